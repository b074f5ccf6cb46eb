/**
 * A session's questions: asked until they are answered or nobody can wait any longer.
 *
 * @since 0.1.0
 */
import type { Call } from "@pupitre/core/Command"
import * as Result from "effect/Result"
import type { Output, Question, State } from "./State.js"
import { push, send } from "./State.js"

/** How often a question is asked again and how long it is asked at all. */
export const askEvery = 2_000
const askWithin = 15_000

/** Asks a question; its number comes back with the answer. */
export const ask = (self: State, name: string, input: unknown, now: number): number => {
  const id = self.nextQuestion++
  const question: Question = { name, input, until: now + askWithin, askAt: now }
  self.questions.set(id, question)
  if (self.phase._tag === "Over") unreachable(self, id)
  else if (self.phase._tag === "Online") put(self, id, question, now)
  return id
}

/** Sends a question, for the first time or again. */
export function put(self: State, id: number, question: Question, now: number): void {
  question.askAt = now + askEvery
  send(self, { _tag: "Ask", id, name: question.name, input: question.input as Call["input"] })
}

/** Gives the answer, once. */
export function answer(self: State, id: number, given: Extract<Output, { _tag: "Answer" }>["answer"]): void {
  if (self.questions.delete(id)) push(self, { _tag: "Answer", id, answer: given })
}

/** Gives up on an answer. */
export function unreachable(self: State, id: number): void {
  answer(self, id, Result.fail({ _tag: "Unreachable" }))
}
