/** A command takes its own input, on the state of its own kind of stream. */
import * as Command from "@pupitre/core/Command"
import { PostMessage } from "@pupitre/core/command/PostMessage"
import { StartVisit } from "@pupitre/core/command/Visit"
import type { Conversation } from "@pupitre/core/Conversation"

declare const conversation: Conversation
declare const context: Command.Context

// refused 2322: Type 'number' is not assignable to type 'string'
export const ofNumber = Command.decide(PostMessage, conversation, { text: 3 }, context)

// refused 2345: Property 'text' is missing
export const ofNothing = Command.decide(PostMessage, conversation, {}, context)

// refused 2379: is not assignable to parameter of type 'Visitor'
export const elsewhere = Command.can(StartVisit, conversation, context)
