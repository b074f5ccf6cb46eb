/**
 * The draft of one window, over what outlives it: writes, runs the steps, submits.
 */
import { AddNote } from "../../command/AddNote.js"
import { PostMessage } from "../../command/PostMessage.js"
import type { ConversationWindow } from "../../ConversationWindow.js"
import type { Entry } from "../../Entry.js"
import type { Submission } from "../../EventChannel.js"
import { counter } from "../../Graphemes.js"
import type { CommandId } from "../../Id.js"
import { problem, refusal } from "../../Message.js"
import type { Readable } from "../../Readable.js"
import { map, zip } from "../../Readable.js"
import * as Timeline from "../../Timeline.js"
import type { Draft } from "../../composer/Draft.js"
import type { DraftStep, Outgoing, Passed, StepContext } from "../../composer/DraftStep.js"
import { stop, through } from "../../composer/DraftStep.js"
import type { DraftKind } from "../../composer/DraftStore.js"
import * as Writing from "../../composer/Writing.js"
import type { Hand } from "./hand.js"
import type { Sheet } from "./sheet.js"
import { resting } from "./sheet.js"

/** What the drafts of one page share. */
export interface Desk {
  readonly steps: ReadonlyArray<DraftStep>
  readonly hold: () => number
  readonly writer: string
  readonly hand: Hand
  readonly now: () => number
  readonly schedule: (after: number, run: () => void) => () => void
}

/** The draft of a window. */
export const face = (window: ConversationWindow, kind: DraftKind, sheet: Sheet, desk: Desk): Draft => {
  const { steps, hold, writer, hand, now, schedule } = desk
  const { writing, text, publishing, held, elsewhere } = sheet
  const count = counter()
  const can = () => (kind === "reply" ? window.can(PostMessage) : window.can(AddNote))
  const pen = (): Writing.Pen => ({ writer, at: now() })
  sheet.hear(window.conversation.get(), now())
  window.conversation.subscribe(() => sheet.hear(window.conversation.get(), now()))

  const crossed = zip(writing, window.conversation, (written, { lastVisitorMessage: seq }) => {
    const begun = Writing.shown(written)?.begun
    return begun === undefined || seq <= begun ? undefined : { seq, at: sheet.heard()?.at ?? now() }
  })

  /** The visitor's last message, once the conversation has come. */
  const seen = (): number | undefined => {
    const { status, lastVisitorMessage } = window.conversation.get()
    return status === "unstarted" ? undefined : lastVisitorMessage
  }

  const context = ({ name }: DraftStep, abort: AbortController): StepContext => {
    const [met, strayed] = [crossed.get(), hand.strayed(sheet, now())]
    return {
      conversationId: window.id,
      conversation: window.conversation.get(),
      self: window.channel.self.get(),
      text: text.get(),
      rev: Writing.revision(writing.get()),
      at: now(),
      confirmed: sheet.confirmed.has(name),
      signal: abort.signal,
      ...(met !== undefined && { crossed: { seq: met.seq, ago: now() - met.at } }),
      ...(strayed !== undefined && { elsewhere: strayed }),
    }
  }

  const submit = (outgoing: Outgoing): void => {
    for (const { command, input, take } of outgoing.before ?? []) if (take?.() !== false) window.submit(command, input)
    if (/\S/u.test(outgoing.text)) {
      const { text: said, translation } = outgoing
      const message = { text: said, ...(translation !== undefined && { translation }) }
      const submission =
        kind === "reply" ? window.submit(PostMessage, message) : window.submit(AddNote, { text: said.trim() })
      keepIfLost(submission, said)
    }
    for (const listener of [...sheet.listeners]) listener(outgoing)
  }

  // What was refused shows in the thread while the window is there; else its text comes back to the draft.
  const keepIfLost = ({ commandId, outcome }: Submission, said: string): void =>
    void outcome.then(({ _tag }) => {
      if (_tag === "Stored" || (window.isOpen() && unsent(window, commandId) !== undefined)) return
      sheet.change(Writing.offer(writing.get(), said, pen()))
    })

  const send = (outgoing: Outgoing): void => {
    const wait = kind === "reply" ? hold() : 0
    const written = text.get()
    // What one cannot read back, files alone, one cannot take back.
    if (wait <= 0 || !/\S/u.test(written)) {
      submit(outgoing)
      return sheet.change(Writing.write(writing.get(), "", pen()))
    }
    draft.release()
    window.typing("")
    const { writing: next, mark } = Writing.setAside(writing.get(), pen())
    sheet.change(next)
    held.set({
      text: written,
      until: now() + wait,
      mark,
      send: () => submit(outgoing),
      cancel: schedule(wait, () => draft.release()),
    })
  }

  const end = (passed: Passed): boolean => {
    sheet.going = undefined
    if ("_tag" in passed) {
      publishing.set(passed)
      return false
    }
    const why = refusal(passed.text)
    if (why !== undefined && !(why.key === "Blank" && (passed.before?.length ?? 0) > 0)) {
      publishing.set({ ...stop([why]), step: "text" })
      return false
    }
    publishing.set(resting)
    send(passed)
    return true
  }

  /** Runs the steps once the draft is this page's, unless it was called off by then. */
  const mineFirst = async (run: () => Passed | Promise<Passed>, signal: AbortSignal): Promise<Passed | undefined> => {
    publishing.set({ _tag: "Running", step: "lock" })
    await sheet.claim()
    return signal.aborted ? undefined : run()
  }

  const draft: Draft = {
    conversationId: window.id,
    kind,
    text,
    rev: map(writing, Writing.revision),
    problem: map(text, (written) => problem(written, count)),
    others: steady(zip(writing, held, (written, waiting) => Writing.others(written, waiting?.mark))),
    crossed,
    publishing,
    held,
    elsewhere,
    claim: () => void sheet.claim(),
    write: (next) => {
      if (next === text.get()) return
      void sheet.claim()
      if (kind === "reply") hand.typed(sheet, now())
      sheet.change(Writing.write(writing.get(), next, pen(), seen()))
      if (kind === "reply") window.typing(next)
    },
    take: (other) => {
      const run = (): void => sheet.change(Writing.take(writing.get(), other, pen()))
      if (sheet.mine()) return run()
      // It may be what another page is publishing: then it is not there any more.
      void sheet.claim().then(() => {
        if (sheet.mine()) run()
      })
    },
    drop: (other) => sheet.change(Writing.drop(writing.get(), other)),
    publish: () => {
      if (sheet.going !== undefined) return sheet.going.promise
      if (can()._tag === "Disabled") return Promise.resolve(false)
      const abort = new AbortController()
      const run = () =>
        through(
          kind === "reply" ? steps : [],
          { text: text.get() },
          (step) => context(step, abort),
          (step) => {
            if (!abort.signal.aborted) publishing.set({ _tag: "Running", step: step.name })
          },
        )
      const passed = sheet.mine() ? run() : mineFirst(run, abort.signal)
      if (!(passed instanceof Promise)) return Promise.resolve(end(passed))
      const promise = passed.then((made) => made !== undefined && !abort.signal.aborted && end(made))
      sheet.going = { promise, abort }
      return promise
    },
    confirm: () => {
      const stopped = publishing.get()
      if (stopped._tag !== "Stopped" || stopped.confirmable !== true) return Promise.resolve(false)
      sheet.confirmed.add(stopped.step)
      return draft.publish()
    },
    cancel: () => {
      sheet.going?.abort.abort()
      sheet.going = undefined
      publishing.set(resting)
    },
    recall: () => {
      const waiting = held.get()
      if (waiting === undefined) return
      waiting.cancel()
      held.set(undefined)
      sheet.change(Writing.take(writing.get(), waiting.text, pen()))
    },
    release: () => {
      const waiting = held.get()
      if (waiting === undefined) return
      waiting.cancel()
      held.set(undefined)
      // Taken or thrown away in another page meanwhile, it is not sent from here.
      if (!Writing.stands(writing.get(), waiting.mark)) return
      sheet.change(Writing.remove(writing.get(), waiting.mark))
      waiting.send()
    },
    reclaim: (commandId) => {
      const row = unsent(window, commandId)
      const said =
        row?._tag === "Failed" && row.fact._tag === (kind === "reply" ? "MessagePosted" : "NoteAdded")
          ? row.fact
          : undefined
      if (said?._tag !== "MessagePosted" && said?._tag !== "NoteAdded") return
      sheet.change(Writing.offer(writing.get(), said.text, pen()))
      window.dismiss(commandId)
    },
    published: (listener) => {
      const entry = (outgoing: Outgoing): void => listener(outgoing)
      sheet.listeners.add(entry)
      return () => void sheet.listeners.delete(entry)
    },
  }
  return draft
}

/** The row of a wish that is not confirmed. What is not confirmed stands at the end. */
function unsent({ timeline }: ConversationWindow, commandId: CommandId): Unsent | undefined {
  const all = timeline.get()
  for (let index = Timeline.size(all) - 1; index >= 0; index--) {
    const entry = Timeline.at(all, index)
    if (entry?._tag !== "Pending" && entry?._tag !== "Failed") return undefined
    if (entry.commandId === commandId) return entry
  }
  return undefined
}
type Unsent = Extract<Entry, { readonly _tag: "Pending" | "Failed" }>

/** The same list as long as it says the same, so that a letter renders only what it changes. */
function steady(source: Readable<ReadonlyArray<string>>): Readable<ReadonlyArray<string>> {
  let held: ReadonlyArray<string> = []
  return map(source, (next) => {
    if (next.length !== held.length || next.some((one, index) => one !== held[index])) held = next
    return held
  })
}
