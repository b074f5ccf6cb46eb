/**
 * Where the agent's hand is: whether what is typed in one conversation was begun in the middle of another.
 */
import type { ConversationId } from "../../Id.js"
import type { StepContext } from "../../composer/DraftStep.js"
import { isBlank } from "../../composer/Writing.js"
import type { Sheet } from "./sheet.js"

/** Where the hand is. */
export interface Hand {
  /** A letter was typed here. */
  readonly typed: (sheet: Sheet, at: number) => void
  /** The conversation that the hand came from, if this is published in one movement with an unfinished text there. */
  readonly strayed: (sheet: Sheet, at: number) => StepContext["elsewhere"]
}

/** What is typed and published within so many milliseconds is one movement. */
const movement = 4_000

/** A hand that has typed nothing yet. */
export const hand = (): Hand => {
  let last: { readonly sheet: WeakRef<Sheet>; readonly id: ConversationId; readonly at: number } | undefined
  /** The movement that led to where the last letter was typed, from an unfinished text elsewhere. */
  let moved: { readonly from: ConversationId; readonly gap: number; readonly at: number } | undefined

  const unfinished = (): boolean => {
    const sheet = last?.sheet.deref()
    return sheet !== undefined && !isBlank(sheet.writing.get())
  }

  return {
    typed: (sheet, at) => {
      const { conversationId: id } = sheet
      if (last !== undefined && last.id !== id)
        moved = unfinished() ? { from: last.id, gap: at - last.at, at } : undefined
      last = { sheet: new WeakRef(sheet), id, at }
    },
    strayed: ({ conversationId }, at) => {
      if (last === undefined) return undefined
      if (last.id !== conversationId) return unfinished() ? { conversationId: last.id, gap: at - last.at } : undefined
      return moved === undefined || at - moved.at > movement
        ? undefined
        : { conversationId: moved.from, gap: moved.gap }
    },
  }
}
