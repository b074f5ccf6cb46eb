import { assert, it } from "@effect/vitest"
import * as Command from "@pupitre/core/Command"
import { redactMessageBy } from "@pupitre/core/command/RedactMessage"
import type { AnswerWriter } from "@pupitre/core/composer/AnswerWriter"
import type { Prompt } from "@pupitre/core/composer/Prompt"
import { suggestedAnswers } from "@pupitre/core/composer/SuggestionQuery"
import type { Told } from "@pupitre/core/composer/Suggestions"
import type { Found } from "@pupitre/core/composer/Suggestion"
import * as Conversation from "@pupitre/core/Conversation"
import type { Fact } from "@pupitre/core/Fact"
import type { CommandId, ConversationId, VisitorId } from "@pupitre/core/Id"
import type { Asker } from "@pupitre/core/Query"
import * as Shelf from "@pupitre/core/Shelf"
import * as StreamKey from "@pupitre/core/StreamKey"
import type { Declared } from "@pupitre/visitor-profile/CustomData"
import { EventLog } from "@pupitre/transport/server/EventLog"
import * as MemoryLog from "@pupitre/transport/server/MemoryLog"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { start } from "../../../packages/core/test/chatService.ts"
import * as Answers from "../server/Answers.ts"
import { commandsWith } from "../server/Commands.ts"
import * as Console from "../server/Console.ts"
import * as Demo from "../server/Demo.ts"
import { agents, tenant } from "../server/People.ts"

const demo = fileURLToPath(new URL("../demo", import.meta.url))
const commands = commandsWith({ links: () => undefined, offers: () => undefined })
const asker = (name: "ines" | "nadia" | "hugo" | "manager"): Asker => ({
  tenant,
  by: agents[name].participant,
  role: agents[name].role,
})

/** Another visitor, who is the same person as the one of the demo. */
const other = "elsewhere" as VisitorId

/** The demo in a log, and its answers. */
const setup = (declared: ReadonlyArray<Declared> = []) =>
  Effect.gen(function* () {
    const options = { folder: demo, tenant, commands, origin: "http://127.0.0.1:4173", now: 1_760_000_000_000 }
    yield* Demo.stock(options)
    yield* Demo.plant(options)
    const memory = yield* EventLog
    const shelf = (name: string) =>
      Effect.map(memory.read(StreamKey.workspace(tenant, name), 1, 1_000), (events) => Shelf.fold(events))
    const [articles, shared] = yield* Effect.all([shelf("articles"), shelf("cannedReplies")])
    const prompts: Array<Prompt> = []
    const writer: AnswerWriter = {
      name: "petit-modele",
      write: async function* (prompt) {
        prompts.push(prompt)
        yield { _tag: "Written" }
      },
    }
    const answers = Answers.make({
      log: memory,
      articles: () => articles,
      replies: ({ by }) => ({
        shared,
        own: Shelf.empty,
        categories: Shelf.empty,
        groups: by._tag === "Agent" ? Object.values(agents).find((one) => one.participant.id === by.id)!.groups : [],
      }),
      declared: () => declared,
      joined: async (visitor) => [visitor, other],
      writer,
    })
    const log = Answers.told(memory, answers)
    const conversations = yield* memory.summaries(tenant, 100)
    /** The conversation whose visitor said this. */
    const where = (said: string): ConversationId => {
      const found = conversations.find(({ last }) => JSON.stringify(last ?? "").includes(said))
      return found!.id
    }
    const ask = (conversationId: ConversationId, by: Asker = asker("ines")) =>
      Effect.promise(async () => (await answers.queries[0]!.answer({ conversationId, answers: 1 }, by)) as Found)
    let wishes = 0
    /** Makes a wish in a conversation; gives the number of its last fact. */
    const post = (id: ConversationId, by: "visitor" | "ines", name: string, input: object) =>
      Effect.gen(function* () {
        const stream = StreamKey.conversation(tenant, id)
        const events = yield* log.read(stream, 1, yield* log.head(stream))
        const state = Conversation.fold(events)
        const who = by === "ines" ? asker("manager") : { tenant, by: state.visitor!, role: "visitor" as const }
        const command = name === "redactMessage" ? redactMessageBy(false) : commands.get(name)!
        const commandId = `said-later-${++wishes}` as CommandId
        const context = {
          ...who,
          by: by === "ines" ? agents.ines.participant : who.by,
          at: 1,
          commandId,
          visitorOnline: true,
        }
        const decision = Command.decide(command as Command.Any, state, input, context)
        assert.strictEqual(decision._tag, "Accepted", JSON.stringify(decision))
        if (decision._tag !== "Accepted") return state.seq
        const write = { stream, expectedHead: state.seq, facts: decision.events }
        yield* log.append({ commandId, stream, by: context.by, at: 1, outcome: { _tag: "Accepted", writes: [write] } })
        return state.seq + decision.events.length
      })
    return { answers, log, ask, where, post, conversations, prompts }
  }).pipe(Effect.provide(MemoryLog.layer()))

it.effect("what answers the last message is found, with its sources, and says which message it answers", () =>
  Effect.gen(function* () {
    const { ask, where, log } = yield* setup()
    const id = where("livraison à Brest")
    const { suggestions, writer } = yield* ask(id)
    assert.strictEqual(suggestions[0]?.sources[0]?.id, "delivery-fr")
    const stream = StreamKey.conversation(tenant, id)
    const state = Conversation.fold(yield* log.read(stream, 1, yield* log.head(stream)))
    assert.isTrue(suggestions.every(({ answers }) => answers === state.lastVisitorMessage))
    assert.strictEqual(writer, "petit-modele")
    assert.deepStrictEqual((yield* ask("nowhere" as ConversationId)).suggestions, [])
    assert.deepStrictEqual((yield* ask(id, { ...asker("ines"), tenant: "other" as never })).suggestions, [])
  }),
)

it("agents and managers alone may ask", () => {
  assert.deepStrictEqual(suggestedAnswers.roles, ["agent", "manager"])
})

it.effect("[SG3] what was taken out of a thread is proposed to nobody from that moment on", () =>
  Effect.gen(function* () {
    const { ask, post, conversations } = yield* setup()
    const said = "Prenez la clé dans la boîte verte du tisserand"
    const mine = conversations.filter(
      ({ status, owner }) => status === "active" && owner?.agentId === agents.ines.participant.id,
    )
    const [first] = mine
    const other = conversations.find(({ id, status }) => status === "active" && id !== first!.id)!
    yield* post(first!.id, "visitor", "postMessage", { text: "Où est la clé du tisserand lavande ?" })
    const target = yield* post(first!.id, "ines", "postMessage", { text: said })
    yield* post(other.id, "visitor", "postMessage", { text: "Bonjour, où est la clé du tisserand lavande ?" })
    assert.include(
      (yield* ask(other.id)).suggestions.map(({ text }) => text),
      said,
    )
    assert.notInclude(
      (yield* ask(first!.id)).suggestions.map(({ text }) => text),
      said,
    )
    yield* post(first!.id, "ines", "redactMessage", { target })
    assert.notInclude(
      (yield* ask(other.id)).suggestions.map(({ text }) => text),
      said,
    )
  }),
)

it.effect("canned replies are proposed to those whose they are, with nothing left to fill in", () =>
  Effect.gen(function* () {
    const label = { fr: "x", en: "x" }
    const tier: Declared = { key: "loyalty_tier", type: "string", label, sensitivity: "personal" }
    const { ask, post, where, log } = yield* setup([tier])
    const id = where("livraison à Brest")
    const proposed = (name: "ines" | "hugo") =>
      Effect.map(ask(id, asker(name)), ({ suggestions }) =>
        suggestions.filter(({ sources }) => sources[0]?.kind === "reply").map(({ text }) => text),
      )
    yield* post(id, "visitor", "postMessage", {
      text: "La réparation à l'atelier, même hors garantie, c'est dix jours ?",
    })
    // That one is of the workshop's group.
    assert.lengthOf(yield* proposed("hugo"), 1)
    assert.lengthOf(yield* proposed("ines"), 0)
    yield* post(id, "visitor", "postMessage", { text: "Merci de votre visite et à bientôt" })
    assert.deepStrictEqual(yield* proposed("ines"), [
      "Merci de votre visite Camille Roussel et à bientôt chez Maison Lumen !",
    ])
    // One asks for the visitor's tier, which is not known.
    yield* post(id, "visitor", "postMessage", {
      text: "Merci de votre fidélité : avec votre statut, la livraison est toujours offerte",
    })
    assert.notInclude(JSON.stringify(yield* ask(id)), "{{")
    assert.notInclude(JSON.stringify(yield* ask(id)), "votre statut")
    // Once it is, whoever of the visitors that are this person it was said of, it is filled in as what an agent inserts is.
    const of = StreamKey.conversation(tenant, id)
    const { visitor } = Conversation.fold(yield* log.read(of, 1, yield* log.head(of)))
    const by = { _tag: "System" } as const
    const say = (stream: StreamKey.StreamKey, facts: ReadonlyArray<Fact>) =>
      Effect.gen(function* () {
        const write = { stream, expectedHead: yield* log.head(stream), facts }
        const outcome = { _tag: "Accepted", writes: [write] } as const
        const commandId = `said-of-${stream}` as CommandId
        assert.strictEqual((yield* log.append({ commandId, stream, by, at: 1, outcome }))._tag, "Stored")
      })
    const values = { loyalty_tier: "Or" }
    yield* say(StreamKey.visitor(tenant, other), [{ _tag: "CustomDataSet", values, trust: "authenticated" }])
    yield* say(StreamKey.visitor(tenant, visitor!.id), [
      { _tag: "VisitorIdentified", externalId: "L-1", trust: "authenticated", name: "Camille R." },
    ])
    const [filled] = yield* proposed("ines")
    assert.strictEqual(
      filled,
      "Merci de votre fidélité Camille R. : avec votre statut Or, la livraison est toujours offerte.",
    )
  }),
)

it.effect("[SG8] of the visitor's custom data a service is told what is declared as open, and nothing else", () =>
  Effect.gen(function* () {
    const values = {
      tier: "OR-4471",
      iban: "CANARI-IBAN",
      health: "CANARI-HEALTH",
      unnamed: "CANARI-UNNAMED",
      mail: "CANARI-MAIL",
    }
    const by = { _tag: "System" } as const
    const event = { id: "said-0001/0", seq: 1, at: 1, by, _tag: "CustomDataSet", values, trust: "page" } as never
    const label = { fr: "x", en: "x" }
    const declared: ReadonlyArray<Declared> = [
      { key: "tier", type: "string", label, sensitivity: "open" },
      { key: "iban", type: "string", label, sensitivity: "secret" },
      { key: "health", type: "string", label, sensitivity: "sensitive" },
      { key: "mail", type: "string", label, sensitivity: "personal" },
    ]
    assert.deepStrictEqual(Answers.openToAll([event], declared), [{ label: "x", value: "OR-4471" }])
    assert.deepStrictEqual(Answers.openToAll([event], []), [])
    const { answers, where, prompts, log } = yield* setup(declared)
    const conversationId = where("livraison à Brest")
    const of = StreamKey.conversation(tenant, conversationId)
    const { visitor } = Conversation.fold(yield* log.read(of, 1, yield* log.head(of)))
    // The visitor of this very conversation has all of it.
    const stream = StreamKey.visitor(tenant, visitor!.id)
    const facts = [{ _tag: "CustomDataSet", values, trust: "authenticated" }] as const
    const write = { stream, expectedHead: yield* log.head(stream), facts }
    const outcome = { _tag: "Accepted", writes: [write] } as const
    const stored = yield* log.append({ commandId: "said-of-them" as CommandId, stream, by, at: 1, outcome })
    assert.strictEqual(stored._tag, "Stored")
    const asked = { conversationId, answers: 1 as never }
    const told = yield* Effect.promise(async () => {
      const all = []
      for await (const one of answers.write!(asked, asker("ines"), new AbortController().signal)) all.push(one)
      return all
    })
    assert.deepStrictEqual(
      told.map(({ _tag }) => _tag),
      ["Begun", "Written"],
    )
    assert.isTrue(
      told[0]?._tag === "Begun" && told[0].sources.length > 0 && told[0].sources.every(({ kind }) => kind !== "past"),
    )
    assert.lengthOf(prompts, 1)
    const prompt = JSON.stringify(prompts[0])
    assert.include(prompt, "Délais et frais de livraison")
    assert.include(prompt, "OR-4471")
    assert.notInclude(prompt, "CANARI")
  }),
)

it.live("[SG12] an answer is written for agents of this page alone, and the key stays on the server", () =>
  Effect.gen(function* () {
    const service = yield* Effect.acquireRelease(
      Effect.promise(() => start({ words: ["Oui, ", "à Brest ", "aussi."], cut: 3 })),
      (running) => Effect.promise(() => running.close()),
    )
    const data = yield* Effect.acquireRelease(
      Effect.sync(() => mkdtempSync(join(tmpdir(), "pupitre-answers-"))),
      (path) => Effect.sync(() => rmSync(path, { recursive: true, force: true })),
    )
    mkdirSync(join(data, "page"))
    writeFileSync(join(data, "page", "index.html"), "<!doctype html>")
    const writer = { url: service.url, model: "petit-modele", key: Redacted.make(service.key) }
    const { url } = yield* Console.open({ data: join(data, "kept"), page: join(data, "page"), demo, port: 0, writer })
    const post = (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
      Effect.promise(async () => {
        const response = await fetch(url + path, {
          method: "POST",
          headers: { origin: url, "content-type": "application/json", ...headers },
          body: JSON.stringify(body),
        })
        return { status: response.status, type: response.headers.get("content-type"), text: await response.text() }
      })
    const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
    const visitor = JSON.parse((yield* post("/api/visitor-token", { consent: true })).text) as {
      readonly token: string
    }
    const agent = JSON.parse((yield* post("/api/agent-token", { agent: "ines" })).text) as { readonly token: string }
    const script = JSON.parse(readFileSync(join(demo, "camille-aube.json"), "utf8")) as {
      readonly turns: ReadonlyArray<{ readonly command: string }>
    }
    const begun = script.turns.findIndex(({ command }) => command === "startConversation") + 1
    const asked = { conversationId: `demo-camille-aube-${begun}`, answers: 1 }
    assert.strictEqual((yield* post("/api/answer", asked)).status, 401)
    assert.strictEqual((yield* post("/api/answer", asked, bearer("nonsense"))).status, 401)
    assert.strictEqual((yield* post("/api/answer", asked, bearer(visitor.token))).status, 403)
    assert.strictEqual((yield* post("/api/answer", { answers: 1 }, bearer(agent.token))).status, 400)
    const evil = { ...bearer(agent.token), origin: "https://evil.example" }
    assert.strictEqual((yield* post("/api/answer", asked, evil)).status, 403)
    assert.strictEqual(service.asked.length, 0)
    const answered = yield* post("/api/answer", asked, bearer(agent.token))
    assert.deepStrictEqual([answered.status, answered.type], [200, "text/event-stream"])
    const told = answered.text
      .split("\n\n")
      .flatMap((event) => (event === "" ? [] : [JSON.parse(event.slice(6)) as Told]))
    assert.deepStrictEqual(
      told.map((one) => (one._tag === "Words" ? one.text : one._tag)),
      ["Begun", "Oui, ", "à Brest ", "aussi.", "Written"],
    )
    assert.notInclude(answered.text, service.key)
    assert.strictEqual(service.asked[0]?.headers.authorization, `Bearer ${service.key}`)
    const nowhere = yield* post("/api/answer", { ...asked, conversationId: "nowhere" }, bearer(agent.token))
    assert.deepStrictEqual([nowhere.status, nowhere.text], [200, ""])
  }).pipe(Effect.scoped),
)
