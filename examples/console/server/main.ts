/**
 * Starts the console's server: `node server/main.ts`, on PORT (4173 unless set), data in PUPITRE_DATA (`.data` unless
 * set), the demo's conversations and links from PUPITRE_DEMO (`demo` unless set). PUPITRE_COUNTRY_HEADER names the header in which
 * a proxy that every request passes says from which country it comes, PUPITRE_CLAMD the `host:port` of a ClamAV daemon that reads
 * every shared file. `Translators.ts` says what translates. PUPITRE_LLM_URL (`https://api.mistral.ai/v1`, or any other chat
 * completions service up to its version), PUPITRE_LLM_MODEL and PUPITRE_LLM_KEY have answers written for agents who ask for it;
 * without them answers are found in the knowledge base and in the past alone. PUPITRE_IDLE, two numbers
 * of seconds such as `10800,300`, says after how long without a word a closing is announced, and how long before it happens;
 * PUPITRE_PATIENCE, a number of seconds, how long a colleague who is offered a visitor has to answer. Prints the address to open;
 * ends on SIGINT and SIGTERM.
 *
 * @since 0.1.0
 */
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Redacted from "effect/Redacted"
import * as Scope from "effect/Scope"
import { fileURLToPath } from "node:url"
import * as Console from "./Console.ts"
import * as Translators from "./Translators.ts"
import * as ClamAv from "./files/ClamAv.ts"

const beside = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url))

const port = Number(process.env["PORT"] ?? 4173)
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error("PORT must be a number from 0 to 65535.")
  process.exit(1)
}

const countryHeader = process.env["PUPITRE_COUNTRY_HEADER"]
const llm = {
  url: process.env["PUPITRE_LLM_URL"] ?? "",
  model: process.env["PUPITRE_LLM_MODEL"] ?? "",
  key: process.env["PUPITRE_LLM_KEY"] ?? "",
}
// Nothing that is started from here, or that looks at the environment later, finds it.
delete process.env["PUPITRE_LLM_KEY"]
if (llm.url !== "" && (!URL.canParse(llm.url) || llm.model === "")) {
  console.error("PUPITRE_LLM_URL must be an address, and PUPITRE_LLM_MODEL must name a model.")
  process.exit(1)
}

const clamd = process.env["PUPITRE_CLAMD"] ?? ""
const daemon = ClamAv.at(clamd)
if (clamd !== "" && daemon === undefined) {
  console.error("PUPITRE_CLAMD must be a host, a colon and a port.")
  process.exit(1)
}
const quiet = process.env["PUPITRE_IDLE"] ?? ""
const [announceAfter = 0, closeAfter = 0] = quiet.split(",").map((seconds) => Number(seconds) * 1000)
if (quiet !== "" && !(announceAfter > 0 && closeAfter > 0)) {
  console.error("PUPITRE_IDLE must be two numbers of seconds, such as 10800,300.")
  process.exit(1)
}
const patience = Number(process.env["PUPITRE_PATIENCE"] ?? 30) * 1000
if (!(patience > 0)) {
  console.error("PUPITRE_PATIENCE must be a number of seconds.")
  process.exit(1)
}
const scope = Effect.runSync(Scope.make())
const started = await Effect.runPromiseExit(
  Console.open({
    data: process.env["PUPITRE_DATA"] ?? beside(".data"),
    page: beside("dist"),
    demo: process.env["PUPITRE_DEMO"] ?? beside("demo"),
    port,
    translator: Translators.fromEnvironment(process.env),
    patience,
    ...(daemon !== undefined && { scanner: ClamAv.make(daemon) }),
    ...(quiet !== "" && { idle: { announceAfter, closeAfter } }),
    ...(countryHeader !== undefined && countryHeader !== "" && { countryHeader }),
    ...(llm.url !== "" && {
      writer: { url: llm.url, model: llm.model, ...(llm.key !== "" && { key: Redacted.make(llm.key) }) },
    }),
  }).pipe(Scope.provide(scope)),
)

const stop = async (code: number): Promise<never> => {
  await Effect.runPromise(Scope.close(scope, Exit.void))
  process.exit(code)
}

if (Exit.isFailure(started)) {
  const failure = Exit.findErrorOption(started)
  if (failure._tag === "Some" && failure.value._tag === "StartError" && failure.value.reason === "PortInUse") {
    console.error(`Port ${port} is taken: set PORT to another one.`)
  } else {
    console.error(Cause.pretty(started.cause))
  }
  await stop(1)
} else {
  console.log(`Pupitre is ready: ${started.value.url}`)
  let stopping = false
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      void stop(0)
    })
  }
}
