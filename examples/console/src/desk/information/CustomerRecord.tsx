/**
 * The customer record (*dossier client*): every conversation with this person, the notes on them, and each of them to read.
 *
 * @since 0.1.0
 */
import { blockVisitor, requestUnblock } from "@pupitre/actions/Block"
import { AddNote } from "@pupitre/core/command/AddNote"
import type { ConversationId, VisitorId } from "@pupitre/core/Id"
import { ConversationProvider, useWindow } from "@pupitre/react-bindings/ConversationProvider"
import { useAvailability } from "@pupitre/react-bindings/useAvailability"
import { useConversationWindow } from "@pupitre/react-bindings/useConversationWindow"
import { useRows } from "@pupitre/react-bindings/useRows"
import { useSelf } from "@pupitre/react-bindings/useSelf"
import type { Exchange } from "@pupitre/visitor-profile/CustomerRecord"
import * as FilteredTimeline from "@pupitre/filters/FilteredTimeline"
import { Ban, FolderOpen, MessagesSquare, Star } from "lucide-react"
import type { FormEvent } from "react"
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react"
import { tagWords } from "../../../policy.ts"
import { Button } from "../../design/Button.tsx"
import { Field } from "../../design/Field.tsx"
import { Blank, Bone } from "../../design/Notice.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { Tip } from "../../design/Tip.tsx"
import { useSpeech } from "../../words/useSpeech.tsx"
import { commands } from "../actions/Actions.ts"
import * as Address from "../Address.ts"
import { BlockVisitor } from "../actions/Block.tsx"
import "./CustomerRecord.css"
import { useKeptAway } from "../actions/KeptAway.ts"
import { Linked } from "../thread/Linked.tsx"
import type { Record } from "./Record.ts"
import { useRecord } from "./Record.ts"
import { RequestUnblock, requestWords, whyWords } from "../actions/RequestUnblock.tsx"
import type { RowActions } from "../thread/Row.tsx"
import { Thread } from "../thread/Thread.tsx"
import { useWish } from "../actions/Wish.ts"

/** Whose record is shown, and from where. */
export interface Shown {
  readonly open: boolean
  readonly visitor: VisitorId
  /** What the visitor is called on this desk. */
  readonly name: string
  /** The conversation that it was opened from. */
  readonly current: ConversationId | undefined
  readonly onClose: () => void
}

/** The customer record over the desk. */
export const CustomerRecord = ({ open, visitor, name, current, onClose }: Shown) => {
  const speech = useSpeech()
  return (
    <Sheet
      open={open}
      wide
      title={speech.say("record.title", { visitor: name })}
      closeLabel={speech.say("dialog.close")}
      onClose={onClose}
    >
      <Content visitor={visitor} name={name} current={current} onClose={onClose} />
    </Sheet>
  )
}

const Content = ({
  visitor,
  name,
  current,
  onClose,
}: {
  readonly visitor: VisitorId
  readonly name: string
  readonly current: ConversationId | undefined
  readonly onClose: () => void
}) => {
  const record = useRecord(visitor)
  const [picked, setPicked] = useState<{ readonly id: ConversationId; readonly led?: true }>()
  const { wanted, want } = useWanted(record, (id) => setPicked({ id, led: true }))
  // What one comes to read is not the conversation that one comes from.
  const first = record.exchanges.find(({ id }) => id !== current) ?? record.exchanges[0]
  const exchange = record.exchanges.find(({ id }) => id === picked?.id) ?? first
  return (
    <div className="pu-record">
      <div className="pu-record-side">
        <List record={record} current={current} chosen={exchange?.id} onPick={(id) => setPicked({ id })} />
        <Away visitorId={visitor} visitor={name} />
      </div>
      {exchange === undefined ? (
        <div className="pu-record-one" />
      ) : (
        <One
          key={exchange.id}
          exchange={exchange}
          led={picked?.led === true && picked.id === exchange.id}
          isCurrent={exchange.id === current}
          onNoted={record.again}
          onPick={
            record.more !== undefined || record.exchanges.some(({ id }) => id === exchange.previousConversationId)
              ? want
              : undefined
          }
          reaching={wanted !== undefined}
          onClose={onClose}
        />
      )}
    </div>
  )
}

/** How the visitor is kept away, or the way to do so. */
const Away = ({ visitorId, visitor }: { readonly visitorId: VisitorId; readonly visitor: string }) => {
  const speech = useSpeech()
  const { standing, can } = useKeptAway(visitorId)
  const [asked, setAsked] = useState(false)
  const may = can(blockVisitor)
  const why = may._tag === "Disabled" ? speech.because(may.reasons) : undefined
  if (standing !== undefined) {
    const request = requestWords(standing, speech)
    return (
      <div className="pu-record-away" data-away="">
        <p>
          <Ban size={14} aria-hidden />
          {whyWords(standing, speech)}
        </p>
        {request !== undefined && <p role="status">{request}</p>}
        {can(requestUnblock)._tag === "Enabled" && <RequestUnblock visitorId={visitorId} visitor={visitor} />}
      </div>
    )
  }
  return (
    <div className="pu-record-away">
      <Tip words={why ?? false} onTap={why !== undefined}>
        <Button
          size="s"
          aria-disabled={why !== undefined}
          aria-haspopup="dialog"
          onClick={() => {
            if (why === undefined) setAsked(true)
          }}
        >
          <Ban size={14} aria-hidden />
          {speech.say("block.title")}
        </Button>
      </Tip>
      <BlockVisitor open={asked} visitor={visitor} visitorId={visitorId} onDone={() => setAsked(false)} />
    </div>
  )
}

/** A conversation to go to that may not have been read yet: page after page is read until it is there, or there are no more. */
const useWanted = ({ stage, exchanges, more }: Record, onThere: (id: ConversationId) => void) => {
  const [wanted, want] = useState<ConversationId>()
  const there = wanted !== undefined && exchanges.some(({ id }) => id === wanted)
  useEffect(() => {
    if (wanted === undefined || stage === "loading") return
    if (!there && stage === "ready" && more !== undefined) return more()
    want(undefined)
    if (there) onThere(wanted)
    // A page that was read changes `exchanges`, and the stage while it is.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- what is called is of this rendering
  }, [wanted, there, stage, exchanges])
  return { wanted, want }
}

const List = ({
  record: { stage, exchanges, total, more },
  current,
  chosen,
  onPick,
}: {
  readonly record: Record
  readonly current: ConversationId | undefined
  readonly chosen: ConversationId | undefined
  readonly onPick: (id: ConversationId) => void
}) => {
  const speech = useSpeech()
  const lines = useRef<HTMLOListElement>(null)
  // How many lines there were when more were asked for.
  const [had, setHad] = useState<number>()
  // At once, so that the button, if it is gone, takes no focus with it that the dialog would put elsewhere.
  useLayoutEffect(() => {
    if (had === undefined || exchanges.length <= had) return
    setHad(undefined)
    lines.current?.querySelectorAll<HTMLElement>(".pu-record-line")[had]?.focus()
  }, [had, exchanges])
  return (
    <nav className="pu-record-list" aria-label={speech.say("record.list")} aria-busy={stage === "loading"}>
      <p className="pu-record-total" role="status">
        {stage === "failed"
          ? speech.say("record.failed")
          : stage === "loading" && exchanges.length === 0
            ? speech.say("record.loading")
            : total === 0
              ? speech.say("record.empty")
              : speech.count("record.count", total)}
      </p>
      <ol ref={lines}>
        {exchanges.map((exchange) => (
          <li key={exchange.id}>
            <button
              type="button"
              className="pu-record-line"
              aria-current={exchange.id === chosen ? "true" : undefined}
              onClick={() => onPick(exchange.id)}
            >
              <span className="pu-record-when">
                <time dateTime={new Date(exchange.startedAt).toISOString()}>
                  {speech.date(exchange.startedAt)}, {speech.time(exchange.startedAt)}
                </time>
                {exchange.id === current ? (
                  <span className="pu-info-badge" data-tone="good">
                    {speech.say("record.current")}
                  </span>
                ) : exchange.closedAt === undefined ? (
                  <span className="pu-info-badge">{speech.say("record.open")}</span>
                ) : null}
              </span>
              <span className="pu-record-who">
                {exchange.agents.length === 0 ? speech.say("record.nobody") : speech.list(exchange.agents)}
              </span>
              {(exchange.tags.length > 0 || exchange.csat !== undefined) && (
                <span className="pu-record-what">
                  {exchange.tags.map((tag) => tagWords(tag, speech.locale)).join(" · ")}
                  {exchange.csat !== undefined && (
                    <span className="pu-record-rating">
                      <Star size={12} aria-hidden />
                      <span className="pu-hidden">{speech.say("record.rating", { n: exchange.csat })}</span>
                      <span aria-hidden>{speech.number(exchange.csat)}</span>
                    </span>
                  )}
                </span>
              )}
            </button>
          </li>
        ))}
      </ol>
      {stage === "loading" && exchanges.length === 0 && (
        <div className="pu-record-bones">
          <Bone width="60%" />
          <Bone width="44%" height="10px" />
          <Bone width="60%" />
          <Bone width="44%" height="10px" />
        </div>
      )}
      {more !== undefined && (exchanges.length > 0 || stage === "failed") && (
        <Button
          size="s"
          className="pu-record-more"
          aria-disabled={stage === "loading"}
          onClick={() => {
            if (stage === "loading") return
            setHad(exchanges.length)
            more()
          }}
        >
          {speech.say(stage === "failed" ? "record.retry" : "record.more")}
        </Button>
      )}
    </nav>
  )
}

const One = ({
  exchange,
  led,
  isCurrent,
  onNoted,
  onPick,
  reaching,
  onClose,
}: {
  readonly exchange: Exchange
  /** One came here from the conversation after it: its heading is where to read on. */
  readonly led: boolean
  readonly isCurrent: boolean
  readonly onNoted: () => void
  readonly onPick: ((id: ConversationId) => void) | undefined
  /** The one before is being read. */
  readonly reaching: boolean
  readonly onClose: () => void
}) => {
  const speech = useSpeech()
  const heading = useRef<HTMLHeadingElement>(null)
  // At once: what was there before is gone, and with it the button that had the focus.
  useLayoutEffect(() => {
    if (led) heading.current?.focus()
  }, [led])
  const window = useConversationWindow(exchange.id, commands)
  const previous = onPick === undefined ? undefined : exchange.previousConversationId
  return (
    <div className="pu-record-one">
      <div className="pu-record-bar">
        <h3 ref={heading} tabIndex={-1}>
          {speech.say("record.transcript", { date: speech.date(exchange.startedAt) })}
        </h3>
        {previous !== undefined && (
          <Button
            size="s"
            look="quiet"
            aria-disabled={reaching}
            onClick={() => {
              if (!reaching) onPick?.(previous)
            }}
          >
            {speech.say("record.previous")}
          </Button>
        )}
        {!isCurrent && (
          <Button
            size="s"
            onClick={() => {
              onClose()
              Address.lead(exchange.id)
            }}
          >
            <FolderOpen size={14} aria-hidden />
            {speech.say("record.goTo")}
          </Button>
        )}
      </div>
      {window === undefined ? (
        <div className="pu-record-bones">
          <Bone width="46%" height="36px" />
          <Bone width="32%" height="36px" />
        </div>
      ) : (
        <ConversationProvider window={window} selection={0}>
          <Past label={speech.say("record.transcript", { date: speech.moment(exchange.startedAt) })} />
          <Notes exchange={exchange} onNoted={onNoted} />
        </ConversationProvider>
      )}
    </div>
  )
}

/** What was said, to read. */
const Past = ({ label }: { readonly label: string }) => {
  const speech = useSpeech()
  const window = useWindow()
  const view = useRows()
  const me = useSelf()?.participant
  const actions = useMemo(
    (): RowActions => ({
      onRetry: (id) => void window.retry(id),
      onDismiss: window.dismiss,
      onFill: ({ from }) => void window.fill(from),
    }),
    [window],
  )
  const rows = useMemo(() => ({ size: view.size, at: (index: number) => FilteredTimeline.at(view, index) }), [view])
  return (
    <Thread
      rows={rows}
      view={window.id}
      label={label}
      self={me}
      actions={actions}
      blank={<Blank icon={<MessagesSquare size={24} aria-hidden />} title={speech.say("thread.loading")} />}
    />
  )
}

const Notes = ({ exchange: { notes }, onNoted }: { readonly exchange: Exchange; readonly onNoted: () => void }) => {
  const speech = useSpeech()
  const [text, setText] = useState("")
  const may = useAvailability(AddNote)
  const field = useRef<HTMLInputElement>(null)
  const { sending, refused, make } = useWish(AddNote, () => {
    setText("")
    field.current?.focus()
    onNoted()
  })
  const wrong = refused.length > 0 ? speech.because(refused) : undefined
  const save = (event: FormEvent): void => {
    event.preventDefault()
    if (text.trim() !== "" && sending === "no") make({ text: text.trim() })
  }
  return (
    <div className="pu-record-notes">
      <h3>{speech.say("record.notes")}</h3>
      {notes.length === 0 ? (
        <p className="pu-info-none">{speech.say("record.noNotes")}</p>
      ) : (
        <ul>
          {notes.map(({ by, at, text: said }) => (
            <li key={`${at} ${said}`}>
              <p dir="auto">
                <Linked text={said} />
              </p>
              <small>{speech.say("record.noteBy", { name: by, moment: speech.moment(at) })}</small>
            </li>
          ))}
        </ul>
      )}
      {may._tag === "Enabled" && (
        <form onSubmit={save}>
          <Field label={speech.say("record.addNote")} wrong={wrong} hint={speech.say("record.noteHint")}>
            <input ref={field} type="text" dir="auto" value={text} onChange={(event) => setText(event.target.value)} />
          </Field>
          <Button type="submit" aria-disabled={text.trim() === "" || sending !== "no"}>
            {speech.say("record.saveNote")}
          </Button>
        </form>
      )}
    </div>
  )
}
