/**
 * The files that are shared in conversations: brought by whoever takes part in one, checked, kept on disk, given out by
 * addresses that end.
 *
 * Bytes come in by tus (`Uploads`) into one folder and are looked at there; only what was found harmless, rewritten without
 * what told of its maker, is moved to the other one, which is the only one that anything is served from.
 *
 * @since 0.1.0
 */
import type { KeptFile } from "@pupitre/core/command/PostFile"
import { check, limits } from "@pupitre/core/composer/FileCheck"
import * as FileReason from "@pupitre/core/composer/FileReason"
import type { Verdict } from "@pupitre/core/composer/Uploader"
import { ofBytes } from "@pupitre/core/adapter/SniffedType"
import { fileAddress } from "@pupitre/core/FileAddress"
import type { ConversationId, FileId, TenantId } from "@pupitre/core/Id"
import type { Participant } from "@pupitre/core/Participant"
import type { Handled } from "@pupitre/core/Query"
import { handle } from "@pupitre/core/Query"
import * as StreamKey from "@pupitre/core/StreamKey"
import type { EventLog, EventLogError } from "@pupitre/transport/server/EventLog"
import type { Identity } from "@pupitre/transport/server/Identity"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import { createReadStream, mkdirSync } from "node:fs"
import { open as openFile, rm, stat } from "node:fs/promises"
import { join } from "node:path"
import { seal, unseal } from "../SigningKey.ts"
import * as Inspection from "./Inspection.ts"
import * as Register from "./Register.ts"
import type { Scanner } from "./Scanner.ts"

/** What files are kept with. */
export interface Options {
  /** Where everything is kept. Made if it is not there. */
  readonly folder: string
  /** Seals addresses. */
  readonly key: Uint8Array
  /** Tells whose conversation it is, and whether a file is in it. */
  readonly log: EventLog["Service"]
  /** Reads every file through before it is ready, where there is one. */
  readonly scanner?: Scanner
  /** A clock, milliseconds. */
  readonly now?: () => number
}

/** An announced upload. */
export interface Announced {
  readonly fileId: FileId
  readonly conversation: string
  readonly name: string
  readonly type: string
  /** Bytes. */
  readonly size: number
}

/** A file that may be given out. */
export interface Given {
  readonly path: string
  readonly name: string
  readonly mediaType: string
  readonly size: number
}

/** The files that are shared in conversations. */
export interface Files {
  /** Where bytes come in. */
  readonly incoming: string
  /** Takes an upload in, or says why not. */
  readonly announce: (who: Identity, announced: Announced) => Promise<Verdict | undefined>
  /** Whether an upload is this person's. */
  readonly isOf: (fileId: string, who: Identity) => boolean
  /** How many bytes a file has that was looked at, and that nothing more is sent of. */
  readonly judged: (fileId: FileId) => number | undefined
  /** What became of a file that is here whole; looks at it if nobody did yet. */
  readonly judge: (fileId: FileId) => Promise<Verdict>
  /** Its sender gives up a file that was not shared. */
  readonly giveUp: (fileId: FileId) => Promise<void>
  /** The checked file with this id, for the wish that shares it. */
  readonly find: (fileId: FileId) => KeptFile | undefined
  /** What asks for addresses. */
  readonly queries: ReadonlyArray<Handled>
  /** What lies at a sealed address now. */
  readonly at: (sealed: string) => Promise<Given | undefined>
  /** Removes everything of some conversations: their visitor was erased. */
  readonly forget: (tenant: TenantId, conversations: ReadonlyArray<ConversationId>) => Promise<void>
  /** Removes what was given up, refused or never shared, and has been let be for a day. */
  readonly sweep: () => Promise<number>
}

/** How long an address lasts, milliseconds. */
export const lasts = 5 * 60_000

/** What nobody has touched for so long and is in no conversation is removed, milliseconds. */
export const abandonedAfter = 24 * 3_600_000

/** Where as many wait as may, those that nobody has asked for in so long make room, milliseconds: their page is gone. */
export const givesWayAfter = 3_600_000

/** How often that is looked after, milliseconds. */
const sweepEvery = 3_600_000

/** The most bytes that one person may have here: waiting, and in all. An agent has four windows. */
const room = {
  visitor: { unshared: limits.maxFiles * limits.maxBytes, all: 200_000_000 },
  desk: { unshared: 4 * limits.maxFiles * limits.maxBytes, all: 20_000_000_000 },
} as const

/** The most files of one person that are not shared, those that were refused among them until they are swept. */
const maxWaiting = 200

/** The files of a folder, until the scope closes. */
export const make = Effect.fnUntraced(function* ({
  folder,
  key,
  log,
  scanner,
  now = Date.now,
}: Options): Effect.fn.Return<Files, never, Scope.Scope> {
  const incoming = join(folder, "incoming")
  const kept = join(folder, "kept")
  for (const one of [incoming, kept]) mkdirSync(one, { recursive: true, mode: 0o700 })
  const register = yield* Effect.acquireRelease(
    Effect.sync(() => Register.open(folder)),
    ({ close }) => Effect.sync(close),
  )
  const inspection = yield* Effect.acquireRelease(
    Effect.sync(() => Inspection.make()),
    ({ close }) => Effect.promise(close),
  )
  const run = async <A>(answer: Effect.Effect<A, EventLogError>): Promise<A> => Effect.runPromise(answer)

  /** Who takes part: whoever the conversation is with, and the desk. */
  const takesPart = async (tenant: TenantId, conversationId: ConversationId, by: Participant): Promise<boolean> => {
    const [first] = await run(log.read(StreamKey.conversation(tenant, conversationId), 1, 1))
    if (first?._tag !== "ConversationStarted") return false
    return by._tag === "Visitor" ? first.visitor.id === by.id : by._tag !== "System"
  }

  /** Looks up in their conversation which of some of its files were shared. */
  const findShared = async (stream: StreamKey.StreamKey, entries: ReadonlyArray<Register.Entry>): Promise<void> => {
    const waiting = new Set(entries.filter(({ state }) => state === "ready").map(({ fileId }) => fileId))
    if (waiting.size === 0) return
    for (const event of await run(log.read(stream, 1, Number.MAX_SAFE_INTEGER))) {
      if (event._tag !== "FilePosted" || !waiting.has(event.fileId)) continue
      register.change(event.fileId, { seq: event.seq, state: "shared" })
    }
  }

  /** Whether a file stands in its conversation: found once by reading it, from then on by its number. */
  const stands = async (entry: Register.Entry): Promise<boolean> => {
    const stream = StreamKey.conversation(entry.tenant, entry.conversationId)
    if (entry.seq === undefined) await findShared(stream, [entry])
    const seq = register.find(entry.fileId)?.seq
    if (seq === undefined) return false
    const [posted] = await run(log.read(stream, seq, seq))
    const later = await run(log.mutations(stream, seq, seq))
    if (posted?._tag === "FilePosted" && !later.some(({ _tag }) => _tag === "MessageRedacted")) return true
    // What was taken out of the thread, or erased with its visitor, is nowhere.
    await discard(entry.fileId)
    return false
  }

  /** Lets what waits no more, or for a page that is gone, make room for another file of a person in a conversation. */
  const makeRoom = async (tenant: TenantId, conversationId: ConversationId, by: Participant): Promise<void> => {
    const waiting = (): ReadonlyArray<Register.Entry> => register.waiting(tenant, conversationId, by)
    const isFull = (): boolean => waiting().length >= limits.maxFiles
    if (isFull()) await findShared(StreamKey.conversation(tenant, conversationId), waiting())
    for (const { fileId, touchedAt } of waiting()) {
      if (isFull() && touchedAt < now() - givesWayAfter && !judging.has(fileId)) await discard(fileId)
    }
  }

  /** Its name goes from the register's own log as well. */
  const discard = async (fileId: FileId): Promise<void> => {
    register.remove(fileId)
    register.clear()
    await emptied(fileId)
  }
  /** Removes what came in, and what was kept of it unless it stays. */
  const emptied = async (fileId: FileId, stays = false): Promise<void> => {
    await rm(join(incoming, fileId), { force: true })
    await rm(join(incoming, `${fileId}.json`), { force: true })
    if (!stays) await rm(join(kept, fileId), { force: true })
  }

  const look = async ({ fileId, name, declared, size }: Register.Entry): Promise<Verdict> => {
    const path = join(incoming, fileId)
    const checked = check({ name, size, declared, found: await ofBytes(await beginning(path)) })
    if (checked._tag === "Rejected") return checked
    const scanned = await scanner?.scan(createReadStream(path))
    if (scanned?._tag === "Infected") return rejected("virus", "FileInfected")
    const { mediaType } = checked
    const found = await inspection.look({ from: path, to: join(kept, fileId), mediaType })
    if (found._tag === "Refused") return rejected("content", found.key, Inspection.limitOf(found.key))
    return { _tag: "Ready", file: { fileId, name: checked.name, mediaType, size: found.size } }
  }

  const judging = new Map<FileId, Promise<Verdict>>()
  const judgeNow = async (entry: Register.Entry): Promise<Verdict> => {
    try {
      // What is not here whole is not looked at.
      if ((await stat(join(incoming, entry.fileId))).size !== entry.size) return failed("FileNotSent")
      const verdict = await look(entry)
      const { fileId } = entry
      register.change(
        fileId,
        verdict._tag === "Ready"
          ? { state: "ready", verdict, size: verdict.file.size, touchedAt: now() }
          : { state: "rejected", verdict, size: 0, touchedAt: now() },
      )
      await emptied(fileId, verdict._tag === "Ready")
      return verdict
    } catch (cause) {
      console.error(cause)
      return { _tag: "Failed", reason: FileReason.make("FileNotChecked") }
    }
  }

  const files: Files = {
    incoming,
    announce: async ({ tenant, participant: by }, { fileId, conversation, name, type, size }) => {
      const conversationId = conversation as ConversationId
      if (!(await takesPart(tenant, conversationId, by))) return failed("FileNotSent")
      // What it will be found to be is not known yet: it is taken at its word until it is here.
      const checked = check({ name, size, declared: type, found: type })
      if (checked._tag === "Rejected") return checked
      await makeRoom(tenant, conversationId, by)
      // Counted anew, and added below, in one go: of two that come at once one is the last.
      const max = limits.maxFiles
      if (register.waiting(tenant, conversationId, by).length >= max) return rejected("count", "TooManyFiles", { max })
      const { unshared, all } = by._tag === "Visitor" ? room.visitor : room.desk
      const held = register.held(by)
      const tooMany = held.waiting >= maxWaiting
      if (tooMany || held.unshared + size > unshared || held.all + size > all) return failed("FileRoom")
      register.add({
        fileId,
        tenant,
        conversationId,
        by,
        name: checked.name,
        declared: type,
        size,
        state: "incoming",
        touchedAt: now(),
      })
      return undefined
    },
    isOf: (fileId, { tenant, participant }) => {
      const entry = register.find(fileId)
      return entry !== undefined && entry.tenant === tenant && isSame(entry.by, participant)
    },
    judged: (fileId) => {
      const entry = register.find(fileId)
      return entry?.verdict === undefined ? undefined : entry.size
    },
    judge: async (fileId) => {
      const entry = register.find(fileId)
      if (entry === undefined) return failed("FileNotSent")
      if (entry.verdict !== undefined) {
        // Whoever asks has it in a draft: it is not let be.
        if (entry.state === "ready") register.change(fileId, { touchedAt: now() })
        return entry.verdict
      }
      let judged = judging.get(fileId)
      if (judged === undefined) {
        judged = judgeNow(entry).finally(() => judging.delete(fileId))
        judging.set(fileId, judged)
      }
      return judged
    },
    giveUp: async (fileId) => {
      const entry = register.find(fileId)
      if (entry === undefined || entry.state === "shared" || (entry.state === "ready" && (await stands(entry)))) return
      await judging.get(fileId)
      await discard(fileId)
    },
    find: (fileId) => {
      const entry = register.find(fileId)
      if (entry?.verdict?._tag !== "Ready" || entry.state === "rejected") return undefined
      const { tenant, conversationId, by } = entry
      const tooMany = register.waiting(tenant, conversationId, by).length > limits.maxFiles
      return { ...entry.verdict.file, conversationId, by, ...(tooMany && { tooMany: { max: limits.maxFiles } }) }
    },
    queries: [
      handle(fileAddress, async ({ conversationId, fileId }, { tenant, by, role }) => {
        const entry = register.find(fileId)
        if (entry === undefined || entry.tenant !== tenant || entry.conversationId !== conversationId) return {}
        if (!(await takesPart(tenant, conversationId, by)) || !(await stands(entry))) return {}
        const expiresAt = now() + lasts
        const sealed = seal(key, [fileId, conversationId, role, expiresAt].join("."), "file")
        return { found: { address: `/files/${sealed}`, expiresAt, lasts } }
      }),
    ],
    at: async (sealed) => {
      const [fileId = "", conversationId, , until] = unseal(key, sealed, "file")?.split(".") ?? []
      if (!(Number(until) > now())) return undefined
      const entry = register.find(fileId)
      if (entry?.verdict?._tag !== "Ready" || entry.conversationId !== conversationId) return undefined
      if (!(await stands(entry))) return undefined
      const { name, mediaType, size } = entry.verdict.file
      return { path: join(kept, entry.fileId), name, mediaType, size }
    },
    forget: async (tenant, conversations) => {
      const entries = conversations.flatMap((conversation) => register.of(tenant, conversation))
      for (const { fileId } of entries) {
        await judging.get(fileId)
        await discard(fileId)
      }
    },
    sweep: async () => {
      let swept = 0
      for (const entry of register.before(now() - abandonedAfter)) {
        if (judging.has(entry.fileId) || (entry.state === "ready" && (await stands(entry)))) continue
        await discard(entry.fileId)
        swept++
      }
      return swept
    },
  }

  yield* Effect.acquireRelease(
    Effect.sync(() => {
      const timer = setInterval(() => void files.sweep().catch(console.error), sweepEvery)
      timer.unref()
      return timer
    }),
    (timer) => Effect.sync(() => clearInterval(timer)),
  )
  yield* Effect.promise(async () => files.sweep().catch(console.error))
  return files
})

const beginning = async (path: string): Promise<Buffer> => {
  const file = await openFile(path)
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(4_100), 0, 4_100, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

const rejected = (why: FileReason.Why, key: FileReason.Key, params?: Readonly<Record<string, number>>): Verdict => ({
  _tag: "Rejected",
  rejection: { why, reason: FileReason.make(key, params) },
})

const failed = (key: FileReason.Key): Verdict => ({ _tag: "Failed", reason: FileReason.make(key) })

const isSame = (a: Participant, b: Participant): boolean =>
  a._tag === b._tag && a._tag !== "System" && b._tag !== "System" && a.id === b.id
