/**
 * Which steps of an agent the demo's server lets through to the visitor's page: those that are steps, and that the guard
 * allows under what the visitor has agreed to. The page asks again, and knows its elements.
 *
 * @since 0.1.0
 */
import * as NavigationGuard from "@pupitre/actions/NavigationGuard"
import { NavigationStep } from "@pupitre/actions/NavigationStep"
import type { Availability } from "@pupitre/core/Availability"
import { fromReasons } from "@pupitre/core/Availability"
import type { Conversation } from "@pupitre/core/Conversation"
import * as Schema from "effect/Schema"
import { otherOrigins } from "../sites.ts"

/** Whether a step may pass on to the visitor's page now. */
export const steps = (conversation: Conversation, step: Schema.Json): Availability => {
  const decoded = decode(step)
  return decoded._tag === "None"
    ? fromReasons([{ key: "InvalidInput", params: { detail: "" } }])
    : NavigationGuard.allows(conversation, decoded.value, {
        origins: conversation.page === undefined ? [] : otherOrigins(conversation.page.url),
      })
}

const decode = Schema.decodeUnknownOption(NavigationStep)
