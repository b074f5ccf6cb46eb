/**
 * The files that someone is about to share from this page. What looks at them and brings them to the server is loaded with
 * the first one.
 *
 * @since 0.1.0
 */
import * as AttachmentTray from "@pupitre/core/composer/AttachmentTray"
import type { TrayStore } from "@pupitre/core/composer/TrayStore"
import { lazily } from "@pupitre/core/composer/Uploader"

/** The trays of whoever a token says, kept in a store over a reload if one is given. */
export const traysOf = (token: () => Promise<string>, store?: TrayStore<File>): AttachmentTray.Trays<File> =>
  AttachmentTray.make<File>({
    ...(store !== undefined && { store }),
    sniff: async (file) => {
      const { ofBlob } = await import("@pupitre/core/adapter/SniffedType")
      return ofBlob(file)
    },
    uploader: lazily(async () => {
      const Tus = await import("@pupitre/transport/upload/Tus")
      return Tus.make({ endpoint: new URL("/uploads", location.href).href, token })
    }),
  })
