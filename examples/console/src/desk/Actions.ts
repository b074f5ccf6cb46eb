/**
 * What this desk can do, by the same rules as its server.
 *
 * @since 0.1.0
 */
import { catalogue as actionReasons } from "@pupitre/actions/ActionReason"
import type * as Catalogue from "@pupitre/actions/Catalogue"
import * as Command from "@pupitre/core/Command"
import { builtin } from "@pupitre/core/command/builtin"
import { actionsWith, commandsOf } from "../../policy.ts"
import { learn } from "../words/Speech.ts"
import * as Links from "./Links.ts"

/** The eight actions; a link sent by its id is predicted as this desk last read it. */
export const actions: Catalogue.Catalogue = actionsWith(Links.find)

/** Every wish of the desk by name, so that one kept over a reload shows again. */
export const commands: ReadonlyMap<string, Command.Any> = Command.catalogue([...builtin, ...commandsOf(actions)])

learn(actionReasons)
