/** Runs one of the numbered examples: `npm run example -- 01`. */
import { basename } from "node:path"
import { files } from "./checks/Check.ts"
import * as Built from "./project/Built.ts"

const [wanted, ...args] = process.argv.slice(2)
const programs = files("examples/[0-9][0-9]-*.ts")
const found = programs.filter((path) => wanted !== undefined && basename(path).startsWith(wanted))
if (found.length === 1 && found[0] !== undefined) Built.run(found[0], args)
else {
  const names = programs.map((path) => `  ${basename(path, ".ts")}`).join("\n")
  console.error(`npm run example -- <number>, such as 01. There are:\n${names}`)
  process.exit(2)
}
