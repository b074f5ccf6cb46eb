import { existsSync, readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"

const page = readFileSync("docs/stories.md", "utf8")
const named = [...page.matchAll(/^- `([^`]+)`: (.+)$/gm)].map(([, file = "", test = ""]) => ({ file, test }))

describe("the page of stories", () => {
  it("names tests that exist, each by its whole name", () => {
    expect(named.length).toBeGreaterThan(20)
    expect(page.match(/^- /gm)).toHaveLength(named.length)
    const missing = named.filter(
      ({ file, test }) => !existsSync(file) || !readFileSync(file, "utf8").includes(`"${test}"`),
    )
    expect(missing).toEqual([])
  })

  it("has a test for every story", () => {
    const stories = page.split(/\n\n(?=[A-Z])/).slice(2)
    expect(stories.length).toBeGreaterThan(8)
    for (const story of stories) expect(story).toContain("\n- `")
  })
})
