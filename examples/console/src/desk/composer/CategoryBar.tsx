/**
 * The categories that a list of canned replies can be narrowed to, side by side, and the mark that each is known by.
 *
 * @since 0.1.0
 */
import type { Category, Colour } from "@pupitre/core/composer/CannedCategory"
import { nameIn } from "@pupitre/core/composer/CannedCategory"
import { useId } from "react"
import { useSpeech } from "../../words/useSpeech.tsx"
import "./CategoryBar.css"

/** The categories to choose from, and all of them. `quiet`: another field keeps the focus and has keys for it. */
export const CategoryBar = ({
  categories,
  category,
  quiet = false,
  onNarrow,
}: {
  readonly categories: ReadonlyArray<Category>
  /** The id of the one that is chosen. */
  readonly category: string | undefined
  readonly quiet?: boolean
  readonly onNarrow: (category: string | undefined) => void
}) => {
  const speech = useSpeech()
  const name = useId()
  if (categories.length === 0) return null
  const choice = (value: string | undefined, words: string, colour?: Colour) => (
    <label
      key={value ?? ""}
      className="pu-category"
      onMouseDown={(event) => {
        if (!quiet) return
        event.preventDefault()
        onNarrow(value)
      }}
    >
      <input
        type="radio"
        name={name}
        tabIndex={quiet ? -1 : undefined}
        checked={category === value}
        onChange={() => onNarrow(value)}
      />
      <span>
        {colour !== undefined && <CategoryMark colour={colour} />}
        {words}
      </span>
    </label>
  )
  return (
    <div className="pu-categories" role="radiogroup" aria-label={speech.say("canned.categories")}>
      {choice(undefined, speech.say("canned.anyCategory"))}
      {categories.map((one) => choice(one.id, nameIn(one, speech.locale), one.colour))}
    </div>
  )
}

/** A category by its name, with its colour if it has one. */
export const CategoryName = ({ category }: { readonly category: Category }) => {
  const { locale } = useSpeech()
  return (
    <span className="pu-category-name">
      {category.colour !== undefined && <CategoryMark colour={category.colour} />}
      <bdi className="pu-ellipsis">{nameIn(category, locale)}</bdi>
    </span>
  )
}

/** The colour of a category, for those who see it: its name is beside it. */
export const CategoryMark = ({ colour }: { readonly colour: Colour }) => (
  <i className="pu-category-mark" data-colour={colour} aria-hidden />
)
