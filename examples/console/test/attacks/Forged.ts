/**
 * Facts that no decision wrote, put into the log of a server that is stopped: what a history holds that came from
 * somewhere else, or from a version that knew no better.
 */
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"

/** Facts to put at the end of a stream, which begins with them where there is none. */
export interface Forgery {
  readonly stream: string
  readonly by: unknown
  readonly facts: ReadonlyArray<object>
}

/** The streams of a stopped server whose key holds a text. */
export const streams = (data: string, part: string): ReadonlyArray<string> => {
  const db = new DatabaseSync(join(data, "log.sqlite"), { readOnly: true })
  const rows = db.prepare("SELECT key FROM streams WHERE instr(key, ?) > 0").all(part)
  db.close()
  return rows.map(({ key }) => String(key))
}

/** Writes the forgeries into the log of a stopped server, as its rows are; nothing looks at what they say. */
export const forge = (data: string, forgeries: ReadonlyArray<Forgery>): void => {
  const db = new DatabaseSync(join(data, "log.sqlite"))
  db.exec("BEGIN IMMEDIATE")
  for (const [n, { stream, by, facts }] of forgeries.entries()) {
    db.prepare("INSERT INTO streams (key, head) VALUES (?, 0) ON CONFLICT (key) DO NOTHING").run(stream)
    const row = db.prepare("SELECT id, head FROM streams WHERE key = ?").get(stream)
    const [id, head] = [Number(row?.["id"]), Number(row?.["head"])]
    const insert = db.prepare("INSERT INTO events (stream, seq, command, place, json) VALUES (?, ?, ?, ?, ?)")
    for (const [place, fact] of facts.entries()) {
      const seq = head + place + 1
      const event = { id: `forged-${n}/${place}`, seq, at: Date.now(), by, ...fact }
      insert.run(id, seq, `forged-${n}`, place, JSON.stringify(event))
    }
    db.prepare("UPDATE streams SET head = ? WHERE id = ?").run(head + facts.length, id)
  }
  db.exec("COMMIT")
  db.close()
}
