import { assert, it } from "@effect/vitest"
import { directory } from "@pupitre/actions/Directory"
import { linkLibrary, offerLibrary } from "@pupitre/actions/Library"
import * as Command from "@pupitre/core/Command"
import type { ItemId, ReportId } from "@pupitre/core/Id"
import type { Asker } from "@pupitre/core/Query"
import * as StreamKey from "@pupitre/core/StreamKey"
import * as Visitor from "@pupitre/core/Visitor"
import { EventLog } from "@pupitre/transport/server/EventLog"
import * as Gateway from "@pupitre/transport/server/Gateway"
import * as MemoryLog from "@pupitre/transport/server/MemoryLog"
import { declaredKeys } from "@pupitre/visitor-profile/CustomKeys"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { fileURLToPath } from "node:url"
import { categoryOf } from "../policy.ts"
import { commandsWith } from "../server/Commands.ts"
import * as Demo from "../server/Demo.ts"
import { agents, tenant } from "../server/People.ts"
import * as Workspace from "../server/Workspace.ts"

const origin = "http://127.0.0.1:4173"
const now = 1_760_000_000_000
const ines: Asker = { tenant, by: agents.ines.participant, role: "agent" }

const setup = Effect.gen(function* () {
  const workspace = Workspace.make()
  const commands = commandsWith(workspace.sources)
  const folder = fileURLToPath(new URL("../demo", import.meta.url))
  const stocked = yield* Demo.stock({ folder, tenant, commands, origin, now })
  const gateway = yield* Gateway.make({ commands, authenticate: () => Effect.die("nobody comes") })
  yield* workspace.follow(gateway)
  const ask = <A>(query: { readonly name: string; readonly output: Schema.Codec<A, unknown> }, text: string) =>
    Effect.promise(async () => {
      const answer = await workspace.queries.find((one) => one.query.name === query.name)?.answer({ text }, ines)
      return Schema.decodeUnknownSync(query.output)(answer)
    })
  return { ...workspace, stocked, ask, log: yield* EventLog }
})

const test = (name: string, body: Effect.Effect<void, unknown, Effect.Services<typeof setup>>) =>
  it.live(name, () => body.pipe(Effect.scoped, Effect.provide(MemoryLog.layer())))

test(
  "the demo's library is on its shelves, found by its id and by its words",
  Effect.gen(function* () {
    const { sources, stocked, ask } = yield* setup
    assert.strictEqual(stocked, 68)
    assert.deepInclude(sources.links("aube-f" as ItemId) as object, {
      url: `${origin}/shop/p/aube`,
      label: "Lampe de chevet Aube",
    })
    assert.isUndefined(sources.links("nowhere" as ItemId))
    assert.lengthOf(yield* ask(linkLibrary, ""), 14)
    assert.deepStrictEqual(
      (yield* ask(linkLibrary, "votre panier")).map(({ id }) => String(id)),
      ["basket-f"],
    )
    assert.deepStrictEqual(
      (yield* ask(offerLibrary, "reveil")).map(({ id }) => String(id)),
      ["aube-15-f"],
    )
  }),
)

test(
  "the demo's offers: dated from the first start, one each that is over, to come and sold out",
  Effect.gen(function* () {
    const { sources, ask } = yield* setup
    const offers = yield* ask(offerLibrary, "")
    assert.strictEqual(sources.offers("aube-15-f" as ItemId)?.until, now + 3 * 24 * 3_600_000)
    assert.isTrue(offers.some(({ until }) => until !== undefined && until <= now))
    assert.isTrue(offers.some(({ from }) => from !== undefined && from > now))
    assert.isTrue(offers.some(({ available }) => available === false))
    for (const { image, link } of offers) {
      assert.match(image?.url ?? "", /\.webp$/)
      assert.isTrue(link.url.startsWith(`${origin}/shop/p/`))
    }
  }),
)

test(
  "the problems reported are there with the next start",
  Effect.gen(function* () {
    const { sources, log } = yield* setup
    const stream = StreamKey.workspace(tenant, "problems")
    assert.lengthOf(sources.reports().reports, 0)
    const report = {
      _tag: "ProblemReported",
      reportId: "r-1" as ReportId,
      conversationId: "c-1" as never,
      category: "display",
      severity: "minor",
      description: "La lampe ne s'affiche pas",
      excerpt: [],
    } as const
    yield* log.append({
      commandId: "w-1" as never,
      stream,
      by: agents.ines.participant,
      at: now,
      outcome: { _tag: "Accepted", writes: [{ stream, expectedHead: 0, facts: [report] }] },
    })
    const again = Workspace.make()
    const gateway = yield* Gateway.make({ commands: commandsWith(again.sources), authenticate: () => Effect.die("") })
    yield* again.follow(gateway)
    assert.deepStrictEqual(
      again.sources.reports().reports.map(({ reportId }) => String(reportId)),
      ["r-1"],
    )
  }),
)

test(
  "the declared keys are told in their order, and say by whom each may be set",
  Effect.gen(function* () {
    const { sources, ask } = yield* setup
    const keys = (yield* ask(declaredKeys, "")).map(({ key }) => key)
    assert.deepStrictEqual(keys.slice(0, 3), ["loyalty_tier", "newsletter", "basket_amount"])
    const command = commandsWith(sources).get("setCustomData")!
    const visitor = { ...Visitor.empty, consent: ["store" as const] }
    const set = (values: object): string | undefined => {
      const context = {
        ...ines,
        role: "visitor",
        by: { _tag: "Visitor", id: "v-1" },
        at: now,
        commandId: "w-2",
        visitorOnline: true,
      }
      const decision = Command.decideCall(command, visitor, { values }, context as never)
      return decision._tag === "Accepted" ? undefined : decision.rejection.reasons[0].key
    }
    assert.isUndefined(set({ basket_amount: 129 }))
    assert.strictEqual(set({ loyalty_tier: "gold" }), "CustomKeyNotYours")
  }),
)

test(
  "before anyone follows it, it holds nothing and finds nobody there",
  Effect.gen(function* () {
    const { sources, queries } = Workspace.make()
    assert.isUndefined(sources.links("aube-f" as ItemId))
    assert.lengthOf(sources.declared(), 0)
    assert.lengthOf(queries, 6)
    const entry = sources.directory(agents.marc.participant)
    assert.deepInclude(entry, { available: false, free: false })
    const answer = yield* Effect.promise(async () =>
      queries.find((one) => one.query.name === directory.name)!.answer({ text: "" }, ines),
    )
    const names = Schema.decodeUnknownSync(directory.output)(answer).map(({ to }) => to.name)
    assert.notInclude(names, agents.ines.participant.name)
    assert.include(names, agents.marc.participant.name)
  }),
)

it("what a conversation is about follows from the page where the visitor is", () => {
  const at = (path: string) =>
    categoryOf({ page: { pageId: "p" as never, url: `${origin}${path}` as never, title: "", at: 0 } })
  assert.isUndefined(categoryOf({}))
  assert.isUndefined(at("/shop"))
  assert.strictEqual(at("/shop/p/aube"), "product")
  assert.strictEqual(at("/shop/c/table"), "product")
  assert.strictEqual(at("/shop/basket"), "order")
})
