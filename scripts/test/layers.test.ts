import { describe, expect, it } from "vitest"
import { judge } from "../checks/layers.ts"
import * as Imports from "../project/Imports.ts"

const verdicts = (file: string, text: string): ReadonlyArray<string | undefined> =>
  Imports.inText(file, text).map((found) => judge(found))

describe("layers", () => {
  it("reads every form of import, and nothing out of a comment or a string", () => {
    const text = `
      import a from "one"
      import type { B } from "two"
      import { c, type D } from "three"
      import * as E from "four"
      export * from "five"
      export { f } from "six"
      const g = await import("seven")
      type H = import("eight").H
      // import i from "nine"
      const j = 'import k from "ten"'
      E.used()
      type L = E.Named
    `
    const found = Imports.inText("x.ts", text)
    const names = ["one", "two", "three", "four", "five", "six", "seven", "eight"]
    expect(found.map(({ specifier }) => specifier)).toEqual(names)
    expect(found.filter(({ typeOnly }) => typeOnly).map(({ specifier }) => specifier)).toEqual(["two", "eight"])
    expect(found[2]?.values).toEqual(["c"])
    expect(found[3]?.members).toEqual(["used", "Named"])
    expect(found[3]?.values).toEqual(["used"])
  })

  it.each([
    ["a sibling", "packages/filters/src/X.ts", "@pupitre/actions/Close"],
    ["what depends on it", "packages/core/src/X.ts", "@pupitre/filters/Kind"],
    ["itself by name", "packages/core/src/X.ts", "@pupitre/core/Id"],
    ["another's internals", "examples/X.ts", "@pupitre/core/internal/plain"],
    ["another's files", "packages/filters/src/X.ts", "../../core/src/Id.js"],
    ["a package's files, from an example", "examples/X.ts", "../packages/core/src/Id.ts"],
    ["a package's files, from a test of an example", "examples/test/x.test.ts", "../../packages/core/src/Id.ts"],
    ["a package's tests, from an example", "examples/X.ts", "../packages/core/test/x.ts"],
    ["the barrel of effect", "packages/core/src/X.ts", "effect"],
    ["a module of effect that is not stable", "packages/core/src/X.ts", "effect/http/HttpClient"],
    ["React outside the bindings", "packages/core/src/X.ts", "react"],
    ["an optional peer outside its adapter", "packages/transport/src/Session.ts", "ws"],
    ["Node where a browser goes", "packages/core/src/X.ts", "node:fs"],
    ["Node without its prefix", "examples/X.ts", "fs"],
    ["a library that nobody listed", "packages/core/src/X.ts", "lodash"],
    ["effect where none is promised", "examples/01-fold.ts", "effect/Schema"],
  ])("refuses %s", (_, file, specifier) => {
    expect(verdicts(file, `import * as X from "${specifier}"`)).toEqual([expect.any(String)])
  })

  it("refuses a member of a stable module that is not stable itself", () => {
    const text = (member: string): string => `import * as Schema from "effect/Schema"\nSchema.${member}`
    expect(verdicts("packages/core/src/X.ts", text("String"))).toEqual([undefined])
    expect(verdicts("packages/core/src/X.ts", `import * as B from "effect/ByteSize"\nB.make`)).toEqual([
      expect.any(String),
    ])
  })

  it.each([
    ["examples/test/x.test.ts", "../../packages/core/test/x.ts"],
    ["packages/filters/src/X.ts", "@pupitre/core/Id"],
    ["packages/core/src/X.ts", "./Id.js"],
    ["packages/core/src/X.ts", "effect/Schema"],
    ["packages/react-bindings/src/X.ts", "react"],
    ["examples/X.ts", "@pupitre/actions/Close"],
    ["examples/X.ts", "node:fs"],
  ])("accepts in %s the import of %s", (file, specifier) => {
    expect(verdicts(file, `import * as X from "${specifier}"`)).toEqual([undefined])
  })
})
