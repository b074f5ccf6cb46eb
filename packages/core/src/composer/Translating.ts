/**
 * Translation in one window: which languages the agent picked, the visitor's messages in the agent's, and the reply in
 * the visitor's before it is published.
 *
 * What the visitor has published is translated as it comes, while a language is picked; what the agent is writing leaves
 * the desk only when they ask to see it translated, and what the visitor is typing not at all, unless the policy says so.
 * A translation that is there is stored for the next reader where the agent may do that, and shown to this one anyway.
 *
 * @since 0.1.0
 */
import { AttachTranslation } from "../command/AttachTranslation.js"
import type { ConversationWindow } from "../ConversationWindow.js"
import type { Entry } from "../Entry.js"
import type { LanguageTag } from "../fact/Bounds.js"
import type { ConversationId, Seq } from "../Id.js"
import type { Readable } from "../Readable.js"
import { store } from "../Readable.js"
import type { Reason } from "../Reason.js"
import * as Signals from "../Signals.js"
import type { TextLimit } from "../TextLimit.js"
import { exceeded } from "../TextLimit.js"
import * as Timeline from "../Timeline.js"
import type { Languages, Reply, Subject } from "./Translation.js"
import * as Translation from "./Translation.js"
import type { Translator } from "./Translator.js"
import * as Translators from "./Translator.js"

/** What an agent picked for a conversation: languages, or that nothing is translated. Absent while nothing was picked. */
export type Choice = Languages | "off"

/** Where choices are kept between pages. */
export interface Choices {
  readonly get: (id: ConversationId) => Choice | undefined
  readonly set: (id: ConversationId, choice: Choice) => void
}

/** What a window is translated with. */
export interface Options {
  readonly translator: Translator
  /**
   * What translates the reply that is being written, where that is not the same: a way of its own for what is not
   * published, or one that does not leave the device.
   */
  readonly drafts?: Translator
  /** The language of a text, or nothing when it cannot be told. */
  readonly detect?: (text: string) => Promise<LanguageTag | undefined>
  /** The language that the agent reads and writes, unless they pick another; asked when it matters. */
  readonly agent: () => LanguageTag
  readonly choices?: Choices
  readonly glossary?: ReadonlyArray<string>
  /** How many of the last rows are looked at by itself; the others when the agent asks. 20 unless given. */
  readonly recent?: number
  /** Whether what the visitor is typing may be translated too. No, unless the team's policy says so. */
  readonly livePreview?: boolean
}

/** What is known of one message's translation beside what is stored. */
export type RowTranslation =
  | { readonly _tag: "Pending" }
  /** It is in the agent's language already. */
  | { readonly _tag: "Same" }
  | { readonly _tag: "Done"; readonly language: LanguageTag; readonly text: string; readonly provider: string }
  | { readonly _tag: "Failed"; readonly reason: Reason }

/** Translation in one window. */
export interface Translating {
  readonly translator: Translator
  /** What was picked; nothing is translated without. */
  readonly languages: Readable<Languages | undefined>
  /** The language in which the visitor seems to write, when it is not the agent's and nothing was picked. */
  readonly proposal: Readable<LanguageTag | undefined>
  /** Picks languages, or that nothing is translated: kept for this conversation. */
  readonly choose: (choice: Choice) => void
  /** The translation of the reply that is being written. */
  readonly reply: Readable<Reply>
  /**
   * Asks for the translation of a reply, once; what was asked for another text is forgotten. What is too long for these
   * limits is translated in parts that are not.
   */
  readonly prepare: (text: string, rev: number, limits?: ReadonlyArray<TextLimit>) => Promise<Reply>
  /** The reply is at this revision: a translation of another one is gone. */
  readonly written: (rev: number) => void
  /** The visitor's messages by number, as far as something is known beside what is stored. */
  readonly rows: Readable<ReadonlyMap<number, RowTranslation>>
  /** Translates a message of the visitor, now, or once more. */
  readonly translate: (seq: number) => void
  /** What the visitor is typing, translated, where the policy allows it. */
  readonly preview: Readable<string | undefined>
}

/** The translation of a window, while there is one. `Translations` gives every window its own. */
export const make = (window: ConversationWindow, options: Options): Translating => {
  const { translator, drafts = translator, detect, choices, glossary, recent = 20 } = options
  const kept = choices?.get(window.id)
  const languages = store(kept === "off" ? undefined : kept)
  const proposal = store<LanguageTag | undefined>(undefined)
  const reply = store<Reply>(Translation.none)
  const rows = store<ReadonlyMap<number, RowTranslation>>(new Map())
  const preview = store<string | undefined>(undefined)
  let chosen = kept !== undefined
  let asking: Promise<Reply> | undefined
  let head = 0

  const row = (seq: number, state: RowTranslation | undefined): void => {
    const next = new Map(rows.get())
    if (state === undefined) next.delete(seq)
    else next.set(seq, state)
    rows.set(next)
  }

  const ask = (by: Translator, text: string, to: LanguageTag, from?: LanguageTag): Promise<Translators.Answer> =>
    Translators.ask(by, {
      text,
      to,
      ...(from !== undefined && { from }),
      ...(glossary !== undefined && { glossary }),
    })

  const languageOf = async (text: string): Promise<LanguageTag | undefined> => {
    try {
      return await detect?.(text)
    } catch {
      // It could not be loaded: the language that was picked is what there is.
      return undefined
    }
  }

  // Waiting messages by number, the newest first.
  const waiting: Array<number> = []
  let busy = 0
  const goOn = (): void => {
    const picked = languages.get()
    const seq = picked === undefined || busy >= most ? undefined : waiting.shift()
    const said = seq === undefined ? undefined : messageAt(window, seq)
    if (picked === undefined || seq === undefined) return
    if (said === undefined) {
      row(seq, undefined)
      return goOn()
    }
    busy++
    void translateRow(seq, said, picked).then(() => {
      busy--
      goOn()
    })
  }

  const translateRow = async (seq: number, said: Said, picked: Languages): Promise<void> => {
    const detected = await languageOf(said.text)
    const is = (state: RowTranslation): void => {
      // Of another text or for another language it says nothing.
      const now = messageAt(window, seq)
      if (languages.get() === picked && now?.id === said.id && now.text === said.text) row(seq, state)
    }
    if (detected !== undefined && primary(detected) === primary(picked.agent)) return is({ _tag: "Same" })
    const answer = await ask(translator, said.text, picked.agent, detected ?? picked.visitor)
    if (answer._tag === "NotTranslated") return is({ _tag: "Failed", reason: answer.reason })
    const { text, provider } = answer
    is({ _tag: "Done", language: picked.agent, text, provider })
    const shown = rows.get().get(seq)
    if (shown?._tag !== "Done" || shown.text !== text || window.can(AttachTranslation)._tag === "Disabled") return
    window.submit(AttachTranslation, { target: seq as Seq, language: picked.agent, text, provider })
  }

  const want = (seq: number, first: boolean): void => {
    row(seq, { _tag: "Pending" })
    if (first) waiting.unshift(seq)
    else waiting.push(seq)
  }

  /** Looks at the last rows: what is new of the visitor is translated, or tells in which language they write. */
  const look = (): void => {
    const timeline = window.timeline.get()
    // A stream that began anew: numbers mean something else.
    if (Timeline.head(timeline) < head) {
      rows.set(new Map())
      waiting.length = 0
    }
    head = Timeline.head(timeline)
    const picked = languages.get()
    if (picked === undefined && chosen) return
    const size = Timeline.size(timeline)
    const last = Timeline.slice(timeline, Math.max(0, size - recent), size)
      .map(visitorSaid)
      .filter((said) => said !== undefined)
    if (picked === undefined) return propose(last)
    for (const said of last.toReversed()) {
      const translated = said.translations?.some(({ to, language }) => to === "agents" && language === picked.agent)
      if (translated !== true && !rows.get().has(said.seq)) want(said.seq, false)
    }
    waiting.sort((a, b) => b - a)
    for (let i = busy; i < most; i++) goOn()
  }

  const able = async (): Promise<boolean> => {
    try {
      return (await translator.languages())._tag === "Languages"
    } catch {
      return false
    }
  }

  let proposedFor = 0
  const propose = (last: ReadonlyArray<Said>): void => {
    const newest = last.at(-1)
    if (detect === undefined || newest === undefined || newest.seq === proposedFor) return
    proposedFor = newest.seq
    void (async () => {
      // Where nothing translates nobody need know, and no detector be loaded.
      if (!(await able())) return
      // The last words may be too few to tell: then those before count.
      for (const said of last.toReversed().slice(0, 5)) {
        const language = await languageOf(said.text)
        if (chosen || proposedFor !== newest.seq) return
        if (language === undefined) continue
        return proposal.set(primary(language) === primary(options.agent()) ? undefined : language)
      }
    })()
  }

  const followPreview = (): void => {
    let translating: string | undefined
    const show = (): void => {
      const signal = Signals.find(window.signals.get(), "Preview", "Visitor")?.signal
      const picked = languages.get()
      if (signal === undefined || signal.text === "" || picked === undefined) return preview.set(undefined)
      if (translating !== undefined) return
      translating = signal.text
      const request = { text: signal.text, from: picked.visitor, to: picked.agent }
      void Translators.ask(translator, request).then((answer) => {
        const then = translating
        translating = undefined
        const now = Signals.find(window.signals.get(), "Preview", "Visitor")?.signal.text
        if (now === undefined || now === "") return preview.set(undefined)
        if (answer._tag === "Translated") preview.set(answer.text)
        if (now !== then) show()
      })
    }
    window.signals.subscribe(show)
    languages.subscribe(show)
  }

  const subject = (text: string, rev: number): Subject | undefined => {
    const picked = languages.get()
    return picked === undefined ? undefined : { text, rev, to: picked.visitor }
  }

  window.timeline.subscribe(look)
  if (options.livePreview === true) followPreview()
  look()

  return {
    translator,
    languages,
    proposal,
    reply,
    rows,
    preview,
    choose: (choice) => {
      chosen = true
      choices?.set(window.id, choice)
      proposal.set(undefined)
      const before = languages.get()
      const after = choice === "off" ? undefined : choice
      if (before?.agent !== after?.agent || before?.visitor !== after?.visitor) {
        waiting.length = 0
        rows.set(new Map())
        reply.set(Translation.none)
        languages.set(after)
      }
      look()
    },
    prepare: async (text, rev, limits = []) => {
      const asked = subject(text, rev)
      if (asked === undefined) return Translation.none
      const now = reply.get()
      if (Translation.ready(now, asked) !== undefined) return now
      if (now._tag === "Pending" && asking !== undefined && now.of.text === text && now.of.rev === rev) return asking
      const begun = Translation.begin(asked)
      reply.set(begun)
      const from = languages.get()?.agent
      const { to } = asked
      const draft = (part: string): Promise<Translators.Answer> => ask(drafts, part, to, from)
      const wanted = (): boolean => reply.get() === begun
      asking = draft(text)
        .then((answer) => {
          const fits =
            answer._tag === "Translated"
              ? exceeded(answer.text, limits) === undefined
              : answer.reason.key !== "TranslationTooLong"
          if (fits) return answer
          return import("../internal/translation/fitted.js").then(
            ({ fitted }) => fitted(text, answer, { limits, to, ask: draft, wanted }),
            () => Translators.failed("TranslationTooLong"),
          )
        })
        .then((answer) => {
          if (wanted()) reply.set(Translation.settle(begun, asked, answer))
          return Translation.still(reply.get(), asked)
        })
      return asking
    },
    written: (rev) => reply.set(Translation.still(reply.get(), subject("", rev))),
    translate: (seq) => {
      if (languages.get() === undefined || rows.get().get(seq)?._tag === "Pending") return
      if (messageAt(window, seq) === undefined) return
      want(seq, true)
      goOn()
    },
  }
}

/** The most questions at once for the visitor's messages. */
const most = 2

type Said = Extract<Entry, { readonly _tag: "MessagePosted" }>

const visitorSaid = (entry: Entry | undefined): Said | undefined =>
  entry?._tag === "MessagePosted" && entry.by._tag === "Visitor" ? entry : undefined

const messageAt = ({ timeline }: ConversationWindow, seq: number): Said | undefined =>
  visitorSaid(Timeline.at(timeline.get(), Timeline.indexOf(timeline.get(), seq)))

/** `pt-BR` is Portuguese. */
const primary = (language: LanguageTag): string => language.split("-", 1)[0]!.toLowerCase()
