/**
 * Erasing a visitor for good, on every device that they have signed in on: said what goes and what stays before it is done.
 *
 * @since 0.1.0
 */
import { EraseVisitor } from "@pupitre/core/command/EraseVisitor"
import type { VisitorId } from "@pupitre/core/Id"
import * as StreamKey from "@pupitre/core/StreamKey"
import { joinedVisitors, read } from "@pupitre/visitor-profile/JoinedVisitors"
import { useMemo } from "react"
import "../design/Form.css"
import { Notice } from "../design/Notice.tsx"
import { Sheet } from "../design/Sheet.tsx"
import { useAnswer } from "../desk/Answer.ts"
import { useSpeech } from "../words/useSpeech.tsx"
import { FormFoot } from "../design/FormFoot.tsx"
import { useStreamWish } from "../wish/useStreamWish.ts"

interface Asked {
  readonly visitorId: VisitorId
  readonly visitor: string
  /** A conversation of theirs is open. */
  readonly talking: boolean
}

/** The dialog that erases a visitor; closed while there is none. */
export const Erase = ({ asked, onClose }: { readonly asked: Asked | undefined; readonly onClose: () => void }) => {
  const speech = useSpeech()
  return (
    <Sheet
      open={asked !== undefined}
      title={speech.say("erase.eraseWho", { visitor: asked?.visitor ?? "" })}
      closeLabel={speech.say("dialog.close")}
      onClose={onClose}
    >
      {asked !== undefined && <Form {...asked} onClose={onClose} />}
    </Sheet>
  )
}

const Form = ({ visitorId, visitor, talking, onClose }: Asked & { readonly onClose: () => void }) => {
  const speech = useSpeech()
  const question = useMemo(() => ({ visitorId }), [visitorId])
  const { visitors } = useAnswer(joinedVisitors.name, question, read) ?? { visitors: [visitorId] }
  const wish = useStreamWish(EraseVisitor, (tenant) => visitors.map((one) => StreamKey.visitor(tenant, one)))
  return (
    <form
      className="pu-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (wish.sending === "no" && !talking) wish.make({}, onClose)
      }}
    >
      <div className="pu-form-fields">
        {wish.refused !== undefined && <Notice tone="red">{wish.refused}</Notice>}
        {talking && <Notice tone="amber">{speech.say("erase.open")}</Notice>}
        <p className="pu-table-quiet">{speech.say("erase.intro", { visitor })}</p>
        {visitors.length > 1 && <p className="pu-table-quiet">{speech.count("erase.devices", visitors.length - 1)}</p>}
        <p>
          <b>{speech.say("erase.final")}</b>
        </p>
      </div>
      <FormFoot
        sending={wish.sending}
        disabled={talking}
        look="danger"
        confirm={speech.say("erase.erase")}
        busy={speech.say("erase.erasing")}
        onCancel={onClose}
      />
    </form>
  )
}
