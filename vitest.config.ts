import { fileURLToPath } from "node:url"
import react from "@vitejs/plugin-react"
import { playwright } from "@vitest/browser-playwright"
import type { Plugin } from "vite"
import { defaultClientConditions, defaultServerConditions } from "vite"
import type { TestProjectInlineConfiguration } from "vitest/config"
import { configDefaults, defineConfig } from "vitest/config"
import { findChromium, launchArguments } from "./scripts/chromium.ts"
import { CountReporter } from "./scripts/CountReporter.ts"
import { LongestFirst } from "./scripts/LongestFirst.ts"
import { mutation } from "./scripts/project/Mutation.ts"

// Only a run of vitest that has browser tests pays for the search for a browser.
const projects = process.argv.flatMap((argument, index) =>
  argument === "--project"
    ? (process.argv[index + 1] ?? "")
    : argument.startsWith("--project=")
      ? argument.slice(10)
      : [],
)
const wantsBrowser =
  projects.length === 0 ? process.argv[1]?.includes("vitest") : projects.some((name) => name.startsWith("browser"))
const browser = wantsBrowser === true ? await findChromium() : undefined

// `npm run deep`: the laws on many more cases, whatever each test asks for.
const deepFastCheck = fileURLToPath(new URL("scripts/deep-fast-check.ts", import.meta.url))
const deepLaws: Plugin = {
  name: "deep-laws",
  enforce: "pre",
  resolveId: (source, importer) => (source === "fast-check" && importer !== deepFastCheck ? deepFastCheck : undefined),
}

const coverage = { provider: "v8" as const, include: ["packages/*/src/**/*.{ts,tsx}"] }

const react18 = ["react", "react-dom"].map((name) => ({
  find: new RegExp(`^${name}(/.*)?$`),
  replacement: `${import.meta.dirname}/typetest/react-18/node_modules/${name}$1`,
}))

const inBrowser = (
  name: string,
  include: Array<string>,
  alias: typeof react18 = [],
): TestProjectInlineConfiguration => ({
  extends: true,
  plugins: [react()],
  resolve: { alias },
  cacheDir: `node_modules/.vite/${name}`,
  // Found before the first test, or the page would reload in the middle of one.
  optimizeDeps: {
    entries: ["packages/*/test/**/*.browser.test.tsx", "packages/{core,filters,actions,react-bindings}/src/**/*.ts"],
    include: ["react", "react-dom/client", "react-dom/server", "react/jsx-dev-runtime", "vitest-browser-react"],
  },
  test: {
    name,
    include,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({
        launchOptions: {
          args: [...launchArguments],
          ...(browser === undefined ? {} : { executablePath: browser.path }),
        },
      }),
      instances: [{ browser: "chromium" }],
    },
  },
})

export default defineConfig({
  plugins: [...mutation()],
  // Sources are tested without a build.
  resolve: { conditions: ["@pupitre/source", ...defaultClientConditions] },
  ssr: { resolve: { conditions: ["@pupitre/source", ...defaultServerConditions] } },
  test: {
    coverage,
    reporters: ["default", new CountReporter()],
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        plugins: process.env["PUPITRE_DEEP"] === undefined ? [] : [deepLaws],
        test: {
          name: "node",
          setupFiles: ["scripts/limit-laws.ts"],
          include: ["packages/*/test/**/*.test.{ts,tsx}", "examples/**/test/**/*.test.ts", "scripts/**/*.test.ts"],
          exclude: [...configDefaults.exclude, "**/*.browser.test.*", "**/*.e2e.test.ts"],
          // Isolated, every file loads effect again. So a test leaves no global state behind.
          isolate: false,
          // A law ends by itself after five seconds, with the case that it is at.
          testTimeout: 10_000,
        },
      },
      inBrowser("browser", [
        "packages/*/test/**/*.browser.test.{ts,tsx}",
        "examples/**/test/**/*.browser.test.{ts,tsx}",
      ]),
      // The hooks also serve React 18: the same tests, with it in the place of React 19.
      inBrowser("browser-react-18", ["packages/react-bindings/test/**/*.browser.test.{ts,tsx}"], react18),
      {
        extends: true,
        test: {
          name: "e2e",
          include: ["examples/**/test/**/*.e2e.test.ts"],
          // Each file has a server and a browser of its own, and waits for them most of the time.
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
