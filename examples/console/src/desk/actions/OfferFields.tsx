/**
 * The fields of an offer that the agent composes. What speaks against sending it is said at its field.
 *
 * @since 0.1.0
 */
import type { Verdict } from "@pupitre/actions/OfferImage"
import { refusal } from "@pupitre/actions/OfferImage"
import type { Reason } from "@pupitre/core/Reason"
import { Field } from "../../design/Field.tsx"
import { useSpeech } from "../../words/useSpeech.tsx"
import { toField } from "../LocalTime.ts"
import type { Composition } from "./OfferComposition.ts"

/**
 * The fields of an offer. `reason` is why it cannot be sent, once the agent has tried; `image` is what was found of its image, which is
 * said at once.
 */
export const OfferFields = ({
  own,
  now,
  reason,
  image,
  disabled,
  onChange,
}: {
  readonly own: Composition
  /** Milliseconds. */
  readonly now: number
  readonly reason: Reason | undefined
  readonly image: Verdict | undefined
  readonly disabled: boolean
  readonly onChange: (own: Composition) => void
}) => {
  const speech = useSpeech()
  const at = (...keys: ReadonlyArray<string>): string | undefined =>
    reason !== undefined && keys.includes(reason.key) ? speech.because([reason]) : undefined
  const optional = speech.say("link.optional")
  const input = (name: keyof Composition, max = 200) => ({
    name,
    dir: name === "url" || name === "image" ? "ltr" : "auto",
    autoComplete: "off",
    maxLength: max,
    disabled,
    value: own[name],
    onChange: (event: { readonly target: { readonly value: string } }) =>
      onChange({ ...own, [name]: event.target.value }),
  })
  const lost = image === undefined || image === "Unknown" ? undefined : refusal(image)
  const noWords = own.image.trim() !== "" && own.alt.trim() === ""
  return (
    <div className="pu-offer-fields">
      <Field label={speech.say("offer.field.title")} wrong={at("Blank") && speech.say("offer.titleMissing")}>
        <input type="text" {...input("title")} />
      </Field>
      <Field label={speech.say("offer.field.message")} optional={optional} wrong={at("NotWellFormed")}>
        <textarea rows={3} {...input("message", 1024)} />
      </Field>
      <Field
        label={speech.say("offer.field.url")}
        wrong={at("LinkInvalid", "HostNotAllowed", "LabelElsewhere")}
        hint={speech.say("link.urlHint")}
      >
        <input type="url" inputMode="url" spellCheck={false} placeholder="https://" {...input("url", 2048)} />
      </Field>
      <Field label={speech.say("offer.field.label")} optional={optional}>
        <input type="text" {...input("label")} />
      </Field>
      <Field
        label={speech.say("offer.field.image")}
        optional={optional}
        wrong={lost !== undefined ? speech.because([lost]) : noWords ? undefined : at("ImageInvalid")}
        hint={speech.say(
          image === "Ready" ? "offer.imageReady" : image === "Unknown" ? "offer.imageLooking" : "offer.imageHint",
        )}
      >
        <input type="url" inputMode="url" spellCheck={false} placeholder="https://" {...input("image", 2048)} />
      </Field>
      {own.image.trim() !== "" && (
        <Field
          label={speech.say("offer.field.alt")}
          wrong={noWords && at("ImageInvalid") !== undefined ? speech.say("offer.altMissing") : undefined}
          hint={speech.say("offer.altHint")}
        >
          <input type="text" {...input("alt")} />
        </Field>
      )}
      <div className="pu-offer-pair">
        <Field label={speech.say("offer.field.price")} optional={optional}>
          <input type="text" {...input("price", 40)} />
        </Field>
        <Field label={speech.say("offer.field.was")} optional={optional}>
          <input type="text" {...input("was", 40)} disabled={disabled || own.price.trim() === ""} />
        </Field>
      </div>
      <Field label={speech.say("offer.field.until")} optional={optional} wrong={at("OfferExpired")}>
        <input type="datetime-local" min={toField(now)} {...input("until")} />
      </Field>
    </div>
  )
}
