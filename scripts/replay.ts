/** Replays a folder of conversation files: `npm run replay -- <folder>`; without one, the demo's own conversations. */
import { resolve } from "node:path"
import * as Built from "./project/Built.ts"

// A folder is meant from where the command was given, which npm says.
const from = process.env["INIT_CWD"] ?? process.cwd()
Built.run(
  "examples/replay/main.ts",
  process.argv.slice(2, 3).map((folder) => resolve(from, folder)),
)
