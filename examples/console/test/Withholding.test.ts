import { assert, it } from "@effect/vitest"
import * as Command from "@pupitre/core/Command"
import { builtin } from "@pupitre/core/command/builtin"
import { startVisit } from "@pupitre/core/command/Visit"
import type { AgentId, CommandId, ConversationId, VisitorId } from "@pupitre/core/Id"
import type { Participant, Role } from "@pupitre/core/Participant"
import type { StreamKey } from "@pupitre/core/StreamKey"
import * as StreamKeys from "@pupitre/core/StreamKey"
import * as Codec from "@pupitre/transport/Codec"
import type { ClientFrame } from "@pupitre/transport/Frame"
import * as Gateway from "@pupitre/transport/server/Gateway"
import * as MemoryLog from "@pupitre/transport/server/MemoryLog"
import type { Declared } from "@pupitre/visitor-profile/CustomData"
import * as KeptProfile from "@pupitre/visitor-profile/KeptProfile"
import { classify } from "@pupitre/visitor-profile/Provenance"
import type { Sensitivity } from "@pupitre/visitor-profile/Sensitivity"
import { rights } from "@pupitre/visitor-profile/Sensitivity"
import * as Withholding from "@pupitre/visitor-profile/Withholding"
import * as Effect from "effect/Effect"
import * as TestClock from "effect/testing/TestClock"
import { tenant } from "../server/People.ts"

/** What is said of a visitor, each word in a class of its own: `canary-personal-3`. */
const canary = (sensitivity: Sensitivity, n: number): string => `canary-${sensitivity}-${n}`
const declared = (["open", "personal", "sensitive", "secret"] as const).map((sensitivity): Declared => {
  const label = { fr: sensitivity, en: sensitivity }
  return { key: `of_${sensitivity}`, type: "string", label, sensitivity }
})

const agent = (id: string): Participant => ({ _tag: "Agent", id: id as AgentId, name: id })
const people: Readonly<Record<Exclude<Role, "system">, Participant>> = {
  visitor: { _tag: "Visitor", id: "camille" as VisitorId, name: canary("personal", 1) },
  bot: { _tag: "Bot", id: "nao" as AgentId, name: "nao" },
  agent: agent("ines"),
  manager: agent("lou"),
}

const setup = Effect.gen(function* () {
  const gateway = yield* Gateway.make({
    commands: Command.catalogue([
      ...builtin.filter(({ name }) => name !== "startVisit"),
      startVisit((visit) => classify(visit)),
    ]),
    authenticate: (role) =>
      Effect.succeed({
        tenant,
        participant: people[role as keyof typeof people],
        role: role as Role,
        expiresAt: 9_000_000_000_000,
      }),
    withhold: (event, role) => Withholding.ofEvent(event, rights[role], declared),
    withholdState: (conversation, role) => Withholding.ofConversation(conversation, rights[role]),
    aggregate: KeptProfile.make({ declared: () => declared }),
    policy: { preview: true },
  })
  const connect = (role: keyof typeof people) => {
    const texts: Array<string> = []
    const turns = new Map<StreamKey, number>()
    const accepted = gateway.accept({ send: (text) => texts.push(text), close: () => {} })
    const send = (frame: ClientFrame): void => accepted.received(Codec.encode(frame))
    send({ _tag: "Hello", protocol: 1, token: role })
    const submit = (stream: StreamKey, name: string, input: unknown): string => {
      const n = (turns.get(stream) ?? 0) + 1
      turns.set(stream, n)
      const commandId = `${role}-${name}-${n}` as CommandId
      const call = { name, input: input as never }
      send({ _tag: "Submit", stream, epoch: "epoch", producer: `${role}-device`, n, commandId, call })
      return commandId
    }
    return { texts, send, submit, leave: () => accepted.closed() }
  }
  return { connect }
})

it.effect("[P66] no value of a class that a role may not see is in any frame that leaves for it, live or late", () =>
  Effect.gen(function* () {
    const { connect } = yield* setup
    const own = StreamKeys.visitor(tenant, "camille" as VisitorId)
    const page = connect("visitor")
    page.submit(own, "giveConsent", { scopes: ["store", "preview"] })
    const id = page.submit(own, "startConversation", { mode: "chat" })
    const stream = StreamKeys.conversation(tenant, id as ConversationId)
    const watch = (client: ReturnType<typeof connect>): void => {
      client.send({ _tag: "Subscribe", stream: own, since: 0 })
      client.send({ _tag: "Subscribe", stream, since: 0 })
    }
    const live = { bot: connect("bot"), agent: connect("agent"), manager: connect("manager") }
    for (const client of Object.values(live)) watch(client)
    yield* TestClock.adjust(100)
    const landing = `https://lumen.example/?utm_source=${canary("personal", 2)}&utm_term=${canary("personal", 3)}`
    const visit = { userAgent: "Mozilla/5.0", landing, referrer: `https://a.example/${canary("personal", 4)}` }
    page.submit(own, "startVisit", { visitId: "visit-1", ...visit })
    const searched = {
      ...visit,
      landing: "https://lumen.example/",
      referrer: `https://duckduckgo.com/?q=${canary("personal", 5)}`,
    }
    page.submit(own, "startVisit", { visitId: "visit-2", ...searched })
    const host = `${canary("personal", 6)}.example`
    page.submit(own, "startVisit", { visitId: "visit-3", ...searched, referrer: `https://${host}/` })
    const address = `https://lumen.example/${canary("personal", 7)}`
    page.submit(own, "visitPage", { pageId: "page-1", visitId: "visit-3", url: address, title: canary("personal", 8) })
    page.submit(own, "identifyVisitor", { externalId: canary("personal", 9), name: canary("personal", 10) })
    const said = Object.fromEntries(declared.map(({ key, sensitivity }, n) => [key, canary(sensitivity, 11 + n)]))
    page.submit(own, "setCustomData", {
      values: { ...said, diagnosis: canary("sensitive", 15), token: canary("secret", 16) },
    })
    page.send({ _tag: "Subscribe", stream, since: 0 })
    page.send({ _tag: "Subscribe", stream: own, since: 0 })
    page.send({ _tag: "Show", stream, counter: 1, signal: { _tag: "Typing", active: true } })
    yield* TestClock.adjust(100)
    page.leave()
    yield* TestClock.adjust(20_000)
    for (const role of ["bot", "agent", "manager"] as const) {
      const late = connect(role)
      watch(late)
      const opened = connect(role)
      opened.send({ _tag: "Subscribe", stream: own, since: 0, aggregate: true })
      opened.send({ _tag: "Subscribe", stream, since: 0, tail: 1 })
      opened.send({ _tag: "Fetch", stream: own, from: 1, to: 9, id: 1 })
      yield* TestClock.adjust(1_000)
      const frames = [...live[role].texts, ...late.texts, ...opened.texts]
      for (const tag of ["Aggregated", "Opened", "Range", "Page", "Shown"]) {
        assert.isTrue(
          frames.some((text) => text.startsWith(`{"_tag":"${tag}"`)),
          `${role} is told no ${tag}`,
        )
      }
      const heard = frames.join("\n")
      const told = new Set([...heard.matchAll(/canary-(\w+)-(\d+)/g)].map(([, sensitivity]) => sensitivity))
      assert.sameMembers([...told], [...rights[role]])
      // What is counted is told to each of them.
      for (const counted of ["visit-1", "visit-2", "visit-3", "page-1"]) assert.include(heard, counted)
    }
    assert.notInclude(page.texts.filter((text) => !text.startsWith('{"_tag":"Welcome"')).join("\n"), "canary-sensitive")
  }).pipe(Effect.scoped, Effect.provide(MemoryLog.layer({ storage: MemoryLog.storage("epoch") }))),
)
