/**
 * A session's questions: asked until they are answered or nobody can wait any longer.
 *
 * @since 0.1.0
 */
import * as Result from "effect/Result"
import * as Codec from "../../Codec.js"
import type { Ask, Fetch } from "../../Frame.js"
import type { Output, Question, State } from "./State.js"
import { push, send } from "./State.js"

/** How often a question is asked again and how long it is asked at all. */
export const askEvery = 2_000
const askWithin = 15_000

/** Asks a question; its number comes back with the answer. One that no server would read is answered at once. */
export const ask = (self: State, name: string, input: unknown, now: number): number =>
  askFrame(self, (id) => ({ _tag: "Ask", id, name, input: input as Ask["input"] }), now)

/** Asks a question of either kind. */
export function askFrame(self: State, make: (id: number) => Ask | Fetch, now: number): number {
  const id = self.nextQuestion++
  const frame = readable(make(id))
  if (typeof frame === "string") {
    push(self, { _tag: "Answer", id, answer: refused("InvalidInput", frame) })
    return id
  }
  const question: Question = { frame, until: now + askWithin, askAt: now }
  self.questions.set(id, question)
  if (self.phase._tag === "Over") unreachable(self, id)
  else if (self.phase._tag === "Online") put(self, id, question, now)
  return id
}

/** Sends a question, for the first time or again. */
export function put(self: State, id: number, question: Question, now: number): void {
  question.askAt = now + askEvery
  send(self, question.frame)
}

/** Gives the answer, once. */
export function answer(self: State, id: number, given: Extract<Output, { _tag: "Answer" }>["answer"]): void {
  if (self.questions.delete(id)) push(self, { _tag: "Answer", id, answer: given })
}

/** Gives up on an answer. */
export function unreachable(self: State, id: number): void {
  answer(self, id, Result.fail({ _tag: "Unreachable" }))
}

/** The answer that this text was meant to be could not be read: asking again would bring the same. */
export function unreadable(self: State, text: string, error: Codec.CodecError): void {
  const id = beginning.exec(text.slice(0, 100))?.[1]
  if (id !== undefined) answer(self, Number(id), refused("Unavailable", error.message))
}

/** The value that a question of a name was answered with. */
export function valued(self: State, id: number, value: unknown): void {
  // A page is no such value, whatever its number says.
  if (self.questions.get(id)?.frame._tag === "Ask") answer(self, id, Result.succeed(value))
}

/** How an answer begins; all that is looked at of a text that may be too large to be parsed. */
const beginning = /^\{"_tag":"(?:Answer|NoAnswer|Page)","id":(\d{1,16})[,}]/

/** The question as the server will read it, a copy of what was given, or why it would not. */
function readable(frame: Ask | Fetch): Ask | Fetch | string {
  let text: string
  try {
    text = Codec.encode(frame)
  } catch {
    // A circle, or a number that JSON does not have.
    return "NotJson"
  }
  const decoded = Codec.decodeClient(text)
  return Result.isSuccess(decoded) ? (decoded.success as Ask | Fetch) : decoded.failure.message
}

function refused(key: string, detail: string): Extract<Output, { _tag: "Answer" }>["answer"] {
  return Result.fail({ _tag: "Refused", rejection: { reasons: [{ key, params: { detail } }] } })
}
