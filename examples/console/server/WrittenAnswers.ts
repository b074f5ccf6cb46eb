/**
 * An answer as it is written, over HTTP: `POST /api/answer` with an agent's token, answered by server-sent events, each a
 * `Told` as JSON. Who hangs up has it stopped. The key of whatever writes stays here.
 *
 * @since 0.1.0
 */
import { failed } from "@pupitre/core/composer/AnswerWriter"
import { AskedSchema } from "@pupitre/core/composer/SuggestionQuery"
import type { Told } from "@pupitre/core/composer/Suggestions"
import type { Identity } from "@pupitre/transport/server/Identity"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import type { IncomingMessage, ServerResponse } from "node:http"
import type { Answers } from "./Answers.ts"
import { readJson, refuse } from "./Issuer.ts"
import { securityHeaders } from "./Pages.ts"
import { tenant } from "./People.ts"

/** What is needed to answer. */
export interface Options {
  readonly answers: Pick<Answers, "write">
  /** Who a token says its bearer is; rejects when it says nothing. */
  readonly verify: (token: string) => Promise<Identity>
  /** The addresses that the page is served from; a request from any other is refused. */
  readonly origins: ReadonlyArray<string>
}

/** How many answers are written for one person at once. */
const mostAtOnce = 2

/** Answers requests for a written answer; says whether it was one. */
export const make = ({ answers, verify, origins }: Options) => {
  const under = new Map<string, number>()
  return async (path: string, request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    if (path !== "/api/answer") return false
    const { origin, authorization } = request.headers
    if (origin === undefined || !origins.includes(origin)) return refuse(response, 403, "OriginNotAllowed")
    if (request.method !== "POST") return refuse(response, 405, "MethodNotAllowed")
    if (answers.write === undefined) return refuse(response, 404, "NothingWrites")
    const token = /^Bearer (\S+)$/.exec(authorization ?? "")?.[1]
    const who = token === undefined ? undefined : await verify(token).catch(() => undefined)
    if (who === undefined || who.tenant !== tenant) return refuse(response, 401, "NotSignedIn")
    if (who.participant._tag !== "Agent") return refuse(response, 403, "NotPermitted")
    const asked = Schema.decodeUnknownOption(AskedSchema)(await readJson(request))
    if (Option.isNone(asked)) return refuse(response, 400, "BadRequest")
    const { id } = who.participant
    const asker = { tenant: who.tenant, by: who.participant, role: who.role }
    const going = under.get(id) ?? 0
    if (going >= mostAtOnce) return refuse(response, 429, "TooMany")
    under.set(id, going + 1)
    const left = new AbortController()
    response.once("close", () => left.abort())
    try {
      response.writeHead(200, { ...securityHeaders, "content-type": "text/event-stream", "cache-control": "no-store" })
      const say = (told: Told): void => void response.write(`data: ${JSON.stringify(told)}\n\n`)
      try {
        for await (const told of answers.write(asked.value, asker, left.signal)) say(told)
      } catch (cause) {
        console.error(cause)
        say(failed("WriterUnreachable"))
      }
      response.end()
    } finally {
      const rest = (under.get(id) ?? 1) - 1
      if (rest === 0) under.delete(id)
      else under.set(id, rest)
    }
    return true
  }
}
