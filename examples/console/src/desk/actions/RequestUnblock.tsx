/**
 * How a visitor is kept away, in words, and the way for an agent to ask a manager for its end.
 *
 * @since 0.1.0
 */
import { reasons, requestUnblock } from "@pupitre/actions/Block"
import type { Standing } from "@pupitre/actions/Blocks"
import type { VisitorId } from "@pupitre/core/Id"
import * as StreamKey from "@pupitre/core/StreamKey"
import { Hand } from "lucide-react"
import { useState } from "react"
import { siteName } from "../../../sites.ts"
import { Button } from "../../design/Button.tsx"
import "../../design/Form.css"
import { ReasonForm } from "../../design/ReasonForm.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useStreamWish } from "../../wish/useStreamWish.ts"
import type { Speech } from "../../words/Speech.ts"
import { useSpeech } from "../../words/useSpeech.tsx"
import { name } from "../Who.ts"

/** From where they are kept away, in words. */
export const scopeWords = ({ site }: Pick<Standing, "site">, speech: Speech): string =>
  site === undefined ? speech.say("block.fromAll") : speech.say("block.from", { site: siteName(site) })

/** By whom, from where, why and until when. */
export const whyWords = (standing: Standing, speech: Speech): string => {
  const { by, at, reason, until } = standing
  return [
    speech.say("block.byOn", { who: name(by, speech), date: speech.stamp(at) }),
    scopeWords(standing, speech),
    reasons[reason][speech.locale],
    until === undefined
      ? speech.say("entry.blockedForGood")
      : speech.say("entry.blockedUntil", { moment: speech.stamp(until) }),
  ].join(" · ")
}

/** What was last said of ending it, if anything was. */
export const requestWords = ({ request }: Standing, speech: Speech): string | undefined =>
  request === undefined
    ? undefined
    : speech.say(request._tag === "Requested" ? "unblock.askedBy" : "unblock.refusedBy", {
        who: name(request.by, speech),
        date: speech.stamp(request.at),
      })

/** The button that asks for the end of a block, and its dialog. */
export const RequestUnblock = ({
  visitorId,
  visitor,
}: {
  readonly visitorId: VisitorId
  /** What the visitor is called on this desk. */
  readonly visitor: string
}) => {
  const speech = useSpeech()
  const [open, setOpen] = useState(false)
  const onClose = (): void => setOpen(false)
  return (
    <>
      <Button size="s" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Hand size={14} aria-hidden />
        {speech.say("unblock.ask")}
      </Button>
      <Sheet open={open} title={speech.say("unblock.ask")} closeLabel={speech.say("dialog.close")} onClose={onClose}>
        <Form visitorId={visitorId} visitor={visitor} onClose={onClose} />
      </Sheet>
    </>
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
  const wish = useStreamWish(requestUnblock, (tenant) => StreamKey.visitor(tenant, visitorId))
  return (
    <ReasonForm
      sending={wish.sending}
      refused={wish.refused}
      intro={<p className="pu-form-intro">{speech.say("unblock.askIntro", { visitor })}</p>}
      label={speech.say("unblock.why")}
      hint={speech.say("unblock.whyHint")}
      missing={speech.because([{ key: "ReasonMissing" }])}
      confirm={speech.say("unblock.askDo")}
      busy={speech.say("wish.sending")}
      onSend={(comment) => wish.make({ comment }, onClose)}
      onCancel={onClose}
    />
  )
}
