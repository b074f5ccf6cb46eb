/** A vite plugin that plants one mistake, named by `PUPITRE_MUTANT`, in the source that the tests load. */
import { mutants } from "../mutants.rules.ts"

/** What vite asks of a plugin, as far as this one goes. */
interface Plugin {
  readonly name: string
  readonly enforce: "pre"
  readonly transform: (code: string, id: string) => string | undefined
}

/** The plugin, or nothing when no mistake is to be planted. */
export const mutation = (): ReadonlyArray<Plugin> => {
  const name = process.env["PUPITRE_MUTANT"]
  const mutant = mutants.find((one) => one.name === name)
  if (name === undefined) return []
  if (mutant === undefined) throw new Error(`there is no mutant named ${name}`)
  const { file, find, replace } = mutant
  return [
    {
      name: "pupitre:mutation",
      enforce: "pre",
      transform: (code, id) => (id.split("?")[0]!.endsWith(file) ? code.replace(find, () => replace) : undefined),
    },
  ]
}
