/**
 * The files that someone is about to share from this page. What looks at them and brings them to the server is loaded with
 * the first one.
 *
 * @since 0.1.0
 */
import * as AttachmentTray from "@pupitre/core/composer/AttachmentTray"
import { lazily } from "@pupitre/core/composer/Uploader"

/** The trays of whoever a token says. */
export const traysOf = (token: () => Promise<string>): AttachmentTray.Trays<File> =>
  AttachmentTray.make<File>({
    sniff: async (file) => {
      const { ofBlob } = await import("@pupitre/core/adapter/SniffedType")
      return ofBlob(file)
    },
    uploader: lazily(async () => {
      const Tus = await import("@pupitre/transport/upload/Tus")
      return Tus.make({ endpoint: new URL("/uploads", location.href).href, token })
    }),
  })
