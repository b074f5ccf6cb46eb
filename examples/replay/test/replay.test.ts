import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import * as FaultyConnection from "@pupitre/transport/testing/FaultyConnection"
import * as Effect from "effect/Effect"
import { randomBytes } from "node:crypto"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Comparison from "../Comparison.ts"
import * as Corpus from "../Corpus.ts"
import * as People from "../People.ts"
import type { Played } from "../Play.ts"
import { play } from "../Play.ts"
import type { Replayed } from "../Replayed.ts"
import * as ServerProcess from "../ServerProcess.ts"
import { nodeArguments } from "../../../scripts/project/Sources.ts"

const named = process.env["PUPITRE_REPLAY"]
const folder = named ?? join(import.meta.dirname, "..", "..", "console", "demo")

describe("replay", () => {
  const data = mkdtempSync(join(tmpdir(), "pupitre-replay-"))
  const key = randomBytes(32)
  let conversations: ReadonlyArray<Replayed> = []

  beforeAll(async () => {
    const corpus = await Effect.runPromise(Corpus.read(folder))
    conversations = Corpus.conversations(corpus)
    const which = named === undefined ? "the demo's own, since PUPITRE_REPLAY names no folder" : "of PUPITRE_REPLAY"
    console.log(`replay: ${conversations.length} conversations, ${which}`)
  })
  afterAll(() => rmSync(data, { recursive: true, force: true }))

  /** Plays with a server of its own, and compares both what the agents had on screen and what a newcomer sees. */
  const replay = async (
    name: string,
    options: {
      readonly through?: People.Options["through"]
      readonly atOnce?: number
      readonly onTurn?: (turns: number, server: ServerProcess.ServerProcess) => void
    } = {},
  ): Promise<void> => {
    const server = await ServerProcess.start({ file: join(data, `${name}.db`), key, nodeArguments })
    const { through, atOnce = 16, onTurn } = options
    const people = await People.make({ url: server.url, key, ...(through !== undefined && { through }) })
    let played: ReadonlyArray<Played> = []
    try {
      const patience = 45_000
      played = await play(conversations, people, { atOnce, patience, onTurn: (turns) => onTurn?.(turns, server) })
      const had = await Comparison.windows(played, patience)
      const seen = await Comparison.afresh(played, await people.agent("reader"), patience)
      for (const { turns, differences } of [had, seen]) {
        assert.deepStrictEqual(differences.slice(0, 3), [])
        assert.strictEqual(turns, conversations.flatMap((one) => one.turns).length)
        assert.isAbove(turns, 0)
      }
      console.log(`replay, ${name}: ${seen.conversations} conversations, ${seen.turns} turns compared`)
    } finally {
      for (const { window } of played) window.close()
      await people.leave()
      await server.stop()
    }
  }

  it("what an agent sees is what the files say, turn by turn", { timeout: 60_000 }, () => replay("as it comes"))

  it("also when the server is killed half-way and started again on its file", { timeout: 60_000 }, async () => {
    const half = Math.floor(conversations.flatMap((one) => one.turns).length / 2)
    let killed: Promise<void> | undefined
    await replay("killed", {
      onTurn: (turns, server) => {
        if (turns === half) killed = server.kill().then(server.restart)
      },
    })
    assert.isDefined(killed)
    await killed
  })

  it("also over connections that lose, double and reorder", { timeout: 60_000 }, async () => {
    const connections: Array<FaultyConnection.FaultyConnection> = []
    const way = { loss: 0.03, duplication: 0.05, delay: 20, reordering: 0.2 }
    await replay("faulty", {
      atOnce: 100,
      through: (connection) => {
        const faulty = FaultyConnection.make(connection, {
          seed: connections.length + 1,
          faults: { up: way, down: way, disconnect: 0.002 },
        })
        connections.push(faulty)
        return faulty
      },
    })
    const counts = connections.map((connection) => connection.counts())
    const sum = (of: "lost" | "duplicated" | "reordered"): number => counts.reduce((n, each) => n + each[of], 0)
    for (const fault of ["lost", "duplicated", "reordered"] as const) assert.isAbove(sum(fault), 0, fault)
    console.log(`replay, faulty: ${sum("lost")} lost, ${sum("duplicated")} doubled, ${sum("reordered")} reordered`)
  })
})
