/**
 * What this desk can do, by the same rules as its server.
 *
 * @since 0.1.0
 */
import { catalogue as actionReasons } from "@pupitre/actions/ActionReason"
import * as Command from "@pupitre/core/Command"
import { AddNote } from "@pupitre/core/command/AddNote"
import { ChangeMode } from "@pupitre/core/command/ChangeMode"
import { CancelClosing } from "@pupitre/core/command/IdleClosing"
import { Decline, PickUp } from "@pupitre/core/command/PickUp"
import { PostMessage } from "@pupitre/core/command/PostMessage"
import { Snooze, Wake } from "@pupitre/core/command/Snooze"
import { AddTag, RemoveTag } from "@pupitre/core/command/Tags"
import { TakeConversation } from "@pupitre/core/command/TakeConversation"
import type { Actions } from "../../policy.ts"
import { actionsWith } from "../../policy.ts"
import { learn } from "../words/Speech.ts"
import * as Library from "./Library.ts"

/** The eight actions; what is sent by its id is predicted as this desk last read it. */
export const actions: Actions = actionsWith({ links: Library.links.find, offers: Library.offers.find })

/** Every wish of the desk by name, so that one kept over a reload shows again. */
export const commands: ReadonlyMap<string, Command.Any> = Command.catalogue([
  PostMessage,
  TakeConversation,
  ChangeMode,
  AddNote,
  AddTag,
  RemoveTag,
  Snooze,
  Wake,
  CancelClosing,
  PickUp,
  Decline,
  ...actions.commands,
])

learn(actionReasons)
