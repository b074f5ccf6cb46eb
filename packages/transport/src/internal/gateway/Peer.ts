/**
 * One accepted connection: who it is, what it watches, how much it may ask, and how its frames are answered.
 *
 * @since 0.1.0
 */
import type { Audience } from "@pupitre/core/Audience"
import * as Blocked from "@pupitre/core/Blocked"
import type { Rejection } from "@pupitre/core/Decision"
import type { SiteId, TenantId, VisitorId } from "@pupitre/core/Id"
import type { Handled } from "@pupitre/core/Query"
import type { StreamKey } from "@pupitre/core/StreamKey"
import * as StreamKeys from "@pupitre/core/StreamKey"
import { takesPart } from "@pupitre/core/Conversation"
import * as Navigation from "@pupitre/core/Navigation"
import * as Effect from "effect/Effect"
import type * as Fiber from "effect/Fiber"
import * as Result from "effect/Result"
import * as Schedule from "effect/Schedule"
import * as Schema from "effect/Schema"
import * as SchemaIssue from "effect/SchemaIssue"
import * as Codec from "../../Codec.js"
import type {
  Ask,
  Available,
  Bye,
  ClientFrame,
  Hello,
  Mark,
  ServerFrame,
  Show,
  Submit,
  Subscribe,
} from "../../Frame.js"
import { protocol } from "../../Frame.js"
import type { EventLog, EventLogError } from "../../server/EventLog.js"
import type { AuthenticationError, Identity } from "../../server/Identity.js"
import type { Access } from "./Access.js"
import * as Accesses from "./Access.js"
import type { Aggregating } from "./Aggregating.js"
import type { Decider, Outcome } from "./Decider.js"
import { because } from "./Decider.js"
import type { Desk } from "./Desk.js"
import * as Fetchings from "./Fetching.js"
import type { Limits } from "./Limits.js"
import type { LiveStream } from "./LiveStream.js"
import type { Marking } from "./Marking.js"
import type { Mirroring } from "./Mirroring.js"
import type { From, PeerLink } from "./PeerLink.js"
import type { Presence } from "./Presence.js"
import type { Roster } from "./Roster.js"
import type { Streams } from "./Streams.js"
import type { Receiver, Subscription } from "./Subscription.js"
import * as Subscriptions from "./Subscription.js"
import type { Sight } from "./Sight.js"
import * as Sights from "./Sight.js"
import * as TokenBucket from "./TokenBucket.js"
import type { Turning } from "./Turning.js"

/** What all connections of a gateway share. */
export interface Shared {
  readonly log: EventLog["Service"]
  readonly streams: Streams
  readonly decider: Decider
  readonly presence: Presence
  readonly roster: Roster
  readonly marking: Marking
  readonly aggregating: Aggregating
  readonly sightOf: (identity: Identity) => Sight
  readonly mirroring: Mirroring
  /** Counts those who are kept away and came back. */
  readonly turning: Turning
  readonly desk: (tenant: Identity["tenant"]) => Desk
  readonly route: (tenant: Identity["tenant"]) => void
  /** Somebody of this tenant is there. */
  readonly seen: (tenant: Identity["tenant"]) => void
  readonly authenticate: (token: string, from: From) => Effect.Effect<Identity, AuthenticationError>
  readonly queries: ReadonlyMap<string, Handled>
  readonly preview: boolean
  readonly heartbeat: number
  readonly limits: Limits
  readonly now: () => number
  /** Starts something that ends with the gateway at the latest. */
  readonly run: <E>(effect: Effect.Effect<void, E>) => Fiber.Fiber<void, E>
}

/** One accepted connection. */
export interface Peer {
  readonly received: (text: string) => void
  readonly closed: () => void
  /** The heartbeat: a head for each stream watched, or a sign of life. */
  readonly beat: () => void
  readonly bye: (reason: Bye["reason"], reconnect: boolean) => void
  /** This visitor is kept away, from a site or from all: ends the connection if it is theirs and comes by there. */
  readonly blocked: (tenant: TenantId, visitor: VisitorId, site: SiteId | undefined) => void
}

/** A connection that has said nothing yet. `gone` is called once, when it is over. */
export const make = (shared: Shared, link: PeerLink, from: From, gone: (peer: Peer) => void): Peer => {
  const { log, streams, marking, limits, now, run } = shared
  const { epoch } = log
  const subscriptions = new Map<StreamKey, Subscription>()
  /** Subscriptions asked for and not answered yet; of several for one stream the last one counts. */
  const opening = new Map<StreamKey, object>()
  const frames = TokenBucket.make(limits.frames, now())
  const pieces = TokenBucket.make(limits.mirror, now())
  const submits = TokenBucket.make(limits.submits, now())
  /** What came before the token was checked. */
  let early: Array<Exclude<ClientFrame, Hello>> = []
  let earlyLength = 0
  let identity: Identity | undefined
  let access: Access | undefined
  let leave = (_stopping: boolean): void => {}
  let audience: Audience = "visitor"
  let sight = Sights.visitor
  let over = false
  let chokedSince: number | undefined
  let deadline: Fiber.Fiber<void> | undefined
  let asking = 0

  // ── sending ───────────────────────────────────────────────────────────────────────────────────────────────────────

  const sendText = (text: string): void => {
    if (over) return
    let buffered: number
    try {
      link.send(text)
      buffered = link.buffered?.() ?? 0
    } catch (cause) {
      return giveUp(cause)
    }
    if (buffered > limits.closeBytes) bye("SlowConsumer", true)
    else if (buffered > limits.pauseBytes && chokedSince === undefined) choke()
  }
  const send = (frame: ServerFrame): void => sendText(Codec.encode(frame))

  /** A link that throws is over, for its own connection alone: what is being told to others goes on. */
  const giveUp = (cause: unknown): void => {
    run(Effect.logError("A connection that could not be sent to was ended", cause))
    end()
    closeLink()
  }

  const closeLink = (): void => {
    try {
      link.close()
    } catch {
      // It is over either way.
    }
  }

  const backedUp = (): boolean => !over && (link.buffered?.() ?? 0) > limits.pauseBytes / 4

  const choke = (): void => {
    const since = now()
    chokedSince = since
    run(
      Effect.gen(function* () {
        while (backedUp()) {
          if (now() - since >= limits.slowAfter) return bye("SlowConsumer", true)
          yield* Effect.sleep(Math.min(250, limits.slowAfter))
        }
        chokedSince = undefined
        for (const subscription of subscriptions.values()) {
          Subscriptions.pump(subscription, epoch, run, log)
          marking.tell(receiver, subscription.live)
        }
        // Lines that changed in between were not sent either.
        if (identity !== undefined && shared.desk(identity.tenant).watched(receiver)) {
          shared.desk(identity.tenant).watch(receiver)
        }
      }),
    )
  }

  const receiver: Receiver = {
    get audience() {
      return audience
    },
    get sight() {
      return sight
    },
    get by() {
      return access?.by
    },
    choked: () => chokedSince !== undefined,
    sendText,
    sendSignal: (text) => {
      if ((link.buffered?.() ?? 0) <= limits.pauseBytes / 4) sendText(text)
    },
  }

  // ── beginning and end ─────────────────────────────────────────────────────────────────────────────────────────────

  const end = (stopping = false): void => {
    if (over) return
    over = true
    early = []
    deadline?.interruptUnsafe()
    for (const subscription of subscriptions.values()) unsubscribe(subscription)
    subscriptions.clear()
    if (identity !== undefined) {
      shared.desk(identity.tenant).unwatch(receiver)
    }
    leave(stopping)
    gone(peer)
  }

  const bye = (reason: Bye["reason"], reconnect: boolean): void => {
    if (over) return
    try {
      link.send(Codec.encode({ _tag: "Bye", reason, reconnect }))
    } catch (cause) {
      return giveUp(cause)
    }
    end(reason === "ShuttingDown")
    closeLink()
  }

  const byeAt = (at: number, reason: Bye["reason"]): void => {
    deadline?.interruptUnsafe()
    deadline = run(
      Effect.andThen(
        Effect.sleep(Math.max(0, at - now())),
        Effect.sync(() => {
          deadline = undefined
          bye(reason, true)
        }),
      ),
    )
  }

  const hello = (frame: Hello): void => {
    if (frame.protocol !== protocol) return bye("UnsupportedProtocol", false)
    run(
      shared.authenticate(frame.token, from).pipe(
        // For the server's log alone; the client learns that it was refused, not why.
        Effect.tapCause((cause) => Effect.logInfo("A token was refused", cause)),
        Effect.matchCause({
          onSuccess: (claimed) => admit(claimed),
          onFailure: (cause) => {
            const failed = cause.reasons.find((reason) => reason._tag === "Fail")
            if (failed?.error.reason === "Expired") bye("TokenExpired", true)
            // A defect in checking tokens says nothing about this one: coming back makes sense.
            else bye("Unauthenticated", failed === undefined)
          },
        }),
      ),
    )
  }

  /** Lets in whoever is not a visitor that is kept away, which their own stream says. */
  const admit = (claimed: Identity): void => {
    if (over) return
    const { tenant, participant, site, expiresAt } = claimed
    if (!Accesses.consistent(claimed)) return bye("Unauthenticated", false)
    if (expiresAt + limits.grace <= now()) return bye("TokenExpired", true)
    if (identity !== undefined && !same(identity, claimed)) return bye("Unauthenticated", false)
    byeAt(expiresAt + limits.grace, "TokenExpired")
    if (participant._tag !== "Visitor") return welcome(claimed)
    const own = StreamKeys.visitor(tenant, participant.id)
    const open = streams.open(Accesses.fromIdentity(claimed), own, (live) => {
      const block = live === undefined ? undefined : Blocked.of(live.visitor, site, now())
      if (block === undefined) return welcome(claimed)
      bye("Unauthenticated", false)
      shared.turning({ tenant, visitorId: participant.id, site, since: block.since })
    })
    run(persist(open))
  }

  const welcome = (claimed: Identity): void => {
    if (over) return
    const first = identity === undefined
    // Two greetings in one breath, of two people.
    if (identity !== undefined && !same(identity, claimed)) return bye("Unauthenticated", false)
    identity = claimed
    access = Accesses.fromIdentity(claimed)
    audience = access.audience
    sight = shared.sightOf(claimed)
    const { tenant, participant, role, expiresAt } = claimed
    send({
      _tag: "Welcome",
      epoch,
      self: { tenant, participant, role },
      heartbeat: shared.heartbeat,
      expiresAt,
      expiresIn: Math.max(0, Math.floor(expiresAt - now())),
    })
    if (!first) return
    const [goes, leaves] = [shared.presence.arrived(claimed), shared.roster.arrived(claimed)]
    leave = (stopping) => {
      goes(stopping)
      leaves()
    }
    shared.seen(tenant)
    const held = early
    early = []
    for (const frame of held) handle(access, frame, 0)
    // After what came early: whether they take conversations may be among it.
    if (audience === "agents" && !over) shared.route(tenant)
  }

  // ── what a client may send ────────────────────────────────────────────────────────────────────────────────────────

  const received = (text: string): void => {
    if (over) return
    // Pieces of a page have a budget of their own, and one that is over it is not even read.
    const piece = access !== undefined && pieceBeginning.test(text)
    if (piece && pieces.tryTake(now(), Subscriptions.utf8(text)) > 0) return
    let wait = piece ? 0 : frames.take(now())
    if (frames.debt() > limits.frames.burst * 4) return bye("TooManyFrames", true)
    const decoded = Codec.decodeClient(text)
    if (Result.isFailure(decoded)) {
      return bye(decoded.failure.reason._tag === "TooLarge" ? "FrameTooLarge" : "MalformedFrame", true)
    }
    const frame = decoded.success
    // It only began like one.
    if (piece && !(frame._tag === "Mirror" && frame.item._tag === "Piece")) wait = frames.take(now())
    if (frame._tag === "Hello") return hello(frame)
    if (access === undefined) {
      earlyLength += text.length
      if (earlyLength > limits.earlyBytes) return bye("TooManyFrames", true)
      early.push(frame)
      return
    }
    handle(access, frame, wait)
  }

  const handle = (access: Access, frame: Exclude<ClientFrame, Hello>, wait: number): void => {
    switch (frame._tag) {
      case "Submit":
        return submit(access, frame, wait)
      case "Subscribe":
        return subscribe(access, frame, wait)
      case "Unsubscribe": {
        const held = subscriptions.get(frame.stream)
        opening.delete(frame.stream)
        if (held === undefined) return
        subscriptions.delete(frame.stream)
        return unsubscribe(held)
      }
      case "Fetch":
        return fetch(access, frame, wait)
      case "Mark":
        return mark(access, frame, wait)
      case "Ask":
        return ask(access, frame, wait)
      case "WatchDesk":
        return watchDesk(access)
      case "Available":
        return available(access, frame)
      case "Mirror": {
        const own = subscriptions.get(frame.stream)
        if (own !== undefined) shared.mirroring(access.by, own, frame.item, wait)
        return
      }
      case "Show":
        // Dropped when there are too many: a newer one follows.
        return wait > 0 ? undefined : show(access, frame)
    }
  }

  const submit = (access: Access, frame: Submit, wait: number): void => {
    const { stream, commandId, producer, n, call } = frame
    const nack = (rejection: Rejection, retryAfter?: number): void =>
      send({ _tag: "Nack", stream, commandId, rejection, ...(retryAfter !== undefined && { retryAfter }) })
    const rate = Math.max(wait, submits.tryTake(now()))
    if (rate > 0) return nack(because("TooManyRequests"), rate)
    if (frame.epoch !== epoch) return reset(stream)
    shared.decider({ access, stream, commandId, call, turn: { producer, n } }, (outcome: Outcome) => {
      switch (outcome._tag) {
        case "Stored": {
          const { from, to, dup } = outcome
          return send({ _tag: "Ack", stream, epoch, commandId, from, to, dup })
        }
        case "Refused":
          return nack(outcome.rejection)
        case "Forbidden":
          return nack(because("NotPermitted"))
        case "Expect":
          return send({ _tag: "Expect", stream, producer, n: outcome.n })
        case "Later":
          return nack(because(outcome.key), limits.retryAfter)
      }
    })
  }

  /** What this client holds of the stream is of another lineage: it begins anew, if it watches. */
  const reset = (stream: StreamKey): void => {
    send({ _tag: "Reset", stream, epoch })
    const held = subscriptions.get(stream)
    if (held === undefined) return
    Subscriptions.begin(held, epoch)
    Subscriptions.pump(held, epoch, run, log)
  }

  const subscribe = (access: Access, frame: Subscribe, wait: number): void => {
    const { stream, epoch: lineage, since, tail, aggregate } = frame
    if (subscriptions.size + opening.size >= limits.subscriptions && !subscriptions.has(stream)) {
      return send({ _tag: "Ended", stream, rejection: because("TooManyRequests") })
    }
    const asked = {}
    opening.set(stream, asked)
    const told = (live: LiveStream | undefined): void => {
      if (over || opening.get(stream) !== asked) return
      opening.delete(stream)
      if (live === undefined) {
        const held = subscriptions.get(stream)
        if (held !== undefined) {
          subscriptions.delete(stream)
          unsubscribe(held)
        }
        return refuse(stream)
      }
      let subscription = subscriptions.get(stream)
      if (subscription === undefined) {
        subscription = { receiver, live, cursor: since, tail, aggregate: undefined, pumping: false, ended: false }
        subscriptions.set(stream, subscription)
        live.subscriptions.add(subscription)
      }
      const unproven = since > live.head || (since > 0 && (lineage !== epoch || since < live.erasedAt))
      if (unproven) send({ _tag: "Reset", stream, epoch })
      subscription.tail = tail
      subscription.aggregate = aggregate === true ? () => shared.aggregating.show(live, access) : undefined
      if (unproven || since === 0) Subscriptions.begin(subscription, epoch)
      else subscription.cursor = since
      if (subscription.cursor === live.head) sendText(Subscriptions.nothingNew(live, epoch, live.head))
      else Subscriptions.pump(subscription, epoch, run, log)
      shared.presence.tell(receiver, live)
      marking.tell(receiver, live)
    }
    const open = streams.open(access, stream, told, aggregate)
    // One too soon waits, and so does one more of the same stream: of several that wait the last is answered.
    const pause =
      subscriptions.get(stream)?.live.head === since ? wait : subscriptions.has(stream) ? Math.max(wait, 1) : wait
    if (pause === 0) return void run(persist(open))
    run(
      Effect.andThen(
        Effect.sleep(pause),
        Effect.suspend(() => (opening.get(stream) === asked && !over ? persist(open) : Effect.void)),
      ),
    )
  }

  const refuse = (stream: StreamKey): void => send({ _tag: "Ended", stream, rejection: because("NotPermitted") })

  const unsubscribe = (subscription: Subscription): void => {
    subscription.ended = true
    subscription.live.subscriptions.delete(subscription)
    streams.release(subscription.live)
  }

  const mark = (access: Access, frame: Mark, wait: number): void => {
    if (frame.epoch !== epoch) return
    const watched = subscriptions.get(frame.stream)?.live
    if (watched !== undefined) return marking.mark(access, watched, frame)
    // Perhaps its subscription is about to be answered. One too soon is dropped: the next one says more.
    if (wait > 0) return
    run(
      Effect.ignore(
        streams.open(access, frame.stream, (live) => {
          if (live !== undefined && !over) marking.mark(access, live, frame)
        }),
      ),
    )
  }

  /** Asks the log again and again until it answers or nobody waits any more. */
  const persist = <A>(effect: Effect.Effect<A, EventLogError>): Effect.Effect<A, EventLogError> =>
    Effect.retry(effect, { schedule: Schedule.spaced(limits.retryAfter), while: () => !over })

  const fetch = Fetchings.make({
    log,
    streams,
    run,
    receiver,
    most: limits.fetches,
    over: () => over,
    watched: (stream) => subscriptions.get(stream)?.live,
    refuse,
    persist,
  })

  const watchDesk = ({ tenant, role }: Access): void => {
    // There is nothing to refuse it with but silence: a visitor's page has no desk to show.
    if (role !== "agent" && role !== "manager") return
    const desk = shared.desk(tenant)
    run(
      Effect.map(persist(desk.load), () => {
        if (!over) desk.watch(receiver)
      }),
    )
  }

  const available = ({ tenant, by, role }: Access, { available: yes }: Available): void => {
    if (by._tag !== "Agent" || (role !== "agent" && role !== "manager")) return
    shared.roster.available(tenant, by.id, yes)
    if (yes !== false) shared.route(tenant)
  }

  const ask = ({ tenant, by, role }: Access, { id, name, input }: Ask, wait: number): void => {
    const no = (key: string): void => send({ _tag: "NoAnswer", id, rejection: because(key) })
    if (wait > 0 || asking >= limits.asks) return no("TooManyRequests")
    const handled = shared.queries.get(name)
    if (handled === undefined) return no("UnknownQuery")
    const { query, answer } = handled
    if (!query.roles.includes(role)) return no("NotPermitted")
    asking++
    run(
      Effect.gen(function* () {
        const decoded = yield* Effect.result(
          Schema.decodeUnknownEffect(query.input, { onExcessProperty: "error" })(input) as Effect.Effect<
            unknown,
            Schema.SchemaError
          >,
        )
        if (Result.isFailure(decoded)) {
          return send({ _tag: "NoAnswer", id, rejection: { reasons: [invalidInput(decoded.failure)] } })
        }
        const value = yield* Effect.tryPromise(() => answer(decoded.success, { tenant, by, role })).pipe(
          Effect.flatMap(
            (output) =>
              Schema.encodeUnknownEffect(query.output)(output) as Effect.Effect<Schema.Json, Schema.SchemaError>,
          ),
          Effect.tapError((cause) => Effect.logError(`The query ${name} was not answered`, cause)),
          Effect.result,
        )
        if (Result.isFailure(value)) return no("Unavailable")
        const text = Codec.encode({ _tag: "Answer", id, value: value.success })
        const exceeded = Codec.exceeds(text, Codec.serverLimits)
        if (exceeded === undefined) return sendText(text)
        yield* Effect.logError(`The query ${name} has an answer that no client reads`, exceeded)
        no("AnswerTooLarge")
      }).pipe(Effect.ensuring(Effect.sync(() => asking--))),
    )
  }

  const show = ({ by }: Access, { stream, counter, signal }: Show): void => {
    const own = subscriptions.get(stream)
    if (own === undefined || own.live.kind !== "conversation" || by._tag === "System") return
    const { conversation, subscriptions: all } = own.live
    if (conversation.status === "closed") return
    if (by._tag === "Visitor") {
      if (conversation.visitor?.id !== by.id || signal._tag === "Pointer") return
    } else {
      const inCharge = conversation.assignments.at(-1)?.agentId === by.id
      if (signal._tag === "Preview" || !(inCharge || takesPart(conversation, by.id))) return
      if (signal._tag === "Pointer" && !inCharge) return
      if (signal._tag === "Pointer" && !Navigation.observes(conversation.navigation)) return
    }
    const shown =
      signal._tag !== "Preview" || (shared.preview && conversation.consent.includes("preview"))
        ? signal
        : ({ _tag: "Typing", active: signal.text !== "" } as const)
    // Signals are the same for every role, so that a visitor is named by id alone.
    const from = by._tag === "Visitor" ? ({ _tag: "Visitor", id: by.id } as const) : by
    const text = Codec.encode({ _tag: "Shown", stream, sent: { by: from, counter, at: now(), signal: shown } })
    const to: Audience = by._tag === "Visitor" ? "agents" : "visitor"
    for (const other of all) if (other.receiver.audience === to) other.receiver.sendSignal(text)
  }

  const peer: Peer = {
    received,
    closed: () => end(),
    bye,
    blocked: (tenant, visitor, site) => {
      if (identity?.participant._tag !== "Visitor" || (site !== undefined && site !== identity.site)) return
      if (identity.tenant === tenant && identity.participant.id === visitor) bye("Unauthenticated", false)
    },
    beat: () => {
      if (over || identity === undefined) return
      if (subscriptions.size === 0) return send({ _tag: "Beat" })
      for (const subscription of subscriptions.values()) {
        const { live } = subscription
        if (live.stale) run(Effect.ignore(streams.load(live)))
        sendText(Subscriptions.headText(live, epoch))
        Subscriptions.pump(subscription, epoch, run, log)
      }
    },
  }
  byeAt(now() + limits.helloWithin, "Unauthenticated")
  return peer
}

/** How the frame begins that carries a piece of a visitor's page. */
const pieceBeginning = /^\{"_tag":"Mirror","stream":"[A-Za-z0-9_/-]{1,160}","item":\{"_tag":"Piece"/

const format = SchemaIssue.makeFormatterStandardSchemaV1()

function invalidInput(error: Schema.SchemaError): Rejection["reasons"][0] {
  const issue = format(error.issue).issues[0]
  const path = (issue?.path ?? []).map((key) => String(typeof key === "object" ? key.key : key)).join(".")
  return { key: "InvalidInput", params: { detail: `${path === "" ? "" : `${path}: `}${issue?.message ?? ""}` } }
}

function same(a: Identity, b: Identity): boolean {
  const id = (identity: Identity): string =>
    identity.participant._tag === "System" ? "" : `${identity.participant._tag}/${identity.participant.id}`
  return a.tenant === b.tenant && a.role === b.role && a.site === b.site && id(a) === id(b)
}
