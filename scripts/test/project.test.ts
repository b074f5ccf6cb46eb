import { describe, expect, it } from "vitest"
import * as Fence from "../project/Fence.ts"
import * as Module from "../project/Module.ts"
import * as Undocumented from "../project/Undocumented.ts"

const comment = `/**
 * A sum.
 *
 * \`\`\`ts
 * add(1, 2) // => 3
 *
 * const sum = add(2, 2) // => 4
 * console.log(sum) // => 4
 * \`\`\`
 *
 * \`\`\`ts no-run
 * forever()
 * \`\`\`
 *
 * \`\`\`json
 * {}
 * \`\`\`
 */
`

describe("examples in comments", () => {
  it("are every ts fence, with the line they stand on and whether they run", () => {
    const fences = Fence.inText("src/Add.ts", comment)
    expect(fences.map(({ line, run }) => ({ line, run }))).toEqual([
      { line: 5, run: true },
      { line: 12, run: false },
    ])
  })

  it("compare what they show with what they say", () => {
    const [fence] = Fence.inText("src/Add.ts", comment)
    const { text, assertions } = Fence.program(fence!)
    expect(assertions).toBe(3)
    expect(text).toContain(`__equal(add(1, 2), (3), "src/Add.ts:5")`)
    expect(text).toContain(`__equal(sum, (4), "src/Add.ts:7")`)
    expect(text).toContain(`__equal(sum, (4), "src/Add.ts:8")`)
  })

  it("must be closed", () => {
    expect(() => Fence.inText("src/Add.ts", "/**\n * ```ts\n * one()\n */\n")).toThrow("src/Add.ts:2")
    expect(() => Fence.inText("README.md", "```ts\none()\n")).toThrow("README.md:1")
  })

  it("in tsx compile, and are not run", () => {
    const fences = Fence.inText("README.md", "```tsx\nconst one = <b>1</b>\n```\n")
    expect(fences.map(({ language, run }) => ({ language, run }))).toEqual([{ language: "tsx", run: false }])
  })

  it.each(["js", "typescript", "tSx", ""])("cannot hide from the compiler under the name %j", (language) => {
    expect(() => Fence.inText("README.md", `# One\n\n\`\`\`${language}\none()\n\`\`\`\n`)).toThrow("README.md:3")
    expect(() => Fence.inText("src/Add.ts", `/**\n * \`\`\`${language}\n * one()\n * \`\`\`\n */`)).toThrow(
      "src/Add.ts:2",
    )
  })

  it.each(["sh", "json", "jsonc", "text", "mermaid"])("are apart from %s", (language) => {
    expect(Fence.inText("README.md", `\`\`\`${language}\none()\n\`\`\`\n`)).toEqual([])
  })

  it("in a page stand outside comments", () => {
    expect(Fence.inText("README.md", "```ts\none()\n```\n").map(({ code }) => code)).toEqual(["one()"])
  })
})

describe("the first sentence of a module", () => {
  it("ends at a point that a space follows", () => {
    expect(Module.sentenceIn("/**\n * Reads `a.b`, then\n * writes. And more.\n */")).toBe("Reads `a.b`, then writes.")
  })

  it("is missing where a file has no comment, or only tags", () => {
    expect(Module.sentenceIn("export {}")).toBeUndefined()
    expect(Module.sentenceIn("/** @since 0.1.0 */")).toBeUndefined()
  })
})

describe("exports without a comment", () => {
  const missing = (text: string): ReadonlyArray<string> => Undocumented.inText("x.ts", text).missing

  it("are named with their line", () => {
    expect(
      missing("/** The module. */\nimport a from 'a'\n/** One. */\nexport const one = a\nexport const two = 2"),
    ).toEqual(["x.ts:5: two has no comment"])
  })

  it("do not count the comment of the module as their own", () => {
    expect(missing("/** The module. */\nexport const one = 1")).toHaveLength(1)
  })

  it("are not the types that share a name with a documented value", () => {
    expect(missing("import a from 'a'\n/** One. */\nexport const One = a\nexport type One = typeof One")).toEqual([])
  })
})
