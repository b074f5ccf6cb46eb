/**
 * More about a problem that this agent reported: offered on the report in the thread, as long as nobody has taken it up.
 *
 * @since 0.1.0
 */
import { addToReport, maxDescription } from "@pupitre/actions/ReportProblem"
import { report } from "@pupitre/core/Conversation"
import type { ReportId } from "@pupitre/core/Id"
import { useConversation } from "@pupitre/react-bindings/useConversation"
import { useSelf } from "@pupitre/react-bindings/useSelf"
import { Plus } from "lucide-react"
import { useState } from "react"
import { Button } from "../../design/Button.tsx"
import { Field } from "../../design/Field.tsx"
import "../../design/Form.css"
import { Sheet } from "../../design/Sheet.tsx"
import { useSpeech } from "../../words/useSpeech.tsx"
import { useWish } from "./Wish.ts"
import { Refused, WishForm } from "./WishForm.tsx"

/** The button on a report, and its dialog; nothing when the report is another's or has been taken up. */
export const CompleteReport = ({ reportId }: { readonly reportId: ReportId }) => {
  const speech = useSpeech()
  const [open, setOpen] = useState(false)
  const held = report(useConversation(), reportId)
  const me = useSelf()?.participant
  const mine = held !== undefined && me?._tag === "Agent" && held.by === me.id
  if (!open && (!mine || held.status !== "new")) return null
  return (
    <>
      <Button size="s" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Plus size={14} aria-hidden />
        {speech.say("report.complete")}
      </Button>
      <Sheet
        open={open}
        title={speech.say("report.completeTitle")}
        closeLabel={speech.say("dialog.close")}
        onClose={() => setOpen(false)}
      >
        <Form reportId={reportId} onDone={() => setOpen(false)} />
      </Sheet>
    </>
  )
}

const Form = ({ reportId, onDone }: { readonly reportId: ReportId; readonly onDone: () => void }) => {
  const speech = useSpeech()
  const [text, setText] = useState("")
  const [asked, setAsked] = useState(false)
  const { sending, refused, make } = useWish(addToReport, onDone)
  const said = text.trim()
  const busy = sending !== "no"
  return (
    <WishForm
      sending={sending}
      confirm={speech.say("report.completeDo")}
      disabled={asked && said === ""}
      onCancel={onDone}
      onMake={() => {
        setAsked(true)
        if (said !== "") make({ reportId, text: said })
      }}
    >
      <Refused reasons={refused} />
      <p className="pu-form-intro">{speech.say("report.intro")}</p>
      <Field
        label={speech.say("report.more")}
        hint={speech.say("report.moreHint")}
        wrong={asked && said === "" ? speech.because([{ key: "DescriptionEmpty" }]) : undefined}
      >
        <textarea
          rows={4}
          dir="auto"
          maxLength={maxDescription}
          disabled={busy}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
    </WishForm>
  )
}
