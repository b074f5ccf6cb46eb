/** How a child process of a test runs the sources, so that no build is needed. */
import { fileURLToPath } from "node:url"

/** What node is told before the program. */
export const nodeArguments: ReadonlyArray<string> = [
  "--import",
  fileURLToPath(new URL("../sources.mjs", import.meta.url)),
  "--conditions=@pupitre/source",
]
