/**
 * The pieces that everything else is made of.
 *
 * @since 0.1.0
 */
import { Inbox, MessagesSquare, SearchX, ShieldX } from "lucide-react"
import { Button } from "../design/Button.tsx"
import { Field } from "../design/Field.tsx"
import { Blank } from "../design/Notice.tsx"
import { useSpeech } from "../words/useSpeech.tsx"
import { Plate } from "./Plate.tsx"

/** Blanks, buttons, fields. */
export const DesignPlates = () => (
  <>
    <Plate name="Blank, Button, Field">
      <Pieces />
    </Plate>
  </>
)

const Pieces = () => {
  const speech = useSpeech()
  return (
    <>
      <div className="pu-gallery-box">
        <Blank icon={<MessagesSquare size={24} />} title={speech.say("desk.emptyTitle")}>
          {speech.say("desk.empty")}
        </Blank>
        <Blank
          icon={<Inbox size={24} />}
          title={speech.say("desk.idleTitle")}
          action={<Button>{speech.say("desk.openShop")}</Button>}
        >
          {speech.say("desk.idle")}
        </Blank>
        <Blank icon={<ShieldX size={24} />} title={speech.say("thread.refusedTitle")}>
          {speech.because([{ key: "NotPermitted" }])}
        </Blank>
        <Blank icon={<SearchX size={24} />} title={speech.say("thread.unknownTitle")}>
          {speech.say("thread.unknown")}
        </Blank>
      </div>
      <div className="pu-gallery-row">
        {(["primary", "plain", "quiet", "danger"] as const).map((look) => (
          <div key={look}>
            <Button look={look}>{look}</Button>{" "}
            <Button look={look} size="s">
              {look}
            </Button>{" "}
            <Button look={look} aria-disabled>
              {look}
            </Button>
          </div>
        ))}
      </div>
      <Field label={speech.say("link.url")} wrong={speech.say("link.NotAUrl")}>
        <input defaultValue="maison" />
      </Field>
    </>
  )
}
