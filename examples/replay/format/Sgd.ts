/**
 * The form of the Schema-Guided Dialogue corpus: a list of dialogues whose turns have a speaker, an utterance and frames;
 * a frame of the system's may hold a call to a service and its results, which came before the utterance.
 *
 * @since 0.1.0
 */
import { MessageText } from "@pupitre/core/Message"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type { Turn } from "../Replayed.ts"
import { labelOf } from "../Replayed.ts"
import type { Format } from "./Format.ts"
import { decoder, listWith, named } from "./Format.ts"

const Json = Schema.Record(Schema.String, Schema.Json)

const Frame = Schema.Struct({
  service: Schema.NonEmptyString,
  service_call: Schema.optionalKey(
    Schema.Struct({ method: Schema.String.check(Schema.isPattern(/^[A-Za-z0-9_.-]{1,48}$/)), parameters: Json }),
  ),
  service_results: Schema.optionalKey(Schema.Array(Json)),
})

const Dialogue = Schema.Struct({
  dialogue_id: Schema.NonEmptyString,
  turns: Schema.NonEmptyArray(
    Schema.Struct({
      speaker: Schema.Literals(["USER", "SYSTEM"]),
      utterance: MessageText,
      frames: Schema.Array(Frame),
    }),
  ),
})

const decode = decoder(Dialogue)

/** Dialogues with `turns` of frames. */
export const Sgd: Format = {
  name: "SGD",
  conversations: (json) => listWith(json, "dialogue_id"),
  nameOf: (conversation) => named(conversation, "dialogue_id"),
  decode: (conversation) =>
    Result.map(decode(conversation), ({ dialogue_id, turns }) => ({
      id: dialogue_id,
      turns: turns.flatMap(({ speaker, utterance, frames }): ReadonlyArray<Turn> => [
        ...frames.flatMap(callOf),
        { kind: "message", by: speaker === "USER" ? "visitor" : "agent", text: utterance },
      ]),
    })),
}

function callOf({ service, service_call, service_results }: typeof Frame.Type): ReadonlyArray<Turn> {
  if (service_call === undefined) return []
  const { method, parameters } = service_call
  return [
    {
      kind: "action",
      name: `sgd.${method}`,
      label: labelOf(`${service}: ${method}`),
      details: { service, parameters, results: service_results ?? [] },
    },
  ]
}
