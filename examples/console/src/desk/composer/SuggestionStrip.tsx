/**
 * Answers proposed for the visitor's last message, above the field: up to three that were found, and one that is written.
 *
 * Each says where it comes from. Taking one puts it into the field and nothing else; once the visitor has written again
 * those for the message before can no longer be taken, and say so.
 *
 * @since 0.1.0
 */
import type { Source, Suggestion } from "@pupitre/core/composer/Suggestion"
import type { Suggestions } from "@pupitre/core/composer/Suggestions"
import type { Strip, Writing } from "@pupitre/core/composer/SuggestionStrip"
import { expired, insertable, shown } from "@pupitre/core/composer/SuggestionStrip"
import { useSuggestionStrip } from "@pupitre/react-bindings/useSuggestions"
import { BookOpen, Check, History, MessageSquareText, PenLine, RotateCw, Sparkles, Square, X } from "lucide-react"
import type { KeyboardEvent } from "react"
import { lazy, Suspense, useEffect, useId, useRef, useState } from "react"
import { Button, IconButton } from "../../design/Button.tsx"
import { Tip } from "../../design/Tip.tsx"
import type { Speech } from "../../words/Speech.ts"
import { useSpeech } from "../../words/useSpeech.tsx"
import { useCaret } from "./Caret.ts"
import "./SuggestionStrip.css"

/** Answers proposed for the visitor's last message. */
export const SuggestionStrip = ({ suggestions }: { readonly suggestions: Suggestions }) => {
  const speech = useSpeech()
  const id = useId()
  const caret = useCaret()
  const cards = useRef<HTMLDivElement>(null)
  const strip = useSuggestionStrip(suggestions)
  const all = shown(strip)
  const { writing, writer, search } = strip
  const put = strip.answers !== undefined && strip.answers <= strip.dismissed
  const old = all.length > 0 && all.every((one) => expired(strip, one))

  // From the empty field one key up, so that an answer is taken without a mouse.
  const any = all.some((one) => insertable(strip, one.id) !== undefined)
  useEffect(() => {
    const field = caret.field.current
    if (field === null || !any) return
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== "ArrowUp" || event.isComposing || field.value !== "") return
      event.preventDefault()
      cards.current?.querySelector<HTMLElement>("button:not([aria-disabled=true])")?.focus()
    }
    field.addEventListener("keydown", onKey)
    return () => field.removeEventListener("keydown", onKey)
  }, [any, caret])

  if (put || (all.length === 0 && search !== "failed" && (writer === undefined || strip.answers === undefined))) {
    return null
  }

  const insert = (text: string): void => {
    const field = caret.field.current
    const before = field?.value.slice(0, field.selectionStart) ?? ""
    caret.insert(before === "" || /\s$/.test(before) ? text : `\n${text}`)
  }
  const take = (suggestion: Suggestion): void => {
    const text = suggestions.insert(suggestion.id)
    if (text !== undefined) insert(text)
  }
  // The whole of it is what was proposed; a part of it or its address is the agent's own.
  const quote = (suggestion: Suggestion, text: string): void =>
    text === suggestion.text && insertable(strip, suggestion.id) !== undefined ? take(suggestion) : insert(text)
  const leave = (): void => {
    suggestions.dismiss()
    caret.focus()
  }
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === "Escape") return caret.focus()
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 0 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const buttons = [...(cards.current?.querySelectorAll<HTMLElement>(".pu-suggestion-take") ?? [])]
    const next = buttons[buttons.indexOf(document.activeElement as HTMLElement) + step]
    if (step === 0) caret.focus()
    else next?.focus()
  }

  return (
    <section className="pu-suggestions" aria-labelledby={id}>
      <div className="pu-suggestions-head">
        <Sparkles size={15} aria-hidden />
        <h2 id={id} className="pu-suggestions-title">
          {speech.say("suggestion.title")}
        </h2>
        <span
          className="pu-suggestions-note"
          role="status"
          data-tone={old || search === "failed" ? "amber" : undefined}
        >
          {search === "failed"
            ? speech.say("suggestion.unsearched")
            : old
              ? speech.say("suggestion.expired")
              : writing?.state === "writing"
                ? speech.say("suggestion.writing")
                : any
                  ? speech.say("suggestion.hint")
                  : ""}
        </span>
        <span className="pu-suggestions-deeds">
          {search === "failed" && (
            <Button size="s" look="quiet" onClick={suggestions.again}>
              <RotateCw size={14} aria-hidden />
              {speech.say("suggestion.again")}
            </Button>
          )}
          {writing?.state === "writing" ? (
            <Button size="s" look="plain" onClick={suggestions.stop}>
              <Square size={12} fill="currentColor" aria-hidden />
              {speech.say("suggestion.stop")}
            </Button>
          ) : (
            writer !== undefined &&
            strip.answers !== undefined && (
              <Button size="s" look="quiet" onClick={suggestions.write}>
                <PenLine size={14} aria-hidden />
                {speech.say(writing === undefined ? "suggestion.write" : "suggestion.rewrite")}
              </Button>
            )
          )}
          <Tip words={speech.say("suggestion.dismiss")}>
            <IconButton size="s" label={speech.say("suggestion.dismiss")} onClick={leave}>
              <X size={15} aria-hidden />
            </IconButton>
          </Tip>
        </span>
      </div>
      {all.length > 0 && (
        // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys are those of the buttons in it
        <div ref={cards} onKeyDown={onKey}>
          {[all.filter((one) => one !== writing?.suggestion), all.filter((one) => one === writing?.suggestion)].map(
            (row, written) =>
              row.length > 0 && (
                <ul key={written} className="pu-suggestions-cards">
                  {row.map((suggestion) => (
                    <Card
                      key={suggestion.id}
                      suggestion={suggestion}
                      strip={strip}
                      writing={written === 1 ? writing : undefined}
                      onTake={() => take(suggestion)}
                      onQuote={(text) => quote(suggestion, text)}
                    />
                  ))}
                </ul>
              ),
          )}
        </div>
      )}
    </section>
  )
}

const Card = ({
  suggestion,
  strip,
  writing,
  onTake,
  onQuote,
}: {
  readonly suggestion: Suggestion
  readonly strip: Strip
  readonly writing: Writing | undefined
  readonly onTake: () => void
  readonly onQuote: (text: string) => void
}) => {
  const speech = useSpeech()
  const id = useId()
  const over = expired(strip, suggestion)
  const can = insertable(strip, suggestion.id) !== undefined
  const inserted = strip.inserted?.id === suggestion.id && strip.inserted.answers === suggestion.answers
  return (
    <li className="pu-suggestion" data-expired={over} data-written={writing !== undefined} data-inserted={inserted}>
      <button
        type="button"
        className="pu-suggestion-take"
        aria-disabled={!can}
        aria-describedby={`${id}-from`}
        onClick={can ? onTake : undefined}
      >
        <span className="pu-suggestion-text" dir="auto">
          {suggestion.text}
          {writing?.state === "writing" && <span className="pu-suggestion-caret" aria-hidden />}
        </span>
      </button>
      <p id={`${id}-from`} className="pu-suggestion-from">
        {inserted ? (
          <>
            <Check size={13} aria-hidden />
            {speech.say("suggestion.inserted")}
          </>
        ) : writing !== undefined ? (
          <>
            <PenLine size={13} aria-hidden />
            <span>
              {suggestion.provider}
              {standing(writing, speech)}
            </span>
          </>
        ) : null}
        {over && <span className="pu-suggestion-old">{speech.say("suggestion.old")}</span>}
        {!inserted && <From sources={suggestion.sources} written={writing !== undefined} onQuote={onQuote} />}
      </p>
    </li>
  )
}

const standing = ({ state, reason }: Writing, speech: Speech): string => {
  if (state === "stopped") return ` · ${speech.say("suggestion.stopped")}`
  return state === "failed" && reason !== undefined ? ` · ${speech.because([reason])}` : ""
}

const icons = { article: BookOpen, reply: MessageSquareText, past: History } as const

const From = ({
  sources,
  written,
  onQuote,
}: {
  readonly sources: ReadonlyArray<Source>
  readonly written: boolean
  readonly onQuote: (text: string) => void
}) => {
  const speech = useSpeech()
  const [first, ...others] = sources
  if (first === undefined) return null
  const Icon = icons[first.kind]
  const words =
    first.kind === "past"
      ? speech.say("suggestion.past", { agent: first.title, date: first.at === undefined ? "" : speech.date(first.at) })
      : first.title
  const more = others.map((other) =>
    other.kind === "past" && other.at !== undefined ? speech.date(other.at) : other.title,
  )
  return (
    <>
      {written && <span aria-hidden>·</span>}
      <Icon size={13} aria-hidden />
      {first.kind === "article" ? (
        <ArticleSource id={first.id} title={words} onQuote={onQuote} />
      ) : first.url === undefined ? (
        <span className="pu-suggestion-source">{words}</span>
      ) : (
        <a className="pu-suggestion-source" href={first.url} target="_blank" rel="noreferrer noopener">
          {words}
        </a>
      )}
      {more.length > 0 && (
        <Tip words={speech.list(more)}>
          <span className="pu-suggestion-more">+{more.length}</span>
        </Tip>
      )}
    </>
  )
}

// What opens when asked for comes when asked for.
const ArticleReader = lazy(() => import("./ArticleReader.tsx"))

/** The article that an answer comes from, to be read. */
const ArticleSource = ({
  id,
  title,
  onQuote,
}: {
  readonly id: string
  readonly title: string
  readonly onQuote: (text: string) => void
}) => {
  const speech = useSpeech()
  const [anchor, setAnchor] = useState<Element>()
  return (
    <>
      <button
        type="button"
        className="pu-suggestion-source"
        aria-label={speech.say("suggestion.read", { title })}
        aria-haspopup="dialog"
        aria-expanded={anchor !== undefined}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {title}
      </button>
      {anchor !== undefined && (
        <Suspense>
          <ArticleReader
            anchor={anchor}
            id={id}
            title={title}
            onInsert={(text) => {
              setAnchor(undefined)
              // Once the popover has given back the focus.
              setTimeout(() => onQuote(text))
            }}
            onClose={() => setAnchor(undefined)}
          />
        </Suspense>
      )}
    </>
  )
}
