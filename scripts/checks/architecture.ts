import * as Architecture from "../project/Architecture.ts"
import type { Check } from "./Check.ts"

export const architecture: Check = {
  name: "architecture",
  holds: "ARCHITECTURE.md names every module with the first sentence of its own comment",
  run: async () => {
    const { held, wanted, modules, problems } = Architecture.read()
    const differs =
      held === wanted ? [] : [`${Architecture.path} is behind the modules: npm run architecture -- --write`]
    return { looked: { modules }, problems: [...problems, ...differs] }
  },
}
