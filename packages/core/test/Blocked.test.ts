import { assert, describe, it } from "@effect/vitest"
import * as Blocked from "@pupitre/core/Blocked"
import type { SiteId } from "@pupitre/core/Id"
import * as fc from "fast-check"

const sites = ["shop", "blog", "constructor"] as unknown as ReadonlyArray<SiteId>
const scope = fc.constantFrom(undefined, ...sites)
interface Word {
  readonly scope: SiteId | undefined
  readonly blocks: boolean
  readonly until: number | undefined
}

const word: fc.Arbitrary<Word> = fc.record({
  scope,
  blocks: fc.boolean(),
  until: fc.option(fc.nat(20), { nil: undefined }),
})
interface Kept {
  readonly until?: number
}

const after = (words: ReadonlyArray<Word>): Blocked.Blocked<Kept> =>
  words.reduce<Blocked.Blocked<Kept>>((state, { scope: site, blocks, until }) => {
    if (!blocks) return Blocked.lift(state, site)
    return Blocked.add(state, site, until === undefined ? {} : { until })
  }, {})

/** The last word on a scope is a block that has not ended. An end of everything is a word on every scope. */
const keeps = (words: ReadonlyArray<Word>, site: SiteId | undefined, at: number): boolean => {
  const last = words.findLast((one) => one.scope === site || (!one.blocks && one.scope === undefined))
  return last !== undefined && last.blocks && (last.until === undefined || at < last.until)
}

describe("Blocked", () => {
  it("[H60] who comes by a site is kept away by the workspace's block or by the site's, each until its own end", () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), fc.nat(20), (words, at) => {
        const state = after(words)
        const everywhere = keeps(words, undefined, at)
        assert.strictEqual(Blocked.of(state, undefined, at) !== undefined, everywhere)
        for (const site of sites)
          assert.strictEqual(Blocked.of(state, site, at) !== undefined, everywhere || keeps(words, site, at))
        const standing = [...(everywhere ? [undefined] : []), ...sites.filter((site) => keeps(words, site, at))]
        assert.sameMembers(
          Blocked.all(state, at).map(({ site }) => site),
          standing,
        )
        assert.deepStrictEqual(JSON.parse(JSON.stringify(state)), state)
      }),
      { numRuns: 500 },
    )
  })

  it("[H60] what changes every block changes each in its scope, and what is lifted leaves no trace", () => {
    const both: Blocked.Blocked<Kept> = after([
      { scope: undefined, blocks: true, until: undefined },
      { scope: sites[0], blocks: true, until: 3 },
    ])
    assert.deepStrictEqual(
      Blocked.map(both, (block: Kept): Kept => ({ ...block, until: 9 })),
      { blocked: { until: 9 }, blockedOn: { shop: { until: 9 } } },
    )
    assert.deepStrictEqual(Blocked.lift(both, sites[0]), { blocked: {} })
    assert.deepStrictEqual(Blocked.lift(both, sites[1]), both)
    assert.deepStrictEqual(Blocked.lift(both, undefined), {})
  })
})
