/**
 * The commands that every desk has, ready for a catalogue: `Command.catalogue([...builtin, ...yours])`.
 *
 * @since 0.1.0
 */
import type { Any } from "../Command.js"
import { AddNote } from "./AddNote.js"
import { AnswerSurvey } from "./AnswerSurvey.js"
import { AssignAgent } from "./AssignAgent.js"
import { AttachTranslation } from "./AttachTranslation.js"
import { ChangeMode } from "./ChangeMode.js"
import { IdentifyVisitor, LocateVisit, SetCustomData } from "./Describe.js"
import { CloseForErasure } from "./CloseForErasure.js"
import { EndConversation, MinimiseChat } from "./EndConversation.js"
import { EraseVisitor } from "./EraseVisitor.js"
import { GiveConsent, WithdrawConsent } from "./Consent.js"
import { AnnounceClosing, CancelClosing, CloseIdle } from "./IdleClosing.js"
import { Decline, OfferConversation, PickUp, QueueConversation } from "./PickUp.js"
import { JudgeSuggestion } from "./JudgeSuggestion.js"
import { PostMessage } from "./PostMessage.js"
import { RaiseAlert } from "./RaiseAlert.js"
import { ReassignConversation } from "./Reassign.js"
import { RecordAction } from "./RecordAction.js"
import { RedactMessage } from "./RedactMessage.js"
import { ReopenConversation } from "./Reopening.js"
import { Snooze, Wake } from "./Snooze.js"
import { StartConversation } from "./StartConversation.js"
import { AddTag, RemoveTag } from "./Tags.js"
import { TakeConversation } from "./TakeConversation.js"
import { TurnAway } from "./TurnAway.js"
import { LeaveSite, StartVisit, VisitPage } from "./Visit.js"

/** The commands that every desk has. */
export const builtin: ReadonlyArray<Any> = [
  StartConversation,
  PostMessage,
  StartVisit,
  VisitPage,
  LeaveSite,
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
  OfferConversation,
  PickUp,
  Decline,
  QueueConversation,
  ReassignConversation,
  Snooze,
  Wake,
  AddTag,
  RemoveTag,
  AddNote,
  AttachTranslation,
  RedactMessage,
  CloseForErasure,
  EraseVisitor,
  AnnounceClosing,
  CancelClosing,
  CloseIdle,
  EndConversation,
  MinimiseChat,
  ReopenConversation,
  AnswerSurvey,
  JudgeSuggestion,
  TurnAway,
]
