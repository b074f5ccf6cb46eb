/**
 * All canned replies beside the tool that asked for them: found by their words, inserted or published, one's own kept,
 * changed and taken off.
 *
 * @since 0.1.0
 */
import type { CannedReply } from "@pupitre/core/composer/CannedReply"
import type { OwnReply } from "@pupitre/core/composer/CannedShelf"
import type { ItemId } from "@pupitre/core/Id"
import { useCannedReplies } from "@pupitre/react-bindings/useCannedReplies"
import { LoaderCircle, Pencil, Plus, Search, Trash2 } from "lucide-react"
import type { KeyboardEvent } from "react"
import { useId, useState } from "react"
import { Button, IconButton } from "../../design/Button.tsx"
import { Popover } from "../../design/Popover.tsx"
import { Segments } from "../../design/Segments.tsx"
import "../../design/SearchField.css"
import { Sheet } from "../../design/Sheet.tsx"
import { useSpeech } from "../../words/useSpeech.tsx"
import { CannedKeys, CannedList } from "./CannedList.tsx"
import type { Caret } from "./Caret.ts"
import { CannedForm } from "./CannedForm.tsx"
import { CategoryBar } from "./CategoryBar.tsx"
import { useHabits } from "./Habits.ts"
import { insert } from "./useCannedCall.tsx"
import { useSought } from "./useSought.ts"
import type { Known } from "./Values.ts"

interface Picking {
  readonly caret: Caret
  readonly known: Known
  readonly language: string | undefined
  readonly onSend: () => void
  readonly onClose: () => void
}

/** All canned replies, beside what asked for them. */
const CannedPicker = ({ anchor, ...picking }: Picking & { readonly anchor: Element }) => {
  const speech = useSpeech()
  const [edited, setEdited] = useState<Edited>()
  if (edited === undefined) {
    return (
      <Popover anchor={anchor} side="top" title={speech.say("canned.title")} onClose={picking.onClose}>
        <Pick {...picking} onEdit={setEdited} />
      </Popover>
    )
  }
  return (
    <Sheet
      open
      title={speech.say(edited.id === undefined ? "canned.new" : "canned.change")}
      closeLabel={speech.say("dialog.close")}
      after={() => picking.caret.field.current}
      onClose={picking.onClose}
    >
      <Edit edited={edited} onDone={picking.onClose} />
    </Sheet>
  )
}

export default CannedPicker

/** A reply of one's own that is written: of this id, or a new one. */
interface Edited {
  readonly id?: ItemId
  readonly reply: Partial<OwnReply>
}

const Pick = ({
  caret,
  known,
  language,
  onSend,
  onClose,
  onEdit,
}: Picking & { readonly onEdit: (edited: Edited) => void }) => {
  const speech = useSpeech()
  const id = useId()
  const { index, failed, remove } = useCannedReplies()
  const [text, setText] = useState("")
  const [at, setAt] = useState(0)
  const [mine, setMine] = useState<"all" | "own">("all")
  const { sign } = useHabits()
  const among = mine === "own" ? isOwn : undefined
  const { sections, found, categories, category, narrow, turn } = useSought(index, text, language, among)
  const active = Math.min(at, found.length - 1)

  const take = (reply: CannedReply, send: boolean): void => {
    onClose()
    // Once the popover has given back the focus.
    setTimeout(() => {
      const field = caret.field.current
      if (field === null) return
      insert(caret, field.selectionStart, field.selectionEnd, reply, known)
      if (send) onSend()
    })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const chosen = found[active]?.reply
    if (event.key === "ArrowDown") setAt((active + 1) % Math.max(1, found.length))
    else if (event.key === "ArrowUp") setAt((active + found.length - 1) % Math.max(1, found.length))
    else if (event.key === "PageDown" || event.key === "PageUp") {
      turn(event.key === "PageDown" ? 1 : -1)
      setAt(0)
    } else if (event.key === "Enter" && chosen !== undefined) take(chosen, event.ctrlKey || event.metaKey)
    else return
    event.preventDefault()
  }

  return (
    <div className="pu-canned-pick">
      <div className="pu-shelf-search">
        <Search size={15} aria-hidden />
        <input
          type="search"
          className="pu-input"
          aria-label={speech.say("canned.search")}
          placeholder={speech.say("canned.search")}
          role="combobox"
          aria-expanded={found.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-describedby={`${id}-keys`}
          aria-activedescendant={found.length === 0 ? undefined : `${id}-list-${active}`}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <Segments
        label={speech.say("canned.which")}
        value={mine}
        options={[
          { value: "all", label: speech.say("canned.all") },
          { value: "own", label: speech.say("canned.mine") },
        ]}
        onChoose={(value) => {
          setMine(value)
          setAt(0)
        }}
      />
      <CategoryBar
        categories={categories}
        category={category}
        onNarrow={(next) => {
          narrow(next)
          setAt(0)
        }}
      />
      {index !== undefined && found.length > 0 ? (
        <CannedList
          id={`${id}-list`}
          index={index}
          sections={sections}
          active={active}
          known={known}
          sign={sign}
          onActive={setAt}
          onTake={take}
        />
      ) : (
        <p className="pu-canned-none" role="status">
          {index === undefined && !failed ? (
            <LoaderCircle className="pu-spin" size={16} aria-label={speech.say("desk.loading")} />
          ) : (
            speech.say(index === undefined ? "canned.failed" : mine === "own" ? "canned.noneMine" : "canned.none")
          )}
        </p>
      )}
      <CannedKeys id={`${id}-keys`} turns={categories.length > 0} />
      <div className="pu-canned-foot">
        {mine === "own" && found[active] !== undefined ? (
          <Own
            reply={found[active].reply}
            onEdit={({ id: of, shortcut, title, text: written, category, language }) =>
              onEdit({
                id: of,
                reply: {
                  shortcut,
                  text: written,
                  ...(title !== undefined && { title }),
                  ...(category !== undefined && { category }),
                  ...(language !== undefined && { language }),
                },
              })
            }
            onRemove={(of) => void remove(of)}
          />
        ) : (
          <span />
        )}
        <Button
          size="s"
          onClick={() => {
            const written = caret.field.current?.value.trim() ?? ""
            onEdit({ reply: written === "" ? {} : { text: written } })
          }}
        >
          <Plus size={15} aria-hidden />
          {speech.say("canned.new")}
        </Button>
      </div>
    </div>
  )
}

const isOwn = ({ scope }: CannedReply): boolean => scope === "own"

const Own = ({
  reply,
  onEdit,
  onRemove,
}: {
  readonly reply: CannedReply
  readonly onEdit: (reply: CannedReply) => void
  readonly onRemove: (id: ItemId) => void
}) => {
  const speech = useSpeech()
  const [asked, setAsked] = useState<ItemId>()
  if (asked === reply.id) {
    return (
      <span className="pu-canned-sign">
        {speech.say("canned.removeAsk", { shortcut: reply.shortcut })}
        <Button size="s" look="danger" onClick={() => onRemove(reply.id)}>
          {speech.say("canned.remove")}
        </Button>
        <Button size="s" look="quiet" onClick={() => setAsked(undefined)}>
          {speech.say("dialog.cancel")}
        </Button>
      </span>
    )
  }
  return (
    <span className="pu-canned-sign">
      <IconButton
        size="s"
        label={speech.say("canned.changeWhich", { shortcut: reply.shortcut })}
        onClick={() => onEdit(reply)}
      >
        <Pencil size={15} aria-hidden />
      </IconButton>
      <IconButton
        size="s"
        label={speech.say("canned.removeWhich", { shortcut: reply.shortcut })}
        onClick={() => setAsked(reply.id)}
      >
        <Trash2 size={15} aria-hidden />
      </IconButton>
    </span>
  )
}

const Edit = ({ edited: { id, reply }, onDone }: { readonly edited: Edited; readonly onDone: () => void }) => {
  const { index, keep } = useCannedReplies()
  return (
    <CannedForm
      reply={reply}
      categories={index?.categories ?? []}
      onKeep={(next) => keep(id ?? (crypto.randomUUID() as ItemId), next)}
      onDone={onDone}
    />
  )
}
