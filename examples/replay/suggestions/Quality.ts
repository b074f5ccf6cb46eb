/**
 * How good suggested answers are, measured on conversations between people: each turn of an agent is hidden, and 100
 * candidates are ranked, the true one and 99 that agents said elsewhere. Identical texts count as hits.
 *
 * Half of the conversations are what is known, and what the weights were tuned on; the other half is measured. A
 * conversation is wholly in one half, told by its name, so that the halves are the same on every machine.
 *
 * @since 0.1.0
 */
import * as Retrieval from "@pupitre/core/composer/suggestion/AnswerRetrieval"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { Turn as QuestionTurn } from "@pupitre/core/composer/Question"
import * as Question from "@pupitre/core/composer/Question"
import MiniSearch from "minisearch"
import { createHash } from "node:crypto"
import type { Replayed } from "../Replayed.ts"

/** How many texts are ranked each time. */
export const candidates = 100

/** The most turns that are hidden, and the most conversations that are known: of more, some are taken, evenly. */
const mostTurns = 500
const mostKnown = 1_000

/** How often the true answer was among the first 1, 5 and 10, from 0 to 1. */
export interface Recall {
  readonly at1: number
  readonly at5: number
  readonly at10: number
}

/** What was measured. */
export interface Measured {
  readonly conversations: { readonly known: number; readonly measured: number }
  /** Hidden turns, of each of which candidates were ranked. */
  readonly turns: number
  readonly ours: Recall
  /** Without what agents looked up before they answered. */
  readonly oursOfWordsAlone: Recall
  /** The visitor's last message, looked for among the candidates. */
  readonly bm25: Recall
  /** Everything that was said before, looked for among the candidates. */
  readonly bm25OfAll: Recall
  /** What blind choice comes to on the same candidates. */
  readonly chance: Recall
}

/** A turn of an agent, hidden, with what came before it. */
interface Hidden {
  readonly id: string
  readonly before: ReadonlyArray<QuestionTurn>
  readonly answer: string
}

/** Measures on a half of these conversations what the other half taught; nothing when there are too few to rank. */
export const measure = (
  conversations: ReadonlyArray<Replayed>,
  weights: Retrieval.Weights = Retrieval.weights,
): Measured | undefined => {
  const [known, measured] = halves(conversations)
  return compare(known, measured, weights)
}

/**
 * For tuning, on the half that is known alone: its own two halves teach and measure each other, so that nothing of the
 * other half is ever looked at.
 */
export const tune = (conversations: ReadonlyArray<Replayed>, weights: Retrieval.Weights): ReadonlyArray<Recall> => {
  const [known] = halves(conversations)
  const [a, b] = halves(known)
  return [compare(a, b, weights), compare(b, a, weights)].flatMap((one) => (one === undefined ? [] : [one.ours]))
}

const compare = (
  known: ReadonlyArray<Replayed>,
  measured: ReadonlyArray<Replayed>,
  weights: Retrieval.Weights,
): Measured | undefined => {
  const all = measured.flatMap(hide)
  if (all.length < candidates || known.length === 0) return undefined
  const hidden = evenly(all, mostTurns)
  const taught = evenly(known, mostKnown)
  const retrieval = Retrieval.make({ weights })
  const wordsAlone = Retrieval.make({ weights })
  for (const conversation of taught) {
    const source = { kind: "past", id: conversation.id, title: "" } as const
    retrieval.learn(conversation.id, { source, names: [], moments: Question.moments(eventsOf(conversation)) })
    const said = eventsOf({ ...conversation, turns: conversation.turns.filter(({ kind }) => kind === "message") })
    wordsAlone.learn(conversation.id, { source, names: [], moments: Question.moments(said) })
  }
  const tallies = { ours: tally(), oursOfWordsAlone: tally(), bm25: tally(), bm25OfAll: tally() }
  let [chance1, chance5, chance10] = [0, 0, 0]
  for (const one of hidden) {
    const texts = drawn(one, all)
    const spoken = one.before.filter(({ by }) => by !== "record")
    const place = (ranked: ReadonlyArray<string>): number => ranked.findIndex((text) => same(text) === same(one.answer))
    tallies.ours(place(ranked(retrieval, one.before, texts)))
    tallies.oursOfWordsAlone(place(ranked(wordsAlone, spoken, texts)))
    tallies.bm25(place(plain(spoken.findLast(({ by }) => by === "visitor")?.text ?? "", texts)))
    tallies.bm25OfAll(place(plain(spoken.map(({ text }) => text).join(" "), texts)))
    const hits = texts.filter((text) => same(text) === same(one.answer)).length
    chance1 += chance(hits, 1)
    chance5 += chance(hits, 5)
    chance10 += chance(hits, 10)
  }
  const n = hidden.length
  return {
    conversations: { known: taught.length, measured: measured.length },
    turns: n,
    ours: tallies.ours.recall(n),
    oursOfWordsAlone: tallies.oursOfWordsAlone.recall(n),
    bm25: tallies.bm25.recall(n),
    bm25OfAll: tallies.bm25OfAll.recall(n),
    chance: { at1: chance1 / n, at5: chance5 / n, at10: chance10 / n },
  }
}

/** A conversation is in the half that its name says, and stays there whatever others come. */
function halves(
  conversations: ReadonlyArray<Replayed>,
): readonly [known: ReadonlyArray<Replayed>, measured: ReadonlyArray<Replayed>] {
  const sorted = conversations
    .map((conversation) => ({ conversation, at: digest(conversation.id) }))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
  return [0, 1].map((half) =>
    sorted.filter((_, index) => index % 2 === half).map(({ conversation }) => conversation),
  ) as unknown as readonly [ReadonlyArray<Replayed>, ReadonlyArray<Replayed>]
}

const digest = (text: string): string => createHash("sha256").update(text).digest("hex")

function hide(conversation: Replayed): ReadonlyArray<Hidden> {
  const turns = Question.turns(eventsOf(conversation))
  return turns.flatMap(({ seq, turn }, index) =>
    turn.by === "agent"
      ? [{ id: `${conversation.id}/${seq}`, before: turns.slice(0, index).map((one) => one.turn), answer: turn.text }]
      : [],
  )
}

/** The conversation as its thread holds it, as far as a question looks at it. */
function eventsOf({ turns }: Replayed): ReadonlyArray<ChatEvent> {
  return turns.map((turn, index) => {
    const envelope = { id: `replayed-${index}/0`, seq: index + 1, at: 0 }
    if (turn.kind === "action") {
      const { name, label, details } = turn
      return { ...envelope, by: agent, _tag: "ActionRecorded", name, label, details } as unknown as ChatEvent
    }
    const by = turn.by === "visitor" ? { _tag: "Visitor", id: "visitor" } : agent
    return { ...envelope, by, _tag: "MessagePosted", text: turn.text } as unknown as ChatEvent
  })
}
const agent = { _tag: "Agent", id: "agent", name: "Agent" } as const

/** The true answer and 99 others, drawn by the name of the turn, in an order that says nothing. */
function drawn(one: Hidden, all: ReadonlyArray<Hidden>): ReadonlyArray<string> {
  const lot = lots(one.id)
  const taken = new Set([one])
  while (taken.size < candidates) taken.add(all[Math.floor(lot() * all.length)]!)
  return [...taken]
    .map(({ answer }) => ({ answer, at: lot() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ answer }) => answer)
}

/** Numbers from 0 to 1 that are the same for the same name on every machine. */
function lots(name: string): () => number {
  let n = 0
  return () => parseInt(digest(`${name}/${n++}`).slice(0, 12), 16) / 2 ** 48
}

/** So many of them at most, spread over all. */
function evenly<A>(all: ReadonlyArray<A>, most: number): ReadonlyArray<A> {
  if (all.length <= most) return all
  return Array.from({ length: most }, (_, i) => all[Math.floor((i * all.length) / most)]!)
}

/** The candidates as canned replies, asked for as a desk asks; those that nothing speaks for are last, where they were. */
function ranked(
  retrieval: Retrieval.AnswerRetrieval,
  turns: ReadonlyArray<QuestionTurn>,
  texts: ReadonlyArray<string>,
): ReadonlyArray<string> {
  retrieval.keep(
    "candidates",
    texts.map((text, index) => ({ text, source: { kind: "reply", id: `${index}`, title: "" } })),
  )
  const found = retrieval.suggest(
    { answers: 1, turns },
    { limit: candidates, least: 0, among: ({ kind }) => kind === "reply" },
  )
  return withRest(
    found.map(({ text }) => text),
    texts,
  )
}

/** What was found, then what was not, as it stood. */
function withRest(found: ReadonlyArray<string>, texts: ReadonlyArray<string>): ReadonlyArray<string> {
  const seen = new Set(found.map(same))
  return [...found, ...texts.filter((text) => !seen.has(same(text)))]
}

/** BM25 of the library's own, with its own settings. */
function plain(query: string, texts: ReadonlyArray<string>): ReadonlyArray<string> {
  const index = new MiniSearch<{ readonly id: number; readonly text: string }>({ fields: ["text"] })
  index.addAll(texts.map((text, id) => ({ id, text })))
  return withRest(
    index.search(query).map(({ id }) => texts[id as number]!),
    texts,
  )
}

const same = (text: string): string => text.trim().replace(/\s+/g, " ").toLowerCase()

/** The odds that one of `hits` among the candidates is among the first `k` of a blind order. */
function chance(hits: number, k: number): number {
  let missed = 1
  for (let i = 0; i < k; i++) missed *= Math.max(0, candidates - hits - i) / (candidates - i)
  return 1 - missed
}

interface Tally {
  (place: number): void
  readonly recall: (of: number) => Recall
}

function tally(): Tally {
  const places: Array<number> = []
  const within = (k: number, of: number): number => places.filter((place) => place < k).length / of
  return Object.assign((place: number) => void places.push(place), {
    recall: (of: number) => ({ at1: within(1, of), at5: within(5, of), at10: within(10, of) }),
  })
}
