/**
 * What is known of every file that was brought here: whose it is, for which conversation, how far it has got. In one file of
 * SQLite beside the bytes.
 *
 * @since 0.1.0
 */
import type { Verdict } from "@pupitre/core/composer/Uploader"
import { Verdict as VerdictSchema } from "@pupitre/core/composer/VerdictSchema"
import type { ConversationId, FileId, TenantId } from "@pupitre/core/Id"
import type { Participant } from "@pupitre/core/Participant"
import { Participant as ParticipantSchema } from "@pupitre/core/Participant"
import * as Schema from "effect/Schema"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"

/** One file. */
export interface Entry {
  readonly fileId: FileId
  readonly tenant: TenantId
  readonly conversationId: ConversationId
  readonly by: Participant
  readonly name: string
  /** The media type that its sender says it has. */
  readonly declared: string
  /** Bytes: as it was announced, then as it is kept. */
  readonly size: number
  /** `shared` once it is in its conversation, with its number there. */
  readonly state: "incoming" | "ready" | "rejected" | "shared"
  readonly verdict?: Verdict
  readonly seq?: number
  /** When it was last heard of, milliseconds. */
  readonly touchedAt: number
}

/** What is known of every file. */
export interface Register {
  readonly find: (fileId: string) => Entry | undefined
  readonly add: (entry: Entry) => void
  readonly change: (
    fileId: FileId,
    change: Partial<Pick<Entry, "state" | "verdict" | "size" | "seq" | "touchedAt">>,
  ) => void
  readonly remove: (fileId: FileId) => void
  /** Everything of one conversation. */
  readonly of: (tenant: TenantId, conversationId: ConversationId) => ReadonlyArray<Entry>
  /** What one person has waiting in one conversation: on its way or ready, and not known to be shared. */
  readonly waiting: (tenant: TenantId, conversationId: ConversationId, by: Participant) => ReadonlyArray<Entry>
  /** What was removed so far is in no file of the register any more. */
  readonly clear: () => void
  /** What one person has here: files that were not shared, their bytes, and the bytes of all. */
  readonly held: (by: Participant) => { readonly waiting: number; readonly unshared: number; readonly all: number }
  /** Those that were not shared and not heard of since a moment, milliseconds. */
  readonly before: (moment: number) => ReadonlyArray<Entry>
  readonly close: () => void
}

/** The register of a folder; made if there is none. */
export const open = (folder: string): Register => {
  const db = new DatabaseSync(join(folder, "files.sqlite"))
  db.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA secure_delete = ON;
    CREATE TABLE IF NOT EXISTS files (
      id TEXT PRIMARY KEY, tenant TEXT NOT NULL, conversation TEXT NOT NULL, owner TEXT NOT NULL, by TEXT NOT NULL,
      name TEXT NOT NULL, declared TEXT NOT NULL, size INTEGER NOT NULL, state TEXT NOT NULL, verdict TEXT, seq INTEGER,
      touched INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS files_owner ON files (owner);
    CREATE INDEX IF NOT EXISTS files_conversation ON files (conversation);
    CREATE INDEX IF NOT EXISTS files_touched ON files (state, touched);
  `)
  const select = db.prepare("SELECT * FROM files WHERE id = ?")
  const insert = db.prepare("INSERT INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
  const update = db.prepare("UPDATE files SET state = ?, verdict = ?, size = ?, seq = ?, touched = ? WHERE id = ?")
  const remove = db.prepare("DELETE FROM files WHERE id = ?")
  const ofConversation = db.prepare("SELECT * FROM files WHERE conversation = ? AND tenant = ?")
  const waitingOf = db.prepare(
    `SELECT * FROM files WHERE conversation = ? AND tenant = ? AND owner = ? AND state IN ('incoming', 'ready')`,
  )
  const sums = db.prepare(
    `SELECT coalesce(sum(size), 0) AS "all", coalesce(sum(size) FILTER (WHERE state <> 'shared'), 0) AS unshared,
      count(*) FILTER (WHERE state <> 'shared') AS waiting FROM files WHERE owner = ?`,
  )
  const stale = db.prepare("SELECT * FROM files WHERE state <> 'shared' AND touched < ?")
  const find = (fileId: string): Entry | undefined => {
    const row = select.get(fileId)
    return row === undefined ? undefined : entryOf(row)
  }
  return {
    find,
    add: ({ fileId, tenant, conversationId, by, name, declared, size, state, verdict, seq, touchedAt }) => {
      const said = verdict === undefined ? null : JSON.stringify(verdict)
      const ids = [fileId, tenant, conversationId, owner(by), JSON.stringify(by)] as const
      insert.run(...ids, name, declared, size, state, said, seq ?? null, touchedAt)
    },
    change: (fileId, change) => {
      const before = find(fileId)
      if (before === undefined) return
      const { state, verdict, size, seq, touchedAt } = { ...before, ...change }
      update.run(state, verdict === undefined ? null : JSON.stringify(verdict), size, seq ?? null, touchedAt, fileId)
    },
    remove: (fileId) => void remove.run(fileId),
    of: (tenant, conversationId) => ofConversation.all(conversationId, tenant).map(entryOf),
    waiting: (tenant, conversationId, by) => waitingOf.all(conversationId, tenant, owner(by)).map(entryOf),
    clear: () => db.exec("PRAGMA wal_checkpoint(TRUNCATE)"),
    held: (by) => decodeSums({ ...sums.get(owner(by)) }),
    before: (moment) => stale.all(moment).map(entryOf),
    close: () => db.close(),
  }
}

/** One person, whatever they are called today. */
const owner = (by: Participant): string => (by._tag === "System" ? by._tag : `${by._tag} ${by.id}`)

const Row = Schema.Struct({
  id: Schema.String,
  tenant: Schema.String,
  conversation: Schema.String,
  by: Schema.fromJsonString(ParticipantSchema),
  name: Schema.String,
  declared: Schema.String,
  size: Schema.Int,
  state: Schema.Literals(["incoming", "ready", "rejected", "shared"]),
  verdict: Schema.NullOr(Schema.fromJsonString(VerdictSchema)),
  seq: Schema.NullOr(Schema.Int),
  touched: Schema.Int,
})
const decodeRow = Schema.decodeUnknownSync(Row)
const decodeSums = Schema.decodeUnknownSync(
  Schema.Struct({ waiting: Schema.Int, unshared: Schema.Int, all: Schema.Int }),
)

const entryOf = (given: unknown): Entry => {
  const { id, tenant, conversation, verdict, seq, touched, ...rest } = decodeRow({ ...(given as object) })
  return {
    ...rest,
    fileId: id as FileId,
    tenant: tenant as TenantId,
    conversationId: conversation as ConversationId,
    touchedAt: touched,
    ...(verdict !== null && { verdict }),
    ...(seq !== null && { seq }),
  }
}
