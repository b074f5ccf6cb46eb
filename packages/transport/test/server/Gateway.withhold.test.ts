/** What a role of the desk may not see of an event does not leave for it, however the event is asked for. */
import { expect, it } from "@effect/vitest"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { Role } from "@pupitre/core/Participant"
import type { VisitorId } from "@pupitre/core/Id"
import * as StreamKeys from "@pupitre/core/StreamKey"
import * as Effect from "effect/Effect"
import * as TestClock from "effect/testing/TestClock"
import type { Client } from "./World.js"
import { tenant, world } from "./World.js"

const own = StreamKeys.visitor(tenant, "camille" as VisitorId)

/** Agents see no value of a key that begins with `x_`, and nothing of who the visitor is; a key `broken` is too much. */
const withhold = (event: ChatEvent, role: Role): ChatEvent | undefined => {
  if (role === "manager") return event
  if (event._tag === "VisitorIdentified") return undefined
  if (event._tag !== "CustomDataSet") return event
  if (Object.hasOwn(event.values, "broken")) throw new Error("a product's mistake")
  const values = Object.fromEntries(
    Object.entries(event.values).map(([key, value]) => [key, key.startsWith("x_") ? "•" : value]),
  )
  return { ...event, values }
}

const heard = (client: Client): string => client.texts.join("\n")
const set = (values: Readonly<Record<string, string>>) => ["setCustomData", { values }] as const

it.effect("[T92] what a role may not see is in no range and no page, live or late, and is whole for another", () =>
  Effect.gen(function* () {
    const { connect } = yield* world({ withhold })
    const visitor = connect("visitor:camille")
    visitor.submit(own, "giveConsent", { scopes: ["store"] })
    const [agent, manager] = [connect("agent:ines"), connect("manager:lea")]
    for (const client of [agent, manager, visitor]) client.send({ _tag: "Subscribe", stream: own, since: 0 })
    yield* TestClock.adjust(100)
    visitor.submit(own, ...set({ x_secret: "canary-1", size: "open-1" }))
    visitor.submit(own, ...set({ broken: "canary-2" }))
    visitor.submit(own, ...set({ size: "open-2" }))
    yield* TestClock.adjust(100)
    const late = connect("agent:marc")
    late.send({ _tag: "Subscribe", stream: own, since: 0 })
    late.send({ _tag: "Fetch", stream: own, from: 1, to: 9, id: 7 })
    agent.send({ _tag: "Fetch", stream: own, from: 1, to: 9 })
    yield* TestClock.adjust(1_000)
    expect(late.of("Page").length).toBe(1)
    for (const client of [agent, late]) {
      expect(heard(client)).not.toContain("canary")
      expect(heard(client)).toContain("open-1")
      expect(heard(client)).toContain("open-2")
    }
    expect(heard(manager)).toContain("canary-1")
    expect(heard(manager)).toContain("canary-2")
    // Numbers of what is not told are covered all the same: nobody waits for them.
    const last = late.of("Range").at(-1)
    expect(last?.to).toBe(last?.head)
    expect(last?.head).toBe(4)
  }),
)

it.effect("[T92] what a role may not see is not in the state that a conversation opens with", () =>
  Effect.gen(function* () {
    const { connect, conversation } = yield* world({
      withholdState: ({ page, ...state }, role) => {
        if (page?.title === "broken") throw new Error("a product's mistake")
        return role === "manager" && page !== undefined ? { ...state, page } : state
      },
    })
    const { client, stream } = conversation("camille")
    const opened = (token: string) => {
      const one = connect(token)
      one.send({ _tag: "Subscribe", stream, since: 0, tail: 1 })
      return JSON.stringify(one.of("Opened").map(({ state }) => state))
    }
    const visit = (n: number, title: string) =>
      client.submit(own, "visitPage", { pageId: `page-${n}`, visitId: "visit-1", url: "https://lumen.example/", title })
    visit(1, "canary")
    yield* TestClock.adjust(100)
    expect(opened("agent:ines")).toContain("camille")
    expect(opened("agent:ines")).not.toContain("canary")
    expect(opened("manager:lea")).toContain("canary")
    visit(2, "broken")
    yield* TestClock.adjust(100)
    expect(opened("manager:lea")).toContain("camille")
    expect(opened("manager:lea")).not.toContain("broken")
  }),
)
