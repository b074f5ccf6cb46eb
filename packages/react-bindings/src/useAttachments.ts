/**
 * The files that are about to be shared in this window.
 *
 * @since 0.1.0
 */
import type { Availability } from "@pupitre/core/Availability"
import { PostFile } from "@pupitre/core/command/PostFile"
import type { Attachments } from "@pupitre/core/composer/Attachments"
import type { AnyFile, Tray, Trays } from "@pupitre/core/composer/AttachmentTray"
import { useWindow } from "./ConversationProvider.js"
import { useReadable } from "./internal/useReadable.js"
import { useAvailability } from "./useAvailability.js"

/** What {@link useAttachments} gives. */
export interface UsedAttachments<File extends AnyFile> extends Omit<Tray<File>, "state"> {
  /** The files, in the order in which they were chosen. */
  readonly files: Attachments
  /** Whether any could be shared now. */
  readonly availability: Availability
}

/** The files that are about to be shared in the nearest window. The trays the same between renders. */
export const useAttachments = <File extends AnyFile>(trays: Trays<File>): UsedAttachments<File> => {
  const { state, ...tray } = trays.of(useWindow())
  const files = useReadable(state)
  const availability = useAvailability(PostFile)
  return { ...tray, files, availability }
}
