/**
 * Where the files of unsent replies are kept, and the words for what is wrong with one: what the tray needs once a
 * conversation is open.
 *
 * @since 0.1.0
 */
import * as IndexedDbTrays from "@pupitre/core/adapter/IndexedDbTrays"
import { catalogue } from "@pupitre/core/composer/FileWords"
import type { TrayStore } from "@pupitre/core/composer/TrayStore"
import { learn } from "../../words/Speech.ts"

learn(catalogue)

/** Where the files of whoever sits at this desk are kept. */
export const kept: TrayStore<File> = IndexedDbTrays.make()
