/**
 * Finds answers with `minisearch`, offline: among canned replies, the articles of a knowledge base, and what agents have
 * published before in moments like this one.
 *
 * A candidate is the better, the more it says what was answered in similar moments, the more of the conversation's own
 * words it has, and the more of the particulars that it names (a number, a name, a rare word) were said or looked up in
 * this conversation. What the agent has said already is put back. What was published to one visitor is proposed to
 * another only if it tells nothing of the first: see {@link isForAnyone}.
 *
 * @since 0.1.0
 */
import * as WordIndex from "../../internal/suggestion/WordIndex.js"
import { counted, terms } from "../../internal/suggestion/words.js"
import type { Moment, Question, Turn } from "../Question.js"
import type { Source, Suggestion } from "../Suggestion.js"
import { maxShown, search } from "../Suggestion.js"

/** A text that can be an answer. */
export interface Answer {
  readonly text: string
  readonly source: Source
  /** Other words by which it is looked for: how visitors ask for it, its title in another form. */
  readonly asked?: ReadonlyArray<string>
  /** BCP 47. One in another language than the visitor's is not proposed. */
  readonly language?: string
}

/** What was published in one conversation. */
export interface Past {
  readonly source: Source
  readonly language?: string
  readonly moments: ReadonlyArray<Moment>
  /** Names of those who took part: an answer that has one of them is for nobody else. */
  readonly names: ReadonlyArray<string>
}

/** What is known, to be searched. Changed part by part, each under a key of its own. */
export interface AnswerRetrieval {
  /** Knows these answers under a key, in place of what was known under it. */
  readonly keep: (key: string, answers: ReadonlyArray<Answer>) => void
  /** Knows what was published in a conversation, in place of what was known under the key. */
  readonly learn: (key: string, past: Past) => void
  /** Knows nothing of this key any more. */
  readonly forget: (key: string) => void
  /** The best answers, each text once, the best first. */
  readonly suggest: (question: Question, options?: SuggestOptions) => ReadonlyArray<Suggestion>
}

/** What is proposed of what was found. */
export interface SuggestOptions {
  /** The most; `maxShown` unless given. */
  readonly limit?: number
  /** How much must speak for an answer, from 0 to 1; {@link leastEvidence} unless given. */
  readonly least?: number
  /** What may be proposed, by where it comes from; everything unless given. What may not tells of the others all the same. */
  readonly among?: (source: Source) => boolean
}

/** How much each thing that speaks for a candidate weighs. */
export interface Weights {
  /** It says what was answered in similar moments. */
  readonly moment: number
  /** It is looked for in the words of the visitor's last message. */
  readonly asked: number
  /** It has the words of the conversation. */
  readonly said: number
  /** It has the words of what was looked up. */
  readonly record: number
  /** What it names is known in the conversation. */
  readonly known: number
  /** The agent has not said it already. */
  readonly fresh: number
}

/** The weights unless others are given, tuned on conversations between people: `npm run suggestions` measures them. */
export const weights: Weights = { moment: 4, asked: 5, said: 0.7, record: 1.5, known: 3.2, fresh: 4.2 }

/**
 * How much must speak for an answer unless told otherwise: so much of what the visitor has last said is in it, or so alike
 * is a way in which it is asked for, or the message that it or its like was once the answer to. With less it is seldom any use.
 */
export const leastEvidence = 0.3

/** Knows nothing yet. */
export const make = (options: { readonly weights?: Weights } = {}): AnswerRetrieval => {
  const weigh = options.weights ?? weights
  const answers = WordIndex.make(["text", "asked"])
  const moments = WordIndex.make(["visitor", "agent"])
  const known = new Map<string, Candidate>()
  const lived = new Map<string, Lived>()
  const keys = new Map<string, ReadonlyArray<string>>()

  const put = (key: string, candidates: ReadonlyArray<Candidate>): void => {
    forget(key)
    keys.set(
      key,
      candidates.map(({ id }) => id),
    )
    for (const candidate of candidates) {
      known.set(candidate.id, candidate)
      answers.add(candidate.id, { text: candidate.text, asked: candidate.about })
    }
  }
  const forget = (key: string): void => {
    for (const id of keys.get(key) ?? []) {
      answers.remove(id)
      known.delete(id)
      moments.remove(id)
      lived.delete(id)
    }
    keys.delete(key)
  }

  return {
    keep: (key, given) =>
      put(
        key,
        given.flatMap((answer, index) => candidateOf(`${key}/${index}`, answer) ?? []),
      ),
    learn: (key, { source, language, names, moments: published }) => {
      const about = { source, ...(language !== undefined && { language }) }
      const usable = published.flatMap((moment) => {
        const candidate = candidateOf(`${key}/${moment.seq}`, { text: moment.answer, ...about }, names)
        return candidate === undefined ? [] : [{ candidate, moment }]
      })
      put(
        key,
        usable.map(({ candidate }) => candidate),
      )
      for (const { candidate, moment } of usable) {
        const last = lastSaid(moment.turns)
        moments.add(candidate.id, last)
        lived.set(candidate.id, { place: placeOf(moment.turns), visitor: counted(last.visitor) })
      }
    },
    forget,
    suggest: (question, { limit = maxShown, least = leastEvidence, among = () => true } = {}) => {
      const { turns } = question
      const vector = (own: ReadonlyMap<string, number>) => vectorOf(own, answers.rarity)
      const said = spoken(turns)
      const recorded = counted(turns.flatMap(({ by, text }) => (by === "record" ? [text] : [])).join(" "))
      const heard = new Set([...said.keys(), ...recorded.keys()])
      const last = counted(turns.findLast(({ by }) => by === "visitor")?.text ?? "")
      const asking = vector(last)
      const spent = turns.flatMap(({ by, text }) => (by === "agent" ? [new Set(terms(text))] : []))
      const near = nearest(moments, turns, (id) => lived.get(id)?.place ?? []).map(({ id, score }) => ({
        weight: score * score,
        id,
        answer: vector(known.get(id)!.words),
        // Told by what the visitor said alone, and not by how it compares with the other moments.
        alike: cosine(vector(lived.get(id)!.visitor), asking),
      }))
      const usual = together(near.map(({ answer, weight }) => [answer, weight]))
      const filter = (id: string): boolean => {
        const { source, language, needs } = known.get(id)!
        return among(source) && speaks(language, question.language) && needs.every((word) => heard.has(word))
      }
      const [bySaid, byRecord, byUsual] = [said, recorded, usual].map((words) =>
        answers.find([{ words }], { filter }),
      ) as [Found, Found, Found]
      const ids = new Set([...near.map(({ id }) => id).filter(filter), ...[bySaid, byRecord, byUsual].flatMap(best)])
      const looked = [...ids].map((id) => {
        const candidate = known.get(id)!
        const own = vector(candidate.words)
        const asked = Math.max(0, ...candidate.asked.map((way) => cosine(vector(way), asking)))
        const before = near.map(({ alike, answer }) => (alike < least ? 0 : alike * cosine(answer, own)))
        return {
          candidate,
          moment: cosine(own, usual),
          asked,
          said: bySaid.get(id) ?? 0,
          record: byRecord.get(id) ?? 0,
          evidence: Math.max(asked, share(last, candidate.words, answers.rarity), ...before),
        }
      })
      const most = (of: (one: (typeof looked)[number]) => number): number => Math.max(0, ...looked.map(of)) || 1
      const [mostMoment, mostSaid, mostRecord] = [
        most((one) => one.moment),
        most((one) => one.said),
        most((one) => one.record),
      ]
      const ranked = looked
        .filter(({ evidence }) => evidence >= least)
        .map(({ candidate, ...one }) => ({
          candidate,
          score:
            (weigh.moment * one.moment) / mostMoment +
            weigh.asked * one.asked +
            (weigh.said * one.said) / mostSaid +
            (weigh.record * one.record) / mostRecord +
            weigh.known * knownShare(candidate, heard, answers.rarity) -
            weigh.fresh * Math.max(0, ...spent.map((before) => alike(before, candidate.words))),
        }))
        .toSorted((a, b) => b.score - a.score || (a.candidate.id < b.candidate.id ? -1 : 1))
      return once(ranked.map(({ candidate }) => candidate))
        .slice(0, limit)
        .map(({ text, sources }, index) => ({
          id: `search-${index + 1}`,
          text,
          answers: question.answers,
          provider: search,
          sources: sources.slice(0, maxSources),
        }))
    },
  }
}

/**
 * Whether an answer that was published to one visitor can be proposed to another, in whose conversation these words were
 * said or looked up: it has no address, and no number and no name of those who took part that is not among them. What is
 * left says nothing of the first visitor that the second does not know.
 *
 * @example
 * ```ts
 * import { isForAnyone } from "@pupitre/core/composer/suggestion/AnswerRetrieval"
 *
 * isForAnyone("Le retour est gratuit.", ["Camille"], []) // => true
 * isForAnyone("Merci Camille !", ["Camille"], []) // => false
 * isForAnyone("La commande 4471 est partie.", ["Camille"], ["Où en est la commande 4471 ?"]) // => true
 * ```
 */
export const isForAnyone = (text: string, names: ReadonlyArray<string>, here: ReadonlyArray<string>): boolean => {
  const heard = new Set(here.flatMap(terms))
  return particulars(text, names)?.every((word) => heard.has(word)) ?? false
}

/** How many sources are told of one text. */
const maxSources = 3

interface Candidate {
  readonly id: string
  readonly text: string
  readonly source: Source
  readonly language?: string
  /** By what it is looked for beside its text. */
  readonly about: string
  readonly words: ReadonlyMap<string, number>
  /** Each of the ways in which it is looked for. */
  readonly asked: ReadonlyArray<ReadonlyMap<string, number>>
  /** What must be known in a conversation for it to be proposed there. */
  readonly needs: ReadonlyArray<string>
}

/** A moment as it is compared with others. */
interface Lived {
  readonly place: ReadonlyArray<string>
  /** The words of the visitor's last message. */
  readonly visitor: ReadonlyMap<string, number>
}

type Found = ReadonlyMap<string, number>
type Rarity = (word: string) => number

/** A candidate; nothing for what was published with these people there and is for nobody else. */
function candidateOf(id: string, answer: Answer, names?: ReadonlyArray<string>): Candidate | undefined {
  const { text, source, language, asked = [] } = answer
  const needs = names === undefined ? [] : particulars(text, names)
  if (needs === undefined) return undefined
  const ways = [...(names === undefined ? [source.title] : []), ...asked]
  const about = ways.join(" ")
  const words = counted(text)
  return {
    id,
    text,
    source,
    about,
    asked: ways.map(counted),
    words,
    needs,
    ...(language !== undefined && { language }),
  }
}

/** The numbers and names in a text, as they are compared; nothing for one with an address, which is for nobody else. */
function particulars(text: string, names: ReadonlyArray<string>): ReadonlyArray<string> | undefined {
  if (/\S@\S|\w:\/\/|\bwww\./u.test(text)) return undefined
  const named = new Set(names.flatMap(terms))
  return [...new Set(terms(text))].filter((word) => named.has(word) || /\p{N}/u.test(word))
}

/** The last words of each side: what a moment is told by. */
function lastSaid(turns: ReadonlyArray<Turn>): { readonly visitor: string; readonly agent: string } {
  const last = (by: Turn["by"]): string => turns.findLast((turn) => turn.by === by)?.text ?? ""
  return { visitor: last("visitor"), agent: turns.length === 0 ? nothingSaid : last("agent") }
}

/** Stands for the beginning of a conversation, in which an agent speaks first: no text has it. */
const nothingSaid = "0nothing0said"

/** Where in a conversation a moment is. */
function placeOf(turns: ReadonlyArray<Turn>): ReadonlyArray<string> {
  const looked = turns.some(({ by }) => by === "record")
  return [
    `after ${turns.at(-1)?.by ?? "nobody"}`,
    `turn ${Math.min(6, turns.length >> 1)}`,
    looked ? "looked up" : "not looked up",
  ]
}

/** The moments most like this one, the first of them at 1. */
function nearest(
  index: WordIndex.WordIndex,
  turns: ReadonlyArray<Turn>,
  places: (id: string) => ReadonlyArray<string>,
): ReadonlyArray<{ readonly id: string; readonly score: number }> {
  const { visitor, agent } = lastSaid(turns)
  const agentLast = turns.findLast(({ by }) => by !== "record")?.by !== "visitor"
  const place = placeOf(turns)
  const weighted = (text: string, weight: number) =>
    new Map([...counted(text)].map(([word, n]) => [word, n * weight] as const))
  const found = index.find(
    [
      { field: "visitor", words: weighted(visitor, agentLast ? 0.35 : 1) },
      { field: "agent", words: weighted(agent, agentLast ? 1 : 0.35) },
    ],
    { favour: (id) => 1 + 0.25 * places(id).filter((one) => place.includes(one)).length },
  )
  const all = [...found].slice(0, 30)
  const first = all[0]?.[1] ?? 1
  return all.map(([id, score]) => ({ id, score: score / first }))
}

/** The words of what was said, those of the last turns the heaviest. */
function spoken(turns: ReadonlyArray<Turn>): ReadonlyMap<string, number> {
  const out = new Map<string, number>()
  let weight = 1
  for (const { by, text } of turns.toReversed()) {
    if (by === "record") continue
    for (const word of terms(text)) out.set(word, (out.get(word) ?? 0) + weight)
    weight *= 0.8
  }
  return out
}

/** The weighted mean of vectors. */
function together(
  weighted: ReadonlyArray<readonly [ReadonlyMap<string, number>, number]>,
): ReadonlyMap<string, number> {
  const total = weighted.reduce((sum, [, weight]) => sum + weight, 0)
  const out = new Map<string, number>()
  for (const [vector, weight] of weighted) {
    for (const [word, value] of vector) out.set(word, (out.get(word) ?? 0) + (value * weight) / total)
  }
  return out
}

/** As many of what was found are looked at closely. */
const best = (found: Found): ReadonlyArray<string> => [...found.keys()].slice(0, 100)

/** A text as a vector of length 1, rare words the longest. */
function vectorOf(words: ReadonlyMap<string, number>, rarity: Rarity): ReadonlyMap<string, number> {
  const raw = [...words].map(([word, n]) => [word, n * rarity(word)] as const)
  const length = Math.hypot(...raw.map(([, value]) => value)) || 1
  return new Map(raw.map(([word, value]) => [word, value / length]))
}

function cosine(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let sum = 0
  for (const [word, value] of a) sum += value * (b.get(word) ?? 0)
  return sum
}

/** How much of these words is among the others, the rare ones counting for more. */
function share(words: ReadonlyMap<string, number>, among: ReadonlyMap<string, unknown>, rarity: Rarity): number {
  let [all, there] = [0, 0]
  for (const word of words.keys()) {
    all += rarity(word)
    if (among.has(word)) there += rarity(word)
  }
  return all === 0 ? 0 : there / all
}

/** From which rarity on a word is a particular, that only some texts are about. */
const particular = 2.5

/** How much of the particulars that it names are known here. */
function knownShare({ words }: Candidate, heard: ReadonlySet<string>, rarity: Rarity): number {
  let [here, strange] = [0, 0]
  for (const word of words.keys()) {
    const weight = Math.max(0, rarity(word) - particular)
    if (heard.has(word)) here += weight
    else strange += weight
  }
  // One that names nothing in particular is no better for it.
  return here / (here + strange + 2)
}

/** How alike two texts are, from 0 to 1, by the words that they share. */
function alike(a: ReadonlySet<string>, b: ReadonlyMap<string, number>): number {
  const both = [...a].filter((word) => b.has(word)).length
  return both / Math.max(1, a.size + b.size - both)
}

const speaks = (language: string | undefined, wanted: string | undefined): boolean =>
  language === undefined || wanted === undefined || base(language) === base(wanted)

const base = (tag: string): string => tag.split("-", 1)[0]!.toLowerCase()

/** The same words once, with all of their sources. */
function once(
  candidates: ReadonlyArray<Candidate>,
): ReadonlyArray<{ readonly text: string; readonly sources: ReadonlyArray<Source> }> {
  const out = new Map<string, { readonly text: string; readonly sources: Array<Source> }>()
  for (const { text, source } of candidates) {
    const same = terms(text).join(" ")
    const there = out.get(same)
    if (there === undefined) out.set(same, { text, sources: [source] })
    else if (!there.sources.some(({ kind, id }) => kind === source.kind && id === source.id)) there.sources.push(source)
  }
  return [...out.values()]
}
