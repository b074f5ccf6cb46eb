/**
 * Two who wish at once of one conversation, pair by pair: what each is told when the other came first. The package's
 * `SPEC.md` says the same, and a test holds the two together.
 */
import { marc, sav } from "./desk.js"

/** Who wishes: Inès has the conversation, and a second screen on which she has it too; Marc is a colleague, Léa a manager. */
export type By = "camille" | "ines" | "ines2" | "marc" | "lea"

/** One wish on the conversation, and what it is called. */
export interface Wished {
  readonly says: string
  readonly by: By
  readonly name: string
  /** What is wished, by somebody who has read the conversation up to this number. */
  readonly input: (read: number) => object
}

const wished = (says: string, by: By, name: string, input: object = {}): Wished => ({
  says,
  by,
  name,
  input: () => input,
})
const closing = { tags: ["Retour"], seen: 1_000_000 }
const spam = { reason: "spam" }
const spamAndClose = { ...spam, close: { tags: [] } }

const offer = wished("hand over", "ines", "startTransfer", { to: marc, mode: "offer" })
const offerToo = wished("hand over, 2nd screen", "ines2", "startTransfer", { to: sav, mode: "offer" })
const offerByLea = wished("hand over, manager", "lea", "startTransfer", { to: sav, mode: "offer" })
const warm = wished("hand over warmly", "ines", "startTransfer", { to: marc, mode: "warm" })
const assign = wished("give at once", "ines", "startTransfer", { to: marc, mode: "assign" })
const assignToo = wished("give at once, 2nd screen", "ines2", "startTransfer", { to: sav, mode: "assign" })
const accept = wished("accept", "marc", "acceptTransfer")
const decline = wished("decline", "marc", "declineTransfer")
const cancel = wished("take back", "ines", "cancelTransfer")
const cancelByLea = wished("take back, manager", "lea", "cancelTransfer")
const close = wished("close", "ines", "close", closing)
const closeToo = wished("close, 2nd screen", "ines2", "close", closing)
const closeByLea = wished("close, manager", "lea", "close", closing)
const closeWhatWasRead: Wished = {
  ...wished("close what was read", "ines", "close"),
  input: (read) => ({ ...closing, seen: read }),
}
const block = wished("block", "ines", "block", spam)
const blockToo = wished("block, 2nd screen", "ines2", "block", spam)
const blockByLea = wished("block, manager", "lea", "block", spam)
const blockAndCloseToo = wished("block and close, 2nd screen", "ines2", "block", spamAndClose)
const blockAndCloseByLea = wished("block and close, manager", "lea", "block", spamAndClose)
const writeToo = wished("write, 2nd screen", "ines2", "postMessage", { text: "Je regarde." })
const visitorWrites = wished("visitor writes", "camille", "postMessage", { text: "Une question" })
const ask = wished("ask to see the page", "ines", "requestNavigation", { level: "observe" })
const askToo = wished("ask to see, 2nd screen", "ines2", "requestNavigation", { level: "observe" })
const withdraw = wished("ask no more", "ines", "withdrawNavigation")
const allow = wished("visitor allows it", "camille", "grantNavigation", { level: "observe" })
const see = wished("see the page", "ines", "startNavigation")
const snooze = wished("set aside", "ines", "snooze")
const queue = wished("let wait", "ines", "queueConversation")
const take = wished("take", "marc", "takeConversation")
const takeByLea = wished("take, manager", "lea", "takeConversation")

/** What somebody is told who comes second: `done`, `done already` (it writes nothing), `gone` (nothing at all), or why not. */
export type Told = string

/** Two wishes, and what stands before them. */
export interface Pair {
  readonly before: ReadonlyArray<Wished>
  readonly one: Wished
  readonly other: Wished
  /** What the other is told when the one came first. */
  readonly otherSecond: Told
  /** What the one is told when the other came first. */
  readonly oneSecond: Told
}

const pair = (before: ReadonlyArray<Wished>, one: Wished, other: Wished, otherSecond: Told, oneSecond: Told): Pair => ({
  before,
  one,
  other,
  otherSecond,
  oneSecond,
})

export const pairs: ReadonlyArray<Pair> = [
  pair([], offer, offerToo, "TransferPending", "TransferPending"),
  pair([], offer, offerByLea, "TransferPending", "TransferPending"),
  pair([], assign, assignToo, "NotOwner", "NotOwner"),
  pair([], assign, offerToo, "NotOwner", "TransferPending"),
  pair([], offer, closeToo, "TransferPending", "ConversationClosed"),
  pair([], offer, closeByLea, "done", "ConversationClosed"),
  pair([], assign, closeToo, "NotOwner", "ConversationClosed"),
  pair([], offer, blockToo, "TransferPending", "done"),
  pair([], offer, blockAndCloseToo, "TransferPending", "ConversationClosed"),
  pair([], assign, blockToo, "NotOwner", "done"),
  pair([], offer, writeToo, "TransferPending", "done"),
  pair([], assign, writeToo, "NotOwner", "done"),
  pair([], offer, visitorWrites, "done", "done"),
  pair([offer], accept, cancel, "NotOwner NoTransfer", "NoTransfer"),
  pair([offer], accept, cancelByLea, "NoTransfer", "NoTransfer"),
  pair([offer], accept, closeByLea, "done", "ConversationClosed"),
  pair([offer], accept, blockAndCloseByLea, "done", "ConversationClosed"),
  pair([offer], accept, visitorWrites, "done", "done"),
  pair([offer], cancel, decline, "NoTransfer", "NoTransfer"),
  pair([warm], accept, cancel, "done", "NoTransfer"),
  pair([], close, closeToo, "done already", "done already"),
  pair([], close, closeByLea, "ConversationClosed", "ConversationClosed"),
  pair([], close, blockByLea, "ConversationClosed", "done"),
  pair([], close, blockAndCloseByLea, "ConversationClosed", "ConversationClosed"),
  pair([], close, writeToo, "ConversationClosed", "done"),
  pair([], closeWhatWasRead, visitorWrites, "ConversationClosed", "VisitorWrote"),
  pair([], block, blockByLea, "done already", "done already"),
  pair([], block, visitorWrites, "gone", "done"),
  pair([], ask, askToo, "NavigationPending", "NavigationPending"),
  pair([ask], allow, withdraw, "NothingRequested", "NothingRequested"),
  pair([ask], allow, offerToo, "done", "NothingRequested"),
  pair([ask], allow, closeToo, "done", "ConversationClosed NothingRequested"),
  pair([ask], allow, blockToo, "done", "gone"),
  pair([], ask, offerToo, "done", "TransferPending"),
  pair([ask, allow], see, offerToo, "done", "NavigationNotAllowed"),
  pair([ask, allow], see, closeToo, "done", "ConversationClosed NavigationNotAllowed"),
  pair([ask, allow], see, blockByLea, "done", "NavigationNotAllowed"),
  pair([], snooze, offerToo, "Snoozed", "TransferPending"),
  pair([], snooze, visitorWrites, "done", "done"),
  pair([queue], take, takeByLea, "NotOwner", "NotOwner"),
  pair([queue], take, closeByLea, "done", "ConversationClosed"),
]

const words = (told: Told): string => (/^[a-z]/.test(told) ? told : told.replaceAll(/\w+/g, "`$&`"))

/** The pairs as a page shows them: a row of cells for each. */
export const rows: ReadonlyArray<ReadonlyArray<string>> = pairs.map(
  ({ before, one, other, otherSecond, oneSecond }) => [
    before.map(({ says }) => says).join(", "),
    one.says,
    other.says,
    words(otherSecond),
    words(oneSecond),
  ],
)
