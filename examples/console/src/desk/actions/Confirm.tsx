/**
 * What an action asks before it is done, in its own words; one with a form of its own asks there.
 *
 * @since 0.1.0
 */
import type { Confirmation } from "@pupitre/actions/Pane"
import type { Availability } from "@pupitre/core/Availability"
import { Button } from "../../design/Button.tsx"
import "../../design/Form.css"
import { Notice } from "../../design/Notice.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useSpeech } from "../../words/useSpeech.tsx"

/** What an action asks before it is done. What stands in its way meanwhile is said in its place. */
export const Confirm = ({
  open,
  confirmation: { title, text, confirm, danger },
  availability,
  onConfirm,
  onCancel,
}: {
  readonly open: boolean
  readonly confirmation: Confirmation
  readonly availability: Availability
  readonly onConfirm: () => void
  readonly onCancel: () => void
}) => {
  const speech = useSpeech()
  const why = availability._tag === "Disabled" ? speech.because(availability.reasons) : undefined
  return (
    <Sheet open={open} title={title[speech.locale]} closeLabel={speech.say("dialog.close")} onClose={onCancel}>
      <form
        className="pu-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (why === undefined) onConfirm()
        }}
      >
        <div className="pu-form-fields">
          {why !== undefined && <Notice tone="red">{why}</Notice>}
          <p className="pu-confirm-text">{text[speech.locale]}</p>
        </div>
        <div className="pu-form-foot">
          <Button look="quiet" onClick={onCancel}>
            {speech.say("dialog.cancel")}
          </Button>
          <Button type="submit" look={danger ? "danger" : "primary"} aria-disabled={why !== undefined}>
            {confirm[speech.locale]}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
