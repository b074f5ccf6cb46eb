// Lets a child process run the sources: `node --import ./sources.mjs --conditions=@pupitre/source child.ts`.
import { registerHooks } from "node:module"

registerHooks({
  resolve: (specifier, context, next) => {
    try {
      return next(specifier, context)
    } catch (error) {
      if (!specifier.startsWith(".") || !specifier.endsWith(".js")) throw error
      return next(`${specifier.slice(0, -3)}.ts`, context)
    }
  },
})
