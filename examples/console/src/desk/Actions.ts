/**
 * What this desk can do, by the same rules as its server, and what its team decided about closing.
 *
 * @since 0.1.0
 */
import { catalogue as actionReasons } from "@pupitre/actions/ActionReason"
import * as Catalogue from "@pupitre/actions/Catalogue"
import type { Policy } from "@pupitre/actions/Close"
import * as Command from "@pupitre/core/Command"
import { builtin } from "@pupitre/core/command/builtin"
import type { Key } from "../words/catalogue.ts"
import { learn } from "../words/Speech.ts"

/** What the team decided about closing. */
export const closing: Policy = {}

/** The types of conversation to pick from. */
export const closingTags: ReadonlyArray<Key> = [
  "tag.advice",
  "tag.order",
  "tag.delivery",
  "tag.return",
  "tag.repair",
  "tag.misc",
]

/** The eight actions. */
export const actions: Catalogue.Catalogue = Catalogue.make({ close: closing })

/** Every wish of the desk by name, so that one kept over a reload shows again. */
export const commands: ReadonlyMap<string, Command.Any> = Command.catalogue([
  ...builtin,
  ...Catalogue.commands(actions),
])

learn(actionReasons)
