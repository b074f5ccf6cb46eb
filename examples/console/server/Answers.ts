/**
 * Answers to propose to agents: found in the knowledge base and in what was published before, or written by a service if
 * one is set up. For agents and managers alone.
 *
 * What is known is read when somebody first asks, then kept up with every commit: what was taken out of a thread is
 * proposed to nobody from that moment on. Questions are made of the log; nobody's draft or preview is there.
 *
 * @since 0.1.0
 */
import type { AnswerWriter } from "@pupitre/core/composer/AnswerWriter"
import { articles } from "@pupitre/core/composer/Articles"
import * as Prompt from "@pupitre/core/composer/Prompt"
import * as Question from "@pupitre/core/composer/Question"
import * as AnswerRetrieval from "@pupitre/core/composer/suggestion/AnswerRetrieval"
import { suggestedAnswers } from "@pupitre/core/composer/SuggestionQuery"
import type { Asked, Told } from "@pupitre/core/composer/Suggestions"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import * as Conversation from "@pupitre/core/Conversation"
import type { TenantId } from "@pupitre/core/Id"
import type { Handled } from "@pupitre/core/Query"
import { handle } from "@pupitre/core/Query"
import * as Shelf from "@pupitre/core/Shelf"
import * as StreamKey from "@pupitre/core/StreamKey"
import type { EventLog, EventLogError } from "@pupitre/transport/server/EventLog"
import * as CustomData from "@pupitre/visitor-profile/CustomData"
import * as Effect from "effect/Effect"
import { tenant } from "./People.ts"

/** What answers come from. */
export interface Sources {
  readonly log: EventLog["Service"]
  /** The shelf of articles as it stands. */
  readonly articles: () => Shelf.Shelf
  /** The keys of custom data as managers declare them. */
  readonly declared: () => ReadonlyArray<CustomData.Declared>
  /** What writes answers; found ones alone are proposed without it. */
  readonly writer?: AnswerWriter
}

/** Answers to propose. */
export interface Answers {
  /** What answers `suggestedAnswers`. */
  readonly queries: ReadonlyArray<Handled>
  /** Something was stored in these streams: what is known of them is read again when it is next asked for. */
  readonly stored: (streams: ReadonlyArray<StreamKey.StreamKey>) => void
  /** Writes an answer; nothing where nothing can. Says nothing more once the signal is aborted. */
  readonly write: ((asked: Asked, signal: AbortSignal) => AsyncIterable<Told>) | undefined
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
  let shelved: Shelf.Shelf | undefined
  let reading = Promise.resolve()

  const events = async (stream: StreamKey.StreamKey): Promise<ReadonlyArray<ChatEvent>> =>
    run(Effect.flatMap(log.head(stream), (head) => log.read(stream, 1, head)))

  const shelve = (): void => {
    const shelf = sources.articles()
    if (shelf === shelved) return
    for (const { id } of shelved?.items ?? []) retrieval.forget(`article/${id}`)
    for (const { id, item } of Shelf.read(shelf, articles.decode)) {
      const { title, text, url, language, asked } = item
      retrieval.keep(`article/${id}`, [
        {
          text,
          source: { kind: "article", id, title, ...(url !== undefined && { url }) },
          ...(asked !== undefined && { asked }),
          ...(language !== undefined && { language }),
        },
      ])
    }
    shelved = shelf
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
    shelve()
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

  const asked = async ({ conversationId }: Asked, of: TenantId) => {
    if (of !== tenant) return undefined
    await ready()
    const stream = StreamKey.conversation(of, conversationId)
    const all = await events(stream)
    const question = Question.of(all)
    return question === undefined ? undefined : { stream, all, question }
  }

  const write = async function* (self: AnswerWriter, wanted: Asked, signal: AbortSignal): AsyncGenerator<Told, void> {
    const found = await asked(wanted, tenant)
    if (found === undefined || signal.aborted) return
    const { all, question, stream } = found
    const passages = retrieval.suggest(question, { limit: 5, kinds: ["article", "reply"], except: stream })
    const from = passages.flatMap(({ sources: own }) => own.slice(0, 1))
    yield { _tag: "Begun", answers: question.answers, provider: self.name, sources: from }
    const visitor = Conversation.fold(all).visitor?.id
    const about = visitor === undefined ? [] : await events(StreamKey.visitor(tenant, visitor))
    const known = openToAll(about, sources.declared())
    yield* self.write(Prompt.make({ team, question, passages, known, locale: "fr" }), signal)
  }

  return {
    queries: [
      handle(suggestedAnswers, async (wanted, { tenant: of }) => {
        const found = await asked(wanted, of)
        const suggestions = found === undefined ? [] : retrieval.suggest(found.question, { except: found.stream })
        return { suggestions, ...(writer !== undefined && { writer: writer.name }) }
      }),
    ],
    stored: (streams) => {
      if (!read) return
      for (const stream of streams) if (StreamKey.parts(stream).kind === "conversation") changed.add(stream)
    },
    write: writer && ((wanted, signal) => write(writer, wanted, signal)),
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

const run = async <A>(answer: Effect.Effect<A, EventLogError>): Promise<A> => Effect.runPromise(answer)
