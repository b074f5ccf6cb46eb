import { readdirSync } from "node:fs"
import { defineConfig } from "tsup"

// JavaScript only, one file per module; declarations come from tsc (scripts/build.mjs).
export default defineConfig(
  readdirSync("packages").map((name) => ({
    name,
    entry: [`packages/${name}/src/**/*.ts`, `packages/${name}/src/**/*.tsx`],
    outDir: `packages/${name}/dist`,
    tsconfig: `packages/${name}/tsconfig.json`,
    bundle: false,
    format: ["esm" as const],
    outExtension: () => ({ js: ".js" }),
    dts: false,
    // One readable file per module: a map would only add weight.
    sourcemap: false,
    clean: true,
    target: "es2022" as const,
  })),
)
