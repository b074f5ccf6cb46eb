/**
 * Who gets a token: a visitor who has agreed to be known and is not kept away, and, from this machine only, whoever picks
 * an agent.
 *
 * A real desk signs agents in with its own directory; here the point is that the rest of the product only ever sees
 * tokens.
 *
 * @since 0.1.0
 */
import type { SiteId, VisitorId } from "@pupitre/core/Id"
import { VisitorId as VisitorIdSchema } from "@pupitre/core/Id"
import type { Visitor } from "@pupitre/core/Participant"
import { DisplayName } from "@pupitre/core/Participant"
import type { Claim } from "@pupitre/transport/server/Tokens"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { randomBytes } from "node:crypto"
import type { IncomingMessage, ServerResponse } from "node:http"
import * as Assertion from "./Assertion.ts"
import * as Customers from "./Customers.ts"
import type { Locations } from "./Locations.ts"
import { sites } from "../sites.ts"
import { securityHeaders } from "./Pages.ts"
import type { Name } from "./People.ts"
import { agents, tenant } from "./People.ts"
import { seal, unseal } from "./SigningKey.ts"

/** What tokens are made with. */
export interface Options {
  /** Seals the visitor's cookie. */
  readonly key: Uint8Array
  /** Makes a token for someone. */
  readonly issue: (claim: Claim) => Promise<string>
  /** The addresses that the page is served from; a request from any other is refused. */
  readonly origins: ReadonlyArray<string>
  /** Whether a visitor is kept away now, from a site or, without one, from all of them. */
  readonly keptAway: (visitor: VisitorId, site?: SiteId) => boolean
  /** Counts a visitor who is kept away and came back. */
  readonly turnedAway: (visitor: VisitorId, site: SiteId) => void
  /** Keeps who has signed in as whom. */
  readonly customers: Pick<Customers.Customers, "remember">
  /** Keeps from where a visitor came. */
  readonly locations: Pick<Locations, "seen">
}

/** How long a visitor is known again, seconds: thirteen months. */
const cookieLasts = 395 * 24 * 3600
const cookieName = "lumen_visitor"
/** The most bytes of a request. */
const bodyLimit = 4096

const VisitorRequest = Schema.Struct({
  consent: Schema.Literal(true),
  name: Schema.optionalKey(DisplayName),
  /**
   * The site that the page is of, the first one unless given. Both are served from one origin here, so that the page is taken
   * at its word; a server of sites with an origin each reads it from `Origin`.
   */
  site: Schema.optionalKey(Schema.Literals(sites.map(({ id }) => id))),
})
const SignInRequest = Schema.Struct({ customer: Schema.String })
const AgentRequest = Schema.Struct({ agent: Schema.Literals(Object.keys(agents) as ReadonlyArray<Name>) })

/** Answers a request for a token, if it is one. */
export const handle = async (
  options: Options,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> => {
  if (path !== "/api/visitor-token" && path !== "/api/agent-token" && path !== "/api/sign-in") return false
  const { origin } = request.headers
  if (origin === undefined || !options.origins.includes(origin)) return refuse(response, 403, "OriginNotAllowed")
  if (path === "/api/visitor-token" && request.method === "DELETE") {
    return answer(response, 200, {}, { "set-cookie": cookie("", 0) })
  }
  if (request.method !== "POST") return refuse(response, 405, "MethodNotAllowed")
  const body = await readJson(request)
  if (body === undefined) return refuse(response, 400, "BadRequest")
  if (path === "/api/sign-in") return signIn(options, body, request, response)
  return path === "/api/visitor-token"
    ? visitorToken(options, body, request, response)
    : agentToken(options, body, request, response)
}

/** A visitor's token, and the cookie by which they are known again. No cookie is set before they agree. */
const visitorToken = async (
  options: Options,
  body: unknown,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> => {
  const asked = Schema.decodeUnknownOption(VisitorRequest)(body)
  if (Option.isNone(asked)) return refuse(response, 400, "ConsentMissing")
  const held = heldId(options.key, request)
  // As the gateway answers them: with what it says to a token that it does not know.
  const { name, site = sites[0].id } = asked.value
  if (held !== undefined && options.keptAway(held, site)) {
    const answered = refuse(response, 401, "Unauthenticated")
    options.turnedAway(held, site)
    return answered
  }
  const id = held ?? (randomBytes(16).toString("base64url") as VisitorId)
  options.locations.seen(id, request)
  const participant: Visitor = name === undefined ? { _tag: "Visitor", id } : { _tag: "Visitor", id, name }
  const token = await options.issue({ tenant, participant, role: "visitor", site })
  return answer(
    response,
    200,
    { token, tenant, id },
    { "set-cookie": cookie(seal(options.key, id, "visitor"), cookieLasts) },
  )
}

/**
 * What a visitor's page brings to the gateway to say who the visitor is. From this machine only: the demo asks for no
 * password.
 */
const signIn = async (
  { key, customers, keptAway }: Options,
  body: unknown,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> => {
  if (!fromThisMachine(request)) return refuse(response, 403, "LoopbackOnly")
  const visitor = heldId(key, request)
  if (visitor === undefined || keptAway(visitor)) return refuse(response, 401, "VisitorUnknown")
  const asked = Schema.decodeUnknownOption(SignInRequest)(body)
  const vouched = Option.isNone(asked) ? undefined : Customers.named(asked.value.customer)
  if (vouched === undefined) return refuse(response, 400, "CustomerUnknown")
  customers.remember(vouched.externalId, visitor)
  return answer(response, 200, { assertion: Assertion.make(key, visitor, vouched, Date.now()), name: vouched.name })
}

/** The token of one of the people to pick from. From this machine only. */
const agentToken = async (
  options: Options,
  body: unknown,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> => {
  if (!fromThisMachine(request)) return refuse(response, 403, "LoopbackOnly")
  const asked = Schema.decodeUnknownOption(AgentRequest)(body)
  if (Option.isNone(asked)) return refuse(response, 400, "AgentUnknown")
  const { participant, role } = agents[asked.value.agent]
  const token = await options.issue({ tenant, participant, role })
  return answer(response, 200, { token, tenant, id: participant.id, name: participant.name, role })
}

const heldId = (key: Uint8Array, request: IncomingMessage): VisitorId | undefined => {
  for (const part of (request.headers.cookie ?? "").split(";")) {
    const [name, value = ""] = part.trim().split("=", 2)
    if (name !== cookieName) continue
    const id = Schema.decodeUnknownOption(VisitorIdSchema)(unseal(key, value, "visitor"))
    if (Option.isSome(id)) return id.value
  }
  return undefined
}

const cookie = (value: string, seconds: number): string =>
  `${cookieName}=${value}; Path=/api; Max-Age=${seconds}; HttpOnly; SameSite=Lax`

/** Both the connection and the name that was asked for: a name elsewhere may be made to lead here. */
const fromThisMachine = (request: IncomingMessage): boolean =>
  ["127.0.0.1", "::1", "::ffff:127.0.0.1"].includes(request.socket.remoteAddress ?? "") &&
  /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/.test(request.headers.host ?? "")

/** The JSON of a request, or nothing when it is none or longer than so many bytes. */
export const readJson = async (request: IncomingMessage, most = bodyLimit): Promise<unknown> => {
  if (!/^application\/json\b/.test(request.headers["content-type"] ?? "")) return undefined
  const chunks: Array<Buffer> = []
  let size = 0
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > most) return undefined
      chunks.push(chunk)
    }
    return JSON.parse(Buffer.concat(chunks).toString("utf8"))
  } catch {
    return undefined
  }
}

/** Answers with JSON that nothing on the way keeps; says that it did. */
export const answer = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): true => {
  response.writeHead(status, {
    ...securityHeaders,
    ...headers,
    "content-type": "application/json",
    "cache-control": "no-store",
  })
  response.end(JSON.stringify(body))
  return true
}

/** Refuses a request by the name of what is wrong. */
export const refuse = (response: ServerResponse, status: number, error: string): true =>
  answer(response, status, { error })
