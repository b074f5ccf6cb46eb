import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type {
  ConversationStarted,
  CustomDataSet,
  Fact,
  PageVisited,
  Trust,
  VisitorIdentified,
  VisitStarted,
} from "@pupitre/core/Fact"
import type { ConversationId, PageId, VisitId, VisitorId } from "@pupitre/core/Id"
import type { SafeUrl } from "@pupitre/core/SafeUrl"
import * as fc from "fast-check"
import * as Law from "../../../scripts/project/Law.ts"

/** When the first event of a test happens, milliseconds. */
export const start = 1_760_000_000_000

/** A stored fact of the visitor's stream. */
export const event = (seq: number, fact: Fact, at = start + seq * 1000): ChatEvent =>
  ({ id: `command-${seq}/0`, seq, at, by: { _tag: "System" }, ...fact }) as unknown as ChatEvent

export const visit = (id: string, more: Partial<VisitStarted> = {}): VisitStarted => ({
  _tag: "VisitStarted",
  visitId: id as VisitId,
  landing: "https://lumen.example/" as SafeUrl,
  referrer: "",
  userAgent: "Mozilla/5.0",
  ...more,
})

export const page = (id: string, visitId: string, path = "/", title = path): PageVisited => ({
  _tag: "PageVisited",
  pageId: id as PageId,
  visitId: visitId as VisitId,
  url: `https://lumen.example${path}` as SafeUrl,
  title,
})

export const started = (id: string): ConversationStarted => ({
  _tag: "ConversationStarted",
  conversationId: id as ConversationId,
  visitor: { _tag: "Visitor", id: "camille" as VisitorId },
  mode: "chat",
  consent: ["store"],
})

export const closed = (id: string): Fact => ({
  _tag: "ConversationClosed",
  conversationId: id as ConversationId,
  visitorId: "camille" as VisitorId,
  tags: [],
})

export const custom = (values: CustomDataSet["values"], trust: Trust = "page"): CustomDataSet => ({
  _tag: "CustomDataSet",
  values,
  trust,
})

export const identified = (
  externalId: string,
  trust: VisitorIdentified["trust"] = "page",
  name?: string,
): VisitorIdentified => ({ _tag: "VisitorIdentified", externalId, trust, ...(name !== undefined && { name }) })

export const rated = (id: string, csat?: number, nps?: number): Fact => ({
  _tag: "SurveyAnswered",
  conversationId: id as ConversationId,
  ...(csat !== undefined && { csat }),
  ...(nps !== undefined && { nps }),
})

export const located = (visitId: string, country: string): Fact => ({
  _tag: "VisitLocated",
  visitId: visitId as VisitId,
  country,
  source: "address",
})

/** The visitor closed the last tab at this moment, milliseconds. */
export const left = (visitId: string, leftAt: number): Fact => ({
  _tag: "SiteLeft",
  visitId: visitId as VisitId,
  leftAt,
})

const referrers = ["", "https://www.google.fr/", "https://bsky.app/x", "https://blog.example/a?b=c", "nonsense"]

const fact: fc.Arbitrary<(seq: number) => Fact> = fc.oneof(
  fc
    .record({ visit: fc.nat(5), referrer: fc.constantFrom(...referrers), language: fc.constantFrom("fr-FR", "en") })
    .map(
      ({ visit: n, referrer, language }) =>
        () =>
          visit(`visit-${n}`, { referrer, language }),
    ),
  fc
    .record({ page: fc.nat(400), visit: fc.nat(5), counted: fc.boolean() })
    .map(({ page: n, visit: v, counted }) => (seq: number) => ({
      ...page(`page-${n}`, `visit-${v}`, `/p/${n}`),
      ...(counted && { nth: seq }),
    })),
  fc.nat(4).map((n) => () => started(`conversation-${n}`)),
  fc.nat(4).map((n) => () => closed(`conversation-${n}`)),
  fc.constant((): Fact => ({ _tag: "ConsentGiven", scopes: ["store"] })),
  fc
    .record({
      values: fc.dictionary(
        fc.constantFrom("plan", "cart", "constructor", "toString", "tier"),
        fc.constantFrom(null, "gold", 12.5, true),
        { maxKeys: 3, noNullPrototype: true },
      ),
      trust: fc.constantFrom<Trust>("page", "authenticated", "agent"),
    })
    .map(
      ({ values, trust }) =>
        () =>
          custom(values, trust),
    ),
  fc.tuple(fc.constantFrom("c-1", "c-2"), fc.constantFrom("page" as const, "authenticated" as const)).map(
    ([id, trust]) =>
      () =>
        identified(id, trust),
  ),
  fc.tuple(fc.nat(4), fc.integer({ min: 1, max: 5 })).map(
    ([n, csat]) =>
      () =>
        rated(`conversation-${n}`, csat),
  ),
  fc.tuple(fc.nat(5), fc.nat(120)).map(
    ([n, seconds]) =>
      () =>
        left(`visit-${n}`, start + seconds * 1000),
  ),
  fc.tuple(fc.nat(5), fc.constantFrom("FR", "BE")).map(
    ([n, country]) =>
      () =>
        located(`visit-${n}`, country),
  ),
)

/** Holds a law of the aggregation on a thousand cases, all of them however busy the machine. */
export const law = <A>(property: fc.IProperty<A>): void => fc.assert(property, Law.whole(1_000))

/**
 * Streams of a visitor: dense numbers, a clock that may stand still or step back, ids that come again now and then, and
 * now and then more pages than are kept.
 */
export const stream: fc.Arbitrary<ReadonlyArray<ChatEvent>> = fc
  .array(fc.tuple(fact, fc.integer({ min: -2000, max: 120_000 })), {
    maxLength: 60,
    size: "max",
  })
  .chain((facts) =>
    fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(230) }).map((extra) => {
      let at = start
      const events = facts.map(([make, step], i) => event(i + 1, make(i + 1), (at += step)))
      for (let i = 0; i < extra; i++) {
        events.push(event(events.length + 1, page(`more-${i}`, `visit-${i % 120}`), (at += 500)))
      }
      return events
    }),
  )

/** The same stream in disorder: events dealt to some parts, some of them to several, each part in any order. */
export const dealt = (events: ReadonlyArray<ChatEvent>): fc.Arbitrary<ReadonlyArray<ReadonlyArray<ChatEvent>>> =>
  fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.array(fc.nat(31), { minLength: events.length, maxLength: events.length }))
    .chain(([parts, hands]) =>
      fc.tuple(
        ...Array.from({ length: parts }, (_, part) => {
          const mine = events.filter((_event, i) => {
            const hand = hands[i] ?? 0
            return hand % parts === part || (hand >= 24 && part === 0)
          })
          return fc.shuffledSubarray([...mine, ...mine.slice(0, 3)], {
            minLength: mine.length + Math.min(3, mine.length),
          })
        }),
      ),
    )
