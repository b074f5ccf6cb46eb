/**
 * A reply in another language before it is published: `POST /api/draft-translation` with an agent's token.
 *
 * The text is in the body of this one request and in the one to the provider. It is in no frame and no stream, nothing
 * here remembers or logs it, and whatever is refused is refused without it.
 *
 * @since 0.1.0
 */
import { translate } from "@pupitre/core/composer/TranslationQuery"
import type { Translator } from "@pupitre/core/composer/Translator"
import { ask } from "@pupitre/core/composer/Translator"
import type { Identity } from "@pupitre/transport/server/Identity"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import type { IncomingMessage, ServerResponse } from "node:http"
import { answer, readJson, refuse } from "./Issuer.ts"
import { tenant } from "./People.ts"

/** What is needed to answer. */
export interface Options {
  /** What translates. One that remembers what it was asked would keep what was never published. */
  readonly translator: Translator
  /** The team's own names, which stay as they are. */
  readonly glossary: ReadonlyArray<string>
  /** Who a token says its bearer is; rejects when it says nothing. */
  readonly verify: (token: string) => Promise<Identity>
  /** The addresses that the page is served from; a request from any other is refused. */
  readonly origins: ReadonlyArray<string>
}

/** Where it is asked. */
export const path = "/api/draft-translation"

/** How many are asked for at once by one person: a field that is edited and published again leaves one behind. */
const mostAtOnce = 4

/** Bytes of a body: the longest message, with what JSON makes of it, and what is asked with it. */
const bodyLimit = 256 * 1024

/** Answers requests for the translation of a draft. */
export const make = ({ translator, glossary, verify, origins }: Options) => {
  const under = new Map<string, number>()
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const { origin, authorization } = request.headers
    if (origin === undefined || !origins.includes(origin)) return refuse(response, 403, "OriginNotAllowed")
    if (request.method !== "POST") return refuse(response, 405, "MethodNotAllowed")
    const token = /^Bearer (\S+)$/.exec(authorization ?? "")?.[1]
    const who = token === undefined ? undefined : await verify(token).catch(() => undefined)
    if (who === undefined || who.tenant !== tenant) return refuse(response, 401, "NotSignedIn")
    if (who.participant._tag !== "Agent") return refuse(response, 403, "NotPermitted")
    const asked = decode(await readJson(request, bodyLimit))
    if (Option.isNone(asked)) return refuse(response, 400, "BadRequest")
    const { id } = who.participant
    const going = under.get(id) ?? 0
    if (going >= mostAtOnce) return refuse(response, 429, "TooMany")
    under.set(id, going + 1)
    try {
      const words = [...new Set([...glossary, ...(asked.value.glossary ?? [])])]
      return answer(response, 200, await ask(translator, { ...asked.value, glossary: words }))
    } finally {
      const rest = (under.get(id) ?? 1) - 1
      if (rest === 0) under.delete(id)
      else under.set(id, rest)
    }
  }
}

const decode = Schema.decodeUnknownOption(translate.input)
