/**
 * Replays a folder of conversation files through a real server, and compares what an agent then sees with the files.
 *
 *     node examples/replay/main.ts <folder>
 *
 * Without a folder: the one that `PUPITRE_REPLAY` names, else the demo's own conversations. Ends with code 1 when
 * anything differs or a file is broken.
 */
import * as Effect from "effect/Effect"
import { randomBytes } from "node:crypto"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Comparison from "./Comparison.ts"
import * as Corpus from "./Corpus.ts"
import * as People from "./People.ts"
import { play } from "./Play.ts"
import * as ServerProcess from "./ServerProcess.ts"

const folder = process.argv[2] ?? process.env["PUPITRE_REPLAY"] ?? join(import.meta.dirname, "..", "console", "demo")

const corpus = await Effect.runPromise(Corpus.read(folder))
for (const { file, format, conversations } of corpus.read) console.log(`${file}: ${conversations.length} (${format})`)
for (const { file, reason } of corpus.skipped) console.log(`${file}: left aside, ${reason}`)

const data = mkdtempSync(join(tmpdir(), "pupitre-replay-"))
const key = randomBytes(32)
const server = await ServerProcess.start({ file: join(data, "log.db"), key })
const people = await People.make({ url: server.url, key })
try {
  const played = await play(Corpus.conversations(corpus), people)
  for (const { window } of played) window.close()
  const compared = await Comparison.afresh(played, await people.agent("reader"))
  for (const difference of compared.differences) console.error(JSON.stringify(difference))
  console.log(
    `${compared.conversations} conversations, ${compared.turns} turns compared, ${compared.differences.length} differ`,
  )
  if (compared.turns === 0 || compared.differences.length > 0) process.exitCode = 1
} finally {
  await people.leave()
  await server.stop()
  rmSync(data, { recursive: true, force: true })
}
