/**
 * Letting a visitor reach agents again, with a word about why.
 *
 * @since 0.1.0
 */
import { unblockVisitor } from "@pupitre/actions/Block"
import type { VisitorId } from "@pupitre/core/Id"
import * as StreamKey from "@pupitre/core/StreamKey"
import { useState } from "react"
import { Field } from "../design/Field.tsx"
import "../design/Form.css"
import { Notice } from "../design/Notice.tsx"
import { Sheet } from "../design/Sheet.tsx"
import { useSpeech } from "../words/useSpeech.tsx"
import { FormFoot } from "./FormFoot.tsx"
import { useWish } from "./useWish.ts"

/** The dialog that unblocks a visitor; closed while there is none. */
export const Unblock = ({
  visitorId,
  visitor,
  onClose,
}: {
  readonly visitorId: VisitorId | undefined
  readonly visitor: string
  readonly onClose: () => void
}) => {
  const speech = useSpeech()
  return (
    <Sheet
      open={visitorId !== undefined}
      title={speech.say("block.unblockWho", { visitor })}
      closeLabel={speech.say("dialog.close")}
      onClose={onClose}
    >
      {visitorId !== undefined && <Form visitorId={visitorId} visitor={visitor} onClose={onClose} />}
    </Sheet>
  )
}

const Form = ({
  visitorId,
  visitor,
  onClose,
}: {
  readonly visitorId: VisitorId
  readonly visitor: string
  readonly onClose: () => void
}) => {
  const speech = useSpeech()
  const [comment, setComment] = useState("")
  const wish = useWish(unblockVisitor, (tenant) => StreamKey.visitor(tenant, visitorId))
  return (
    <form
      className="pu-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (wish.sending !== "no") return
        wish.make(comment.trim() === "" ? {} : { comment: comment.trim() }, onClose)
      }}
    >
      <div className="pu-form-fields">
        {wish.refused !== undefined && <Notice tone="red">{wish.refused}</Notice>}
        <p className="pu-table-quiet">{speech.say("block.unblockIntro", { visitor })}</p>
        <Field label={speech.say("unblock.comment")} optional={speech.say("manager.optional")}>
          <textarea
            rows={3}
            dir="auto"
            maxLength={1024}
            value={comment}
            onChange={(event) => setComment(event.target.value)}
          />
        </Field>
      </div>
      <FormFoot
        sending={wish.sending}
        confirm={speech.say("block.unblock")}
        busy={speech.say("block.unblocking")}
        onCancel={onClose}
      />
    </form>
  )
}
