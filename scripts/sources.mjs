// Lets a child process of a test run the sources: `node --import <this file> --conditions=@pupitre/source child.ts`. A mistake
// that is to be planted is planted here too.
import { registerHooks } from "node:module"
import { planted } from "./project/Mutation.ts"

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
    const source = planted?.(String(loaded.source), url)
    return source === undefined ? loaded : { ...loaded, source }
  },
})
