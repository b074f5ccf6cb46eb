/**
 * The server that a replay plays against, as a process of its own so that it can be killed: gateway, SQLite log and
 * WebSocket endpoint on this machine only. Prints its port when it listens, and ends when its input does.
 *
 * Settings come from the environment: `PUPITRE_REPLAY_FILE`, `_PORT` (0: any), `_KEY` (hexadecimal), `_HEARTBEAT`.
 */
import * as Command from "@pupitre/core/Command"
import { builtin } from "@pupitre/core/command/builtin"
import { EventLog } from "@pupitre/transport/server/EventLog"
import * as Gateway from "@pupitre/transport/server/Gateway"
import * as NodeServer from "@pupitre/transport/server/NodeServer"
import * as SqliteLog from "@pupitre/transport/server/SqliteLog"
import * as Tokens from "@pupitre/transport/server/Tokens"
import * as Effect from "effect/Effect"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { signature, site } from "./People.ts"

const setting = (name: string): string => {
  const value = process.env[`PUPITRE_REPLAY_${name}`]
  if (value === undefined) throw new Error(`PUPITRE_REPLAY_${name} is not set`)
  return value
}

const program = Effect.gen(function* () {
  const log = yield* SqliteLog.make({ file: setting("FILE") })
  const tokens = yield* Tokens.make(signature(Buffer.from(setting("KEY"), "hex")))
  // A replay types faster than people do, and its agents take their visitors themselves.
  const gateway = yield* Gateway.make({
    commands: Command.catalogue(builtin),
    authenticate: tokens.verify,
    slots: () => 0,
    heartbeat: Number(setting("HEARTBEAT")),
    limits: {
      frames: { burst: 10_000, perSecond: 10_000 },
      submits: { burst: 10_000, perSecond: 10_000 },
      subscriptions: 1_000,
    },
  }).pipe(Effect.provideService(EventLog, log))
  const server = createServer()
  yield* NodeServer.attach(server, gateway, { origins: [site] })
  yield* Effect.callback<void>((resume) => {
    server.listen(Number(setting("PORT")), "127.0.0.1", () => resume(Effect.void))
  })
  console.log((server.address() as AddressInfo).port)
  yield* Effect.callback<void>((resume) => {
    process.stdin.resume().once("end", () => resume(Effect.void))
  })
  server.close()
})

await Effect.runPromise(Effect.scoped(program))
