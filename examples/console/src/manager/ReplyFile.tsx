/**
 * A file of canned replies, brought in and out: as a table or as JSON. What bringing one in would change is said before
 * anything is.
 *
 * @since 0.1.0
 */
import type { Holding, Plan, Reading } from "@pupitre/core/composer/CannedFile"
import { fromJson, plan, toJson } from "@pupitre/core/composer/CannedFile"
import type { SharedReply } from "@pupitre/core/composer/CannedShelf"
import * as CannedShelf from "@pupitre/core/composer/CannedShelf"
import type { Outcome } from "@pupitre/core/EventChannel"
import type { ItemId, TenantId } from "@pupitre/core/Id"
import * as StreamKey from "@pupitre/core/StreamKey"
import { useChannel } from "@pupitre/react-bindings/PupitreProvider"
import { useSelf } from "@pupitre/react-bindings/useSelf"
import { Download, Upload } from "lucide-react"
import { useRef, useState } from "react"
import { Button } from "../design/Button.tsx"
import { Choice } from "../design/Choice.tsx"
import "../design/Form.css"
import { Notice } from "../design/Notice.tsx"
import { Sheet } from "../design/Sheet.tsx"
import { useUnknown } from "../desk/composer/Values.ts"
import { useSpeech } from "../words/useSpeech.tsx"

/** What a file came to. */
interface Chosen {
  readonly name: string
  readonly reading: Reading
  readonly plan: Plan
}

/** The largest file that is read, bytes. */
const maxBytes = 8 * 1024 * 1024

/** Brings a file of replies in and out. */
export const ReplyFile = ({ kept }: { readonly kept: Holding }) => {
  const speech = useSpeech()
  const input = useRef<HTMLInputElement>(null)
  const [chosen, setChosen] = useState<Chosen>()
  // The library that writes and reads tables comes when there is one.
  const table = () => import("@pupitre/core/adapter/CannedReplyCsv")
  const replies = kept.replies.map(({ item }) => item)
  const { categories } = kept

  const open = async (file: File): Promise<void> => {
    const text = file.size > maxBytes ? "" : await file.text()
    const reading = /\.json$/i.test(file.name) ? fromJson(text) : (await table()).fromCsv(text)
    const making = { locale: speech.locale, newId: () => crypto.randomUUID() as ItemId }
    setChosen({ name: file.name, reading, plan: plan(kept, reading, making) })
  }

  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,.csv,application/json,text/csv"
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file !== undefined) void open(file)
          target.value = ""
        }}
      />
      <Button onClick={() => input.current?.click()}>
        <Upload size={16} aria-hidden />
        {speech.say("reply.import")}
      </Button>
      <Choice
        align="end"
        trigger={
          <Button>
            <Download size={16} aria-hidden />
            {speech.say("reply.export")}
          </Button>
        }
        groups={[]}
        deeds={[
          {
            label: speech.say("reply.csv"),
            onDo: () =>
              void table().then(({ toCsv }) =>
                save("replies.csv", "text/csv;charset=utf-8", toCsv(replies, { locale: speech.locale, categories })),
              ),
          },
          {
            label: speech.say("reply.json"),
            onDo: () => save("replies.json", "application/json", toJson(replies, categories)),
          },
        ]}
      />
      <Sheet
        open={chosen !== undefined}
        title={speech.say("reply.importTitle")}
        closeLabel={speech.say("dialog.close")}
        onClose={() => setChosen(undefined)}
      >
        {chosen !== undefined && <Bring chosen={chosen} onDone={() => setChosen(undefined)} />}
      </Sheet>
    </>
  )
}

const Bring = ({
  chosen: { name, reading, plan: changes },
  onDone,
}: {
  readonly chosen: Chosen
  readonly onDone: () => void
}) => {
  const speech = useSpeech()
  const channel = useChannel()
  const tenant = useSelf()?.tenant as TenantId | undefined
  const [done, setDone] = useState<number>()
  const [failed, setFailed] = useState<Exclude<Outcome, { readonly _tag: "Stored" }>>()
  const { categories, added, changed, same } = changes
  const all = categories.length + added.length + changed.length
  const unreadable = reading.problems.some(({ row }) => row === 0)
  const unknownIn = useUnknown()
  const unknown = [...changed.map(({ item }) => item), ...added].flatMap(({ shortcut, text }) => {
    const places = unknownIn(text)
    return places.length === 0 ? [] : [{ shortcut, places }]
  })
  const going = done !== undefined && failed === undefined && done < all

  const bring = async (): Promise<void> => {
    if (tenant === undefined || going) return
    setFailed(undefined)
    const named = categories.map(({ id, ...item }) => ({ shelf: CannedShelf.categories, input: { id, item } }))
    const written = [
      ...changed,
      ...added.map((item: SharedReply) => ({ id: crypto.randomUUID() as ItemId, item })),
    ].map((input) => ({ shelf: CannedShelf.shared, input }))
    let stored = 0
    setDone(0)
    for (const { shelf, input } of [...named, ...written]) {
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
        {unreadable ? (
          <Notice tone="red">{speech.say("reply.unreadable")}</Notice>
        ) : (
          <ul className="pu-reply-plan">
            {categories.length > 0 && <li>{speech.count("reply.categories", categories.length)}</li>}
            <li>{speech.count("reply.added", added.length)}</li>
            <li>{speech.count("reply.changed", changed.length)}</li>
            <li>{speech.count("reply.same", same)}</li>
          </ul>
        )}
        {!unreadable && reading.problems.length > 0 && (
          <Notice tone="amber">
            {speech.count("reply.problems", reading.problems.length)}
            <ul className="pu-reply-problems">
              {reading.problems.slice(0, 20).map(({ row, column }) => (
                <li key={row}>
                  {speech.say("reply.row", {
                    row: speech.number(row),
                    column: column === undefined ? "?" : speech.say(`reply.column.${column}`),
                  })}
                </li>
              ))}
            </ul>
          </Notice>
        )}
        {unknown.length > 0 && (
          <Notice tone="amber">
            {speech.count("reply.unknown", unknown.length)}
            <ul className="pu-reply-problems">
              {unknown.slice(0, 20).map(({ shortcut, places }, index) => (
                // oxlint-disable-next-line react/no-array-index-key -- of two languages there are two of one shortcut
                <li key={index}>
                  <bdi>{shortcut}</bdi> : <bdi>{speech.list(places)}</bdi>
                </li>
              ))}
            </ul>
          </Notice>
        )}
      </div>
      <div className="pu-form-foot">
        <span className="pu-form-why" role="status">
          {going && `${speech.number(done)} / ${speech.number(all)}`}
        </span>
        <Button look="quiet" onClick={onDone}>
          {speech.say("manager.cancel")}
        </Button>
        <Button type="submit" look="primary" data-first aria-disabled={all === 0 || going}>
          {speech.count("reply.bring", added.length + changed.length)}
        </Button>
      </div>
    </form>
  )
}

const save = (name: string, type: string, content: string): void => {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement("a")
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
