/**
 * What is known of a visit: its start and each page load, which the visitor's page reports, and when the visitor left, which the
 * server sees.
 *
 * Always facts of the visitor's stream; while a conversation is open a page load is a fact there too, under the same
 * page id. Nothing is accepted before the visitor has agreed to `store`, nor once they are
 * blocked.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import type { Availability } from "../Availability.js"
import * as Command from "../Command.js"
import { accept } from "../Decision.js"
import * as Fact from "../Fact.js"
import { Millis } from "../Id.js"
import { make as reason } from "../Reason.js"
import * as StreamKey from "../StreamKey.js"
import type { Visitor } from "../Visitor.js"
import { nextPage, nextVisit, timeBefore } from "../Visitor.js"
import { welcome } from "./guards.js"

const storing = (state: Visitor, context: Command.Context): Availability =>
  Command.unless(
    welcome(state, context),
    !state.consent.includes("store") && reason("ConsentMissing", { scope: "store" }),
  )

const { origin: _origin, site: _site, nth: _nth, before: _before, ...told } = withoutTag(Fact.VisitStarted).fields
const Beginning = Schema.Struct(told)

/** What a visitor's page tells of the beginning of a visit. */
export type Beginning = typeof Beginning.Type

/**
 * A visit begins, and the server says how: `origin` reads referrer and landing address once, with what tables it has, so that
 * no desk needs them.
 */
export const startVisit = (
  origin?: (visit: Beginning) => Fact.Origin,
): Command.Command<"startVisit", "visitor", Beginning> =>
  Command.make({
    name: "startVisit",
    on: "visitor",
    roles: ["visitor"],
    input: Beginning,
    inputReasons: [],
    availability: storing,
    facts: (state, input, { at, site }) => {
      const read = origin?.(input)
      const before = timeBefore(state, input.visitId, at)
      const said = {
        ...(before !== undefined && { before }),
        nth: nextVisit(state, input.visitId),
        ...(read !== undefined && { origin: read }),
        ...(site !== undefined && { site }),
      }
      return accept([{ _tag: "VisitStarted", ...input, ...said }])
    },
  })

/** A visit begins; how is left to whoever reads it. */
export const StartVisit = startVisit()

const { nth: _nthPage, site: _siteOfPage, ...loaded } = withoutTag(Fact.PageVisited).fields
const Loaded = Schema.Struct(loaded)

/** A page was loaded. One that is told again, by its id, is the page that was told first: nothing is written. */
export const VisitPage = Command.make({
  name: "visitPage",
  on: "visitor",
  roles: ["visitor"],
  input: Loaded,
  inputReasons: [],
  availability: storing,
  facts: (state, input, { tenant, site }) => {
    if (state.pageIds?.includes(input.pageId) === true) return accept([])
    const visited: Fact.PageVisited = {
      _tag: "PageVisited",
      ...input,
      nth: nextPage(state),
      ...(site !== undefined && { site }),
    }
    if (state.conversationId === undefined) return accept([visited])
    return accept([visited], [{ stream: StreamKey.conversation(tenant, state.conversationId), events: [visited] }])
  },
})

/**
 * The server saw the last tab close. Nothing is written for who was in no visit, and a clock that is ahead of the decision's
 * counts as the decision's.
 */
export const LeaveSite = Command.make({
  name: "leaveSite",
  on: "visitor",
  roles: ["system"],
  input: Schema.Struct({ leftAt: Millis }),
  inputReasons: [],
  availability: storing,
  facts: ({ visitId, page }, { leftAt }, { at }) => {
    const visit = visitId ?? page?.visitId
    return accept(visit === undefined ? [] : [{ _tag: "SiteLeft", visitId: visit, leftAt: Math.min(leftAt, at) }])
  },
})

function withoutTag<F extends Schema.Struct.Fields>(fact: Schema.Struct<F & { readonly _tag: Schema.tag<string> }>) {
  const { _tag, ...fields } = fact.fields
  return Schema.Struct(fields)
}
