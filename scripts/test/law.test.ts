import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Law from "../project/Law.ts"

describe("a law", () => {
  it.each([
    [1_000, 50],
    [50, 50],
    [49, 10],
    [10, 10],
    [3, 3],
  ])("that asks for %i cases says nothing before %i", (asked, fewest) => {
    expect(Law.tooFew(fewest, asked)).toBeUndefined()
    expect(Law.tooFew(fewest - 1, asked)).toContain(`${fewest - 1} of ${asked}`)
  })

  it("that time cuts short fails", () => {
    const slow = fc.property(fc.nat(), () => {
      const end = performance.now() + 2
      while (performance.now() < end);
    })
    expect(() => fc.assert(slow, { numRuns: 100_000, interruptAfterTimeLimit: 10 })).toThrow("before its time was over")
  })

  it("that must run whole fails when time cuts it short, however many of its cases it ran", () => {
    const slow = fc.property(fc.nat(), () => {
      const end = performance.now() + 0.1
      while (performance.now() < end);
    })
    expect(() => fc.assert(slow, { ...Law.whole(100_000), interruptAfterTimeLimit: 100 })).toThrow("interrupted")
    expect(() => fc.assert(slow, Law.whole(200))).not.toThrow()
  })

  it("that is broken says by what", () => {
    const broken = fc.property(fc.constant("lamp"), () => {
      throw new Error("too dark")
    })
    expect(() => fc.assert(broken)).toThrow("lamp")
  })

  it("is counted with its test, and so are its cases", ({ task }) => {
    fc.assert(
      fc.property(fc.nat(), () => {}),
      { numRuns: 60 },
    )
    expect(task.meta).toMatchObject({ laws: 1, cases: 60 })
  })
})
