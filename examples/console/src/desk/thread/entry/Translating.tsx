/**
 * How far the translation of a message of the visitor has got, in its row: on its way, there and not stored, failed with
 * the way to try again, or there to be asked for.
 *
 * @since 0.1.0
 */
import type { Entry } from "@pupitre/core/Entry"
import { useRowTranslation } from "@pupitre/react-bindings/useRowTranslation"
import { CircleAlert, Languages, LoaderCircle } from "lucide-react"
import { useSpeech } from "../../../words/useSpeech.tsx"
import { Translated } from "./Translated.tsx"

/** How far the translation of a message has got, if it is one and nothing is stored. */
export const Translating = ({ entry }: { readonly entry: Entry }) =>
  entry._tag === "MessagePosted" ? (
    <Getting seq={entry.seq} stored={entry.translations?.some(({ to }) => to === "agents") === true} />
  ) : null

const Getting = ({ seq, stored }: { readonly seq: number; readonly stored: boolean }) => {
  const speech = useSpeech()
  const { on, state, translate } = useRowTranslation(seq)
  switch (state?._tag) {
    case "Pending":
      return (
        <div className="pu-translation" role="status">
          <LoaderCircle className="pu-spin" size={13} aria-hidden />
          <small>{speech.say("translation.row")}</small>
        </div>
      )
    case "Done":
      return stored ? null : <Translated {...state} to="agents" />
    case "Failed":
      return (
        <div className="pu-translation" data-tone="amber">
          <CircleAlert size={13} aria-hidden />
          <small>
            {speech.because([state.reason])}{" "}
            <button type="button" className="pu-translation-do" onClick={translate}>
              {speech.say("translation.retry")}
            </button>
          </small>
        </div>
      )
    case "Same":
      return null
    case undefined:
      return stored || !on ? null : (
        <div className="pu-translation">
          <Languages size={13} aria-hidden />
          <button type="button" className="pu-translation-do" onClick={translate}>
            {speech.say("translation.translate")}
          </button>
        </div>
      )
  }
}
