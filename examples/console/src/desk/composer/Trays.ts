/**
 * The files that whoever sits at this desk is about to share. Where they are kept, and the words for what is wrong with one, are
 * loaded with the first conversation that is opened.
 *
 * @since 0.1.0
 */
import type { Trays } from "@pupitre/core/composer/AttachmentTray"
import { lazily } from "@pupitre/core/composer/TrayStore"
import { traysOf } from "../../files/Trays.ts"
import { tokenOfSeat } from "../Session.ts"

/** The files that whoever sits at this desk is about to share. */
export const trays: Trays<File> = traysOf(
  tokenOfSeat,
  lazily(async () => (await import("./KeptFiles.ts")).kept),
)
