/**
 * Erasing a visitor for good, on every device that they have signed in on: said what goes and what stays before it is done.
 * What is still open is closed first, and said to be. Confirmed again, it goes on with what is left to do.
 *
 * @since 0.1.0
 */
import { CloseForErasure } from "@pupitre/core/command/CloseForErasure"
import { EraseVisitor } from "@pupitre/core/command/EraseVisitor"
import type { VisitorId } from "@pupitre/core/Id"
import * as StreamKey from "@pupitre/core/StreamKey"
import { useDesk } from "@pupitre/react-bindings/useDesk"
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

const Form = ({ visitorId, visitor, onClose }: Asked & { readonly onClose: () => void }) => {
  const speech = useSpeech()
  const question = useMemo(() => ({ visitorId }), [visitorId])
  const { visitors } = useAnswer(joinedVisitors.name, question, read) ?? { visitors: [visitorId] }
  const open = useDesk().filter((one) => one.status !== "closed" && visitors.includes(one.visitor.id))
  const closing = useStreamWish(CloseForErasure, (tenant) => open.map(({ id }) => StreamKey.conversation(tenant, id)))
  const erasing = useStreamWish(EraseVisitor, (tenant) => visitors.map((one) => StreamKey.visitor(tenant, one)))
  const sending = closing.sending === "no" ? erasing.sending : closing.sending
  const refused = closing.refused ?? erasing.refused
  return (
    <form
      className="pu-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (sending !== "no") return
        erasing.forget()
        closing.make({}, () => erasing.make({}, onClose))
      }}
    >
      <div className="pu-form-fields">
        {refused !== undefined && <Notice tone="red">{refused}</Notice>}
        {open.length > 0 && <Notice tone="amber">{speech.count("erase.open", open.length)}</Notice>}
        <p className="pu-table-quiet">{speech.say("erase.intro", { visitor })}</p>
        {visitors.length > 1 && <p className="pu-table-quiet">{speech.count("erase.devices", visitors.length - 1)}</p>}
        <p>
          <b>{speech.say("erase.final")}</b>
        </p>
      </div>
      <FormFoot
        sending={sending}
        look="danger"
        confirm={speech.say(open.length > 0 ? "erase.closeFirst" : "erase.erase")}
        busy={speech.say("erase.erasing")}
        onCancel={onClose}
      />
    </form>
  )
}
