// Lets a child process run the sources: `node --import ./sources.mjs --conditions=@pupitre/source child.ts`. A mistake that
// is to be planted is planted here too.
import { registerHooks } from "node:module"
import { mutants } from "../../../scripts/mutants.rules.ts"

const mutant = mutants.find(({ name }) => name === process.env["PUPITRE_MUTANT"])

registerHooks({
  resolve: (specifier, context, next) => {
    try {
      return next(specifier, context)
    } catch (error) {
      if (!specifier.startsWith(".") || !specifier.endsWith(".js")) throw error
      return next(`${specifier.slice(0, -3)}.ts`, context)
    }
  },
  load: (url, context, next) => {
    const loaded = next(url, context)
    return mutant === undefined || !url.endsWith(mutant.file)
      ? loaded
      : { ...loaded, source: String(loaded.source).replace(mutant.find, () => mutant.replace) }
  },
})
