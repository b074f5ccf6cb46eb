/**
 * To whom a visitor goes, and how: the directory in its order, found by name, skill or language, each with whether they are
 * there for this visitor, and what they cannot be asked.
 *
 * @since 0.1.0
 */
import type { Entry } from "@pupitre/actions/Directory"
import { forVisitor, search, serves, speaks } from "@pupitre/actions/Directory"
import type { Input, Policy } from "@pupitre/actions/Transfer"
import { warning } from "@pupitre/actions/Transfer"
import type { Mode, TransferMode } from "@pupitre/core/Fact"
import type { AgentId, SiteId } from "@pupitre/core/Id"
import type { Reason } from "@pupitre/core/Reason"
import { PencilLine, Search, Users } from "lucide-react"
import { useId, useState } from "react"
import { siteName } from "../../../sites.ts"
import { Button } from "../../design/Button.tsx"
import { CommentField } from "../../design/CommentField.tsx"
import "../../design/Form.css"
import "../../design/SearchField.css"
import { Segments } from "../../design/Segments.tsx"
import { Wrong } from "../../design/Wrong.tsx"
import type { Speech } from "../../words/Speech.ts"
import { useSpeech } from "../../words/useSpeech.tsx"
import { Face } from "../Face.tsx"
import type { Shelf } from "./Shelf.ts"
import "./TransferForm.css"
import type { Sending } from "./Wish.ts"
import { Refused, WishForm } from "./WishForm.tsx"

/** To whom a visitor goes, and how. */
export const TransferForm = ({
  entries,
  me,
  language,
  way,
  site,
  announcement,
  announces,
  policy,
  draft,
  sending,
  refused,
  onAnnounce,
  onSend,
  onCancel,
}: {
  readonly entries: Shelf<Entry>
  readonly me: AgentId | undefined
  /** What the visitor speaks, BCP 47, if that is known. */
  readonly language: string | undefined
  /** How the visitor talks. */
  readonly way: Mode
  /** The site that they came by, if it is known. */
  readonly site: SiteId | undefined
  /** What the visitor may be told before. */
  readonly announcement: string
  /** Whether the transfer tells them itself. */
  readonly announces: NonNullable<Policy["announce"]>
  /** How long who is asked has to answer. */
  readonly policy?: Policy
  /** What the agent has written and not published. */
  readonly draft: string
  readonly sending: Sending
  /** Why the last try was refused. */
  readonly refused: ReadonlyArray<Reason>
  readonly onAnnounce: (text: string) => void
  readonly onSend: (input: Input) => void
  readonly onCancel: () => void
}) => {
  const speech = useSpeech()
  const id = useId()
  const [mode, setMode] = useState<TransferMode>("assign")
  const [sought, setSought] = useState("")
  const [picked, setPicked] = useState<Entry["to"]>()
  const [comment, setComment] = useState("")
  const [announce, setAnnounce] = useState(false)
  const [asked, setAsked] = useState(false)
  const everyone = entries._tag === "Loaded" ? entries.items : []
  const items = forVisitor(everyone, { mode: way, site }, me)
  const found = search(items, sought, me)
  const entry = items.find(({ to }) => to._tag === picked?._tag && to.id === picked.id)
  const busy = sending !== "no"
  const writing = draft.trim() !== ""
  const nobody =
    entry !== undefined &&
    ((mode === "assign" ? !entry.free : !entry.available) ||
      refused.some(({ key }) => key === "TargetUnavailable" || key === "NoAgentInGroup"))
  const warned = entry === undefined ? undefined : warning(entry.to, mode, policy)
  const foreign =
    entry !== undefined && (!speaks(entry, language) || refused.some(({ key }) => key === "LanguageNotSpoken"))

  return (
    <WishForm
      sending={sending}
      confirm={speech.say(nobody || foreign ? "transfer.anyway" : `transfer.${mode}Do`)}
      disabled={asked && entry === undefined}
      onCancel={onCancel}
      onMake={() => {
        setAsked(true)
        if (entry === undefined) return
        const told = comment.trim()
        onSend({
          to: entry.to,
          mode,
          ...(told !== "" && { comment: told }),
          ...(nobody && { anyway: true }),
          ...(foreign && { confirmed: true }),
          ...(announce && announces === "offer" && { announce: true }),
        })
      }}
    >
      <Refused reasons={refused} />
      <Segments
        label={speech.say("transfer.how")}
        value={mode}
        disabled={busy}
        options={(["assign", "offer", "warm"] as const).map((value) => ({
          value,
          label: speech.say(`transfer.${value}`),
        }))}
        hint={speech.say(`transfer.${mode}Hint`)}
        onChoose={setMode}
      />
      <fieldset
        className="pu-shelf"
        disabled={busy}
        aria-describedby={asked && entry === undefined ? `${id}-wrong` : undefined}
      >
        <legend className="pu-field-label">{speech.say("transfer.to")}</legend>
        <div className="pu-shelf-search">
          <Search size={15} aria-hidden />
          <input
            type="search"
            className="pu-input"
            aria-label={speech.say("transfer.search")}
            placeholder={speech.say("transfer.search")}
            value={sought}
            onChange={(event) => setSought(event.target.value)}
          />
        </div>
        <div
          className="pu-directory"
          role="radiogroup"
          aria-label={speech.say("transfer.to")}
          // With nothing to choose it can still be read through.
          {...(busy && { tabIndex: 0 })}
        >
          {entries._tag !== "Loaded" && (
            <p className="pu-shelf-note" role="status">
              {speech.say(entries._tag === "Loading" ? "desk.loading" : "transfer.directoryFailed")}
            </p>
          )}
          {found.map((one) => (
            <Someone
              key={`${one.to._tag}/${one.to.id}`}
              entry={one}
              language={language}
              site={site}
              without={lacks(one, everyone) ? way : undefined}
              name={`${id}-to`}
              picked={picked?._tag === one.to._tag && picked.id === one.to.id}
              onPick={() => setPicked(one.to)}
            />
          ))}
          {entries._tag === "Loaded" && found.length === 0 && (
            <p className="pu-shelf-note">{speech.say("transfer.none")}</p>
          )}
        </div>
        {asked && entry === undefined && <Wrong id={`${id}-wrong`}>{speech.say("transfer.choose")}</Wrong>}
        {foreign && (
          <div className="pu-field-note" data-tone="hint" role="status">
            {speech.say("transfer.foreign", {
              to: entry.to.name,
              language: tongue(language ?? "", speech),
            })}
          </div>
        )}
        {warned !== undefined && (
          <div className="pu-field-note" data-tone="hint" role="status">
            {speech.because([warned])}
          </div>
        )}
        {nobody && (
          <div className="pu-field-note" data-tone="hint" role="status">
            {speech.say(entry?.to._tag === "Group" ? "transfer.anywayGroup" : "transfer.anywayHint", {
              to: entry?.to.name ?? "",
            })}
          </div>
        )}
      </fieldset>
      <CommentField
        label={speech.say("transfer.comment")}
        hint={speech.say("transfer.commentHint")}
        value={comment}
        disabled={busy}
        onChange={setComment}
      />
      <div className="pu-announce">
        <PencilLine size={16} aria-hidden />
        <div>
          {!writing && announces === "offer" ? (
            <label className="pu-announce-do">
              <input
                type="checkbox"
                checked={announce}
                disabled={busy}
                onChange={(event) => setAnnounce(event.target.checked)}
              />
              {speech.say("transfer.announceDo")}
            </label>
          ) : (
            <p>
              {speech.say(
                writing ? "transfer.draft" : announces === "always" ? "transfer.announceAlways" : "transfer.announce",
              )}
            </p>
          )}
          <blockquote dir="auto">{writing ? draft : announcement}</blockquote>
        </div>
        {(writing || announces !== "always") && (
          <Button size="s" onClick={writing ? onCancel : () => onAnnounce(announcement)}>
            {speech.say(writing ? "transfer.toDraft" : "transfer.insert")}
          </Button>
        )}
      </div>
    </WishForm>
  )
}

/** Whether somebody is there who would be available for visitors that come another way. */
const lacks = ({ to, available }: Entry, everyone: ReadonlyArray<Entry>): boolean =>
  !available && everyone.some((one) => one.available && one.to._tag === to._tag && one.to.id === to.id)

/** A language in words, wherever it is spoken: "anglais", not "anglais (Belgique)". */
const tongue = (tag: string, speech: Speech): string => speech.language(tag.split("-", 1)[0] ?? "")

/**
 * Someone to choose: who, what they know, what they do not speak or take, and whether they are there. Who answers for other
 * sites alone cannot be chosen.
 */
const Someone = ({
  entry,
  language,
  site,
  without,
  name,
  picked,
  onPick,
}: {
  readonly entry: Entry
  readonly language: string | undefined
  readonly site: SiteId | undefined
  /** The way in which the visitor talks, where it is all that they do not take. */
  readonly without: Mode | undefined
  readonly name: string
  readonly picked: boolean
  readonly onPick: () => void
}) => {
  const speech = useSpeech()
  const { to, skills, available, free } = entry
  const elsewhere = !serves(entry, site)
  const where = site === undefined || entry.sites === undefined ? [] : [siteName(site)]
  const known = [...(to._tag === "Group" ? [speech.say("transfer.group")] : skills), ...(elsewhere ? [] : where)]
  const not = [
    ...(elsewhere ? where.map((one) => speech.say("transfer.notFor", { site: one })) : []),
    ...(without === undefined || elsewhere ? [] : [speech.say(`transfer.no.${without}`)]),
    ...(speaks(entry, language) || language === undefined
      ? []
      : [speech.say("transfer.without", { language: tongue(language, speech) })]),
  ].join(" · ")
  return (
    <label className="pu-someone" data-available={available} data-off={elsewhere}>
      <input type="radio" name={name} checked={picked} disabled={elsewhere} onChange={onPick} />
      {to._tag === "Group" ? (
        <span className="pu-someone-group" aria-hidden>
          <Users size={16} />
        </span>
      ) : (
        <Face name={to.name} />
      )}
      <span className="pu-someone-words">
        <b className="pu-ellipsis">{to.name}</b>
        <small className="pu-ellipsis">
          {not !== "" && <em>{not}</em>}
          {not !== "" && known.length > 0 && " · "}
          {known.join(" · ")}
        </small>
      </span>
      <span className="pu-someone-state" data-state={free ? "free" : available ? "full" : "away"}>
        {speech.say(free ? "transfer.free" : available ? "transfer.full" : "transfer.away")}
      </span>
    </label>
  )
}
