/**
 * Answers to propose to agents: found among canned replies, in the knowledge base and in what was published before, or
 * written by a service if one is set up. For agents and managers alone.
 *
 * What is known is read when somebody first asks, then kept up with every commit: what was taken out of a thread is
 * proposed to nobody from that moment on. Questions are made of the log; nobody's draft or preview is there.
 *
 * @since 0.1.0
 */
import type { AnswerWriter } from "@pupitre/core/composer/AnswerWriter"
import { articles } from "@pupitre/core/composer/Articles"
import * as CannedShelf from "@pupitre/core/composer/CannedShelf"
import * as Placeholders from "@pupitre/core/composer/Placeholders"
import * as Prompt from "@pupitre/core/composer/Prompt"
import * as Question from "@pupitre/core/composer/Question"
import type { Source, SourceKind, Suggestion } from "@pupitre/core/composer/Suggestion"
import { maxShown } from "@pupitre/core/composer/Suggestion"
import * as AnswerRetrieval from "@pupitre/core/composer/suggestion/AnswerRetrieval"
import * as ShelvedAnswers from "@pupitre/core/composer/suggestion/ShelvedAnswers"
import { suggestedAnswers } from "@pupitre/core/composer/SuggestionQuery"
import type { Asked, Told } from "@pupitre/core/composer/Suggestions"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import * as Conversation from "@pupitre/core/Conversation"
import type { VisitorId } from "@pupitre/core/Id"
import type { Asker, Handled } from "@pupitre/core/Query"
import { handle } from "@pupitre/core/Query"
import type * as Shelf from "@pupitre/core/Shelf"
import * as StreamKey from "@pupitre/core/StreamKey"
import type { EventLog, EventLogError } from "@pupitre/transport/server/EventLog"
import * as CustomData from "@pupitre/visitor-profile/CustomData"
import * as Person from "@pupitre/visitor-profile/Person"
import * as Profile from "@pupitre/visitor-profile/Profile"
import * as Effect from "effect/Effect"
import { people, valuesOf } from "../places.ts"
import { tenant } from "./People.ts"

/** What answers come from. */
export interface Sources {
  readonly log: EventLog["Service"]
  /** The shelf of articles as it stands. */
  readonly articles: () => Shelf.Shelf
  /** The canned replies as they stand, and the groups of who asks. */
  readonly replies: (asker: Asker) => CannedShelf.Source
  /** The keys of custom data as managers declare them. */
  readonly declared: () => ReadonlyArray<CustomData.Declared>
  /** The visitors who are one person with this one; the visitor alone unless given. */
  readonly joined?: (visitor: VisitorId) => Promise<ReadonlyArray<VisitorId>>
  /** What writes answers; found ones alone are proposed without it. */
  readonly writer?: AnswerWriter
}

/** Answers to propose. */
export interface Answers {
  /** What answers `suggestedAnswers`. */
  readonly queries: ReadonlyArray<Handled>
  /** Something was stored in these streams: what was known of them is forgotten, and read again for the next question. */
  readonly stored: (streams: ReadonlyArray<StreamKey.StreamKey>) => void
  /** Writes an answer; nothing where nothing can. Says nothing more once the signal is aborted. */
  readonly write: ((asked: Asked, asker: Asker, signal: AbortSignal) => AsyncIterable<Told>) | undefined
}

/** The most past conversations that are known. */
const mostPast = 2_000

/** The name that a writer is told it writes for. */
const team = "Maison Lumen"

/** Answers from these sources. */
export const make = (sources: Sources): Answers => {
  const { log, writer } = sources
  const retrieval = AnswerRetrieval.make()
  const changed = new Set<StreamKey.StreamKey>()
  let read = false
  let reading = Promise.resolve()

  const events = async (stream: StreamKey.StreamKey): Promise<ReadonlyArray<ChatEvent>> =>
    run(Effect.flatMap(log.head(stream), (head) => log.read(stream, 1, head)))

  /** Knows the shelves as they stand; of one that has changed, what has changed on it is read anew. */
  const shelved = {
    articles: ShelvedAnswers.make(retrieval, articles, ShelvedAnswers.ofArticle),
    shared: ShelvedAnswers.make(retrieval, CannedShelf.shared, ShelvedAnswers.ofReply),
    own: ShelvedAnswers.make(retrieval, CannedShelf.own, ShelvedAnswers.ofReply),
  }
  const shelve = (asker: Asker): void => {
    const { shared, own } = sources.replies(asker)
    shelved.articles(sources.articles())
    shelved.shared(shared)
    shelved.own(own)
  }

  const learn = async (stream: StreamKey.StreamKey): Promise<void> => {
    const all = await events(stream)
    const state = Conversation.fold(all)
    const { id } = StreamKey.parts(stream)
    const agents = state.assignments.map(({ name }) => name)
    const { visitor, language, lastMessageAt } = state
    retrieval.learn(stream, {
      source: {
        kind: "past",
        id,
        title: agents.at(-1) ?? "",
        ...(lastMessageAt !== undefined && { at: lastMessageAt }),
      },
      moments: Question.moments(all),
      names: [...agents, ...(visitor?.name === undefined ? [] : [visitor.name])],
      ...(language !== undefined && { language }),
    })
  }

  const catchUp = async (): Promise<void> => {
    if (!read) {
      for (const { id } of await run(log.summaries(tenant, mostPast))) changed.add(StreamKey.conversation(tenant, id))
      read = true
    }
    for (const stream of changed) {
      changed.delete(stream)
      try {
        await learn(stream)
      } catch (error) {
        changed.add(stream)
        throw error
      }
    }
  }
  /** What is known as it stands. One reads at a time, and whoever asks meanwhile waits for it. */
  const ready = async (): Promise<void> => {
    reading = reading.then(catchUp, catchUp)
    return reading
  }

  /** The conversation as it stands, and what can be proposed in it to who asks. */
  const look = async ({ conversationId }: Asked, asker: Asker) => {
    if (asker.tenant !== tenant) return undefined
    await ready()
    shelve(asker)
    const all = await events(StreamKey.conversation(tenant, conversationId))
    const question = Question.of(all)
    if (question === undefined) return undefined
    const conversation = Conversation.fold(all)
    const mine = new Set(CannedShelf.forAgent(sources.replies(asker), asker).map(({ id }) => id as string))
    /** What is found, with the places of canned replies as they stand. */
    const find = (limit: number, kinds: ReadonlyArray<SourceKind>): ReadonlyArray<Suggestion> => {
      const among = ({ kind, id }: Source): boolean =>
        kinds.includes(kind) && (kind !== "past" || id !== conversationId) && (kind !== "reply" || mine.has(id))
      return retrieval.suggest(question, { limit: limit * 2, among })
    }
    return { question, conversation, find }
  }

  /** What canned replies can name, as the desk of who asks would fill it in. */
  const known = async (conversation: Conversation.Conversation, asker: Asker): Promise<Placeholders.Values> => {
    const { visitor, language } = conversation
    const visitors = visitor === undefined ? [] : ((await sources.joined?.(visitor.id)) ?? [visitor.id])
    const streams = await Promise.all(visitors.map(async (id) => events(StreamKey.visitor(tenant, id))))
    const parts = streams.map((all, index) => [visitors[index]!, Profile.fold(all)] as const)
    return valuesOf({
      conversation,
      profile: parts.length === 1 ? parts[0]![1] : Person.whole(Object.fromEntries(parts)),
      agent: asker.by,
      role: asker.role,
      declared: sources.declared(),
      locale: language?.startsWith("en") === true ? "en" : "fr",
    })
  }

  const write = async function* (
    self: AnswerWriter,
    asked: Asked,
    asker: Asker,
    signal: AbortSignal,
  ): AsyncGenerator<Told, void> {
    const looked = await look(asked, asker)
    if (looked === undefined || signal.aborted) return
    const { question, conversation, find } = looked
    const { visitor } = conversation
    // What was published before tells of other visitors, and what is known of this one is not all a service's to know.
    const called = people(visitor?.name, asker.by._tag === "Agent" ? asker.by.name : undefined)
    const passages = written(find(5, ["article", "reply"]), called).slice(0, 5)
    const from = passages.flatMap(({ sources: own }) => own.slice(0, 1))
    yield { _tag: "Begun", answers: question.answers, provider: self.name, sources: from }
    const about = visitor === undefined ? [] : await events(StreamKey.visitor(tenant, visitor.id))
    const open = openToAll(about, sources.declared())
    yield* self.write(Prompt.make({ team, question, passages, known: open, locale: "fr" }), signal)
  }

  return {
    queries: [
      handle(suggestedAnswers, async (asked, asker) => {
        const looked = await look(asked, asker)
        const found = looked?.find(maxShown, ["reply", "article", "past"]) ?? []
        const open = looked !== undefined && found.some(({ text }) => Placeholders.places(text).length > 0)
        const values = open ? await known(looked.conversation, asker) : {}
        const suggestions = written(found, values).slice(0, maxShown)
        return { suggestions, ...(writer !== undefined && { writer: writer.name }) }
      }),
    ],
    stored: (streams) => {
      for (const stream of streams) {
        if (StreamKey.parts(stream).kind !== "conversation") continue
        // At once, whoever asks when: what was taken out or erased is not to wait in memory for the next question.
        retrieval.forget(stream)
        changed.add(stream)
      }
    },
    write: writer && ((asked, asker, signal) => write(writer, asked, asker, signal)),
  }
}

/** A log whose commits the answers hear of. */
export const told = (log: EventLog["Service"], answers: Pick<Answers, "stored">): EventLog["Service"] => ({
  ...log,
  append: (append) =>
    Effect.tap(log.append(append), (stored) =>
      Effect.sync(() => {
        if (stored._tag === "Stored") answers.stored(stored.events.map(({ stream }) => stream))
      }),
    ),
})

/** What a visitor's custom data says that is declared as open to anyone: all that leaves the server of it. */
export const openToAll = (
  events: ReadonlyArray<ChatEvent>,
  declared: ReadonlyArray<CustomData.Declared>,
): ReadonlyArray<{ readonly label: string; readonly value: string }> => {
  const data = CustomData.project(events.reduce(CustomData.apply, CustomData.empty), ["open"], declared)
  return CustomData.items(data, declared).flatMap(({ declared: own, reading }) =>
    own === undefined || own.sensitivity !== "open" ? [] : [{ label: own.label.en, value: String(reading.value) }],
  )
}

/**
 * What was found with its places written. A reply that asks for what is not known is not proposed: there is one place less to fill
 * in by hand.
 */
const written = (found: ReadonlyArray<Suggestion>, values: Placeholders.Values): ReadonlyArray<Suggestion> =>
  found.flatMap((one) => {
    const { _tag, text } = Placeholders.render(one.text, values)
    return _tag === "Missing" ? [] : [{ ...one, text }]
  })

const run = async <A>(answer: Effect.Effect<A, EventLogError>): Promise<A> => Effect.runPromise(answer)
