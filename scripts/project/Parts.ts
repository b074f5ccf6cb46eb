/** The parts in which a page loads: what its first file leads to without `import()`, and what each `import()` brings later. */
import * as Imports from "./Imports.ts"

/** What is loaded at once. */
export interface Part {
  /** The file that it begins at, or the module of ours that is fetched alone. */
  readonly entry: string
  /** The files of the page that come with it. */
  readonly files: ReadonlyArray<string>
}

/** The parts of a page by where they begin, the page's own first. */
export const of = (entry: string): ReadonlyArray<Part> => {
  const parts = new Map<string, Part>()
  const waiting = [entry]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (parts.has(next)) continue
    const { files, later } = reached(next)
    parts.set(next, { entry: next, files })
    waiting.push(...later)
  }
  return [...parts.values()]
}

/** The files that a file leads to without `import()`, itself among them, and where they lead with it. */
function reached(entry: string): { readonly files: ReadonlyArray<string>; readonly later: ReadonlyArray<string> } {
  const files = new Set<string>()
  const later = new Set<string>()
  const waiting = /\.tsx?$/.test(entry) ? [entry] : []
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (files.has(file)) continue
    files.add(file)
    for (const { specifier, typeOnly, dynamic } of Imports.of(file)) {
      if (typeOnly) continue
      const leads = Imports.isRelative(specifier) ? Imports.target(file, specifier) : ours(specifier, dynamic)
      if (leads === undefined) continue
      if (dynamic) later.add(leads)
      else waiting.push(leads)
    }
  }
  return { files: [...files], later: [...later] }
}

/** A module of ours that is fetched alone. */
const ours = (specifier: string, dynamic: boolean): string | undefined =>
  dynamic && specifier.startsWith("@pupitre/") ? specifier : undefined
