/**
 * The files that the visitor is about to share, and the drafts that they go out with.
 *
 * @since 0.1.0
 */
import type { Trays } from "@pupitre/core/composer/AttachmentTray"
import type { Drafts } from "@pupitre/core/composer/Drafts"
import { make } from "@pupitre/core/composer/Drafts"
import { traysOf } from "../../files/Trays.ts"
import { token } from "../Guest.ts"

/** The files that the visitor is about to share. */
export const trays: Trays<File> = traysOf(token)

/** What the visitor writes, as long as the page. */
export const drafts: Drafts = make({ steps: [trays.step] })
