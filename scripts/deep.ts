/** The same laws and simulations with ten times the cases: `npm run deep`. Tests read PUPITRE_DEEP. */
import { spawnSync } from "node:child_process"

const { status } = spawnSync(
  "vitest",
  ["run", "--project", "node", "--testTimeout", "600000", ...process.argv.slice(2)],
  {
    stdio: "inherit",
    env: { ...process.env, PUPITRE_DEEP: "1" },
  },
)
process.exit(status ?? 1)
