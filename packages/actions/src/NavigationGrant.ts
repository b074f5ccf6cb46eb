/**
 * What the visitor allows on their page at this moment, as a value that a step cannot be made without.
 *
 * Only {@link of} gives one, from a conversation in which the page is seen or driven: a program that makes a step without
 * having asked does not compile. It says what stood when it was asked, so ask anew for each step; that it still stands
 * when the step arrives, `NavigationGuard` asks on the server and on the visitor's page.
 *
 * @since 0.1.0
 */
import type { Conversation } from "@pupitre/core/Conversation"
import type { NavigationLevel } from "@pupitre/core/Fact"
import { controls, observes } from "@pupitre/core/Navigation"
import type { Highlight, NavigationStep } from "./NavigationStep.js"

declare const given: unique symbol
declare const granted: unique symbol

/** The visitor's yes to a level. */
export interface Granted<Level extends NavigationLevel> {
  readonly level: Level
  readonly [given]: Level
}

/** The visitor's yes: to the page being seen, or to its being driven, and so seen. */
export type NavigationGrant = Granted<"observe"> | Granted<"control">

/** A step that was made under a grant. */
export type GrantedStep = NavigationStep & { readonly [granted]: true }

/** What the visitor allows now; nothing while the page is neither seen nor driven. */
export const of = ({ status, navigation }: Conversation): NavigationGrant | undefined => {
  if (status !== "active") return undefined
  if (controls(navigation)) return control
  return observes(navigation) ? observe : undefined
}

/**
 * A step under a grant: who drives makes any, who sees only points out.
 *
 * @example
 * ```ts
 * import * as Conversation from "@pupitre/core/Conversation"
 * import * as NavigationGrant from "@pupitre/actions/NavigationGrant"
 *
 * const conversation = { ...Conversation.empty, status: "active", navigation: { state: "running", level: "control" } } as const
 * const grant = NavigationGrant.of(conversation)
 * if (grant?.level === "control") NavigationGrant.step(grant, { _tag: "Click", target: "t1n7" })
 *
 * NavigationGrant.of({ ...conversation, navigation: { state: "idle" } }) // => undefined
 * ```
 */
export const step: {
  (grant: Granted<"control">, step: NavigationStep): GrantedStep
  (grant: NavigationGrant, step: typeof Highlight.Type): GrantedStep
} = (_grant: NavigationGrant, made: NavigationStep): GrantedStep => made as GrantedStep

const control = { level: "control" } as Granted<"control">
const observe = { level: "observe" } as Granted<"observe">
