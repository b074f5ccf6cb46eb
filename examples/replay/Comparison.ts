/**
 * Compares what an agent's screen shows with what the file says, turn by turn.
 *
 * @since 0.1.0
 */
import { worded } from "@pupitre/core/Catalogue"
import type { ConversationWindow } from "@pupitre/core/ConversationWindow"
import * as Windows from "@pupitre/core/ConversationWindow"
import type { Entry } from "@pupitre/core/Entry"
import type { EventChannel } from "@pupitre/core/EventChannel"
import * as Timeline from "@pupitre/core/Timeline"
import { isDeepStrictEqual } from "node:util"
import { tenant } from "./People.ts"
import type { Played } from "./Play.ts"
import { until } from "./Play.ts"
import type { Turn } from "./Replayed.ts"

/** A turn that is not shown as the file has it. */
export interface Difference {
  readonly conversation: string
  /** From 1. */
  readonly turn: number
  readonly expected: Turn | "nothing"
  /** A row that is neither said nor done shows as its tag. */
  readonly shown: Turn | string
}

/** What was compared, and what differs. */
export interface Comparison {
  readonly conversations: number
  readonly turns: number
  readonly differences: ReadonlyArray<Difference>
}

/** Compares the windows in which the agents had their conversations, once everything has come. */
export const windows = async (played: ReadonlyArray<Played>, patience = 30_000): Promise<Comparison> => {
  const compared: Array<Comparison> = []
  for (const one of played) compared.push(await compare(one, one.window, patience))
  return sum(compared)
}

/** Compares what another session shows, one that was not there and opens each conversation now. */
export const afresh = async (
  played: ReadonlyArray<Played>,
  channel: EventChannel,
  patience = 30_000,
): Promise<Comparison> => {
  const compared: Array<Comparison> = []
  for (const one of played) {
    const window = Windows.open(channel, { tenant, conversationId: one.conversationId })
    compared.push(await compare(one, window, patience))
    window.close()
  }
  return sum(compared)
}

/** The turns that a thread shows; a row that should not be there shows as its tag. */
export const turnsOf = (timeline: Timeline.Timeline): ReadonlyArray<Turn | string> =>
  Timeline.slice(timeline).flatMap((entry) => turnOf(entry) ?? [])

function turnOf(entry: Entry): Turn | string | undefined {
  switch (entry._tag) {
    case "MessagePosted":
      return { kind: "message", by: entry.by._tag === "Visitor" ? "visitor" : "agent", text: entry.text }
    case "ActionRecorded":
      return { kind: "action", name: entry.name, label: worded(entry.label, "en"), details: entry.details ?? {} }
    // What a replay brings with it: how it begins, and that visitors leave when it is over.
    case "ConversationStarted":
    case "AgentAssigned":
    case "AlertRaised":
      return undefined
    default:
      return entry._tag
  }
}

async function compare(
  { replayed, seq }: Played,
  { timeline }: Pick<ConversationWindow, "timeline">,
  patience: number,
): Promise<Comparison> {
  const whole = (now: Timeline.Timeline): boolean => Timeline.head(now) >= seq && Timeline.missing(now) === 0
  await until(timeline, whole, `${replayed.id}: its thread does not come`, patience)
  const shown = turnsOf(timeline.get())
  const differences: Array<Difference> = []
  for (let i = 0; i < Math.max(shown.length, replayed.turns.length); i++) {
    const expected = replayed.turns[i] ?? "nothing"
    const actual = shown[i] ?? "nothing"
    if (isDeepStrictEqual(expected, actual)) continue
    differences.push({ conversation: replayed.id, turn: i + 1, expected, shown: actual })
  }
  return { conversations: 1, turns: replayed.turns.length, differences }
}

function sum(comparisons: ReadonlyArray<Comparison>): Comparison {
  return {
    conversations: comparisons.reduce((n, { conversations }) => n + conversations, 0),
    turns: comparisons.reduce((n, { turns }) => n + turns, 0),
    differences: comparisons.flatMap(({ differences }) => differences),
  }
}
