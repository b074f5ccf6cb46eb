/**
 * The two sites of the demo, which share one workspace and its agents. The page says which one a visitor is on, and the
 * server puts it into their token.
 *
 * @since 0.1.0
 */
import type { SiteId } from "@pupitre/core/Id"

/** A site. */
export interface Site {
  readonly id: SiteId
  /** What it is called; a name is the same in every language. */
  readonly name: string
  /** Where its pages begin. */
  readonly path: string
}

/** The sites, the first of which is meant where none is named. */
export const sites = [
  { id: "lumen" as SiteId, name: "Maison Lumen", path: "/shop" },
  { id: "atelier" as SiteId, name: "Atelier Lumen", path: "/atelier" },
] as const satisfies readonly [Site, ...ReadonlyArray<Site>]

/** The site that a path of the page belongs to. */
export const siteAt = (path: string): Site =>
  sites.find((site) => path === site.path || path.startsWith(`${site.path}/`)) ?? sites[0]

/**
 * Where the demo is served besides the origin of a page: every address of the loopback is the same server. A page may be led
 * there once its visitor has confirmed it.
 */
export const otherOrigins = (page: string): ReadonlyArray<string> => {
  const { protocol, hostname, port } = new URL(page)
  const other = hostname === "127.0.0.1" ? "localhost" : hostname === "localhost" ? "127.0.0.1" : undefined
  return other === undefined ? [] : [`${protocol}//${other}${port === "" ? "" : `:${port}`}`]
}

/** What a site is called; its id where the demo does not know it. */
export const siteName = (id: SiteId): string => sites.find((site) => site.id === id)?.name ?? id
