/**
 * Plays conversations as real visitors and agents: each side waits until its own screen shows what the other has said,
 * then takes its turn.
 *
 * @since 0.1.0
 */
import { PostMessage } from "@pupitre/core/command/PostMessage"
import { RecordAction } from "@pupitre/core/command/RecordAction"
import { TakeConversation } from "@pupitre/core/command/TakeConversation"
import type { ConversationWindow } from "@pupitre/core/ConversationWindow"
import * as Windows from "@pupitre/core/ConversationWindow"
import type { EventChannel, Submission } from "@pupitre/core/EventChannel"
import type { ConversationId, VisitorId } from "@pupitre/core/Id"
import type { Readable } from "@pupitre/core/Readable"
import * as StreamKey from "@pupitre/core/StreamKey"
import type { People } from "./People.ts"
import { tenant } from "./People.ts"
import type { Replayed, Turn } from "./Replayed.ts"

/** A conversation that was played. */
export interface Played {
  readonly replayed: Replayed
  readonly conversationId: ConversationId
  /** The last number that its turns were stored as. */
  readonly seq: number
  /** The window in which the agent had it, still open. */
  readonly window: ConversationWindow
}

/** A turn that did not come about. */
export class PlayError extends Error {
  override readonly name = "PlayError"
}

/** Settings of {@link play}. */
export interface Options {
  /** How many agents share the conversations; 4 unless given. */
  readonly agents?: number
  /** How many conversations go on at once; 16 unless given. */
  readonly atOnce?: number
  /** The longest that anything may take, milliseconds; 30,000 unless given. */
  readonly patience?: number
  /** Called after each turn with how many there were. */
  readonly onTurn?: (turns: number) => void
}

/** Plays all conversations. Rejects with a {@link PlayError} that names conversation and turn. */
export const play = async (
  conversations: ReadonlyArray<Replayed>,
  people: People,
  options: Options = {},
): Promise<ReadonlyArray<Played>> => {
  const { agents: count = 4, atOnce = 16, patience = 30_000, onTurn = () => {} } = options
  const agents = await Promise.all(Array.from({ length: count }, (_, i) => people.agent(`agent-${i + 1}`)))
  const played: Array<Played> = []
  let turns = 0
  let next = 0
  const one = async (index: number): Promise<void> => {
    const replayed = conversations[index] as Replayed
    const visitor = await people.visitor(`visitor-${index + 1}`)
    const stage = await begin(replayed, visitor, agents[index % count] as EventChannel, patience)
    let said = 0
    let seq = 0
    for (const [i, turn] of replayed.turns.entries()) {
      const what = `${replayed.id}, turn ${i + 1}`
      const side = turn.kind === "message" && turn.by === "visitor" ? stage.visitor : stage.agent
      const heard = said
      await until(
        side.conversation,
        (state) => state.messages >= heard,
        `${what}: the turn before is not shown`,
        patience,
      )
      seq = await stored(take(side, turn), what, patience)
      if (turn.kind === "message") said++
      onTurn(++turns)
    }
    stage.visitor.close()
    await visitor.close()
    played[index] = { replayed, conversationId: stage.agent.id, seq, window: stage.agent }
  }
  const worker = async (): Promise<void> => {
    while (next < conversations.length) await one(next++)
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, conversations.length) }, worker))
  return played
}

/** Resolves when a readable holds what is waited for. */
export const until = <A>(
  readable: Readable<A>,
  holds: (value: A) => boolean,
  otherwise: string,
  patience: number,
): Promise<void> =>
  new Promise((resolve, reject) => {
    if (holds(readable.get())) return resolve()
    const timer = setTimeout(() => {
      leave()
      reject(new PlayError(otherwise))
    }, patience)
    const leave = readable.subscribe(() => {
      if (!holds(readable.get())) return
      clearTimeout(timer)
      leave()
      resolve()
    })
  })

interface Stage {
  readonly visitor: ConversationWindow
  readonly agent: ConversationWindow
}

/** The visitor agrees and asks to talk, the agent takes the conversation; both have it on screen. */
async function begin({ id }: Replayed, visitor: EventChannel, agent: EventChannel, patience: number): Promise<Stage> {
  await until(visitor.self, (self) => self !== undefined, `${id}: the visitor is not let in`, patience)
  const participant = visitor.self.get()?.participant
  const own = StreamKey.visitor(tenant, (participant?._tag === "Visitor" ? participant.id : "") as VisitorId)
  await stored(visitor.submit(own, { name: "giveConsent", input: { scopes: ["store"] } }), id, patience)
  const start = visitor.submit(own, { name: "startConversation", input: { mode: "chat" } })
  await stored(start, id, patience)
  const conversationId = start.commandId as string as ConversationId
  const stage = {
    visitor: Windows.open(visitor, { tenant, conversationId }),
    agent: Windows.open(agent, { tenant, conversationId }),
  }
  const { conversation } = stage.agent
  await until(conversation, (state) => state.status === "queued", `${id}: the agent sees no conversation`, patience)
  await stored(stage.agent.submit(TakeConversation, {}), id, patience)
  for (const side of [stage.visitor, stage.agent]) {
    await until(side.conversation, (state) => state.status === "active", `${id}: nobody took it`, patience)
  }
  return stage
}

function take(window: ConversationWindow, turn: Turn): Submission {
  if (turn.kind === "message") return window.submit(PostMessage, { text: turn.text })
  const { name, label, details } = turn
  return window.submit(RecordAction, { name, label, details })
}

/** The number that a wish was stored as. */
async function stored({ outcome }: Submission, what: string, patience: number): Promise<number> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new PlayError(`${what}: no outcome within ${patience} ms`)), patience)
  })
  const settled = await Promise.race([outcome, late])
  clearTimeout(timer)
  if (settled._tag === "Stored") return settled.to
  throw new PlayError(`${what}: ${JSON.stringify(settled)}`)
}
