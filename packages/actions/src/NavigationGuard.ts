/**
 * Whether one step on the visitor's page may be done now.
 *
 * Asked twice: by the server, which knows the permission and the address, and by the visitor's page, which knows the
 * element besides and has the last word. Default deny: what the page does not know of is not touched.
 *
 * @since 0.1.0
 */
import type { Availability } from "@pupitre/core/Availability"
import { enabled, fromReasons } from "@pupitre/core/Availability"
import type { Conversation } from "@pupitre/core/Conversation"
import * as ActionReason from "./ActionReason.js"
import { notAllowed } from "./internal/notAllowed.js"
import * as NavigationGrant from "./NavigationGrant.js"
import type { NavigationStep } from "./NavigationStep.js"

/** What the page knows of one of its elements. */
export interface Element {
  /** The type of an `input`, lower case: `text`, `password`. */
  readonly type?: string
  /** Its `autocomplete`, as written. */
  readonly autocomplete?: string
  /** Whether the site masks it: neither seen nor touched by anyone but the visitor. */
  readonly masked?: boolean
  /** Where a link leads. */
  readonly href?: string
}

/** What the guard may ask. */
export interface Policy {
  /** Origins that the page may be led to besides its own, once its visitor has confirmed it: `https://checkout.example`. */
  readonly origins?: ReadonlyArray<string>
  /**
   * An element of the page by its name, on the page itself; absent, on the server, where elements are not known and the
   * page decides.
   */
  readonly element?: (target: string) => Element | undefined
}

/** Whether a step may be done now, and if not, why: the permission first. */
export const allows = (state: Conversation, step: NavigationStep, policy: Policy = {}): Availability => {
  if (state.status !== "active") return refuse("NavigationNotAllowed")
  if (state.navigation.state === "paused") return refuse("NavigationPaused")
  const grant = NavigationGrant.of(state)
  const may = step._tag === "Highlight" ? grant !== undefined : grant?.level === "control"
  if (!may) return fromReasons([notAllowed(state.navigation)])
  switch (step._tag) {
    case "Scroll":
      return enabled
    case "GoTo":
      return isOurs(state, step.url, policy) ? enabled : refuse("OriginNotAllowed")
    case "Highlight":
    case "Click":
    case "Fill": {
      if (policy.element === undefined) return enabled
      const element = policy.element(step.target)
      if (element === undefined) return refuse("TargetGone")
      if (isSecret(element)) return refuse("FieldMasked")
      return step._tag === "Click" && element.href !== undefined && !isOurs(state, element.href, policy)
        ? refuse("OriginNotAllowed")
        : enabled
    }
  }
}

/** Whether a field is nobody's but the visitor's: masked by the site, a password, a card, a one-time code, a file. */
export const isSecret = ({ type, autocomplete, masked }: Element): boolean =>
  masked === true ||
  (type !== undefined && secretTypes.has(type.toLowerCase())) ||
  (autocomplete !== undefined && secretFields.test(autocomplete))

const secretTypes: ReadonlySet<string> = new Set(["password", "file", "hidden"])
const secretFields = /(^|\s)(cc-|current-password|new-password|one-time-code|webauthn)/i

const isOurs = ({ page }: Conversation, text: string, { origins = [] }: Policy): boolean => {
  if (page === undefined || !URL.canParse(text, page.url)) return false
  const { origin, protocol } = new URL(text, page.url)
  if (protocol !== "https:" && protocol !== "http:") return false
  return origin === new URL(page.url).origin || origins.includes(origin)
}

const refuse = (key: ActionReason.Key): Availability => fromReasons([ActionReason.make(key)])
