/** How well the answers that are proposed to agents are found: `npm run suggestions`. `PUPITRE_REPLAY` names the folder of conversations. */
import * as Built from "./project/Built.ts"

Built.run("examples/replay/suggestions/report.ts", process.argv.slice(2))
