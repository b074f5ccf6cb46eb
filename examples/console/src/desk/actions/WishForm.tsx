/**
 * A form that makes a wish, and what it shows of it: why it was refused or waits, and at the foot how far it has got.
 *
 * @since 0.1.0
 */
import type { Reason } from "@pupitre/core/Reason"
import { CloudOff, LoaderCircle } from "lucide-react"
import type { ReactNode, Ref } from "react"
import type { Look } from "../../design/Button.tsx"
import { Button } from "../../design/Button.tsx"
import { Notice } from "../../design/Notice.tsx"
import { useSpeech } from "../../words/useSpeech.tsx"
import type { Sending } from "./Wish.ts"

/** Why a wish was refused, if it was. */
export const Refused = ({ reasons }: { readonly reasons: ReadonlyArray<Reason> }) => {
  const speech = useSpeech()
  return reasons.length === 0 ? null : <Notice tone="red">{speech.because(reasons)}</Notice>
}

/** That a wish is kept until the connection is back, if it is. */
export const Kept = ({ sending, words }: { readonly sending: Sending; readonly words?: string | undefined }) => {
  const speech = useSpeech()
  if (sending !== "kept") return null
  return (
    <Notice tone="amber" icon={<CloudOff size={18} aria-hidden />}>
      <span role="status">{words ?? speech.say("wish.kept")}</span>
    </Notice>
  )
}

/** What the foot of a form says and does. `confirm` is what its button says, `busy` what it says meanwhile. */
export interface Foot {
  readonly sending: Sending
  readonly confirm: string
  readonly busy?: string
  /** What leaving the form is called, before the wish is made. */
  readonly cancel?: string
  readonly look?: Look
  readonly icon?: ReactNode
  /** It cannot be made; the form says why. */
  readonly disabled?: boolean
  readonly onCancel: () => void
}

/** A form that makes a wish: its fields, and below them its foot. `onMake` is asked when none is on its way. */
export const WishForm = ({
  part,
  kept,
  children,
  onMake,
  ...foot
}: Foot & {
  readonly part?: Ref<HTMLFormElement> | undefined
  /** What is said while the wish waits for the connection, where it means more than that it waits. */
  readonly kept?: string
  readonly children: ReactNode
  readonly onMake: () => void
}) => {
  const busy = foot.sending !== "no"
  return (
    <form
      ref={part}
      className="pu-form"
      noValidate
      aria-busy={busy}
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) onMake()
      }}
    >
      <div className="pu-form-fields">
        <Kept sending={foot.sending} words={kept} />
        {children}
      </div>
      <WishFoot {...foot} />
    </form>
  )
}

/** The foot: leave the form, or make the wish. */
export const WishFoot = ({
  sending,
  confirm,
  busy,
  cancel,
  look = "primary",
  icon,
  disabled = false,
  onCancel,
}: Foot) => {
  const speech = useSpeech()
  const going = sending !== "no"
  return (
    <div className="pu-form-foot">
      <Button look="quiet" onClick={onCancel}>
        {going ? speech.say("dialog.close") : (cancel ?? speech.say("dialog.cancel"))}
      </Button>
      <Button type="submit" look={look} aria-disabled={going || disabled}>
        {going ? <LoaderCircle className="pu-spin" size={16} aria-hidden /> : icon}
        {going ? (busy ?? speech.say("wish.sending")) : confirm}
      </Button>
    </div>
  )
}
