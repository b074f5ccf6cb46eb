import type { Check } from "./Check.ts"
import { vitest } from "./vitest.ts"

export const browser: Check = {
  name: "browser",
  holds: "hooks and components work in a real browser, with each React they promise",
  run: () => vitest("browser*"),
}
