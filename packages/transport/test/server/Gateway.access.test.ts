import { expect, it } from "@effect/vitest"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import * as Command from "@pupitre/core/Command"
import { accept } from "@pupitre/core/Decision"
import { manual } from "@pupitre/core/desk/Routing"
import type { Fact } from "@pupitre/core/Fact"
import type { ConversationId, TenantId, VisitorId } from "@pupitre/core/Id"
import type { StreamKey } from "@pupitre/core/StreamKey"
import * as StreamKeys from "@pupitre/core/StreamKey"
import type { ClientFrame } from "@pupitre/transport/Frame"
import { AuthenticationError } from "@pupitre/transport/server/Identity"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as fc from "fast-check"
import { describe } from "vitest"
import type { Client, World } from "./World.js"
import { authenticate, commands, identity, inWorld, law, tenant, world } from "./World.js"

const other = "other" as TenantId
const visitors = ["v1", "v2", "v3"]
const sessions = ["visitor:v1", "visitor:v2", "visitor:v1@other", "agent:ines", "manager:lea", "agent:ines@other"]

/** Tenant, kind and id of a stream; `own-…` is replaced by the id of that visitor's conversation. */
const streams = ["acme", "other"].flatMap((of) => [
  ...visitors.flatMap((visitor) => [`${of}/visitor/${visitor}`, `${of}/conversation/own-${visitor}`]),
  `${of}/visitor/nobody`,
  `${of}/conversation/nothing`,
  `${of}/workspace/main`,
])

/** Who may open what, said once more and otherwise: by hand. */
const mayOpen = (session: string, stream: string): boolean => {
  const [who, of = "acme"] = session.split("@") as [string, string?]
  const [role, id] = who.split(":")
  const [in_, kind, name] = stream.split("/") as [string, string, string]
  if (in_ !== of) return false
  const exists = name !== "nobody" && name !== "nothing"
  if (role === "visitor")
    return (kind === "visitor" && name === id) || (kind === "conversation" && name === `own-${id}`)
  return kind === "workspace" ? role === "manager" : exists
}

/** Every visitor of both tenants with a conversation; gives each symbolic stream its key. */
const populate = ({ connect }: World): ((stream: string) => StreamKey) => {
  const keys = new Map<string, string>()
  for (const of of ["acme", "other"]) {
    for (const visitor of visitors) {
      const client = connect(`visitor:${visitor}@${of}`)
      const own = StreamKeys.visitor(of as TenantId, visitor as VisitorId)
      client.submit(own, "giveConsent", { scopes: ["store"] })
      const id = client.submit(own, "startConversation", { mode: "chat", message: `secret of ${visitor} at ${of}` })
      keys.set(`${of}/conversation/own-${visitor}`, `${of}/conversation/${id}`)
    }
  }
  return (stream) => (keys.get(stream) ?? stream) as StreamKey
}

type Asking = "Subscribe" | "Fetch" | "Submit"
const ask = (client: Client, asking: Asking, stream: StreamKey): void => {
  if (asking === "Submit") client.submit(stream, "postMessage", { text: "hello" }, "command-asked")
  else client.send(asking === "Fetch" ? { _tag: asking, stream, from: 1, to: 9 } : { _tag: asking, stream, since: 0 })
}

describe("[T48] who may open what", () => {
  law(
    "is what the model says, and what is forbidden looks like what does not exist",
    fc.tuple(
      fc.constantFrom(...sessions),
      fc.constantFrom(...streams),
      fc.constantFrom<Asking>("Subscribe", "Fetch", "Submit"),
    ),
    400,
    async (session, stream, asking) => {
      await inWorld({ routing: manual }, (made) => {
        const key = populate(made)
        const client = made.connect(session)
        client.texts.length = 0
        client.frames.length = 0
        ask(client, asking, key(stream))
        const refused = client.frames.filter(
          (frame) =>
            (frame._tag === "Ended" || frame._tag === "Nack") && frame.rejection.reasons[0].key === "NotPermitted",
        )
        const told = client.texts.join("\n")
        if (mayOpen(session, stream)) {
          expect(refused).toEqual([])
          expect(told).not.toBe("")
        } else {
          expect(refused).toHaveLength(1)
          expect(told).not.toContain("secret")
          // The same bytes but for the name that was asked for.
          const unknown = made.connect(session)
          unknown.texts.length = 0
          ask(unknown, asking, `${tenant}/conversation/nothing` as StreamKey)
          expect(told.replaceAll(key(stream), "…")).toBe(
            unknown.texts.join("\n").replaceAll(`${tenant}/conversation/nothing`, "…"),
          )
        }
      })
    },
  )

  law(
    "a resumed cursor of another's stream tells nothing",
    fc.tuple(fc.constantFrom(...sessions.slice(0, 3)), fc.subarray(streams), fc.boolean()),
    100,
    async (session, asked, held) => {
      await inWorld({ routing: manual }, (made) => {
        const key = populate(made)
        const client = made.connect(session)
        client.texts.length = 0
        for (const stream of asked) {
          if (mayOpen(session, stream)) continue
          const epoch = held ? { epoch: "epoch-1" } : {}
          client.send({ _tag: "Subscribe", stream: key(stream), since: 1, ...epoch })
        }
        expect(client.frames.slice(1).every(({ _tag }) => _tag === "Ended")).toBe(true)
      })
    },
  )
})

const noise = fc.array(
  fc.record({
    who: fc.constantFrom("visitor:v2", "visitor:v1@other", "agent:ines@other", "agent:noe"),
    what: fc.constantFrom("start", "post", "subscribe", "desk", "leave"),
  }),
  { maxLength: 25 },
)

law(
  "[T49] what a visitor is told does not depend on anything that happens elsewhere",
  fc.tuple(noise),
  150,
  async (others) => {
    const script = (with_: typeof others): Promise<ReadonlyArray<string>> =>
      inWorld({ routing: manual }, ({ connect }) => {
        let made = 0
        const clients = new Map<string, Client>()
        const streams: Array<StreamKey> = []
        const disturb = (count: number): void => {
          for (const { who, what } of with_.slice(made, made + count)) {
            made++
            const client = clients.get(who) ?? connect(who)
            clients.set(who, client)
            const claimed = identity(who)!
            const own = StreamKeys.visitor(claimed.tenant, (who.split(/[:@]/)[1] ?? "") as VisitorId)
            if (what === "desk") client.send({ _tag: "WatchDesk" })
            else if (what === "subscribe")
              for (const stream of streams) client.send({ _tag: "Subscribe", stream, since: 0 })
            else if (what === "leave") {
              client.leave()
              clients.delete(who)
            } else if (what === "post") {
              for (const stream of streams)
                if (!stream.includes("begun-by-me")) client.submit(stream, "postMessage", { text: "x" })
            } else if (claimed.role === "visitor") {
              client.submit(own, "giveConsent", { scopes: ["store"] })
              const id = client.submit(own, "startConversation", { mode: "chat" })
              streams.push(StreamKeys.conversation(claimed.tenant, id as string as ConversationId))
            }
          }
        }
        disturb(5)
        const me = connect("visitor:v1")
        const own = StreamKeys.visitor(tenant, "v1" as VisitorId)
        me.send({ _tag: "Subscribe", stream: own, since: 0 })
        me.submit(own, "giveConsent", { scopes: ["store"] }, "consent-by-me")
        disturb(5)
        me.submit(own, "startConversation", { mode: "chat" }, "begun-by-me")
        const mine = StreamKeys.conversation(tenant, "begun-by-me" as ConversationId)
        me.send({ _tag: "Subscribe", stream: mine, since: 0 })
        disturb(10)
        me.submit(mine, "postMessage", { text: "Bonjour" }, "posted-by-me")
        me.send({ _tag: "Subscribe", stream: `${tenant}/conversation/nothing` as StreamKey, since: 0 })
        disturb(with_.length)
        me.submit(mine, "postMessage", { text: "?" }, "posted-again")
        return me.texts
      })
    expect(await script(others)).toEqual(await script([]))
  },
)

/** Commands of a team's own: one for the desk alone, and one that puts whatever it is given into its facts. */
const call = Command.make({
  name: "call",
  on: "conversation",
  roles: ["agent"],
  input: Schema.Struct({}),
  inputReasons: [],
  availability: () => Command.unless(),
  facts: () => accept([{ _tag: "ActionRecorded", name: "call", label: "Call" }]),
})
const careless = Command.make({
  name: "careless",
  on: "conversation",
  roles: ["visitor", "agent", "manager"],
  input: Schema.Record(Schema.String, Schema.Json),
  inputReasons: [],
  availability: () => Command.unless(),
  facts: ({ visitor }, input) => {
    const said = { ...input, _tag: "TagAdded", tag: "careless" } as unknown as Fact
    const also = visitor && [{ stream: StreamKeys.visitor(tenant, visitor.id), events: [said] }]
    return accept([said], also)
  },
})
const withOwn = Command.catalogue([...commands.values(), call, careless])

describe("[T50] authorship", () => {
  const forged = fc.oneof(
    fc.constantFrom(
      { text: "x", by: { _tag: "Agent", id: "ines", name: "Inès" } },
      { text: "x", author: { role: "agent" } },
      { text: "x", role: "agent" },
      { text: "x" },
      { agentId: "evil", name: "Evil" },
      { kind: "VisitorLeft" },
      { mode: "chat" },
      { mode: "video" },
      { scopes: ["store", "control"] },
      { name: "refund", label: "100 €" },
      { stars: 5 },
      { by: { _tag: "Agent", id: "ines", name: "Inès" } },
      {},
    ),
    fc.jsonValue(),
  )
  const wishes = fc.array(
    fc.record({
      session: fc.constantFrom("visitor:v1", "visitor:v2"),
      name: fc.oneof(fc.constantFrom(...withOwn.keys()), fc.constantFrom("takeOver", "a")),
      input: forged,
      on: fc.constantFrom("visitor/v1", "visitor/v2", "own-v1", "own-v2"),
    }),
    { maxLength: 20 },
  )

  law(
    "of every stored fact is the session that wished it or the server, never what a visitor says",
    fc.tuple(wishes),
    200,
    async (asked) => {
      await inWorld({ routing: manual, commands: withOwn }, (made) => {
        const key = populate(made)
        const { memory, connect } = made
        const clients = new Map(["visitor:v1", "visitor:v2"].map((session) => [session, connect(session)]))
        const before = new Map([...memory.storage.streams].map(([stream, events]) => [stream, events.length]))
        for (const { session, name, input, on } of asked) {
          const stream = key(on.startsWith("own") ? `acme/conversation/${on}` : `acme/${on}`)
          clients.get(session)!.submit(stream, name, input)
        }
        const stored: Array<readonly [StreamKey, ChatEvent]> = []
        for (const [stream, events] of memory.storage.streams) {
          for (const event of events.slice(before.get(stream) ?? 0)) stored.push([stream, event])
        }
        for (const [stream, event] of stored) {
          const { kind, id } = StreamKeys.parts(stream)
          const started = memory.storage.streams.get(stream)?.[0]
          const of = kind === "visitor" ? id : started?._tag === "ConversationStarted" ? started.visitor.id : "?"
          expect(event.by).toMatchObject({ _tag: "Visitor", id: of })
          expect(["AgentAssigned", "ActionRecorded", "ModeChanged", "LinkSent"]).not.toContain(event._tag)
          // That they made the chat small is theirs to say; no other alert is.
          if (event._tag === "AlertRaised") expect(event.alert.kind).toBe("VisitorMinimised")
        }
        for (const client of clients.values()) expect(client.closed()).toBe(false)
      })
    },
  )

  law(
    "of what a team's own command writes is its session too, in every stream and whatever it makes of its input",
    fc.tuple(
      fc.array(
        fc.record({
          session: fc.constantFrom("visitor:v1", "agent:ines", "manager:lea"),
          name: fc.constantFrom("careless", "careless", "call"),
          input: fc.oneof(
            fc.record({ by: fc.constantFrom({ _tag: "System" }, { _tag: "Agent", id: "eve", name: "Eve" }) }),
            fc.constantFrom({ id: "forged/0", at: 1, seq: 9 }, { author: "eve" }, {}),
            fc.dictionary(fc.constantFrom("by", "id", "at", "seq", "role"), fc.jsonValue()),
          ),
        }),
        { minLength: 1, maxLength: 12 },
      ),
    ),
    200,
    async (asked) => {
      await inWorld({ routing: manual, commands: withOwn }, (made) => {
        const key = populate(made)
        const stream = key("acme/conversation/own-v1")
        const sessions = new Map<string, string>()
        for (const { session, name, input } of asked)
          sessions.set(made.connect(session).submit(stream, name, name === "call" ? {} : input), session)
        for (const events of made.memory.storage.streams.values()) {
          for (const [i, event] of events.entries()) {
            expect(event.seq).toBe(i + 1)
            if (event._tag !== "TagAdded" && event._tag !== "ActionRecorded") continue
            const session = sessions.get(event.id.split("/")[0]!)
            expect(event.by).toEqual(identity(session ?? "")?.participant)
            if (event._tag === "ActionRecorded") expect(session).toBe("agent:ines")
          }
        }
        const written = asked.filter(({ name, session }) => name === "careless" || session === "agent:ines").length
        expect(made.memory.storage.streams.get(stream)).toHaveLength(2 + written)
      })
    },
  )

  it.effect("a field that says who wrote is refused with its place, and the connection goes on", () =>
    Effect.gen(function* () {
      const { conversation } = yield* world()
      const { client, stream } = conversation("v1")
      client.submit(stream, "postMessage", { text: "x", author: { role: "agent" } })
      client.submit(stream, "postMessage", { text: "y" })
      expect(client.of("Nack")).toMatchObject([{ rejection: { reasons: [{ key: "InvalidInput" }] } }])
      expect(client.of("Ack")).toHaveLength(3)
    }),
  )

  law(
    "a frame that says who sends it is no frame",
    fc.tuple(fc.constantFrom("by", "author", "role", "self", "identity", "at", "seq"), fc.jsonValue()),
    100,
    async (field, value) => {
      await inWorld({}, ({ conversation }) => {
        const { client, stream } = conversation("v1")
        const frame: ClientFrame = { _tag: "Subscribe", stream, since: 0 }
        client.raw(JSON.stringify({ ...frame, [field]: value }))
        expect(client.of("Bye")).toMatchObject([{ reason: "MalformedFrame" }])
      })
    },
  )
})

it.effect("[T48] two tenants with the same ids share nothing", () =>
  Effect.gen(function* () {
    const { connect, memory } = yield* world({ routing: manual })
    for (const of of [tenant, other]) {
      const client = connect(`visitor:v1@${of}`)
      const own = StreamKeys.visitor(of, "v1" as VisitorId)
      client.submit(own, "giveConsent", { scopes: ["store"] }, "consent-of-v1")
      client.submit(own, "startConversation", { mode: "chat", message: `at ${of}` }, "conversation-1")
    }
    const seen = [tenant, other].map((of) => {
      const agent = connect(`agent:ines@${of}`)
      agent.send({ _tag: "WatchDesk" })
      agent.send({
        _tag: "Subscribe",
        stream: StreamKeys.conversation(of, "conversation-1" as ConversationId),
        since: 0,
      })
      return agent.texts.join()
    })
    expect(memory.storage.streams.size).toBe(4)
    expect(seen.map((text) => [text.includes("at acme"), text.includes("at other")])).toEqual([
      [true, false],
      [false, true],
    ])
  }),
)

it.effect("[T128] a product that refuses an address refuses it at every greeting, as a token that nobody knows", () =>
  Effect.gen(function* () {
    const asked: Array<string | undefined> = []
    let refused = "203.0.113.9"
    const { connect } = yield* world({
      authenticate: (token, from) => {
        asked.push(from.address)
        return from.address === refused
          ? Effect.fail(new AuthenticationError({ reason: "Refused" }))
          : authenticate(token, from)
      },
    })
    const [unknown, away] = [connect("nobody"), connect("visitor:v1", { address: "203.0.113.9" })]
    expect(away.frames).toEqual(unknown.frames)
    expect(away.frames).toEqual([{ _tag: "Bye", reason: "Unauthenticated", reconnect: false }])
    const [near, nowhere] = [connect("visitor:v1", { address: "203.0.113.90" }), connect("visitor:v2")]
    expect([near, nowhere].map((client) => client.of("Welcome").length)).toEqual([1, 1])
    // Who is there already brings a new token by and by.
    refused = "203.0.113.90"
    near.send({ _tag: "Hello", protocol: 1, token: "visitor:v1" })
    expect(near.frames.at(-1)).toEqual({ _tag: "Bye", reason: "Unauthenticated", reconnect: false })
    expect(near.closed()).toBe(true)
    expect(asked).toEqual([undefined, "203.0.113.9", "203.0.113.90", undefined, "203.0.113.90"])
  }),
)
