/**
 * Which conversations stand on an agent's screen, in one, two or four windows, and which of them has the focus.
 *
 * A conversation gets the focus because the agent chose it, because it is alone, or because the one that had it has left
 * (closed, set aside, transferred) and it is elected: the most urgent of the agent's own. A window of a conversation that
 * is only read, somebody else's or a closed one, leaves when the agent says so.
 *
 * @since 0.1.0
 */
import type { ConversationSummary } from "../ConversationSummary.js"
import type { AgentId, ConversationId } from "../Id.js"
import { isHeldBy } from "../Lifecycle.js"
import { byUrgency } from "./DeskList.js"

/** How many windows a screen is split into. */
export type Split = 1 | 2 | 4

/** What stands on an agent's screen. */
export interface Focus {
  readonly split: Split
  /** At most `split`, each once, in their places. */
  readonly windows: ReadonlyArray<ConversationId>
  /** One of the windows; absent when there is none. */
  readonly focused?: ConversationId
}

/** A screen on which nothing is open. */
export const make = (split: Split = 1): Focus => ({ split, windows: [] })

/** Opens a conversation and gives it the focus; on a full screen in the place of the one that had it. */
export const open = (self: Focus, id: ConversationId): Focus => {
  const { split, windows } = self
  if (windows.includes(id)) return self.focused === id ? self : { ...self, focused: id }
  if (windows.length < split) return { split, windows: [...windows, id], focused: id }
  return { split, windows: windows.map((held) => (held === self.focused ? id : held)), focused: id }
}

/** Closes a window. The focus goes to the one that comes to stand in its place, or to the last. */
export const close = (self: Focus, id: ConversationId): Focus => {
  const place = self.windows.indexOf(id)
  if (place < 0) return self
  const windows = self.windows.toSpliced(place, 1)
  return settle(self.split, windows, self.focused === id ? (windows[place] ?? windows.at(-1)) : self.focused)
}

/** Splits the screen otherwise. What no longer fits is closed from the end, what has the focus last. */
export const resize = ({ windows, focused }: Focus, split: Split): Focus => {
  const kept = windows.filter((id, place) => {
    const before = windows.slice(0, place).filter((other) => other !== focused).length
    return id === focused || before < split - (focused === undefined ? 0 : 1)
  })
  return settle(split, kept, focused)
}

/**
 * The screen after the desk's list has changed: conversations that were the agent's and are no longer leave it. When the
 * one with the focus leaves, the most urgent of the agent's own is elected, open or not.
 */
export const follow = (
  self: Focus,
  before: ReadonlyArray<ConversationSummary>,
  after: ReadonlyArray<ConversationSummary>,
  me: AgentId,
): Focus => {
  const [were, are] = [own(before, me), own(after, me)]
  const has = (lines: ReadonlyArray<ConversationSummary>, id: ConversationId): boolean =>
    lines.some((one) => one.id === id)
  const windows = self.windows.filter((id) => !has(were, id) || has(are, id))
  if (windows.length === self.windows.length) return self
  if (self.focused === undefined || windows.includes(self.focused)) return { ...self, windows }
  const rest = settle(self.split, windows, windows[0])
  const elected = elect(after, me)
  return elected === undefined ? rest : open(rest, elected)
}

/** The most urgent of the conversations that go on with this agent; nothing when there is none. */
export const elect = (lines: ReadonlyArray<ConversationSummary>, me: AgentId): ConversationId | undefined =>
  lines.filter(({ status, owner }) => status === "active" && owner?.agentId === me).toSorted(byUrgency)[0]?.id

/** The conversations that an agent has in hand. */
const own = (lines: ReadonlyArray<ConversationSummary>, me: AgentId): ReadonlyArray<ConversationSummary> =>
  lines.filter((one) => isHeldBy(one, me))

const settle = (split: Split, windows: ReadonlyArray<ConversationId>, focused: ConversationId | undefined): Focus =>
  focused === undefined ? { split, windows } : { split, windows, focused }
