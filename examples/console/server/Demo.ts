/**
 * The demo's own conversations and library: files of wishes and when they were made, played through the same decisions
 * as anybody's.
 *
 * @since 0.1.0
 */
import * as Command from "@pupitre/core/Command"
import * as Conversation from "@pupitre/core/Conversation"
import * as Summary from "@pupitre/core/ConversationSummary"
import type { Decision, Rejected } from "@pupitre/core/Decision"
import type { CommandId, TenantId } from "@pupitre/core/Id"
import { ItemId, VisitorId } from "@pupitre/core/Id"
import type { Participant, Role } from "@pupitre/core/Participant"
import { DisplayName } from "@pupitre/core/Participant"
import * as StreamKey from "@pupitre/core/StreamKey"
import * as Visitor from "@pupitre/core/Visitor"
import * as Workspace from "@pupitre/core/Workspace"
import { number } from "@pupitre/transport/server/Admission"
import type { Append, EventLogError, Write } from "@pupitre/transport/server/EventLog"
import { EventLog } from "@pupitre/transport/server/EventLog"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { sites } from "../sites.ts"
import type { Name } from "./People.ts"
import { agents } from "./People.ts"

/** One wish of a demo conversation. */
const Turn = Schema.Struct({
  /** Seconds since the turn before it. */
  after: Schema.Int,
  by: Schema.Literals(["visitor", "system", ...(Object.keys(agents) as ReadonlyArray<Name>)]),
  command: Schema.String,
  /** The workspace's stream that it is addressed to, if it is to one of those. */
  on: Schema.optionalKey(Schema.Literal("problems")),
  /** `{shop}` in its texts stands for the address of the shop. */
  input: Schema.Json,
})

/** A demo conversation as its file has it. */
const Script = Schema.Struct({
  name: Schema.String.check(Schema.isPattern(/^[a-z-]{3,40}$/)),
  about: Schema.String,
  visitor: Schema.Struct({ id: VisitorId, name: DisplayName }),
  startedMinutesAgo: Schema.Int,
  turns: Schema.Array(Turn),
})
type Script = typeof Script.Type

const day = 24 * 3_600_000

/** What is the demo's own of an item of the library: its id, and its dates in days from the first start. */
const Item = Schema.Struct({
  id: ItemId,
  fromDays: Schema.optionalKey(Schema.Finite),
  untilDays: Schema.optionalKey(Schema.Finite),
})
const Items = Schema.Array(Schema.Record(Schema.String, Schema.Json))

/** The shelves that the demo has something on, each with a file of its name. */
const shelves = ["links", "offers", "customKeys", "replyCategories", "cannedReplies", "articles"] as const

/** The id and the item, as the shelf is asked to keep them. */
const kept = (raw: Readonly<Record<string, Schema.Json>>, now: number): object => {
  const { id, fromDays, untilDays } = Schema.decodeUnknownSync(Item)(raw)
  const { id: _, fromDays: _from, untilDays: _until, ...item } = raw
  const from = fromDays === undefined ? {} : { from: Math.round(now + fromDays * day) }
  const until = untilDays === undefined ? {} : { until: Math.round(now + untilDays * day) }
  return { id, item: { ...item, ...from, ...until } }
}

/** A demo file that cannot be played: which one, at which turn, and why. */
export class DemoError extends Data.TaggedError("DemoError")<{
  readonly file: string
  readonly turn: number
  readonly reason: string
}> {
  override get message(): string {
    return `${this.file}, turn ${this.turn}: ${this.reason}`
  }
}

/** Where and with what the demo is played. */
export interface Options {
  readonly folder: string
  readonly tenant: TenantId
  readonly commands: ReadonlyMap<string, Command.Any>
  /** The address that `{shop}` stands for, without a slash at its end. */
  readonly origin: string
  /** Milliseconds. */
  readonly now: number
}

/** Plays every conversation of the folder into the log, oldest first; answers how many facts there are now. */
export const plant = Effect.fnUntraced(function* (
  options: Options,
): Effect.fn.Return<number, DemoError | EventLogError, EventLog> {
  const scripts = readdirSync(options.folder)
    .filter((file) => file.endsWith(".json") && !shelves.some((name) => file === `${name}.json`))
    .map((file) => Schema.decodeUnknownSync(Script)(read(options, file)))
    .sort((a, b) => b.startedMinutesAgo - a.startedMinutesAgo)
  const held: Held = { visitors: new Map(), workspaces: new Map(), conversations: new Map() }
  // Everything is decided before anything is written: a demo that is not granted leaves the log empty.
  const appends: Array<Append> = []
  for (const script of scripts) appends.push(...(yield* play(options, held, script)))
  const log = yield* EventLog
  let facts = 0
  for (const append of appends) {
    const stored = yield* log.append(append)
    if (stored._tag === "Stored") for (const { events } of stored.events) facts += events.length
  }
  return facts
})

/**
 * Puts the library of the demo on its shelves, as wishes of the manager; answers how many facts were written. A shelf that
 * was ever used is left alone, and so is one that the demo has no file for.
 */
export const stock = Effect.fnUntraced(function* (
  options: Options,
): Effect.fn.Return<number, DemoError | EventLogError, EventLog> {
  const log = yield* EventLog
  const { participant: by, role } = agents.manager
  let facts = 0
  for (const name of shelves) {
    const stream = StreamKey.workspace(options.tenant, name)
    if ((yield* log.head(stream)) > 0 || !existsSync(join(options.folder, `${name}.json`))) continue
    const command = options.commands.get(`${name}.keep`)
    let state = Workspace.empty
    for (const [index, item] of Schema.decodeUnknownSync(Items)(read(options, `${name}.json`)).entries()) {
      const fail = (reason: string): DemoError => new DemoError({ file: name, turn: index + 1, reason })
      if (command === undefined) return yield* Effect.fail(fail(`there is no command ${name}.keep`))
      const context = {
        tenant: options.tenant,
        by,
        role,
        at: options.now,
        commandId: `demo-${name}-${index + 1}` as CommandId,
        visitorOnline: false,
      }
      const decision = Command.decideCall(command, state, kept(item, options.now), context)
      if (decision._tag === "Rejected") return yield* Effect.fail(fail(why(decision)))
      const added = (decision.also ?? []).flatMap(({ events }) => events)
      const write: Write = { stream, expectedHead: state.seq, facts: added }
      const outcome = { _tag: "Accepted", writes: [write] } as const
      const stored = yield* log.append({ commandId: context.commandId, stream, by, at: options.now, outcome })
      if (stored._tag !== "Stored") continue
      for (const { events } of stored.events) {
        facts += events.length
        state = Workspace.fold(events, state)
      }
    }
  }
  return facts
})

/** A file of the demo, `{shop}` replaced. */
const read = ({ folder, origin }: Pick<Options, "folder" | "origin">, file: string): unknown =>
  JSON.parse(readFileSync(join(folder, file), "utf8").replaceAll("{shop}", origin))

/** The streams as they stand, kept in memory while the demo is played. */
interface Held {
  readonly visitors: Map<string, Visitor.Visitor>
  readonly workspaces: Map<string, Workspace.Workspace>
  readonly conversations: Map<
    string,
    { readonly state: Conversation.Conversation; readonly summary: Summary.ConversationSummary | undefined }
  >
}

const play = Effect.fnUntraced(function* (
  options: Options,
  held: Held,
  script: Script,
): Effect.fn.Return<ReadonlyArray<Append>, DemoError> {
  const { tenant, commands } = options
  const visitor: Participant = { _tag: "Visitor", ...script.visitor }
  const own = StreamKey.visitor(tenant, visitor.id)
  let at = options.now - script.startedMinutesAgo * 60_000
  const appends: Array<Append> = []
  for (const [index, turn] of script.turns.entries()) {
    const fail = (reason: string): DemoError => new DemoError({ file: script.name, turn: index + 1, reason })
    at += turn.after * 1_000
    const commandId = `demo-${script.name}-${index + 1}` as CommandId
    const command = commands.get(turn.command)
    if (command === undefined) return yield* Effect.fail(fail(`there is no command ${turn.command}`))
    const { conversationId: open, previousConversationId: over } = held.visitors.get(own) ?? Visitor.empty
    // After its end the visitor still says what they thought of it.
    const conversationId = open ?? over
    const stream =
      turn.on !== undefined
        ? StreamKey.workspace(tenant, turn.on)
        : command.on === "visitor" || conversationId === undefined
          ? own
          : StreamKey.conversation(tenant, conversationId)
    const state =
      command.on === "workspace"
        ? (held.workspaces.get(stream) ?? Workspace.empty)
        : command.on === "visitor"
          ? (held.visitors.get(own) ?? Visitor.empty)
          : (held.conversations.get(stream)?.state ?? Conversation.empty)
    const [by, role] = who(turn.by, visitor)
    const decision: Decision = Command.decideCall(command, state, turn.input, {
      tenant,
      by,
      role,
      site: role === "visitor" ? sites[0].id : undefined,
      at,
      commandId,
      visitorOnline: true,
    })
    if (decision._tag === "Rejected") {
      return yield* Effect.fail(fail(why(decision)))
    }
    const base = { commandId, stream, by, at }
    const writes = [{ stream, events: decision.events }, ...(decision.also ?? [])].map((write): Write => ({
      stream: write.stream,
      expectedHead: seq(held, write.stream),
      facts: write.events,
    }))
    const numbered = number(base, writes)
    for (const { stream: key, events } of numbered) {
      if (key.includes("/visitor/")) {
        held.visitors.set(key, Visitor.fold(events, held.visitors.get(key)))
        continue
      }
      if (key.includes("/workspace/")) {
        held.workspaces.set(key, Workspace.fold(events, held.workspaces.get(key)))
        continue
      }
      const before = held.conversations.get(key)
      let summary = before?.summary
      for (const event of events) summary = Summary.apply(summary, event)
      held.conversations.set(key, { state: Conversation.fold(events, before?.state), summary })
    }
    const withLines = writes.map((write) => {
      const summary = held.conversations.get(write.stream)?.summary
      return summary === undefined ? write : { ...write, summary }
    })
    appends.push({
      ...base,
      outcome: { _tag: "Accepted", writes: withLines as unknown as readonly [Write, ...Array<Write>] },
    })
  }
  return appends
})

const why = ({ rejection }: Rejected): string => rejection.reasons.map((reason) => JSON.stringify(reason)).join(", ")

function seq(held: Held, stream: string): number {
  return (
    held.visitors.get(stream)?.seq ?? held.workspaces.get(stream)?.seq ?? held.conversations.get(stream)?.state.seq ?? 0
  )
}

function who(by: Script["turns"][number]["by"], visitor: Participant): readonly [Participant, Role] {
  if (by === "visitor") return [visitor, "visitor"]
  if (by === "system") return [{ _tag: "System" }, "system"]
  return [agents[by].participant, agents[by].role]
}
