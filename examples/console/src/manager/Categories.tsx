/**
 * The categories of canned replies: the list in its order, the form that adds one or changes it, taking one off.
 *
 * @since 0.1.0
 */
import type { Category, Colour } from "@pupitre/core/composer/CannedCategory"
import { called, colours, nameIn } from "@pupitre/core/composer/CannedCategory"
import type { CategoryItem } from "@pupitre/core/composer/CannedShelf"
import * as CannedShelf from "@pupitre/core/composer/CannedShelf"
import type { ItemId } from "@pupitre/core/Id"
import * as Shelf from "@pupitre/core/Shelf"
import * as StreamKey from "@pupitre/core/StreamKey"
import { Plus, Tags } from "lucide-react"
import type { ReactNode } from "react"
import { useState } from "react"
import { Button } from "../design/Button.tsx"
import { Field } from "../design/Field.tsx"
import "../design/Form.css"
import { FormFoot } from "../design/FormFoot.tsx"
import { Notice } from "../design/Notice.tsx"
import { Sheet } from "../design/Sheet.tsx"
import { CategoryName } from "../desk/composer/CategoryBar.tsx"
import { useStreamWish } from "../wish/useStreamWish.ts"
import { useSpeech } from "../words/useSpeech.tsx"
import "./Library.css"
import { OrderActions } from "./OrderActions.tsx"

const shelving = CannedShelf.categories

/** What of the categories is shown: the list, one that is written, one that is taken off. */
type Shown =
  | { readonly _tag: "List" }
  | { readonly _tag: "Form"; readonly edited?: Category }
  | { readonly _tag: "Remove"; readonly taken: Category }

/** The categories, behind a button. `sizes` says how many replies are in each. */
export const Categories = ({
  categories,
  sizes,
}: {
  /** In their order. */
  readonly categories: ReadonlyArray<Category>
  readonly sizes: ReadonlyMap<string, number>
}) => {
  const speech = useSpeech()
  const [shown, setShown] = useState<Shown>()
  const back = (): void => setShown({ _tag: "List" })
  return (
    <>
      <Button onClick={back}>
        <Tags size={16} aria-hidden />
        {speech.say("canned.categories")}
      </Button>
      <Sheet
        open={shown !== undefined}
        title={speech.say(titleOf(shown))}
        closeLabel={speech.say("dialog.close")}
        onClose={() => setShown(shown?._tag === "List" ? undefined : { _tag: "List" })}
      >
        {shown?._tag === "List" && <List categories={categories} sizes={sizes} onShow={setShown} />}
        {shown?._tag === "Form" && <Form edited={shown.edited} categories={categories} onDone={back} />}
        {shown?._tag === "Remove" && <Remove taken={shown.taken} size={sizes.get(shown.taken.id) ?? 0} onDone={back} />}
      </Sheet>
    </>
  )
}

const titleOf = (shown: Shown | undefined) => {
  if (shown?._tag === "Form") return shown.edited === undefined ? "category.add" : "category.edit"
  return shown?._tag === "Remove" ? "category.remove" : "canned.categories"
}

const useKeep = () => useStreamWish(shelving.keep, (tenant) => StreamKey.workspace(tenant, shelving.name))

const itemOf = ({ id: _, ...item }: Category): CategoryItem => item

const List = ({
  categories,
  sizes,
  onShow,
}: {
  readonly categories: ReadonlyArray<Category>
  readonly sizes: ReadonlyMap<string, number>
  readonly onShow: (shown: Shown) => void
}) => {
  const speech = useSpeech()
  const keep = useKeep()
  const [told, setTold] = useState("")
  const move = (from: number, to: number): void => {
    const moved = categories[from]
    if (moved === undefined || categories[to] === undefined || keep.sending !== "no") return
    const kept = categories.map((one) => ({ id: one.id, item: itemOf(one) }))
    for (const changed of Shelf.move(kept, from, to)) keep.make(changed)
    setTold(speech.say("key.moved", { what: nameIn(moved, speech.locale), place: speech.number(to + 1) }))
  }
  return (
    <div className="pu-form">
      <div className="pu-form-fields">
        {keep.refused !== undefined && <Notice tone="red">{keep.refused}</Notice>}
        <p className="pu-shelf-intro">{speech.say("category.intro")}</p>
        <p className="pu-hidden" role="status">
          {told}
        </p>
        {categories.length > 0 && (
          <ol className="pu-reply-categories">
            {categories.map((one, place) => (
              <li key={one.id}>
                <span className="pu-reply-category">
                  <CategoryName category={one} />
                  <small>{speech.count("category.size", sizes.get(one.id) ?? 0)}</small>
                </span>
                <OrderActions
                  what={nameIn(one, speech.locale)}
                  first={place === 0}
                  last={place === categories.length - 1}
                  busy={keep.sending !== "no"}
                  onMove={(by) => move(place, place + by)}
                  onEdit={() => onShow({ _tag: "Form", edited: one })}
                  onRemove={() => onShow({ _tag: "Remove", taken: one })}
                />
              </li>
            ))}
          </ol>
        )}
      </div>
      <div className="pu-form-foot">
        <span className="pu-form-why" />
        <Button look="primary" data-first onClick={() => onShow({ _tag: "Form" })}>
          <Plus size={16} aria-hidden />
          {speech.say("category.add")}
        </Button>
      </div>
    </div>
  )
}

const Form = ({
  edited,
  categories,
  onDone,
}: {
  readonly edited: Category | undefined
  readonly categories: ReadonlyArray<Category>
  readonly onDone: () => void
}) => {
  const speech = useSpeech()
  const keep = useKeep()
  const [id] = useState(() => edited?.id ?? (crypto.randomUUID() as ItemId))
  const [fr, setFr] = useState(edited?.name.fr ?? "")
  const [en, setEn] = useState(edited?.name.en ?? "")
  const [colour, setColour] = useState<Colour | undefined>(edited?.colour)
  const [asked, setAsked] = useState(false)
  const others = categories.filter((one) => one.id !== id)
  const wrong = (name: string): string | undefined => {
    if (name.trim() !== "" && called(others, name) !== undefined) return speech.say("category.taken")
    return asked && fr.trim() === "" && en.trim() === "" ? speech.say("category.missing") : undefined
  }
  const field = (name: string, set: (name: string) => void, label: string, lang: string): ReactNode => (
    <Field label={label} wrong={wrong(name)}>
      <input
        type="text"
        autoComplete="off"
        lang={lang}
        maxLength={80}
        value={name}
        onChange={(event) => set(event.target.value)}
      />
    </Field>
  )
  return (
    <form
      className="pu-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        const [inFrench, inEnglish] = [fr.trim(), en.trim()]
        if (inFrench === "" && inEnglish === "") return
        if ([inFrench, inEnglish].some((name) => name !== "" && called(others, name) !== undefined)) return
        if (keep.sending !== "no") return
        const order = edited?.order ?? Math.max(0, ...categories.map((one) => one.order ?? 0)) + 1
        const item: CategoryItem = {
          name: { ...(inFrench !== "" && { fr: inFrench }), ...(inEnglish !== "" && { en: inEnglish }) },
          order,
          ...(colour !== undefined && { colour }),
        }
        keep.make({ id, item }, onDone)
      }}
    >
      <div className="pu-form-fields">
        {keep.refused !== undefined && <Notice tone="red">{keep.refused}</Notice>}
        <div className="pu-pair">
          {field(fr, setFr, speech.say("category.nameFr"), "fr")}
          {field(en, setEn, speech.say("category.nameEn"), "en")}
        </div>
        <Field label={speech.say("category.colour")} hint={speech.say("category.nameHint")}>
          <select
            value={colour ?? ""}
            onChange={(event) => setColour(colours.find((one) => one === event.target.value))}
          >
            <option value="">{speech.say("category.noColour")}</option>
            {colours.map((one) => (
              <option key={one} value={one}>
                {speech.say(`category.colour.${one}`)}
              </option>
            ))}
          </select>
        </Field>
      </div>
      <FormFoot sending={keep.sending} confirm={speech.say("manager.save")} onCancel={onDone} />
    </form>
  )
}

const Remove = ({
  taken,
  size,
  onDone,
}: {
  readonly taken: Category
  readonly size: number
  readonly onDone: () => void
}) => {
  const speech = useSpeech()
  const remove = useStreamWish(shelving.remove, (tenant) => StreamKey.workspace(tenant, shelving.name))
  return (
    <form
      className="pu-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (remove.sending === "no") remove.make({ id: taken.id }, onDone)
      }}
    >
      <div className="pu-form-fields">
        {remove.refused !== undefined && <Notice tone="red">{remove.refused}</Notice>}
        <p className="pu-shelf-intro">
          {speech.say("category.removeIntro", { what: nameIn(taken, speech.locale) })}{" "}
          {size > 0 && speech.count("category.left", size)}
        </p>
      </div>
      <FormFoot
        sending={remove.sending}
        look="danger"
        confirm={speech.say("manager.remove")}
        busy={speech.say("manager.removing")}
        onCancel={onDone}
      />
    </form>
  )
}
