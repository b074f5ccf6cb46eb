/**
 * The commands that every desk has, ready for a catalogue: `Command.catalogue([...builtin, ...yours])`.
 *
 * @since 0.1.0
 */
import type { Any } from "../Command.js"
import { AssignAgent } from "./AssignAgent.js"
import { ChangeMode } from "./ChangeMode.js"
import { IdentifyVisitor, LocateVisit, SetCustomData } from "./Describe.js"
import { GiveConsent, WithdrawConsent } from "./Consent.js"
import { PostMessage } from "./PostMessage.js"
import { RaiseAlert } from "./RaiseAlert.js"
import { RecordAction } from "./RecordAction.js"
import { StartConversation } from "./StartConversation.js"
import { TakeConversation } from "./TakeConversation.js"
import { StartVisit, VisitPage } from "./Visit.js"

/** The commands that every desk has. */
export const builtin: ReadonlyArray<Any> = [
  StartConversation,
  PostMessage,
  StartVisit,
  VisitPage,
  LocateVisit,
  IdentifyVisitor,
  SetCustomData,
  GiveConsent,
  WithdrawConsent,
  AssignAgent,
  TakeConversation,
  ChangeMode,
  RecordAction,
  RaiseAlert,
]
