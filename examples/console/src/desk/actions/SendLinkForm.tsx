/**
 * The link to send: an address and its text, or one of the library's. Where it really goes is shown before it is sent.
 *
 * @since 0.1.0
 */
import type { Link as LibraryLink } from "@pupitre/actions/Library"
import type { Input } from "@pupitre/actions/SendLink"
import { compose, maxLabel } from "@pupitre/actions/SendLink"
import { host, parse } from "@pupitre/core/SafeUrl"
import { ExternalLink, Link, LoaderCircle, Search } from "lucide-react"
import { useState } from "react"
import { Button } from "../../design/Button.tsx"
import { Field } from "../../design/Field.tsx"
import "../../design/Form.css"
import { Notice } from "../../design/Notice.tsx"
import "../../design/SearchField.css"
import { useSpeech } from "../../words/useSpeech.tsx"
import "./SendLinkForm.css"
import type { Shelf as Library } from "./Shelf.ts"

/**
 * The link to send: one picked from the library by its id as long as its address is left alone, any other by its
 * address. `refused` is what the server said of the last try.
 */
export const SendLinkForm = ({
  library,
  refused,
  onSend,
  onCancel,
}: {
  readonly library: Library<LibraryLink>
  readonly refused?: string | undefined
  readonly onSend: (link: Input) => void
  readonly onCancel: () => void
}) => {
  const speech = useSpeech()
  const [typed, setTyped] = useState("")
  const [label, setLabel] = useState("")
  const [picked, setPicked] = useState<LibraryLink>()
  const [asked, setAsked] = useState(false)
  // What was picked and has gone from the library meanwhile is no longer there to be sent.
  const has = library._tag !== "Loaded" || library.items.some(({ id }) => id === picked?.id)
  const text = picked === undefined ? typed : has ? picked.url : ""
  const parsed = parse(text.trim())
  // Said while typing only once it cannot become right by typing on.
  const early = text.length > 9 || /^[a-z]+:/i.test(text)
  const wrong =
    "refusal" in parsed && text.trim() !== "" && (asked || (early && parsed.refusal !== "NotAUrl"))
      ? speech.say(`link.${parsed.refusal}`)
      : asked && text.trim() === ""
        ? speech.say("link.NotAUrl")
        : undefined
  const long = label.trim().length > maxLabel
  const shown = "url" in parsed ? label.trim() || picked?.label || host(parsed.url) : undefined
  // Where the link may lead the server says; what its words may say is said here already.
  const composed =
    "url" in parsed ? compose({ url: parsed.url, ...(shown !== undefined && { label: shown }) }) : undefined
  const elsewhere =
    composed !== undefined && "reason" in composed && composed.reason.key === "LabelElsewhere"
      ? speech.because([composed.reason])
      : undefined

  return (
    <form
      className="pu-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        if (!("url" in parsed) || long || elsewhere !== undefined || shown === undefined) return
        if (picked === undefined) onSend({ url: parsed.url, label: shown })
        else onSend({ item: picked.id, ...(shown !== picked.label && { label: shown }) })
      }}
    >
      <div className="pu-form-fields">
        {refused !== undefined && <Notice tone="red">{refused}</Notice>}
        <Field
          label={speech.say("link.url")}
          wrong={wrong}
          hint={"url" in parsed ? speech.say("link.goesTo", { host: host(parsed.url) }) : speech.say("link.urlHint")}
        >
          <input
            type="url"
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            placeholder="https://"
            dir="ltr"
            value={text}
            onChange={(event) => {
              setTyped(event.target.value)
              setPicked(undefined)
            }}
          />
        </Field>
        <Field
          label={speech.say("link.labelField")}
          optional={speech.say("link.optional")}
          wrong={long ? speech.say("link.labelTooLong") : elsewhere}
        >
          <input
            type="text"
            autoComplete="off"
            dir="auto"
            value={label}
            placeholder={"url" in parsed ? (picked?.label ?? host(parsed.url)) : undefined}
            onChange={(event) => setLabel(event.target.value)}
          />
        </Field>
        <Shelf
          library={library}
          chosen={picked?.id}
          onPick={(link) => {
            setPicked(link)
            setLabel(link.label)
          }}
        />
        <div className="pu-send-preview" data-there={shown !== undefined}>
          <span className="pu-field-label">{speech.say("link.preview")}</span>
          <div className="pu-send-card">
            <Link size={16} aria-hidden />
            {"url" in parsed ? (
              <span className="pu-send-card-words">
                <b dir="auto">{shown}</b>
                <small className="pu-ellipsis" title={parsed.url}>
                  {host(parsed.url)}
                </small>
              </span>
            ) : (
              <span className="pu-send-card-words">
                <i />
              </span>
            )}
            <ExternalLink size={14} aria-hidden />
          </div>
        </div>
      </div>
      <div className="pu-form-foot">
        <Button look="quiet" onClick={onCancel}>
          {speech.say("dialog.cancel")}
        </Button>
        <Button type="submit" look="primary" aria-disabled={!("url" in parsed) || long}>
          {speech.say("link.send")}
        </Button>
      </div>
    </form>
  )
}

const Shelf = ({
  library,
  chosen,
  onPick,
}: {
  readonly library: Library<LibraryLink>
  readonly chosen: string | undefined
  readonly onPick: (link: LibraryLink) => void
}) => {
  const speech = useSpeech()
  const [sought, setSought] = useState("")
  const links = library._tag === "Loaded" ? library.items : []
  const found = links.filter((link) => plain(`${link.label} ${link.url}`).includes(plain(sought)))
  return (
    <fieldset className="pu-shelf">
      <legend className="pu-field-label">{speech.say("link.library")}</legend>
      {library._tag === "Loading" && (
        <p className="pu-shelf-note">
          <LoaderCircle className="pu-spin" size={14} aria-hidden />
          {speech.say("desk.loading")}
        </p>
      )}
      {library._tag === "Failed" && <p className="pu-shelf-note">{speech.say("link.libraryFailed")}</p>}
      {library._tag === "Loaded" && links.length === 0 && (
        <p className="pu-shelf-note">{speech.say("link.libraryEmpty")}</p>
      )}
      {links.length > 5 && (
        <div className="pu-shelf-search">
          <Search size={15} aria-hidden />
          <input
            type="search"
            className="pu-input"
            aria-label={speech.say("link.librarySearch")}
            placeholder={speech.say("link.librarySearch")}
            value={sought}
            onChange={(event) => setSought(event.target.value)}
          />
        </div>
      )}
      {links.length > 0 && (
        <ul className="pu-shelf-list">
          {found.map((link) => (
            <li key={link.id}>
              <button
                type="button"
                className="pu-shelf-item"
                aria-pressed={chosen === link.id}
                onClick={() => onPick(link)}
              >
                <span className="pu-ellipsis" dir="auto">
                  {link.label}
                </span>
                <small className="pu-ellipsis">{address(link.url)}</small>
              </button>
            </li>
          ))}
          {found.length === 0 && <li className="pu-shelf-note">{speech.say("link.libraryNone")}</li>}
        </ul>
      )}
    </fieldset>
  )
}

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()

const address = (url: string): string => {
  const parsed = parse(url)
  return "url" in parsed ? host(parsed.url) + new URL(parsed.url).pathname.replace(/\/$/, "") : url
}
