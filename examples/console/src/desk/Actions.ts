/**
 * What this desk can do, by the same rules as its server.
 *
 * @since 0.1.0
 */
import { catalogue as actionReasons } from "@pupitre/actions/ActionReason"
import * as Command from "@pupitre/core/Command"
import { ChangeMode } from "@pupitre/core/command/ChangeMode"
import { PostMessage } from "@pupitre/core/command/PostMessage"
import { TakeConversation } from "@pupitre/core/command/TakeConversation"
import type { Actions } from "../../policy.ts"
import { actionsWith } from "../../policy.ts"
import { learn } from "../words/Speech.ts"
import * as Links from "./Links.ts"

/** The eight actions; a link sent by its id is predicted as this desk last read it. */
export const actions: Actions = actionsWith(Links.find)

/** Every wish of the desk by name, so that one kept over a reload shows again. */
export const commands: ReadonlyMap<string, Command.Any> = Command.catalogue([
  PostMessage,
  TakeConversation,
  ChangeMode,
  ...actions.commands,
])

learn(actionReasons)
