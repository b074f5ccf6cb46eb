/**
 * The types of a conversation on the closing form: those recommended first as chips, and a field that finds one or adds
 * another.
 *
 * A chip stays where it is when it is pressed; what is chosen stays in sight whatever is sought.
 *
 * @since 0.1.0
 */
import type { Policy } from "@pupitre/actions/Close"
import type { ClosingForm } from "@pupitre/actions/ClosingForm"
import * as Closings from "@pupitre/actions/ClosingForm"
import { Plus, X } from "lucide-react"
import { useId, useState } from "react"
import { Button } from "../../design/Button.tsx"
import { Wrong } from "../../design/Wrong.tsx"
import { useSpeech } from "../../words/useSpeech.tsx"
import { TagChip } from "./TagChip.tsx"

/** The types of the conversation. `category` is what it is about. */
export const Tags = ({
  form,
  policy,
  category,
  wrong,
  disabled,
  onForm,
}: {
  readonly form: ClosingForm
  readonly policy: Policy
  readonly category: string | undefined
  readonly wrong: string | undefined
  readonly disabled: boolean
  readonly onForm: (form: ClosingForm) => void
}) => {
  const speech = useSpeech()
  const id = useId()
  const [typed, setTyped] = useState("")
  const [unknown, setUnknown] = useState<string>()
  const about = category === undefined ? {} : { category }
  const found = new Set(Closings.suggestions(form, policy, { text: typed, ...about }).map(({ tag }) => tag))
  const known = Closings.suggestions({ ...form, tags: [] }, policy, { text: "", ...about }).map(({ tag }) => tag)
  // One of the agent's own stays to be pressed again until the form is left.
  const [added, setAdded] = useState(() => form.tags.filter((tag) => !known.includes(tag)))
  const offered = [...known, ...added].filter(
    (tag) => form.tags.includes(tag) || found.has(tag) || !known.includes(tag),
  )
  const problem = unknown === undefined ? wrong : speech.because([{ key: "TagUnknown", params: { tag: unknown } }])

  const add = (): void => {
    const tag = Closings.tagOf(typed, policy)
    if (tag === undefined) return setUnknown(typed.trim() === "" ? undefined : typed.trim())
    const same = added.find((one) => one.toLocaleLowerCase() === tag.toLocaleLowerCase()) ?? tag
    if (!known.includes(same) && !added.includes(same)) setAdded([...added, same])
    if (!form.tags.includes(same)) onForm(Closings.toggleTag(form, same))
    setTyped("")
  }

  return (
    <fieldset
      className="pu-close-tags"
      disabled={disabled}
      aria-describedby={problem === undefined ? undefined : `${id}-wrong`}
    >
      <legend className="pu-field-label">
        {speech.say("close.tags")}{" "}
        <small>({speech.say(policy.tagRequired === true ? "close.required" : "close.optional")})</small>
      </legend>
      <div className="pu-close-chips">
        {offered.map((tag) => (
          <TagChip
            key={tag}
            tag={tag}
            pressed={form.tags.includes(tag)}
            onPress={() => onForm(Closings.toggleTag(form, tag))}
          >
            {!known.includes(tag) && form.tags.includes(tag) && <X size={13} aria-hidden />}
          </TagChip>
        ))}
        {typed.trim() !== "" && found.size === 0 && (
          <span className="pu-close-none" role="status">
            {speech.say("close.noTag")}
          </span>
        )}
      </div>
      <div className="pu-close-new">
        <input
          type="text"
          className="pu-input"
          aria-label={speech.say(policy.ownTags === false ? "close.findTag" : "close.newTag")}
          placeholder={speech.say(policy.ownTags === false ? "close.findTag" : "close.newTag")}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setUnknown(undefined)
          }}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.nativeEvent.isComposing) return
            event.preventDefault()
            add()
          }}
        />
        <Button aria-disabled={typed.trim() === ""} onClick={add}>
          <Plus size={16} aria-hidden />
          {speech.say("close.addTag")}
        </Button>
      </div>
      {problem !== undefined && <Wrong id={`${id}-wrong`}>{problem}</Wrong>}
    </fieldset>
  )
}
