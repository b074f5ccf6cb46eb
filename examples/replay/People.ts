/**
 * Who takes part in a replay, and how they connect: each with a signed token, over a WebSocket of their own.
 *
 * @since 0.1.0
 */
import type { AgentId, TenantId, VisitorId } from "@pupitre/core/Id"
import type { Connection } from "@pupitre/transport/Connection"
import { connect } from "@pupitre/transport/connect"
import * as WebSockets from "@pupitre/transport/connection/WebSocket"
import * as Tokens from "@pupitre/transport/server/Tokens"
import type { Session } from "@pupitre/transport/Session"
import * as Effect from "effect/Effect"
import { WebSocket } from "ws"

/** The tenant of every replay. */
export const tenant = "replay" as TenantId

/** The page that everybody says to connect from; the server lets no other in. */
export const site = "https://replay.example"

/** What tokens are made and checked with, under this key. */
export const signature = (key: Uint8Array): Tokens.Options => ({ key, issuer: "replay", audience: "replay-desk" })

/** Connects the people of a replay to its server. */
export interface People {
  readonly visitor: (id: string) => Promise<Session>
  readonly agent: (id: string) => Promise<Session>
  /** Everybody leaves. */
  readonly leave: () => Promise<void>
}

/** Settings of {@link make}. */
export interface Options {
  readonly url: string
  readonly key: Uint8Array
  /** Puts something between a person and the network, for instance faults; nothing unless given. */
  readonly through?: (connection: Connection) => Connection
}

/** The people of a replay; nobody is connected yet. */
export const make = async ({ url, key, through = (connection) => connection }: Options): Promise<People> => {
  const tokens = await Effect.runPromise(Tokens.make(signature(key)))
  const sessions: Array<Session> = []
  const join = async (claim: Tokens.Claim): Promise<Session> => {
    const session = await connect({
      connection: through(WebSockets.make({ url, WebSocket: FromSite })),
      token: () => Effect.runPromise(tokens.issue(claim)),
    })
    sessions.push(session)
    return session
  }
  return {
    visitor: (id) => join({ tenant, role: "visitor", participant: { _tag: "Visitor", id: id as VisitorId } }),
    agent: (id) => join({ tenant, role: "agent", participant: { _tag: "Agent", id: id as AgentId, name: id } }),
    leave: async () => {
      await Promise.all(sessions.map((session) => session.close()))
    },
  }
}

/** Says which page it comes from, as a browser does. */
class FromSite extends WebSocket {
  constructor(url: string) {
    super(url, { origin: site })
  }
}
