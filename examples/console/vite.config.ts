/**
 * The page of the console: built from the built packages, served in development from their sources where they are.
 *
 * @since 0.1.0
 */
import { existsSync } from "node:fs"
import { fileURLToPath } from "node:url"
import react from "@vitejs/plugin-react"
import { defaultClientConditions, defineConfig } from "vite"

/** Whether the packages are here as they are written, and not as they were installed. */
const sources = existsSync(new URL("../../packages/core/src", import.meta.url))

const live = "http://127.0.0.1:4173"

export default defineConfig(({ command }) => ({
  root: fileURLToPath(new URL(".", import.meta.url)),
  plugins: [react()],
  resolve: {
    conditions:
      command === "serve" && sources ? ["@pupitre/source", ...defaultClientConditions] : [...defaultClientConditions],
  },
  // Style sheets are left with `light-dark()`, which older targets would have rewritten.
  build: {
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    outDir: "dist",
    emptyOutDir: true,
    target: "es2023",
    sourcemap: false,
    assetsInlineLimit: 0,
    // The largest part holds the words by which languages are told apart, and comes when they are; every part has a budget.
    chunkSizeWarningLimit: 1024,
  },
  server: {
    host: "127.0.0.1",
    port: 5173,
    // `node server/main.ts` beside it; its pages are the only ones that it answers.
    proxy: {
      "/api": { target: live, headers: { origin: live } },
      "/uploads": { target: live, headers: { origin: live } },
      "/files": { target: live },
      "/live": { target: live, ws: true, rewriteWsOrigin: true },
    },
  },
}))
