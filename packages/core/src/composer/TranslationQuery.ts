/**
 * Translation asked of the desk's own server, so that no key of a provider reaches a browser: two queries, the translator
 * that asks them, and what answers them.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import type { EventChannel } from "../EventChannel.js"
import { EventChannelError } from "../EventChannel.js"
import { Label, LanguageTag } from "../fact/Bounds.js"
import { MessageText } from "../Message.js"
import type { Handled } from "../Query.js"
import * as Query from "../Query.js"
import type { Failure, NotTranslated, Translator } from "./Translator.js"
import { ask, failed, remembering } from "./Translator.js"

const Refused = Schema.TaggedStruct("NotTranslated", {
  reason: Schema.Struct({
    key: Schema.String.check(Schema.isMaxLength(64)),
    params: Schema.optionalKey(Schema.Record(Schema.String, Schema.Union([Schema.String, Schema.Finite]))),
  }),
})

const Words = Schema.Array(Label)

/** A text in another language. */
export const translate = Query.make({
  name: "translate",
  roles: ["agent", "manager"],
  input: Schema.Struct({
    text: MessageText,
    from: Schema.optionalKey(LanguageTag),
    to: LanguageTag,
    glossary: Schema.optionalKey(Words.check(Schema.isMaxLength(500))),
  }),
  output: Schema.Union([
    Schema.TaggedStruct("Translated", {
      text: MessageText,
      provider: Label,
      from: Schema.optionalKey(LanguageTag),
      lost: Schema.optionalKey(Schema.Array(Schema.String)),
    }),
    Refused,
  ]),
})

/** The languages that can be translated from and to. */
export const translationLanguages = Query.make({
  name: "translationLanguages",
  roles: ["agent", "manager"],
  input: Schema.Struct({}),
  output: Schema.Union([
    Schema.TaggedStruct("Languages", { from: Schema.Array(LanguageTag), to: Schema.Array(LanguageTag) }),
    Refused,
  ]),
})

/** The translator that asks the desk's server. */
export const overChannel = (channel: Pick<EventChannel, "query">): Translator => {
  const asked = async <I, A>(query: Query.Query<string, I, A>, input: I): Promise<A | NotTranslated> => {
    try {
      return Query.read(query, await channel.query(query.name, input)) ?? failed("TranslationUnusable")
    } catch (cause) {
      return failed(because(cause))
    }
  }
  return {
    translate: ({ text, from, to, glossary }) =>
      asked(translate, {
        text,
        to,
        ...(from !== undefined && { from }),
        ...(glossary !== undefined && { glossary }),
      }),
    languages: () => asked(translationLanguages, {}),
  }
}

/**
 * What answers, for the server. A desk that waits asks again, and several may ask the same: a text is translated once
 * while it is remembered. `glossary` is the team's own, beside what is asked with.
 */
export const answering = (
  translator: Translator,
  { glossary = [] }: { readonly glossary?: ReadonlyArray<string> } = {},
): ReadonlyArray<Handled> => {
  const once = remembering(translator)
  return [
    Query.handle(translate, (request) =>
      ask(once, { ...request, glossary: [...new Set([...glossary, ...(request.glossary ?? [])])] }),
    ),
    Query.handle(translationLanguages, async () => once.languages()),
  ]
}

function because(cause: unknown): Failure {
  if (!(cause instanceof EventChannelError) || cause.reason._tag !== "Refused") return "TranslationUnreachable"
  const keys = cause.reason.rejection.reasons.map(({ key }) => key)
  if (keys.includes("UnknownQuery") || keys.includes("NotPermitted")) return "TranslationOff"
  if (keys.includes("TooManyRequests")) return "TranslationBusy"
  return keys.includes("InvalidInput") ? "TranslationTooLong" : "TranslationUnreachable"
}
