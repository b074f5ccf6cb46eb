import { assert, describe, it } from "@effect/vitest"
import * as ChatEvent from "@pupitre/core/ChatEvent"
import { schemas } from "@pupitre/core/Fact"
import * as Participant from "@pupitre/core/Participant"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as Result from "effect/Result"
import type * as Schema from "effect/Schema"
import * as fc from "fast-check"
import { schemaLaw } from "../../../scripts/project/schemaLaw.ts"

const envelope = { id: "command-1/0", seq: 3, at: 5, by: { _tag: "Visitor", id: "camille" } }
const wire = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
const roundTrip = (event: ChatEvent.ChatEvent): unknown => wire(ChatEvent.encode(event))

describe("ChatEvent", () => {
  const tags = Object.keys(schemas) as ReadonlyArray<keyof typeof schemas>
  for (const tag of tags) {
    schemaLaw(
      `[E1] ${tag} survives encode and decode`,
      [schemas[tag] as Schema.Codec<object, unknown>, Participant.Participant],
      (fact, by) => {
        const event = { ...envelope, by, ...fact } as unknown as ChatEvent.Known
        const decoded = ChatEvent.decode(wire(ChatEvent.encode(event)))
        assert.deepStrictEqual(Result.isSuccess(decoded) ? decoded.success : decoded.failure, wire(event) as never)
      },
    )
  }

  it("[E2] a fact of an unknown kind keeps its body, byte for byte, through decode and encode", () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 64 }).filter((tag) => !Object.hasOwn(schemas, tag)),
        fc.dictionary(
          fc.string().filter((key) => !["_tag", ...Object.keys(envelope)].includes(key)),
          fc.jsonValue(),
        ),
        (_tag, body) => {
          const text = JSON.stringify({ ...envelope, _tag, ...body })
          const decoded = ChatEvent.decode(JSON.parse(text))
          assert.isTrue(Result.isSuccess(decoded) && decoded.success._tag === "Unknown")
          if (Result.isSuccess(decoded)) assert.strictEqual(JSON.stringify(ChatEvent.encode(decoded.success)), text)
        },
      ),
      { numRuns: 1000 },
    )
  })

  it("[E3] a malformed body is refused with its path and reason, and without the value", () => {
    const refused = ChatEvent.decode({ ...envelope, _tag: "LinkSent", url: "javascript:steal('4970101')", label: 7 })
    assert.isTrue(Result.isFailure(refused))
    if (Result.isFailure(refused)) {
      assert.deepStrictEqual(
        refused.failure.map(({ path }) => path.join(".")),
        ["url", "label"],
      )
      assert.notInclude(JSON.stringify(refused.failure), "4970101")
    }
  })

  it("[E4] a malformed envelope is refused whatever the kind", () => {
    for (const broken of [
      { seq: 0 },
      { seq: 1.5 },
      { id: "no-slash" },
      { by: { _tag: "Root" } },
      { at: -1 },
      { _tag: 3 },
    ]) {
      assert.isTrue(
        Result.isFailure(ChatEvent.decode({ ...envelope, _tag: "Future", ...broken })),
        JSON.stringify(broken),
      )
    }
    for (const junk of [null, 7, "event", [], {}]) assert.isTrue(Result.isFailure(ChatEvent.decode(junk)))
  })

  it("[E5] a body that names a prototype stays a body", () => {
    const text = `{"id":"command-1/0","seq":3,"at":5,"by":{"_tag":"System"},"_tag":"Poll","__proto__":{"admin":true}}`
    const decoded = ChatEvent.decode(JSON.parse(text))
    assert.isTrue(Result.isSuccess(decoded))
    if (Result.isSuccess(decoded)) {
      assert.isUndefined((decoded.success as { admin?: boolean }).admin)
      assert.strictEqual(JSON.stringify(ChatEvent.encode(decoded.success)), text)
    }
  })

  it("[E6] every event that commands produce decodes to itself", () => {
    const { events, visits } = Scenario.make("Bonjour")
      .agent("Oui")
      .page("/p", "P")
      .mode("video")
      .alert("VisitorLeft")
      .action("a.b", "A")
    for (const event of [...events, ...visits]) {
      const decoded = ChatEvent.decode(roundTrip(event))
      assert.deepStrictEqual(Result.isSuccess(decoded) ? decoded.success : decoded.failure, event)
    }
  })
})
