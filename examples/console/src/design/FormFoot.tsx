/**
 * The foot of a form: leave it, or confirm it, and how far that has got.
 *
 * @since 0.1.0
 */
import type { Look } from "./Button.tsx"
import { Button } from "./Button.tsx"
import { useSpeech } from "../words/useSpeech.tsx"
import type { Wish } from "../wish/useStreamWish.ts"

/** The foot of a form. `confirm` is what its button says, `busy` what it says meanwhile. */
export const FormFoot = ({
  sending,
  confirm,
  busy,
  look = "primary",
  onCancel,
}: {
  readonly sending: Wish<never>["sending"]
  readonly confirm: string
  readonly busy?: string
  readonly look?: Look
  readonly onCancel: () => void
}) => {
  const speech = useSpeech()
  return (
    <div className="pu-form-foot">
      <span className="pu-form-why" role="status">
        {sending === "kept" && speech.say("manager.kept")}
      </span>
      <Button look="quiet" onClick={onCancel}>
        {speech.say("manager.cancel")}
      </Button>
      <Button type="submit" look={look} aria-disabled={sending !== "no"}>
        {sending === "sent" ? (busy ?? speech.say("manager.saving")) : confirm}
      </Button>
    </div>
  )
}
