import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { Entry, GapState } from "@pupitre/core/Entry"
import { key } from "@pupitre/core/Entry"
import type { Outcome } from "@pupitre/core/EventChannel"
import * as Fact from "@pupitre/core/Fact"
import type { AgentId, CommandId, Seq } from "@pupitre/core/Id"
import type { Participant } from "@pupitre/core/Participant"
import type { Splice } from "@pupitre/core/Splice"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as Timeline from "@pupitre/core/Timeline"
import * as Filter from "@pupitre/filters/Filter"
import * as Kind from "@pupitre/filters/Kind"
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import type * as Schema from "effect/Schema"
import * as fc from "fast-check"

const { MessageRedacted: _, TranslationAttached: __, ...schemas } = Fact.schemas

/** Facts of every tag that can be a row, their payloads as their schemas allow them. */
export const facts: ReadonlyArray<Fact.Fact> = Object.values(schemas).flatMap((schema) =>
  Effect.runSync(
    Arbitrary.sampleEffect(Arbitrary.schema(schema as unknown as Schema.Schema<Fact.Fact>), { count: 12, seed: 5 }),
  ),
)

/** Texts in which words are found, as people of the trade write them. */
export const words = fc.constantFrom(
  "École",
  "ECOLE",
  "e\u0301cole",
  "cœur",
  "COEUR",
  "lampe",
  "Straße",
  "strasse",
  "l’été",
  "L'ete",
  "aaa",
  "😀",
  "ΟΔΟΣ",
  "οδος",
  "한글",
  "Ǽ",
  "https://lumen.example/x",
)
export const sentence = fc.array(words, { minLength: 1, maxLength: 5 }).map((some) => some.join(" "))

export const bot: Participant = { _tag: "Bot", id: "robo" as AgentId, name: "Robo" }
const by = fc.constantFrom<Participant>(Scenario.camille, Scenario.ines, bot, { _tag: "System" })
const said = fc.oneof(
  sentence.map((text): Fact.Fact => ({ _tag: "MessagePosted", text })),
  sentence.map((text): Fact.Fact => ({ _tag: "NoteAdded", text })),
  fc.constantFrom(...facts),
)

const event = (seq: number, fact: Fact.Fact, own: Participant, at: number, translation?: string): ChatEvent =>
  ({
    id: `command-${String(seq).padStart(3, "0")}/0`,
    seq,
    at,
    by: own,
    ...fact,
    ...(translation !== undefined && { translations: [{ text: translation }] }),
  }) as unknown as ChatEvent

/** Events of any tag and author, numbered from 1, some of them of a kind this version does not know, some translated. */
export const events: fc.Arbitrary<ReadonlyArray<ChatEvent>> = fc
  .array(
    fc.tuple(
      fc.oneof({ weight: 9, arbitrary: said }, { weight: 1, arbitrary: fc.constant(undefined) }),
      by,
      fc.nat(40),
      fc.option(sentence, { nil: undefined, freq: 6 }),
    ),
    { minLength: 1, maxLength: 24 },
  )
  .map((all) =>
    all.map(([fact, own, at, translation], i) =>
      event(i + 1, fact ?? ({ _tag: "Unknown", kind: "Later", body: {} } as never), own, at, translation),
    ),
  )

/** Any filter, at most four deep. */
export const filter: fc.Arbitrary<Filter.Filter> = fc.letrec<{ filter: Filter.Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    fc.subarray([...Kind.all]).map((kinds) => Filter.kinds(...kinds)),
    fc
      .constantFrom<Filter.Author["by"]>("visitor", "agent", "bot", "system", { agentId: Scenario.ines.id })
      .map(Filter.author),
    fc.record({ from: fc.nat(40), to: fc.nat(40) }, { requiredKeys: [] }).map((range) => Filter.time(range)),
    fc.oneof(words, sentence, fc.constantFrom("", "e", "aaa lampe", "oe")).map(Filter.text),
    fc.constantFrom(Filter.hasLink, Filter.hasFile, Filter.everything),
    fc.array(tie("filter"), { maxLength: 3 }).map((of) => Filter.and(...of)),
    fc.array(tie("filter"), { maxLength: 3 }).map((of) => Filter.or(...of)),
    tie("filter").map(Filter.not),
  ),
})).filter

export const classification: fc.Arbitrary<Kind.Classification> = fc.record(
  { cardsUnderAgent: fc.boolean(), notesUnderActions: fc.boolean() },
  { requiredKeys: [] },
)

/** A way for a timeline to change. */
export type Step = (timeline: Timeline.Timeline, all: ReadonlyArray<ChatEvent>) => Timeline.Change

const commandOf = ({ id }: ChatEvent): CommandId => id.slice(0, id.indexOf("/")) as CommandId

/** Something that is said of a row later, as a page brings it: the row stays in its place and shows something else. */
const change = (timeline: Timeline.Timeline, said: Fact.Fact, n: number): Timeline.Change =>
  Timeline.ingest(timeline, {
    from: 1,
    to: 0,
    events: [],
    head: 0,
    later: [{ id: `change-${n}/0`, seq: 1_000 + n, at: 0, by: Scenario.ines, ...said } as unknown as ChatEvent],
  })

/** The ways for a timeline to change: ranges in any order, wishes and what becomes of them, rows that become others. */
export const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(fc.nat(30), fc.nat(6), fc.nat(3)).map(([start, length, more]): Step => (timeline, all) => {
      const from = 1 + (start % all.length)
      const to = Math.min(all.length, from + length)
      const head = Math.min(all.length, to + more)
      return Timeline.ingest(timeline, { from, to, events: all.slice(from - 1, to), head })
    }),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.nat(30), said, by).map(([n, fact, own]): Step => (timeline, all) => {
      const commandId = commandOf(all[n % all.length]!)
      if (Timeline.slice(timeline).some((row) => key(row) === `${commandId}/0`)) return { timeline, diff: [] }
      return Timeline.submit(timeline, { commandId, facts: [fact], by: own, at: 0 })
    }),
  },
  fc.tuple(fc.nat(30), fc.boolean()).map(([n, stored]): Step => (timeline, all) => {
    const { seq } = all[n % all.length]!
    const outcome: Outcome = stored ? { _tag: "Stored", from: seq, to: seq } : { _tag: "NotSent", reason: "Closed" }
    return Timeline.settle(timeline, commandOf(all[n % all.length]!), outcome)
  }),
  fc.nat(30).map(
    (n): Step =>
      (timeline, all) =>
        Timeline.dismiss(timeline, commandOf(all[n % all.length]!)),
  ),
  fc.tuple(fc.nat(30), fc.constantFrom<GapState>("known", "filling", "failed")).map(
    ([n, state]): Step =>
      (timeline) =>
        Timeline.gap(timeline, n, state),
  ),
  fc.tuple(fc.nat(30), sentence).map(
    ([n, text]): Step =>
      (timeline) =>
        change(
          timeline,
          { _tag: "TranslationAttached", target: n as Seq, language: "fr", text, provider: "test", to: "agents" },
          n,
        ),
  ),
  fc.nat(30).map(
    (n): Step =>
      (timeline) =>
        change(timeline, { _tag: "MessageRedacted", target: n as Seq }, n + 500),
  ),
  { weight: 1, arbitrary: fc.constant<Step>((timeline) => Timeline.reset(timeline)) },
)

/** All of these events at once. */
export const timelineOf = (all: ReadonlyArray<ChatEvent>): Timeline.Timeline =>
  Timeline.ingest(Timeline.empty, { from: 1, to: all.length, events: all, head: all.length }).timeline

/** Rows after steps, for whoever keeps an array. */
export const applied = (rows: ReadonlyArray<Entry>, diff: ReadonlyArray<Splice>) => {
  const next = [...rows]
  for (const { index, removed, added } of diff) next.splice(index, removed.length, ...added)
  return next
}
