// The declarations of internal modules that no public one leads to are of no use to who installs a package: they are not kept.
import { existsSync, globSync, readFileSync, rmSync } from "node:fs"
import { dirname, join } from "node:path"

/** The declarations that these lead to, and they themselves. */
export const reached = (from, read = (path) => (existsSync(path) ? readFileSync(path, "utf8") : undefined)) => {
  const found = new Set()
  const left = [...from]
  for (let path = left.pop(); path !== undefined; path = left.pop()) {
    const text = found.has(path) ? undefined : read(path)
    if (text === undefined) continue
    found.add(path)
    for (const [, to] of text.matchAll(/(?:from |import |import\()"(\.[^"]+)\.js"/g))
      left.push(`${join(dirname(path), to)}.d.ts`)
  }
  return found
}

/** Takes those away that nothing public leads to. */
export const prune = (dist) => {
  const all = globSync(`${dist}/**/*.d.ts`)
  const internal = (path) => path.includes("/internal/")
  const kept = reached(all.filter((path) => !internal(path)))
  for (const path of all) if (internal(path) && !kept.has(path)) rmSync(path)
}
