/** Plants the one mistake that `PUPITRE_MUTANT` names in the source that the tests, and the processes they start, load. */
import type { Mutant } from "../mutants/Mutant.ts"
import { mutants } from "../mutants.rules.ts"

/** What vite asks of a plugin, as far as this one goes. */
interface Plugin {
  readonly name: string
  readonly enforce: "pre"
  readonly transform: (code: string, id: string) => string | undefined
}

/** The source of a file with the mistake in it, or `undefined` for another file. */
export const plant = ({ file, find, replace }: Mutant, code: string, path: string): string | undefined =>
  path.split("?")[0]!.endsWith(file) ? code.replace(find, () => replace) : undefined

const named = (name: string): ((code: string, file: string) => string | undefined) => {
  const mutant = mutants.find((one) => one.name === name)
  if (mutant === undefined) throw new Error(`there is no mutant named ${name}`)
  return (code, path) => plant(mutant, code, path)
}

const name = process.env["PUPITRE_MUTANT"]

/** The source with the mistake in it, or `undefined` for another file. Nothing when no mistake is to be planted. */
export const planted = name === undefined ? undefined : named(name)

/** The plugin, or nothing when no mistake is to be planted. */
export const mutation = (): ReadonlyArray<Plugin> =>
  planted === undefined ? [] : [{ name: "pupitre:mutation", enforce: "pre", transform: planted }]
