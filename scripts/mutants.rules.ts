/** Every mistake that is planted, one at a time, by the check `mutants`. */
import { coreComposer } from "./mutants/core-composer.ts"
import { coreFiles } from "./mutants/core-files.ts"
import { coreModel } from "./mutants/core-model.ts"
import { coreSuggestions } from "./mutants/core-suggestions.ts"
import { coreText } from "./mutants/core-text.ts"
import { coreTranslation } from "./mutants/core-translation.ts"
import { coreThread } from "./mutants/core-thread.ts"
import { filters } from "./mutants/filters.ts"
import { consoleServer } from "./mutants/console.ts"
import { actions } from "./mutants/actions.ts"
import { visitorProfile } from "./mutants/visitor-profile.ts"
import { transport } from "./mutants/transport.ts"
import type { Mutant } from "./mutants/Mutant.ts"

export const mutants: ReadonlyArray<Mutant> = [
  ...coreFiles,
  ...coreModel,
  ...coreComposer,
  ...coreSuggestions,
  ...coreText,
  ...coreThread,
  ...coreTranslation,
  ...filters,
  ...actions,
  ...visitorProfile,
  ...transport,
  ...consoleServer,
]
