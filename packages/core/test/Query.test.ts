/** Reads without effect: what comes back is what the query says, or nothing. */
import { assert, it } from "@effect/vitest"
import * as Query from "@pupitre/core/Query"
import * as Schema from "effect/Schema"
import * as fc from "fast-check"

const names = Query.make({
  name: "names",
  roles: ["agent"],
  input: Schema.Struct({}),
  output: Schema.Array(Schema.Struct({ name: Schema.String })),
})

it("[D2] an answer is read as its query has it, or as nothing, whatever comes", () => {
  assert.deepStrictEqual(Query.read(names, [{ name: "Aube", more: 1 }]), [{ name: "Aube" }])
  assert.isUndefined(Query.read(names, [{ name: "Aube" }, { name: 3 }]))
  fc.assert(
    fc.property(fc.anything(), (answer) => {
      const read = Query.read(names, answer)
      if (read !== undefined) for (const { name } of read) assert.isString(name)
    }),
  )
})
