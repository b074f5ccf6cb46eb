import { defaultClientConditions, defaultServerConditions } from "vite"
import { defineConfig } from "vitest/config"

export default defineConfig({
  resolve: { conditions: ["@pupitre/source", ...defaultClientConditions] },
  ssr: { resolve: { conditions: ["@pupitre/source", ...defaultServerConditions] } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          include: ["packages/*/test/**/*.test.{ts,tsx}", "examples/**/test/**/*.test.ts", "scripts/**/*.test.ts"],
          exclude: ["**/*.browser.test.*", "**/*.e2e.test.ts", "**/node_modules/**"],
          isolate: false,
        },
      },
    ],
  },
})
