/**
 * The keys of custom data that managers have declared, as they stand: what one declares, an open desk shows soon after.
 *
 * @since 0.1.0
 */
import type { Declared } from "@pupitre/visitor-profile/CustomData"
import { customKeys, declaredKeys } from "@pupitre/visitor-profile/CustomKeys"
import { useAnswer } from "../Answer.ts"

/** The declared keys; none until they have been read, and where they cannot be: then values show as they came. */
export const useDeclared = (): ReadonlyArray<Declared> => useAnswer(declaredKeys.name, nothing, read) ?? held

const nothing = {}

const read = (answer: unknown): ReadonlyArray<Declared> | undefined =>
  Array.isArray(answer) ? (held = answer.flatMap((item) => customKeys.decode(item) ?? [])) : undefined

/** As last read, so that the next conversation does not begin without them. */
let held: ReadonlyArray<Declared> = []
