/**
 * How somebody is kept away at a moment: from the whole workspace, from some of its sites, or from both.
 *
 * Each scope has one block, the newest; a block of the workspace and those of its sites stand beside each other, so that the
 * end of one lets nobody in whom another keeps away. What folds keep under these two keys, they keep the same way.
 *
 * @since 0.1.0
 */
import type { SiteId } from "./Id.js"

/** A block, with when it ends by itself, if it does. Milliseconds. */
export interface Ending {
  readonly until?: number
}

/** The blocks of somebody, by scope. An end that has passed is still here: {@link of} and {@link all} look at the moment. */
export interface Blocked<B extends Ending> {
  /** From the whole workspace. */
  readonly blocked?: B
  /** From a site alone, by its id. */
  readonly blockedOn?: Readonly<Record<string, B>>
}

/** A block with its scope: of `site`, or of the whole workspace. */
export interface Scoped<B extends Ending> {
  readonly site?: SiteId
  readonly block: B
}

/** With one block more, in the place of one of the same scope. No site: of the whole workspace. */
export const add = <B extends Ending, S extends Blocked<B>>(self: S, site: SiteId | undefined, block: B): S =>
  site === undefined ? { ...self, blocked: block } : { ...self, blockedOn: { ...self.blockedOn, [site]: block } }

/** Without the block of a site; without any when no site is named. */
export const lift = <S extends Blocked<Ending>>(self: S, site: SiteId | undefined): S => {
  const { blocked, blockedOn = {}, ...rest } = self
  if (site === undefined) return rest as S
  const { [site]: _, ...others } = blockedOn
  return {
    ...rest,
    ...(blocked !== undefined && { blocked }),
    ...(Object.keys(others).length > 0 && { blockedOn: others }),
  } as S
}

/** With every block changed in one way. */
export const map = <B extends Ending, S extends Blocked<B>>(self: S, change: (block: B) => B): S => {
  const { blocked, blockedOn } = self
  return {
    ...self,
    ...(blocked !== undefined && { blocked: change(blocked) }),
    ...(blockedOn !== undefined && {
      blockedOn: Object.fromEntries(Object.entries(blockedOn).map(([site, block]) => [site, change(block)])),
    }),
  }
}

/**
 * What keeps somebody away who comes by a site, at a moment: the block of the workspace, or else that of the site. Who comes
 * by no site is kept away by the first alone.
 *
 * @example
 * ```ts
 * import * as Blocked from "@pupitre/core/Blocked"
 * import type { SiteId } from "@pupitre/core/Id"
 *
 * const [shop, blog] = ["shop", "blog"] as Array<SiteId>
 * const kept = Blocked.add({}, shop, { until: 50 })
 * Blocked.of(kept, shop, 49) // => { until: 50 }
 * Blocked.of(kept, shop, 50) // => undefined
 * Blocked.of(kept, blog, 49) // => undefined
 * ```
 */
export const of = <B extends Ending>(
  { blocked, blockedOn }: Blocked<B>,
  site: SiteId | undefined,
  at: number,
): B | undefined => {
  if (stands(blocked, at)) return blocked
  if (site === undefined || blockedOn === undefined || !Object.hasOwn(blockedOn, site)) return undefined
  const block = blockedOn[site]
  return stands(block, at) ? block : undefined
}

/** Every block that stands at a moment, that of the workspace first. */
export const all = <B extends Ending>(
  { blocked, blockedOn = {} }: Blocked<B>,
  at: number,
): ReadonlyArray<Scoped<B>> => [
  ...(stands(blocked, at) ? [{ block: blocked }] : []),
  ...Object.entries(blockedOn).flatMap(([site, block]) => (stands(block, at) ? [{ site: site as SiteId, block }] : [])),
]

const stands = <B extends Ending>(block: B | undefined, at: number): block is B =>
  block !== undefined && (block.until === undefined || at < block.until)
