/**
 * A whole desk on virtual time: two agents, a manager and a visitor, each with a real session, over a real gateway and log.
 */
import * as Catalogue from "@pupitre/actions/Catalogue"
import { projectAll } from "@pupitre/core/Audience"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import * as Command from "@pupitre/core/Command"
import { builtin } from "@pupitre/core/command/builtin"
import * as Conversation from "@pupitre/core/Conversation"
import type { ConversationSummary } from "@pupitre/core/ConversationSummary"
import { manual } from "@pupitre/core/desk/Routing"
import type { Outcome } from "@pupitre/core/EventChannel"
import type { CommandId, ConversationId, TenantId, VisitorId } from "@pupitre/core/Id"
import type { Participant, Role } from "@pupitre/core/Participant"
import type { StreamKey } from "@pupitre/core/StreamKey"
import * as StreamKeys from "@pupitre/core/StreamKey"
import * as Visitors from "@pupitre/core/Visitor"
import type { Link } from "@pupitre/transport/Connection"
import * as Memory from "@pupitre/transport/connection/Memory"
import { EventLog } from "@pupitre/transport/server/EventLog"
import * as Gateway from "@pupitre/transport/server/Gateway"
import type { Identity } from "@pupitre/transport/server/Identity"
import * as Session from "@pupitre/transport/Session"
import * as VirtualTime from "@pupitre/transport/testing/VirtualTime"
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Random from "effect/Random"
import * as Scheduler from "effect/Scheduler"
import * as Scope from "effect/Scope"
import { isDeepStrictEqual } from "node:util"
import { eight, ines, lea, marc, shop } from "../../../packages/actions/test/desk.js"

export const commands = Command.catalogue([...builtin, ...Catalogue.commands(eight)])

/** Where facts are kept. */
export interface Storage {
  /** Opens what is kept, for a gateway, until the scope closes; again after a restart. */
  readonly open: Effect.Effect<EventLog["Service"], unknown, Scope.Scope>
  /** Whether it answers in real time: then the clock waits for it. */
  readonly real: boolean
}

/** What a product settles otherwise than this desk does: nobody is given anything, and everybody has slots enough. */
export type Settled = Partial<Pick<Gateway.Options, "commands" | "routing" | "slots" | "groups">>

/** A wish that somebody made. */
export interface Wish {
  readonly by: string
  readonly stream: StreamKey
  readonly name: string
  readonly input: unknown
  readonly commandId: CommandId
  outcome: Outcome | undefined
}

/** What one session has been told of the conversation. */
interface View {
  readonly name: string
  readonly audience: "agents" | "visitor"
  events: Array<ChatEvent>
  cursor: number
}

interface Person {
  readonly participant: Participant
  readonly role: Role
  /** Milliseconds that what they send and are sent is under way. */
  readonly latency: number
}

/** A gateway, and who is connected to it. */
interface Server {
  readonly gateway: Gateway.Gateway
  readonly scope: Scope.Closeable
  readonly links: Set<Link>
}

/** One desk at a time, so that virtual time is one. */
export class Desk {
  readonly time = VirtualTime.make(1_760_000_000_000)
  readonly tenant: TenantId
  readonly own: StreamKey
  /** The conversation that goes on, or the last one. */
  stream: StreamKey
  readonly wishes = new Map<string, Wish>()
  readonly #people: Readonly<Record<string, Person>>
  readonly #sessions = new Map<string, { readonly session: Session.Session; readonly scope: Scope.Closeable }>()
  #views: Array<View> = []
  #list: ReadonlyArray<ConversationSummary> = []
  #server: Server | undefined
  /** Another one over the same log, if somebody has come by it. */
  #second: Server | undefined
  #log!: EventLog["Service"]
  #logScope = Scope.makeUnsafe()
  #pending = 0
  #ids = 0
  readonly #storage: Storage
  readonly #options: Settled
  readonly #run: ReturnType<typeof Effect.runForkWith<never>>

  constructor(storage: Storage, name: string, options: Settled = {}) {
    this.#storage = storage
    this.#options = options
    this.tenant = name as TenantId
    const visitor = { _tag: "Visitor", id: "camille" as VisitorId } as const
    this.own = StreamKeys.visitor(this.tenant, visitor.id)
    this.stream = StreamKeys.conversation(this.tenant, "none" as ConversationId)
    this.#people = {
      camille: { participant: visitor, role: "visitor", latency: 3 },
      camille2: { participant: visitor, role: "visitor", latency: 3 },
      ines: { participant: ines, role: "agent", latency: 5 },
      ines2: { participant: ines, role: "agent", latency: 5 },
      marc: { participant: marc, role: "agent", latency: 5 },
      lea: { participant: lea, role: "manager", latency: 4 },
      zoe: { participant: { _tag: "Visitor", id: "zoe" as VisitorId }, role: "visitor", latency: 3 },
    }
    const services = Context.make(Clock.Clock, clockOf(this.time)).pipe(
      Context.add(Scheduler.Scheduler, new Scheduler.MixedScheduler("async", (task) => this.time.after(0, task))),
      Context.add(Random.Random, { nextDoubleUnsafe: () => 0.5, nextIntUnsafe: () => 1 }),
    )
    this.#run = Effect.runForkWith(services)
  }

  /** Opens the desk, with a conversation that Inès has. */
  async open(): Promise<void> {
    await this.#serve()
    for (const name of ["camille", "ines", "marc", "lea"]) await this.enter(name)
    this.#sessions.get("lea")!.session.desk((list) => (this.#list = list))
    this.wish("camille", this.own, "giveConsent", { scopes: ["store"] })
    await this.advance(100)
    await this.begin()
    this.wish("ines", this.stream, "takeConversation", {})
    await this.advance(100)
  }

  /** The visitor begins a conversation, and everybody looks at it. */
  async begin(): Promise<Wish> {
    const begun = this.wish("camille", this.own, "startConversation", { mode: "chat" })
    await this.advance(100)
    this.stream = StreamKeys.conversation(this.tenant, begun.commandId as string as ConversationId)
    this.#views = []
    for (const name of this.#sessions.keys()) this.#look(name)
    await this.advance(100)
    return begun
  }

  /** Somebody opens the desk, or the site, anew. */
  async enter(name: string): Promise<void> {
    await this.arrive(name)
    await this.advance(60)
  }

  /** Somebody opens it anew by a second server, which has opened what is kept as well. */
  async enterBeside(name: string): Promise<void> {
    this.#second ??= await this.#start(await this.#opened())
    await this.arrive(name, () => this.#second)
    await this.advance(60)
  }

  /** Somebody begins to open it: they have said who they are, and nobody has answered. */
  async arrive(name: string, by = (): Server | undefined => this.#server): Promise<void> {
    await this.leave(name)
    const { latency } = this.#people[name]!
    const scope = Scope.makeUnsafe()
    let session: Session.Session | undefined
    const connection = Memory.make(
      (link) => {
        const server = by()
        if (server === undefined) {
          link.close()
          return { received: () => {}, closed: () => {} }
        }
        server.links.add(link)
        return server.gateway.accept({ send: (text) => link.send(text), close: () => link.close() })
      },
      (task) => void this.time.after(latency, task),
    )
    const id = (): string => `${this.tenant}-${name}-${this.#ids++}`.padEnd(10, "x")
    this.#run(
      Session.make({ connection, token: () => name, id }).pipe(
        Scope.provide(scope),
        Effect.map((made) => void (session = made)),
      ),
    )
    while (session === undefined) await this.#settle()
    this.#sessions.set(name, { session, scope })
    this.#look(name)
  }

  /** Somebody closes every page of theirs. */
  async leave(name: string): Promise<void> {
    const before = this.#sessions.get(name)
    if (before === undefined) return
    this.#sessions.delete(name)
    this.#views = this.#views.filter((view) => view.name !== name)
    this.#run(Scope.close(before.scope, Exit.void))
    await this.advance(20)
  }

  /** Whether somebody has the desk, or the site, open. */
  hasOpen(name: string): boolean {
    return this.#sessions.has(name)
  }

  /** Whether somebody has a session that is still one. */
  isThere(name: string): boolean {
    const session = this.#sessions.get(name)?.session
    return session !== undefined && session.status.get()._tag !== "Closed"
  }

  /** Somebody who has a session wishes something, even if the session is over. */
  wish(by: string, stream: StreamKey, name: string, input: unknown): Wish {
    const { commandId, outcome } = this.#sessions.get(by)!.session.submit(stream, { name, input: input as never })
    const wish: Wish = { by, stream, name, input, commandId, outcome: undefined }
    this.wishes.set(commandId, wish)
    void outcome.then((what) => (wish.outcome = what))
    return wish
  }

  /** The server stops and another one starts over what is kept. */
  async restart(): Promise<void> {
    const server = this.#server!
    this.#server = undefined
    this.#run(Scope.close(server.scope, Exit.void))
    await this.advance(50)
    for (const link of server.links) link.close()
    const { epoch } = this.#log
    await Effect.runPromise(Scope.close(this.#logScope, Exit.void))
    await this.#serve()
    if (this.#log.epoch !== epoch) throw new Error("the log that was opened again is another one")
  }

  async advance(milliseconds: number): Promise<void> {
    const end = this.time.now() + milliseconds
    // What is answered in real time is answered within a slice of virtual time.
    const slice = this.#storage.real ? (milliseconds > 1_000 ? 100 : 5) : milliseconds
    while (this.time.now() < end) {
      this.time.advance(Math.min(slice, end - this.time.now()))
      while (this.#pending > 0) await this.#settle()
    }
    await this.#settle()
  }

  async close(): Promise<void> {
    for (const { scope } of this.#sessions.values()) this.#run(Scope.close(scope, Exit.void))
    for (const server of [this.#server, this.#second])
      if (server !== undefined) this.#run(Scope.close(server.scope, Exit.void))
    await this.advance(50)
    await Effect.runPromise(Scope.close(this.#logScope, Exit.void))
  }

  events(stream: StreamKey = this.stream): ReadonlyArray<ChatEvent> {
    return Effect.runSync(this.#log.read(stream, 1, 100_000))
  }

  get conversation(): Conversation.Conversation {
    return Conversation.fold(this.events())
  }

  /** Who sees something else than the log, of those who are there. */
  strangers(): ReadonlyArray<string> {
    const log = this.events()
    const wrong: Array<string> = []
    const { redactions } = Conversation.fold(log)
    const whole = {
      agents: projectAll(log, "agents", redactions),
      visitor: projectAll(log, "visitor", redactions),
    }
    for (const { name, audience, events, cursor } of this.#views) {
      if (!this.isThere(name)) continue
      if (cursor !== log.length || !isDeepStrictEqual(events, whole[audience])) wrong.push(`${name} at ${cursor}`)
    }
    const line = this.#list.find(({ id }) => this.stream.endsWith(`/${id}`))
    if (line?.seq !== log.length) wrong.push(`the list at ${line?.seq}`)
    return wrong
  }

  /** The wishes of people that left other facts than deciding them on all that was stored before gives. */
  unlawful(): ReadonlyArray<string> {
    return [...this.wishes.values()].filter((wish) => !this.#isLawful(wish)).map(({ by, name }) => `${name} by ${by}`)
  }

  #isLawful({ by, stream, name, input, commandId }: Wish): boolean {
    const events = this.events(stream)
    const own = events.filter(({ id }) => id.startsWith(`${commandId}/`))
    const [first] = own
    if (first === undefined) return true
    const command = commands.get(name)!
    const before = events.slice(0, first.seq - 1)
    const state = command.on === "visitor" ? Visitors.fold(before) : Conversation.fold(before)
    const facts = own.map(({ id: _id, seq: _seq, at: _at, by: _by, ...fact }) => fact)
    const { tenant, role, participant, site } = this.#identity(by)
    // Whether the visitor was there the log does not say.
    return [true, false].some((visitorOnline) => {
      const context = { tenant, role, site, by: participant, at: first.at, commandId, visitorOnline }
      const decision = Command.decideCall(command, state, input, context)
      return decision._tag === "Accepted" && isDeepStrictEqual(decision.events, facts)
    })
  }

  /** The last number of the conversation that somebody has been told of. */
  told(name: string): number {
    return this.#views.find((view) => view.name === name)?.cursor ?? 0
  }

  #look(name: string): void {
    const audience = this.#people[name]!.role === "visitor" ? "visitor" : "agents"
    const view: View = { name, audience, events: [], cursor: 0 }
    this.#views.push(view)
    this.#sessions.get(name)!.session.open(this.stream, (delivery) => {
      if (delivery._tag === "Reset") {
        view.events = []
        view.cursor = 0
      }
      if (delivery._tag !== "Range") return
      view.events.push(...delivery.range.events)
      view.cursor = Math.max(view.cursor, delivery.range.to)
    })
  }

  async #serve(): Promise<void> {
    this.#logScope = Scope.makeUnsafe()
    this.#log = await this.#opened()
    this.#server = await this.#start(this.#log)
  }

  /** What is kept, opened: the clock waits for what it is asked to store. */
  async #opened(): Promise<EventLog["Service"]> {
    const log = await Effect.runPromise(Scope.provide(this.#storage.open, this.#logScope))
    return this.#storage.real
      ? {
          ...log,
          append: (append) =>
            Effect.suspend(() => {
              this.#pending++
              return Effect.ensuring(
                log.append(append),
                Effect.sync(() => this.#pending--),
              )
            }),
        }
      : log
  }

  async #start(log: EventLog["Service"]): Promise<Server> {
    const scope = Scope.makeUnsafe()
    const options: Gateway.Options = {
      commands,
      authenticate: (token) => Effect.succeed(this.#identity(token)),
      routing: manual,
      newId: () => `${this.tenant}-server-${this.#ids++}` as CommandId,
      ...this.#options,
    }
    let started: Server | undefined
    this.#run(
      Gateway.make(options).pipe(
        Effect.provideService(EventLog, log),
        Scope.provide(scope),
        Effect.map((gateway) => void (started = { gateway, scope, links: new Set() })),
      ),
    )
    while (started === undefined) await this.#settle()
    return started
  }

  #identity(name: string): Identity {
    const { participant, role } = this.#people[name]!
    const site = role === "visitor" ? { site: shop } : {}
    return { tenant: this.tenant, participant, role, ...site, expiresAt: 9_000_000_000_000 }
  }

  /** What is under way outside of virtual time: promises, and a log that answers in real time. */
  async #settle(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve))
    this.time.advance(0)
  }
}

/** Effect's clock on virtual time. */
function clockOf(time: VirtualTime.VirtualTime): Clock.Clock {
  const nanos = (): bigint => BigInt(time.now()) * 1_000_000n
  return {
    currentTimeMillisUnsafe: () => time.now(),
    currentTimeMillis: Effect.sync(() => time.now()),
    currentTimeNanosUnsafe: nanos,
    currentTimeNanos: Effect.sync(nanos),
    monotonicTimeNanosUnsafe: nanos,
    monotonicTimeNanos: Effect.sync(nanos),
    sleep: (duration) =>
      Effect.callback<void>((resume) => {
        const cancel = time.after(Duration.toMillis(duration), () => resume(Effect.void))
        return Effect.sync(cancel)
      }),
  }
}
