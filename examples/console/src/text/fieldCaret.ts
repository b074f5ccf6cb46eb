/**
 * Puts text into a field where its caret is, as if it had been typed: it can be undone, and cuts no character in two.
 *
 * @since 0.1.0
 */
import * as Insertion from "@pupitre/core/composer/Insertion"

/** Puts a text in the place of a part of a field, in UTF-16 units. The focus is there then, and the caret after it. */
export const replaceIn = (field: HTMLTextAreaElement, from: number, to: number, text: string): void => {
  field.focus()
  field.setSelectionRange(from, to)
  if ((from === to && text === "") || field.readOnly) return
  // The only way that leaves the browser's own undo whole.
  // eslint-disable-next-line typescript/no-deprecated -- nothing has come in its place
  if (document.execCommand(text === "" ? "delete" : "insertText", false, text)) return
  field.setRangeText(text, from, to, "end")
  field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText", data: text }))
}

/** Puts a text in the place of what is selected in a field. With `away` the focus stays where it is. */
export const insertIn = (field: HTMLTextAreaElement, text: string, away = false): void => {
  const before = document.activeElement
  const selection = { start: field.selectionStart, end: field.selectionEnd }
  const { replaced, by, caret } = Insertion.insert(field.value, selection, text)
  replaceIn(field, replaced.start, replaced.end, by)
  field.setSelectionRange(caret, caret)
  if (away && before instanceof HTMLElement) before.focus()
}
