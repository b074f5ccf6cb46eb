/**
 * The files that whoever sits at this desk is about to share.
 *
 * @since 0.1.0
 */
import * as IndexedDbTrays from "@pupitre/core/adapter/IndexedDbTrays"
import type { Trays } from "@pupitre/core/composer/AttachmentTray"
import { catalogue } from "@pupitre/core/composer/FileReason"
import { traysOf } from "../../files/Trays.ts"
import { learn } from "../../words/Speech.ts"
import { tokenOfSeat } from "../Session.ts"

/** The files that whoever sits at this desk is about to share. */
export const trays: Trays<File> = traysOf(tokenOfSeat, IndexedDbTrays.make())

learn(catalogue)
