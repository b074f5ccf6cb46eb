import { assert, it } from "@effect/vitest"
import * as Blocks from "@pupitre/actions/Blocks"
import * as Problems from "@pupitre/actions/Problems"
import * as Effect from "effect/Effect"
import * as StreamKey from "@pupitre/core/StreamKey"
import type { VisitorId } from "@pupitre/core/Id"
import * as Visitor from "@pupitre/core/Visitor"
import type { Fact } from "@pupitre/core/Fact"
import { EventLog } from "@pupitre/transport/server/EventLog"
import * as MemoryLog from "@pupitre/transport/server/MemoryLog"
import { fileURLToPath } from "node:url"
import { commandsWith } from "../server/Commands.ts"
import * as Demo from "../server/Demo.ts"
import { tenant } from "../server/People.ts"

/** What the demo has to show, so that a newcomer sees the look of each. */
const tags: ReadonlyArray<Fact["_tag"]> = [
  "ConversationStarted",
  "AgentAssigned",
  "MessagePosted",
  "VisitStarted",
  "PageVisited",
  "LinkSent",
  "ModeChanged",
  "ConsentGiven",
  "ConsentWithdrawn",
  "ActionRecorded",
  "AlertRaised",
  "ConversationClosed",
  "ProblemReported",
  "VisitorBlocked",
  "VisitorUnblocked",
]

const options: Demo.Options = {
  folder: fileURLToPath(new URL("../demo", import.meta.url)),
  tenant,
  commands: commandsWith({ links: () => undefined, offers: () => undefined }),
  origin: "http://127.0.0.1:4173",
  now: 1_760_000_000_000,
}

const planted = Effect.gen(function* () {
  const facts = yield* Demo.plant(options)
  const log = yield* EventLog
  const summaries = yield* log.summaries(tenant, 100)
  const events = yield* Effect.forEach(summaries, ({ id }) => log.read(StreamKey.conversation(tenant, id), 1, 1_000))
  const people = ["camille", "tom", "noor", "yves", "ada", "zoe", "lea", "max", "paul", "iris"]
  const visitors = yield* Effect.forEach(people, (name) =>
    log.read(StreamKey.visitor(tenant, `demo-${name}` as VisitorId), 1, 1_000),
  )
  const workspaces = yield* Effect.forEach(["problems", "blocks"], (name) =>
    log.read(StreamKey.workspace(tenant, name), 1, 1_000),
  )
  return { facts, summaries, threads: events, events: events.flat(), visitors, workspaces }
}).pipe(Effect.provide(MemoryLog.layer()))

it.effect("every wish of the demo is granted, and becomes eleven conversations: closed, queued and active", () =>
  Effect.gen(function* () {
    const { summaries, facts, events, visitors, workspaces } = yield* planted
    assert.deepStrictEqual(summaries.map(({ status }) => status).sort(), [
      "active",
      "active",
      "active",
      "active",
      ...Array.from({ length: 6 }, () => "closed"),
      "queued",
    ])
    assert.strictEqual(facts, events.length + visitors.flat().length + workspaces.flat().length)
  }),
)

it.effect("the demo shows the facts of every day", () =>
  Effect.gen(function* () {
    const { events, visitors } = yield* planted
    const shown = new Set([...events, ...visitors.flat()].map(({ _tag }) => _tag))
    for (const tag of tags) assert.isTrue(shown.has(tag), tag)
    assert.isAbove(tags.length, 10)
  }),
)

it.effect("no demo conversation happens in the future, and each is in the order of its times", () =>
  Effect.gen(function* () {
    const { threads } = yield* planted
    for (const thread of threads) {
      const times = thread.map(({ at }) => at)
      assert.isAbove(times.length, 5)
      assert.isAtMost(Math.max(...times), options.now)
      assert.deepStrictEqual(
        times.toSorted((a, b) => a - b),
        times,
      )
    }
  }),
)

it.effect("a manager finds a problem under way, one that it is likely to repeat, and a visitor who is kept away", () =>
  Effect.gen(function* () {
    const { workspaces } = yield* planted
    const problems = Problems.fold(workspaces[0] ?? [])
    assert.deepStrictEqual(
      problems.reports.map(({ status }) => status),
      ["inProgress", "new", "new"],
    )
    assert.lengthOf(Problems.alike(problems, problems.reports[1]!), 1)
    const blocks = Blocks.fold(workspaces[1] ?? [])
    assert.deepStrictEqual(
      Blocks.standing(blocks, options.now).map(({ visitorId }) => visitorId),
      ["demo-max" as VisitorId],
    )
    assert.lengthOf(blocks.trail, 3)
  }),
)

it.effect("a visitor who came back has one open conversation and remembers the one before", () =>
  Effect.gen(function* () {
    const { visitors } = yield* planted
    const camille = Visitor.fold(visitors[0] ?? [])
    assert.isDefined(camille.conversationId)
    assert.isDefined(camille.previousConversationId)
    assert.strictEqual(camille.conversations, 2)
  }),
)
