import { existsSync, readFileSync } from "node:fs"
import { posix } from "node:path"
import type { Check } from "./Check.ts"
import { files } from "./Check.ts"

/** How a heading is addressed: in small letters, dashes for spaces, without punctuation. */
const anchors = (text: string): ReadonlySet<string> =>
  new Set(
    [...text.matchAll(/^#+\s+(.+)$/gm)].map(([, heading = ""]) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, "")
        .trim()
        .replaceAll(" ", "-"),
    ),
  )

/** The places that a page leads to within the project. */
const targets = (page: string): ReadonlyArray<string> =>
  [
    ...readFileSync(page, "utf8")
      .replace(/```[\s\S]*?```/g, "")
      .matchAll(/\]\(([^)\s]+)\)/g),
  ]
    .map(([, target = ""]) => target)
    .filter((target) => !/^[a-z]+:/i.test(target))

const problem = (page: string, target: string): string | undefined => {
  const [path = "", anchor] = target.split("#")
  const file = path === "" ? page : posix.join(posix.dirname(page), path)
  if (!existsSync(file)) return `${page}: ${target} leads nowhere`
  if (anchor === undefined || !file.endsWith(".md")) return undefined
  return anchors(readFileSync(file, "utf8")).has(anchor) ? undefined : `${page}: ${target} names no heading`
}

export const links: Check = {
  name: "links",
  holds: "every link from a page into the project leads somewhere",
  run: async () => {
    const pages = files("*.md", "{packages,examples,docs,bench}/**/*.md")
    const found = pages.flatMap((page) => targets(page).map((target) => ({ page, target })))
    const problems = found.map(({ page, target }) => problem(page, target)).filter((one) => one !== undefined)
    return { looked: { pages: pages.length, links: found.length }, problems }
  },
}
