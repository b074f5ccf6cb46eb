import { assert, describe, it } from "@effect/vitest"
import type { FileAddress } from "@pupitre/core/FileAddress"
import { fileAddress, locate } from "@pupitre/core/FileAddress"
import type { ConversationId, FileId } from "@pupitre/core/Id"
import * as HeldChannel from "@pupitre/core/testing/HeldChannel"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as Query from "@pupitre/core/Query"

const [conversation, file] = ["c" as ConversationId, "f" as FileId]

const setup = () => {
  const { channel } = HeldChannel.make({ tenant: Scenario.tenant, participant: Scenario.ines, role: "agent" })
  const asked: Array<unknown> = []
  const answers: Array<{ readonly found?: FileAddress } | Error> = []
  let clock = 0
  const query = async (_: string, input: unknown): Promise<unknown> => {
    asked.push(input)
    const answer = answers.shift()
    if (answer instanceof Error || answer === undefined) throw answer ?? new Error("nothing")
    return answer
  }
  const located = locate({ ...channel, query }, conversation, file, () => clock)
  const pass = (ms: number): void => void (clock += ms)
  const there = (address: string): { readonly found: FileAddress } => ({
    found: { address, expiresAt: 9_999_999, lasts: 100_000 },
  })
  return { located, asked, answers, pass, there }
}

describe("FileAddress", () => {
  it("[FL13] an address is asked for once, however many ask, and again before it ends, by this device's clock", async () => {
    const { located, asked, answers, pass, there } = setup()
    answers.push(there("/files/a"), there("/files/b"))
    assert.deepStrictEqual(await Promise.all([located.ask(), located.ask()]), ["/files/a", "/files/a"])
    assert.deepStrictEqual(asked, [{ conversationId: conversation, fileId: file }])
    assert.deepStrictEqual(located.whereabouts.get(), { _tag: "There", address: "/files/a", until: 100_000 })
    pass(60_000)
    assert.strictEqual(await located.ask(), "/files/a")
    pass(15_000)
    assert.strictEqual(await located.ask(), "/files/b")
    assert.strictEqual(asked.length, 2)
  })

  it("[FL13] that there is none, and that nobody could be asked, are two things, and both can be asked again", async () => {
    const { located, answers, there } = setup()
    answers.push({}, new Error("away"), there("/files/c"))
    assert.isUndefined(await located.ask())
    assert.strictEqual(located.whereabouts.get()._tag, "None")
    assert.isUndefined(await located.ask())
    assert.strictEqual(located.whereabouts.get()._tag, "Unreached")
    assert.strictEqual(await located.ask(), "/files/c")
  })

  it("[FL13] an address is a path of the server or a whole one, and leads to no other place", () => {
    const of = (address: string) => Query.read(fileAddress, { found: { address, expiresAt: 1, lasts: 1 } })
    for (const address of ["/files/a.b", "https://files.example/a?b=c"]) assert.isDefined(of(address)?.found)
    for (const address of ["//e.example/a", "/\\e.example", "javascript:alert(1)", "data:,a", "files/a", "/a b", ""]) {
      assert.isUndefined(of(address), address)
    }
  })
})
