/**
 * What is said of a visitor beside what they do: custom data, who they are, from which country a visit comes.
 *
 * How far a value is trusted follows from who sends it, never from what is sent: the visitor's page is only the page; the
 * server speaks for the customer's own sign-in, whose token it has checked; an agent types what they were told.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import type { Availability } from "../Availability.js"
import type { Context } from "../Command.js"
import * as Command from "../Command.js"
import { accept, reject } from "../Decision.js"
import * as Fact from "../Fact.js"
import { VisitId } from "../Id.js"
import { DisplayName } from "../Participant.js"
import type { Reason } from "../Reason.js"
import { make as reason } from "../Reason.js"
import type { Visitor } from "../Visitor.js"
import { keysAfter } from "../Visitor.js"
import { welcome } from "./guards.js"

/** What a team decides about custom data. */
export interface CustomDataPolicy {
  /** Whether this key may be set with this trust. Everything may, unless given. */
  readonly maySet?: (key: string, trust: Fact.Trust) => boolean
}

/**
 * Sets custom data, with a team's policy. Refused, whole and with the key, when a key or a value is not one, when a key may
 * not be set by this side, or when there would be more than 50 keys.
 */
export const setCustomData = ({ maySet }: CustomDataPolicy = {}) =>
  Command.make({
    name: "setCustomData",
    on: "visitor",
    roles: ["visitor", "agent", "manager", "system"],
    input: Schema.Struct({ values: Schema.Record(Schema.String, Schema.NullOr(Fact.CustomValue)) }),
    inputReasons: ["CustomKeyInvalid", "CustomKeyNotYours", "CustomTooManyKeys", "CustomValueTooLong"],
    availability: storing,
    facts: (state, { values }, context) => {
      const trust = trustOf(context)
      const entries = Object.entries(values)
      const { keys: max, value: longest } = Fact.customLimits
      const reasons: Array<Reason> = []
      for (const [key, value] of entries.slice(0, max)) {
        if (!isKey(key)) reasons.push(reason("CustomKeyInvalid", { key: key.slice(0, 80) }))
        else if (maySet !== undefined && !maySet(key, trust)) reasons.push(reason("CustomKeyNotYours", { key }))
        else if (typeof value === "string" && value.length > longest) {
          reasons.push(reason("CustomValueTooLong", { key, max: longest }))
        }
      }
      const held = state.custom ?? {}
      const more = (): boolean => {
        const after = Object.keys(keysAfter(held, { values, trust })).length
        return after > max && after > Object.keys(held).length
      }
      if (entries.length > max || more()) reasons.push(reason("CustomTooManyKeys", { max }))
      const [first, ...others] = reasons
      if (first !== undefined) return reject(first, ...others)
      // In the order of the keys, which whoever folds them needs and would have to make each time.
      const ordered = Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)))
      return accept([{ _tag: "CustomDataSet", values: ordered, trust }])
    },
  })

/** {@link setCustomData} where everyone may set every key. */
export const SetCustomData = setCustomData()

/** The site says who the visitor is: its page, which proves nothing, or the server after the visitor's sign-in. */
export const IdentifyVisitor = Command.make({
  name: "identifyVisitor",
  on: "visitor",
  roles: ["visitor", "system"],
  input: Schema.Struct({ externalId: Schema.String, name: Schema.optionalKey(DisplayName) }),
  inputReasons: ["ExternalIdInvalid"],
  availability: storing,
  facts: (_, { externalId, name }, context) => {
    const max = Fact.customLimits.externalId
    if (externalId.trim() === "" || externalId.length > max) return reject(reason("ExternalIdInvalid", { max }))
    const trust = context.role === "system" ? "authenticated" : "page"
    return accept([{ _tag: "VisitorIdentified", externalId, ...(name !== undefined && { name }), trust }])
  },
})

/** The server learned from which country a visit comes: from a trusted proxy, or from the address, which is not kept. */
export const LocateVisit = Command.make({
  name: "locateVisit",
  on: "visitor",
  roles: ["system"],
  input: Schema.Struct({
    visitId: VisitId,
    country: Fact.VisitLocated.fields.country,
    source: Fact.CountrySource,
  }),
  inputReasons: [],
  availability: storing,
  facts: (_, input) => accept([{ _tag: "VisitLocated", ...input }]),
})

/** How far what this side says is trusted. */
export function trustOf({ role }: Pick<Context, "role">): Fact.Trust {
  if (role === "system") return "authenticated"
  return role === "agent" || role === "manager" ? "agent" : "page"
}

function storing(state: Visitor, context: Context): Availability {
  return Command.unless(
    welcome(state, context),
    !state.consent.includes("store") && reason("ConsentMissing", { scope: "store" }),
  )
}

const isKey: (key: string) => boolean = Schema.is(Fact.CustomKey)
