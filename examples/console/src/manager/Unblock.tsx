/**
 * Letting a visitor reach agents again, or refusing an agent who asked for it, with a word about why.
 *
 * @since 0.1.0
 */
import { refuseUnblock, unblockVisitor } from "@pupitre/actions/Block"
import type { SiteId, TenantId, VisitorId } from "@pupitre/core/Id"
import * as StreamKey from "@pupitre/core/StreamKey"
import "../design/Form.css"
import { ReasonForm } from "../design/ReasonForm.tsx"
import { Sheet } from "../design/Sheet.tsx"
import { useSpeech } from "../words/useSpeech.tsx"
import { useStreamWish } from "../wish/useStreamWish.ts"

/** What becomes of whom. */
export interface Verdict {
  readonly visitorId: VisitorId
  readonly visitor: string
  /** The one site from which they were kept away; absent, wherever they were. */
  readonly site?: SiteId | undefined
  /** Whether what an agent asked for is refused. */
  readonly refused: boolean
}

/** The dialog that unblocks a visitor or refuses to; closed while there is no verdict to give. */
export const Unblock = ({
  verdict,
  onClose,
}: {
  readonly verdict: Verdict | undefined
  readonly onClose: () => void
}) => {
  const speech = useSpeech()
  return (
    <Sheet
      open={verdict !== undefined}
      title={
        verdict === undefined
          ? ""
          : speech.say(verdict.refused ? "unblock.refuseWho" : "block.unblockWho", { visitor: verdict.visitor })
      }
      closeLabel={speech.say("dialog.close")}
      onClose={onClose}
    >
      {verdict !== undefined && <Form verdict={verdict} onClose={onClose} />}
    </Sheet>
  )
}

const Form = ({
  verdict: { visitorId, visitor, site, refused },
  onClose,
}: {
  readonly verdict: Verdict
  readonly onClose: () => void
}) => {
  const speech = useSpeech()
  const streamOf = (tenant: TenantId) => StreamKey.visitor(tenant, visitorId)
  const refusing = useStreamWish(refuseUnblock, streamOf)
  const unblocking = useStreamWish(unblockVisitor, streamOf)
  const wish = refused ? refusing : unblocking
  return (
    <ReasonForm
      sending={wish.sending}
      refused={wish.refused}
      intro={
        <p className="pu-table-quiet">
          {speech.say(refused ? "unblock.refuseIntro" : "block.unblockIntro", { visitor })}
        </p>
      }
      label={speech.say("unblock.comment")}
      optional={speech.say("manager.optional")}
      confirm={speech.say(refused ? "unblock.refuse" : "block.unblock")}
      busy={speech.say(refused ? "manager.saving" : "block.unblocking")}
      onSend={(comment) => {
        const told = comment === "" ? {} : { comment }
        if (refused) refusing.make(told, onClose)
        else unblocking.make(site === undefined ? told : { ...told, site }, onClose)
      }}
      onCancel={onClose}
    />
  )
}
