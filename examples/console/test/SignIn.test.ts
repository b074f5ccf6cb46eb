import { assert, it } from "@effect/vitest"
import * as Summary from "@pupitre/core/ConversationSummary"
import type { Fact } from "@pupitre/core/Fact"
import type { CommandId, ConversationId, VisitorId } from "@pupitre/core/Id"
import * as StreamKey from "@pupitre/core/StreamKey"
import { number } from "@pupitre/transport/server/Admission"
import { EventLog } from "@pupitre/transport/server/EventLog"
import * as MemoryLog from "@pupitre/transport/server/MemoryLog"
import type { Page } from "@pupitre/visitor-profile/CustomerRecord"
import * as Effect from "effect/Effect"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Assertion from "../server/Assertion.ts"
import * as Customers from "../server/Customers.ts"
import { tenant } from "../server/People.ts"
import * as Records from "../server/Records.ts"
import { seal } from "../server/SigningKey.ts"
import { customers } from "../src/shop/Customer.ts"

const at = 1_760_000_000_000
const key = new Uint8Array(32).fill(7)
const visitor = (id: string) => ({ _tag: "Visitor", id: id as VisitorId }) as const
const asked = (id: string, now = at) => ({ tenant, by: visitor(id), at: now })

it("an assertion says what was signed, to the visitor that it was signed for, for five minutes", () => {
  const verify = Assertion.verify(key)
  const assertion = Assertion.make(key, "camille" as VisitorId, Customers.customers.camille, at)
  assert.deepStrictEqual(verify(assertion, asked("camille")), Customers.customers.camille)
  assert.isDefined(verify(assertion, asked("camille", at + Assertion.lasts)))
  assert.isUndefined(verify(assertion, asked("camille", at + Assertion.lasts + 1)))
  assert.isUndefined(verify(assertion, asked("other")))
  assert.isUndefined(Assertion.verify(new Uint8Array(32))(assertion, asked("camille")))
  for (let i = 0; i < assertion.length; i += 7) {
    const spoilt = `${assertion.slice(0, i)}${assertion[i] === "A" ? "B" : "A"}${assertion.slice(i + 1)}`
    const said = verify(spoilt, asked("camille"))
    // The last letter of base64 has bits that mean nothing.
    if (i < assertion.length - 1) assert.isUndefined(said, `${i}`)
  }
  for (const text of ["", ".", "x.y", seal(key, "camille", "visitor"), seal(key, "bm90IEpTT04", "sign-in")]) {
    assert.isUndefined(verify(text, asked("camille")), text)
  }
})

it("every customer that the shop offers to sign in as is one that its server knows", () => {
  for (const { id, name } of customers) assert.strictEqual(Customers.named(id)?.name, name)
  for (const other of ["nobody", "__proto__", "constructor", ""]) assert.isUndefined(Customers.named(other))
})

it("who has signed in as whom is kept over a restart; a spoilt file is not taken for an empty one", () => {
  const folder = mkdtempSync(join(tmpdir(), "pupitre-customers-"))
  try {
    const held = Customers.open(folder)
    assert.deepStrictEqual(held.visitors("L-1"), [])
    for (const id of ["a", "b", "a"]) held.remember("L-1", id as VisitorId)
    held.remember("__proto__", "c" as VisitorId)
    assert.deepStrictEqual(Customers.open(folder).visitors("L-1"), ["b", "a"] as never)
    assert.deepStrictEqual(Customers.open(folder).visitors("toString"), [])
    writeFileSync(join(folder, "customers.json"), "{")
    assert.throws(() => Customers.open(folder))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

let stored = 0
/** Facts stored as a server would, one command each. */
const store = Effect.fnUntraced(function* (facts: ReadonlyArray<readonly [stream: StreamKey.StreamKey, fact: Fact]>) {
  const log = yield* EventLog
  const lines = new Map<string, Summary.ConversationSummary | undefined>()
  for (const [stream, fact] of facts) {
    const i = stored++
    const base = { commandId: `command-${i}` as CommandId, stream, by: { _tag: "System" } as const, at: at + i * 1000 }
    const write = { stream, expectedHead: yield* log.head(stream), facts: [fact] }
    for (const event of number(base, [write])[0]?.events ?? [])
      lines.set(stream, Summary.apply(lines.get(stream), event))
    const summary = stream.includes("/conversation/") ? lines.get(stream) : undefined
    const whole = summary === undefined ? write : { ...write, summary }
    yield* log.append({ ...base, outcome: { _tag: "Accepted", writes: [whole] } })
  }
})

const began = (conversation: string, of: string): ReadonlyArray<readonly [StreamKey.StreamKey, Fact]> => {
  const conversationId = conversation as ConversationId
  const fact = {
    _tag: "ConversationStarted",
    conversationId,
    visitor: visitor(of),
    mode: "chat",
    consent: ["store"],
  } as unknown as Fact
  return [
    [StreamKey.conversation(tenant, conversationId), fact],
    [StreamKey.visitor(tenant, of as VisitorId), fact],
  ]
}
const identified = (
  of: string,
  externalId: string,
  trust: "page" | "authenticated",
  name?: string,
): readonly [StreamKey.StreamKey, Fact] => [
  StreamKey.visitor(tenant, of as VisitorId),
  { _tag: "VisitorIdentified", externalId, trust, ...(name !== undefined && { name }) },
]
const note = (of: string, text: string): readonly [StreamKey.StreamKey, Fact] => [
  StreamKey.conversation(tenant, of as ConversationId),
  { _tag: "NoteAdded", text },
]

it.effect(
  "a record holds the conversations of all who signed in as one customer, page by page, and of nobody else",
  () =>
    Effect.gen(function* () {
      yield* store([
        ...began("c1", "phone"),
        ...began("c2", "desk"),
        ...began("c3", "stranger"),
        ...began("c4", "phone"),
        identified("phone", "L-1", "authenticated"),
        identified("desk", "L-1", "authenticated"),
        // One whose page says so, and one who asked and never came back with the answer.
        identified("stranger", "L-1", "page"),
        ...began("c5", "away"),
        note("c1", "Préfère le téléphone"),
        [
          StreamKey.conversation(tenant, "c4" as never),
          { _tag: "ConversationClosed", conversationId: "c4", visitorId: "phone", tags: [] } as never,
        ],
      ])
      const visitors = (): ReadonlyArray<VisitorId> => ["phone", "desk", "stranger", "away"] as never
      const [handled] = Records.answering(yield* EventLog, { visitors })
      const page = (visitorId: string, limit: number, after?: string): Effect.Effect<Page> =>
        Effect.promise(
          () =>
            handled?.answer(
              { visitorId, limit, ...(after !== undefined && { after }) },
              { tenant, by: visitor("x"), role: "agent" },
            ) as Promise<Page>,
        )
      const first = yield* page("phone", 2)
      assert.deepStrictEqual([first.total, first.next, first.exchanges.map(({ id }) => id)], [
        3,
        "c2",
        ["c4", "c2"],
      ] as never)
      assert.isDefined(first.exchanges[0]?.closedAt)
      const second = yield* page("phone", 2, "c2")
      assert.deepStrictEqual([second.next, second.exchanges.map(({ id }) => id)], [undefined, ["c1"]] as never)
      // Nobody is named in these streams: a note without a name is none of a colleague's.
      assert.deepStrictEqual(second.exchanges[0]?.notes, [])
      assert.deepStrictEqual(
        (yield* page("desk", 10)).exchanges.map(({ id }) => id),
        ["c4", "c2", "c1"] as never,
      )
      assert.deepStrictEqual(
        (yield* page("stranger", 10)).exchanges.map(({ id }) => id),
        ["c3"] as never,
      )
      assert.deepStrictEqual((yield* page("nobody", 10)).total, 0)
    }).pipe(Effect.provide(MemoryLog.layer())),
)

it.effect("an id that goes by two names, or stands for none, brings nobody together, and is told", () =>
  Effect.gen(function* () {
    yield* store([
      ...began("c1", "phone"),
      ...began("c2", "desk"),
      ...began("c3", "other"),
      ...began("c4", "kiosk"),
      ...began("c5", "booth"),
      identified("phone", "L-1", "authenticated", "Camille Roussel"),
      identified("desk", "L-1", "authenticated", "ROUSSEL Camille"),
      identified("kiosk", "guest", "authenticated"),
      identified("booth", "guest", "authenticated"),
      // What a page says is nobody's word.
      identified("phone", "L-1", "page", "Somebody Else"),
    ])
    const all: Record<string, ReadonlyArray<string>> = { "L-1": ["phone", "desk", "other"], guest: ["kiosk", "booth"] }
    const handled = Records.answering(yield* EventLog, { visitors: (id) => (all[id] ?? []) as never })
    const ask = (name: string, input: object): Effect.Effect<unknown> =>
      Effect.promise(async () =>
        handled.find(({ query }) => query.name === name)?.answer(input, { tenant, by: visitor("x"), role: "agent" }),
      )
    const joined = (visitorId: string) => ask("joinedVisitors", { visitorId })
    const total = (visitorId: string) =>
      Effect.map(ask("customerRecord", { visitorId, limit: 10 }), (page) => (page as Page).total)
    assert.deepStrictEqual(yield* joined("desk"), { visitors: ["desk", "phone"] })
    assert.strictEqual(yield* total("desk"), 2)
    assert.deepStrictEqual(yield* joined("other"), { visitors: ["other"] })
    assert.deepStrictEqual(yield* joined("kiosk"), { visitors: ["kiosk"], shared: "placeholder" })
    assert.strictEqual(yield* total("kiosk"), 1)
    yield* store([identified("other", "L-1", "authenticated", "Idris Benali")])
    for (const one of ["phone", "desk", "other"]) {
      assert.deepStrictEqual(yield* joined(one), { visitors: [one], shared: "names" })
      assert.strictEqual(yield* total(one), 1)
    }
  }).pipe(Effect.provide(MemoryLog.layer())),
)
