/** Each action has the input of its own. */
import * as Catalogue from "@pupitre/actions/Catalogue"
import * as Command from "@pupitre/core/Command"
import type { Conversation } from "@pupitre/core/Conversation"

declare const conversation: Conversation
declare const context: Command.Context
const { sendLink } = Catalogue.make()

// refused 2345: Property 'item' is missing
export const nothing = Command.decide(sendLink.command, conversation, { label: "Lamps" }, context)

// refused 2353: 'sendParcel' does not exist in type 'Policy'
export const ninth = Catalogue.make({ sendParcel: {} })
