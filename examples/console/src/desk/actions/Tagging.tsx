/**
 * The choice of what an open conversation is filed under. Each click is a wish of its own.
 *
 * @since 0.1.0
 */
import { AddTag, RemoveTag } from "@pupitre/core/command/Tags"
import { useConversation } from "@pupitre/react-bindings/useConversation"
import { useSubmit } from "@pupitre/react-bindings/useSubmit"
import { Plus } from "lucide-react"
import { useState } from "react"
import { closing, tagWords } from "../../../policy.ts"
import { Button } from "../../design/Button.tsx"
import { Popover } from "../../design/Popover.tsx"
import { Wrong } from "../../design/Wrong.tsx"
import { useSpeech } from "../../words/useSpeech.tsx"
import "./CloseForm.css"
import { TagChip } from "./TagChip.tsx"
import "./Tagging.css"

/** The choice of types, beside the control that asked for it. */
export const Tagging = ({ anchor, onDone }: { readonly anchor: Element | undefined; readonly onDone: () => void }) => {
  const speech = useSpeech()
  return (
    <Popover anchor={anchor} title={speech.say("close.tags")} onClose={onDone}>
      <Content />
    </Popover>
  )
}

const Content = () => {
  const speech = useSpeech()
  const { tags } = useConversation()
  const add = useSubmit(AddTag)
  const remove = useSubmit(RemoveTag)
  const [typed, setTyped] = useState("")
  const [refused, setRefused] = useState<string>()
  const known = (closing.tags ?? []).map(({ tag }) => tag)
  const put = (tag: string): void => {
    setRefused(undefined)
    void add({ tag }).outcome.then((outcome) => {
      if (outcome._tag === "Refused") setRefused(speech.because(outcome.rejection.reasons))
    })
  }
  const addTyped = (): void => {
    const text = typed.trim()
    if (text === "") return
    const same = known.find((tag) => tagWords(tag, speech.locale).toLocaleLowerCase() === text.toLocaleLowerCase())
    put(same ?? text)
    setTyped("")
  }
  return (
    <>
      <div className="pu-block-chips pu-tagging" role="group" aria-label={speech.say("close.tags")}>
        {[...known, ...tags.filter((tag) => !known.includes(tag))].map((tag) => (
          <TagChip
            key={tag}
            tag={tag}
            pressed={tags.includes(tag)}
            onPress={() => (tags.includes(tag) ? void remove({ tag }) : put(tag))}
          />
        ))}
      </div>
      {closing.ownTags !== false && (
        <form
          className="pu-close-new"
          onSubmit={(event) => {
            event.preventDefault()
            addTyped()
          }}
        >
          <input
            type="text"
            className="pu-input"
            dir="auto"
            maxLength={200}
            aria-label={speech.say("tag.own")}
            placeholder={speech.say("tag.own")}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <Button type="submit" aria-disabled={typed.trim() === ""}>
            <Plus size={16} aria-hidden />
            {speech.say("close.addTag")}
          </Button>
        </form>
      )}
      {refused !== undefined && <Wrong>{refused}</Wrong>}
    </>
  )
}
