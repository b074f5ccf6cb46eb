/**
 * What the shelves of the library share: the head, the search, what is of another version, taking something off.
 *
 * @since 0.1.0
 */
import type { Shelving } from "@pupitre/core/command/Shelving"
import type { ItemId } from "@pupitre/core/Id"
import * as StreamKey from "@pupitre/core/StreamKey"
import { Plus } from "lucide-react"
import type { ReactNode } from "react"
import { Button } from "../design/Button.tsx"
import "../design/Form.css"
import { Notice } from "../design/Notice.tsx"
import { Sheet } from "../design/Sheet.tsx"
import { useSpeech } from "../words/useSpeech.tsx"
import { FormFoot } from "../design/FormFoot.tsx"
import { Seek } from "./Tools.tsx"
import { useStreamWish } from "../wish/useStreamWish.ts"

/** A shelf: its head with what adds to it, and what is below. */
export const ShelfPart = ({
  title,
  tabs,
  more,
  add,
  onAdd,
  seek,
  sought,
  onSeek,
  unreadable,
  children,
}: {
  readonly title: string
  readonly tabs?: ReactNode
  /** What else can be done with the whole of it. */
  readonly more?: ReactNode
  readonly add: string
  readonly onAdd: () => void
  readonly seek: string
  readonly sought: string
  /** Absent while there is nothing to search. */
  readonly onSeek: ((text: string) => void) | undefined
  /** How many things on the shelf this version cannot read. */
  readonly unreadable: number
  readonly children: ReactNode
}) => {
  const speech = useSpeech()
  return (
    <div className="pu-section-list">
      <header className="pu-section-head">
        <h2 tabIndex={-1}>{title}</h2>
        {tabs}
        <span className="pu-section-end">
          {onSeek !== undefined && <Seek label={seek} value={sought} onSeek={onSeek} />}
          <Button look="primary" onClick={onAdd}>
            <Plus size={16} aria-hidden />
            {add}
          </Button>
        </span>
      </header>
      {more !== undefined && more !== false && <div className="pu-section-tools">{more}</div>}
      {unreadable > 0 && <Notice>{speech.count("shelf.unreadable", unreadable)}</Notice>}
      {children}
    </div>
  )
}

/** Taking something off a shelf. Closed while `what` names nothing. */
export const TakeOff = <Name extends string, Item>({
  shelving,
  title,
  intro,
  id,
  onClose,
}: {
  readonly shelving: Shelving<Name, Item>
  readonly title: string
  readonly intro: string
  readonly id: ItemId | undefined
  readonly onClose: () => void
}) => {
  const speech = useSpeech()
  return (
    <Sheet open={id !== undefined} title={title} closeLabel={speech.say("dialog.close")} onClose={onClose}>
      {id !== undefined && <Confirm shelving={shelving} intro={intro} id={id} onClose={onClose} />}
    </Sheet>
  )
}

const Confirm = <Name extends string, Item>({
  shelving,
  intro,
  id,
  onClose,
}: {
  readonly shelving: Shelving<Name, Item>
  readonly intro: string
  readonly id: ItemId
  readonly onClose: () => void
}) => {
  const speech = useSpeech()
  const wish = useStreamWish(shelving.remove, (tenant) => StreamKey.workspace(tenant, shelving.name))
  return (
    <form
      className="pu-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (wish.sending === "no") wish.make({ id }, onClose)
      }}
    >
      <div className="pu-form-fields">
        {wish.refused !== undefined && <Notice tone="red">{wish.refused}</Notice>}
        <p className="pu-shelf-intro">{intro}</p>
      </div>
      <FormFoot
        sending={wish.sending}
        look="danger"
        confirm={speech.say("manager.remove")}
        busy={speech.say("manager.removing")}
        onCancel={onClose}
      />
    </form>
  )
}
