/**
 * The form of our own demo conversations: a visitor, and the wishes of visitor and agents in order.
 *
 * What was said is replayed as said; everything else that an agent did is replayed as a recorded action. The visitor's
 * page views and consent are left out: the replay has its own.
 *
 * @since 0.1.0
 */
import { MessageText } from "@pupitre/core/Message"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type { Turn } from "../Replayed.ts"
import { labelOf } from "../Replayed.ts"
import type { Format } from "./Format.ts"
import { decoder, has, named } from "./Format.ts"

const Wish = Schema.Struct({
  by: Schema.NonEmptyString,
  command: Schema.String.check(Schema.isPattern(/^[a-z][A-Za-z0-9_.-]{0,58}$/)),
  input: Schema.Record(Schema.String, Schema.Json),
})

const Script = Schema.Struct({
  name: Schema.NonEmptyString,
  visitor: Schema.Struct({ id: Schema.NonEmptyString }),
  turns: Schema.NonEmptyArray(Wish),
})

const decode = decoder(Script)
const decodeText = Schema.decodeUnknownResult(MessageText)

/** One conversation per file, as wishes. */
export const Demo: Format = {
  name: "demo",
  conversations: (json) => (has(json, "turns") && has(json, "visitor") ? [json] : undefined),
  nameOf: (conversation) => named(conversation, "name"),
  decode: (conversation) =>
    Result.flatMap(decode(conversation), ({ name, turns }) => {
      const replayed: Array<Turn> = []
      for (const wish of turns) {
        const text = textOf(wish)
        if (text !== undefined) {
          const decoded = decodeText(text)
          if (Result.isFailure(decoded)) return Result.fail(decoded.failure)
          replayed.push({
            kind: "message",
            by: wish.by === "visitor" ? "visitor" : "agent",
            text: decoded.success,
          })
        } else if (wish.by !== "visitor" && wish.by !== "system" && !silent.has(wish.command)) {
          replayed.push(actionOf(wish))
        }
      }
      return Result.succeed({ id: name, turns: replayed })
    }),
}

/** Wishes of agents that the replay makes itself. */
const silent = new Set(["takeConversation", "assignAgent"])

type Wish = typeof Wish.Type

function textOf({ command, input }: Wish): Schema.Json | undefined {
  if (command === "postMessage") return input["text"] ?? null
  return command === "startConversation" ? input["message"] : undefined
}

function actionOf({ command, input }: Wish): Turn {
  const { name, label, details } = input
  if (command === "recordAction" && typeof name === "string" && typeof label === "string") {
    return { kind: "action", name, label, details: isRecord(details) ? details : {} }
  }
  const shown = typeof label === "string" ? `${command}: ${label}` : command
  return { kind: "action", name: `demo.${command}`, label: labelOf(shown), details: input }
}

function isRecord(value: unknown): value is { readonly [key: string]: Schema.Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
