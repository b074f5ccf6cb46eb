/**
 * Turns the changes of a draft into signals, as often as the other side may hear of them.
 *
 * A visitor's page sends what is written, masked; a desk only that there is something.
 */
import type { Signal } from "../Signal.js"
import { preview, previewEvery, refreshEvery } from "../Signal.js"

/** Turns the changes of a draft into signals: the first at once, then at the cadence, refreshed while it stands. */
export const typist = (
  send: (signal: Signal) => void,
  withText: () => boolean,
  now: () => number,
  schedule: (after: number, run: () => void) => () => void,
): ((draft: string) => void) => {
  let draft = ""
  let shown = ""
  let sentAt = Number.NEGATIVE_INFINITY
  let cancel: (() => void) | undefined
  const flush = (): void => {
    cancel?.()
    cancel = undefined
    shown = draft
    sentAt = now()
    send(withText() ? preview(draft) : { _tag: "Typing", active: draft !== "" })
    if (draft !== "") cancel = schedule(refreshEvery, flush)
  }
  return (next) => {
    draft = next
    if (draft === shown) return
    const wait = withText()
      ? sentAt + previewEvery - now()
      : draft === "" || shown === ""
        ? 0
        : Number.POSITIVE_INFINITY
    if (draft === "" || wait <= 0) return flush()
    if (wait === Number.POSITIVE_INFINITY) return void (shown = draft)
    cancel?.()
    cancel = schedule(wait, flush)
  }
}
