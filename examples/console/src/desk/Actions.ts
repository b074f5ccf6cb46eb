/**
 * What this desk can do, by the same rules as its server.
 *
 * @since 0.1.0
 */
import { catalogue as actionReasons } from "@pupitre/actions/ActionReason"
import * as Catalogue from "@pupitre/actions/Catalogue"
import * as Command from "@pupitre/core/Command"
import { builtin } from "@pupitre/core/command/builtin"
import { actions } from "../../policy.ts"
import type { Key } from "../words/catalogue.ts"
import { learn } from "../words/Speech.ts"

/** The types of conversation to pick from. */
export const closingTags: ReadonlyArray<Key> = [
  "tag.advice",
  "tag.order",
  "tag.delivery",
  "tag.return",
  "tag.repair",
  "tag.misc",
]

/** Every wish of the desk by name, so that one kept over a reload shows again. */
export const commands: ReadonlyMap<string, Command.Any> = Command.catalogue([
  ...builtin,
  ...Catalogue.commands(actions),
])

learn(actionReasons)
