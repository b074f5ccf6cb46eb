/** How well the visitor's profile reads published cases: `npm run accuracy`. `PUPITRE_REPLAY` names the folder that holds them. */
import * as Built from "./project/Built.ts"

Built.run("packages/visitor-profile/test/accuracy/report.ts", process.argv.slice(2))
