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
import type { CustomValue } from "../Fact.js"
import { make as reason } from "../Reason.js"
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

/** How a team checks what its server signed. */
export interface SignInPolicy extends CustomDataPolicy {
  /**
   * What an assertion says, or nothing for one that was not signed, is not for this visitor or is over. Synchronous and the
   * same for the same arguments.
   */
  readonly verify: (assertion: string, context: Pick<Command.Context, "tenant" | "by" | "at">) => Vouched | undefined
}

/** The longest assertion, in UTF-16 units. */
export const maxAssertion = 4096

/**
 * The wish of a visitor who has signed in. Refused as `AssertionRefused`, and for what is refused of custom data and of an id
 * that says who someone is.
 */
export const signIn = ({ verify, ...policy }: SignInPolicy) => {
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
      if (identified._tag === "Rejected" || Object.keys(values).length === 0) return identified
      const described = setData.facts(state, { values }, server)
      return described._tag === "Rejected" ? described : accept([...identified.events, ...described.events])
    },
  })
}
