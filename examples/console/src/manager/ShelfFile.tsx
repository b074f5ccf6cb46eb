/**
 * A file of things of a shelf, brought in and out. What bringing one in would change is said before anything is.
 *
 * @since 0.1.0
 */
import type { Outcome } from "@pupitre/core/EventChannel"
import type { ItemId, TenantId } from "@pupitre/core/Id"
import * as StreamKey from "@pupitre/core/StreamKey"
import { useChannel } from "@pupitre/react-bindings/PupitreProvider"
import { useSelf } from "@pupitre/react-bindings/useSelf"
import { Download, Upload } from "lucide-react"
import type { ReactNode } from "react"
import { useRef, useState } from "react"
import { Button } from "../design/Button.tsx"
import type { Deed } from "../design/Choice.tsx"
import { Choice } from "../design/Choice.tsx"
import "../design/Form.css"
import { Notice } from "../design/Notice.tsx"
import { Sheet } from "../design/Sheet.tsx"
import { useSpeech } from "../words/useSpeech.tsx"
import "./Library.css"

/** What a file came to. */
export interface Brought {
  /** Why it cannot be read at all, in words. */
  readonly unreadable?: string | undefined
  /** What bringing it in would change, in words. */
  readonly changes: ReadonlyArray<string>
  /** Its rows that cannot be kept: which one, from 1, and what of it, in words. */
  readonly problems: ReadonlyArray<{ readonly row: number; readonly column: string | undefined }>
  /** What else is to be known before. */
  readonly more?: ReactNode
  /** What is kept for it, one after the other. */
  readonly wishes: ReadonlyArray<Keeping>
  /** What the button says. */
  readonly bring: string
}

/** Something to be kept on a shelf. */
export interface Keeping {
  readonly shelf: { readonly name: string; readonly keep: { readonly name: string } }
  readonly input: { readonly id: ItemId; readonly item: object }
}

/** The largest file that is read, bytes. */
const maxBytes = 8 * 1024 * 1024

/** Brings a file of things of a shelf in and out. `read` is given the text of the file: none of one that is too large. */
export const ShelfFile = ({
  accept,
  title,
  read,
  deeds,
}: {
  readonly accept: string
  readonly title: string
  readonly read: (name: string, text: string) => Promise<Brought>
  readonly deeds: ReadonlyArray<Deed>
}) => {
  const speech = useSpeech()
  const input = useRef<HTMLInputElement>(null)
  const [chosen, setChosen] = useState<{ readonly name: string; readonly brought: Brought }>()
  const open = async (file: File): Promise<void> => {
    const text = file.size > maxBytes ? "" : await file.text()
    setChosen({ name: file.name, brought: await read(file.name, text) })
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file !== undefined) void open(file)
          target.value = ""
        }}
      />
      <Button onClick={() => input.current?.click()}>
        <Upload size={16} aria-hidden />
        {speech.say("file.import")}
      </Button>
      <Choice
        align="end"
        trigger={
          <Button>
            <Download size={16} aria-hidden />
            {speech.say("file.export")}
          </Button>
        }
        groups={[]}
        deeds={deeds}
      />
      <Sheet
        open={chosen !== undefined}
        title={title}
        closeLabel={speech.say("dialog.close")}
        onClose={() => setChosen(undefined)}
      >
        {chosen !== undefined && <Bring {...chosen} onDone={() => setChosen(undefined)} />}
      </Sheet>
    </>
  )
}

const Bring = ({
  name,
  brought: { unreadable, changes, problems, more, wishes, bring: words },
  onDone,
}: {
  readonly name: string
  readonly brought: Brought
  readonly onDone: () => void
}) => {
  const speech = useSpeech()
  const channel = useChannel()
  const tenant = useSelf()?.tenant as TenantId | undefined
  const [done, setDone] = useState<number>()
  const [failed, setFailed] = useState<Exclude<Outcome, { readonly _tag: "Stored" }>>()
  const going = done !== undefined && failed === undefined && done < wishes.length

  const bring = async (): Promise<void> => {
    if (tenant === undefined || going) return
    setFailed(undefined)
    let stored = 0
    setDone(0)
    for (const { shelf, input } of wishes) {
      const call = { name: shelf.keep.name, input: input as never }
      // eslint-disable-next-line no-await-in-loop -- one after the other: what is refused stops what would follow
      const outcome = await channel.submit(StreamKey.workspace(tenant, shelf.name), call).outcome
      if (outcome._tag !== "Stored") return setFailed(outcome)
      setDone(++stored)
    }
    onDone()
  }

  return (
    <form
      className="pu-form"
      aria-busy={going}
      onSubmit={(event) => {
        event.preventDefault()
        void bring()
      }}
    >
      <div className="pu-form-fields">
        {failed !== undefined && (
          <Notice tone="red">
            {speech.because(failed._tag === "Refused" ? failed.rejection.reasons : [{ key: failed.reason }])}
          </Notice>
        )}
        <p className="pu-form-intro">
          <bdi>{name}</bdi>
        </p>
        {unreadable === undefined ? (
          <ul className="pu-reply-plan">
            {changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        ) : (
          <Notice tone="red">{unreadable}</Notice>
        )}
        {unreadable === undefined && problems.length > 0 && (
          <Notice tone="amber">
            {speech.count("file.problems", problems.length)}
            <ul className="pu-reply-problems">
              {problems.slice(0, 20).map(({ row, column }) => (
                <li key={row}>{speech.say("file.row", { row: speech.number(row), column: column ?? "?" })}</li>
              ))}
            </ul>
          </Notice>
        )}
        {more}
      </div>
      <div className="pu-form-foot">
        <span className="pu-form-why" role="status">
          {going && `${speech.number(done)} / ${speech.number(wishes.length)}`}
        </span>
        <Button look="quiet" onClick={onDone}>
          {speech.say("manager.cancel")}
        </Button>
        <Button type="submit" look="primary" data-first aria-disabled={wishes.length === 0 || going}>
          {words}
        </Button>
      </div>
    </form>
  )
}

/** Gives a file to whoever sits before the page. */
export const save = (name: string, type: string, content: string): void => {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement("a")
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
