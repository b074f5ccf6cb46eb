/**
 * What this desk can do, by the same rules as its server.
 *
 * @since 0.1.0
 */
import type { Any } from "@pupitre/actions/Action"
import { catalogue as actionReasons } from "@pupitre/actions/ActionReason"
import { words as ownReasons } from "@pupitre/actions/Matrix"
import * as Command from "@pupitre/core/Command"
import { AddNote } from "@pupitre/core/command/AddNote"
import { ChangeMode } from "@pupitre/core/command/ChangeMode"
import { CancelClosing } from "@pupitre/core/command/IdleClosing"
import { Decline, PickUp } from "@pupitre/core/command/PickUp"
import { PostFile } from "@pupitre/core/command/PostFile"
import { postMessage } from "@pupitre/core/command/PostMessage"
import { Snooze, Wake } from "@pupitre/core/command/Snooze"
import { AddTag, RemoveTag } from "@pupitre/core/command/Tags"
import { TakeConversation } from "@pupitre/core/command/TakeConversation"
import type { Actions } from "../../../actions.ts"
import { actionsWith } from "../../../actions.ts"
import { limits, matrix } from "../../../policy.ts"
import { learn } from "../../words/Speech.ts"
import * as Library from "./Library.ts"

/** The eight actions; what is sent by its id is predicted as this desk last read it. */
export const actions: Actions = actionsWith({ links: Library.links.find, offers: Library.offers.find })

/** File the conversation under something, while it is open. */
export const tagging: Any = {
  icon: "tags",
  label: { fr: "Type de conversation", en: "Conversation type" },
  confirm: false,
  command: AddTag,
}

/** Note something for colleagues. */
export const noting: Any = {
  icon: "sticky-note",
  label: { fr: "Note privée", en: "Private note" },
  confirm: false,
  command: AddNote,
}

/** Every wish of the desk by name, so that one kept over a reload shows again. */
export const commands: ReadonlyMap<string, Command.Any> = Command.catalogue([
  postMessage({ limits }),
  PostFile,
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
learn(ownReasons(matrix))
