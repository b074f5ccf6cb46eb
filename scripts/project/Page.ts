/** What the pages of the console load, from a build of them that is not written anywhere. */
import { resolve } from "node:path"
import { fileURLToPath } from "node:url"
import { gzipSync } from "node:zlib"
import type { Rolldown } from "vite"
import { build } from "vite"

/** A built page: its chunks by the files that they begin at, and what each weighs. */
export interface Page {
  /** Bytes of JavaScript after gzip that come with these files, and what their `import`s lead to, each chunk once. */
  readonly weigh: (files: ReadonlyArray<string>, after?: ReadonlyArray<string>) => number
  readonly chunks: number
}

/** Builds the page of a folder. Files are named from the project's root, modules as they are imported. */
export const of = async (folder: string): Promise<Page> => {
  // A build says that it is for production in the environment of whoever asks, and of what they start afterwards.
  const before = process.env["NODE_ENV"]
  const built = await build({
    root: folder,
    configFile: `${folder}/vite.config.ts`,
    logLevel: "silent",
    build: { write: false },
  })
  if (before === undefined) delete process.env["NODE_ENV"]
  else process.env["NODE_ENV"] = before
  const outputs = (Array.isArray(built) ? built : [built]) as ReadonlyArray<Rolldown.RolldownOutput>
  const chunks = outputs.flatMap(({ output }) => output).filter((one) => one.type === "chunk")
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
  const byFile = new Map(chunks.map((chunk) => [chunk.facadeModuleId ?? undefined, chunk]))
  const loaded = (files: ReadonlyArray<string>): Set<string> => {
    const found = new Set<string>()
    const waiting = files.map((file) => {
      const chunk = byFile.get(file.startsWith("@") ? fileURLToPath(import.meta.resolve(file)) : resolve(file))
      if (chunk === undefined) throw new Error(`${file} begins no chunk of ${folder}`)
      return chunk.fileName
    })
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      if (found.has(name)) continue
      found.add(name)
      waiting.push(...(byName.get(name)?.imports ?? []))
    }
    return found
  }
  return {
    weigh: (files, after = []) => {
      const there = loaded(after)
      let bytes = 0
      for (const name of loaded(files)) {
        if (!there.has(name)) bytes += gzipSync(byName.get(name)?.code ?? "", { level: 9 }).byteLength
      }
      return bytes
    },
    chunks: chunks.length,
  }
}
