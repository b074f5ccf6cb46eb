/**
 * Send a link (*Envoyer un lien*): the visitor gets it clickable in the thread.
 *
 * @since 0.1.0
 */
import * as Command from "@pupitre/core/Command"
import { accept, reject } from "@pupitre/core/Decision"
import type { LinkSent } from "@pupitre/core/Fact"
import { ItemId } from "@pupitre/core/Id"
import type { Reason } from "@pupitre/core/Reason"
import { make as coreReason } from "@pupitre/core/Reason"
import * as SafeUrl from "@pupitre/core/SafeUrl"
import * as Schema from "effect/Schema"
import type { Action } from "./Action.js"
import { conditions } from "./Action.js"
import * as ActionReason from "./ActionReason.js"
import { allowedLink } from "./internal/allowedLink.js"
import { namedElsewhere } from "./internal/namedElsewhere.js"
import type { LinkItem } from "./Library.js"
import type { Matrix } from "./Matrix.js"
import { matrix as defaultMatrix } from "./Matrix.js"
import { pane } from "./Pane.js"

/** The longest label, in UTF-16 units. */
export const maxLabel = 200

const Label = Schema.optionalKey(Schema.String)

/** What the agent gives: an address or the id of a link in the library, and the words to show for it. */
export const Input = Schema.Union([
  Schema.Struct({ url: Schema.String, label: Label }),
  Schema.Struct({ item: ItemId, label: Label }),
])
export type Input = typeof Input.Type

/** What a team decides. */
export interface Policy {
  readonly matrix?: Matrix
  /** The hosts that links may lead to, on any port, their sub-domains included; absent, any. */
  readonly hosts?: ReadonlyArray<string>
  /** The links that can be sent by their id; absent, none. What is sent is what the link is at that moment. */
  readonly library?: (id: ItemId) => Pick<LinkItem, "url" | "label"> | undefined
}

/** The link as it would be sent, or why it cannot be. */
export const compose = (
  input: Input,
  { hosts, library }: Pick<Policy, "hosts" | "library"> = {},
): { readonly sent: LinkSent } | { readonly reason: Reason } => {
  const link = "url" in input ? { url: input.url, label: "" } : library?.(input.item)
  if (link === undefined) return { reason: ActionReason.make("LinkNotFound") }
  const allowed = allowedLink(link.url, hosts)
  if ("reason" in allowed) return allowed
  const label = input.label?.trim() || link.label || SafeUrl.host(allowed.url)
  if (!label.isWellFormed()) return { reason: coreReason("NotWellFormed") }
  if (label.length > maxLabel) return { reason: coreReason("TooLong", { max: maxLabel }) }
  const elsewhere = namedElsewhere(label, allowed.url)
  return elsewhere !== undefined
    ? { reason: elsewhere }
    : { sent: { _tag: "LinkSent", url: allowed.url, label, ...("item" in input && { itemId: input.item }) } }
}

/**
 * The action. While on, it is refused as `LinkInvalid` (not an absolute http or https URL without credentials),
 * `HostNotAllowed`, `LinkNotFound` (no such id in the library), `TooLong` or `NotWellFormed` (the label), or `LabelElsewhere`
 * (the label names another address than the link's). Without words the library's are
 * shown, or else the host.
 *
 * @example
 * ```ts
 * import * as Command from "@pupitre/core/Command"
 * import * as Scenario from "@pupitre/core/testing/Scenario"
 * import * as SendLink from "@pupitre/actions/SendLink"
 *
 * const { command } = SendLink.make({ hosts: ["lumen.example"] })
 * const context = { tenant: Scenario.tenant, by: Scenario.ines, role: "agent", at: 0, visitorOnline: true } as never
 * const decide = (url: string) => Command.decide(command, Scenario.make("Bonjour").conversation(), { url }, context)
 *
 * decide("https://www.lumen.example/p/aube")._tag // => "Accepted"
 * decide("https://lumen.example.evil.test/")._tag // => "Rejected"
 * ```
 */
export const make = ({ matrix = defaultMatrix, ...policy }: Policy = {}): Action<"sendLink", Input> => ({
  ...pane.sendLink,
  command: Command.make({
    name: "sendLink",
    on: "conversation",
    roles: ["agent", "manager", "bot"],
    input: Input,
    inputReasons: ["LinkInvalid", "HostNotAllowed", "LinkNotFound", "TooLong", "NotWellFormed", "LabelElsewhere"],
    availability: (state, context) => Command.unless(...conditions(matrix, "sendLink", state, context)),
    facts: (_, input) => {
      const composed = compose(input, policy)
      return "reason" in composed ? reject(composed.reason) : accept([composed.sent])
    },
  }),
})
