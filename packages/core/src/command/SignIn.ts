/**
 * The visitor signs in with the site, in the middle of a conversation or before: their page brings what the site's own server
 * signed, and what it says is trusted as that server is.
 *
 * The page carries the assertion and can neither make nor change one, so that no server needs a way into the visitor's stream.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import * as Command from "../Command.js"
import { accept, reject } from "../Decision.js"
import type { CustomValue, VisitorBlocked } from "../Fact.js"
import { make as reason } from "../Reason.js"
import * as StreamKey from "../StreamKey.js"
import { lastConversation } from "../Visitor.js"
import type { CustomDataPolicy } from "./Describe.js"
import { IdentifyVisitor, setCustomData } from "./Describe.js"

/** What the site's server vouches for. */
export interface Vouched {
  /** The customer's own id of the person. */
  readonly externalId: string
  readonly name?: string
  /** Custom data that comes with it; `null` takes a key away. */
  readonly values?: Readonly<Record<string, CustomValue | null>>
}

/** How someone is kept away: as whom, from where, why, and until when, milliseconds, if it ends by itself. */
export type KeptAway = Pick<VisitorBlocked, "visitorId" | "site" | "reason" | "until">

/** How a team checks what its server signed. */
export interface SignInPolicy extends CustomDataPolicy {
  /**
   * What an assertion says, or nothing for one that was not signed, is not for this visitor or is over. Synchronous and the
   * same for the same arguments.
   */
  readonly verify: (assertion: string, context: Pick<Command.Context, "tenant" | "by" | "at">) => Vouched | undefined
  /**
   * How this person is kept away as one of the other visitors that they are, by the customer's own id of them; nothing when
   * they are not. Who signs in is then kept away as this visitor too, from the same sites. Absent, nobody is.
   */
  readonly keptAway?: (externalId: string, context: Pick<Command.Context, "tenant" | "at">) => ReadonlyArray<KeptAway>
}

/** The longest assertion, in UTF-16 units. */
export const maxAssertion = 4096

/**
 * The wish of a visitor who has signed in. Refused as `AssertionRefused`, and for what is refused of custom data and of an id
 * that says who someone is.
 *
 * A person who is kept away stays so, whatever visitor they come back as: the same facts then say so in the visitor's own
 * stream, in the conversation that is open or was the last, and in the workspace's `blocks`.
 */
export const signIn = ({ verify, keptAway, ...policy }: SignInPolicy) => {
  const setData = setCustomData(policy)
  return Command.make({
    name: "signIn",
    on: "visitor",
    roles: ["visitor"],
    input: Schema.Struct({ assertion: Schema.String.check(Schema.isMaxLength(maxAssertion)) }),
    inputReasons: ["AssertionRefused", ...IdentifyVisitor.inputReasons, ...setData.inputReasons],
    availability: IdentifyVisitor.availability,
    facts: (state, { assertion }, context) => {
      const vouched = verify(assertion, context)
      if (vouched === undefined) return reject(reason("AssertionRefused"))
      const { values = {}, ...person } = vouched
      // What the server signed it says itself.
      const server = { ...context, role: "system" } as const
      const identified = IdentifyVisitor.facts(state, person, server)
      if (identified._tag === "Rejected") return identified
      const described = Object.keys(values).length === 0 ? accept([]) : setData.facts(state, { values }, server)
      if (described._tag === "Rejected") return described
      const events = [...identified.events, ...described.events]
      const before = keptAway?.(person.externalId, context) ?? []
      const { by } = context
      if (before.length === 0 || by._tag !== "Visitor") return accept(events)
      const blocked = before.map(({ visitorId: follows, site, reason: why, until }): VisitorBlocked => ({
        _tag: "VisitorBlocked",
        visitorId: by.id,
        ...(site !== undefined && { site }),
        reason: why,
        ...(until !== undefined && { until }),
        follows,
      }))
      const conversation = lastConversation(state)
      const { tenant } = context
      return accept(
        [...events, ...blocked],
        [
          ...(conversation === undefined
            ? []
            : [{ stream: StreamKey.conversation(tenant, conversation), events: blocked }]),
          { stream: StreamKey.workspace(tenant, "blocks"), events: blocked },
        ],
      )
    },
  })
}
