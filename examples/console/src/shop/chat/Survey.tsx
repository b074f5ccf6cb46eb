/**
 * What the visitor thought of the conversation that is over. Every click is told at once; what was said before stays
 * until they say otherwise.
 *
 * @since 0.1.0
 */
import type { Locale } from "@pupitre/core/Catalogue"
import type * as Command from "@pupitre/core/Command"
import { AnswerSurvey } from "@pupitre/core/command/AnswerSurvey"
import { useConversation } from "@pupitre/react-bindings/useConversation"
import { useSubmit } from "@pupitre/react-bindings/useSubmit"
import { Angry, Frown, Laugh, Meh, Smile } from "lucide-react"
import { useId, useState } from "react"
import { say } from "../words.ts"
import "./Survey.css"

type Answer = Command.Input<typeof AnswerSurvey>

/** The survey. `onAnswer` is called with every answer. */
export const Survey = ({ locale, onAnswer }: { readonly locale: Locale; readonly onAnswer: () => void }) => {
  const id = useId()
  const { survey } = useConversation()
  const submit = useSubmit(AnswerSurvey)
  // What was clicked shows at once; what the server holds shows after a reload.
  const [given, setGiven] = useState<Answer>({})
  const [comment, setComment] = useState<string>()
  const [told, setTold] = useState<boolean>()
  const csat = given.csat ?? survey?.csat
  const nps = given.nps ?? survey?.nps
  const words = comment ?? survey?.comment ?? ""
  const unsent = words.trim() !== "" && words.trim() !== (given.comment ?? survey?.comment ?? "")
  const answer = (part: Answer): void => {
    setGiven({ ...given, ...part })
    onAnswer()
    void submit(part).outcome.then(({ _tag }) => setTold(_tag === "Stored"))
  }
  return (
    <form
      className="survey"
      aria-label={say(locale, "surveyTitle")}
      onFocus={onAnswer}
      onSubmit={(event) => {
        event.preventDefault()
        if (unsent) answer({ comment: words.trim() })
      }}
    >
      <fieldset>
        <legend>{say(locale, "csat")}</legend>
        <div className="survey-faces">
          {([1, 2, 3, 4, 5] as const).map((n) => {
            const Face = faces[n]
            return (
              <button
                key={n}
                type="button"
                aria-pressed={csat === n}
                aria-label={say(locale, "csatOf", { n, words: say(locale, `csat${n}`) })}
                title={say(locale, `csat${n}`)}
                onClick={() => answer({ csat: n })}
              >
                <Face size={26} strokeWidth={1.75} aria-hidden />
              </button>
            )
          })}
        </div>
      </fieldset>
      {csat !== undefined && (
        <>
          <fieldset>
            <legend>{say(locale, "nps")}</legend>
            <div className="survey-scale">
              {Array.from({ length: 11 }, (_, n) => (
                <button
                  key={n}
                  type="button"
                  aria-pressed={nps === n}
                  aria-label={say(locale, "npsOf", { n })}
                  onClick={() => answer({ nps: n })}
                >
                  {n}
                </button>
              ))}
            </div>
            <div className="survey-ends" aria-hidden>
              <span>{say(locale, "npsLow")}</span>
              <span>{say(locale, "npsHigh")}</span>
            </div>
          </fieldset>
          <label htmlFor={`${id}-comment`}>{say(locale, "surveyComment")}</label>
          <div className="survey-comment">
            <textarea
              id={`${id}-comment`}
              rows={2}
              dir="auto"
              maxLength={1024}
              value={words}
              onChange={(event) => setComment(event.target.value)}
            />
            <button type="submit" className="shop-button" disabled={!unsent}>
              {say(locale, "surveySend")}
            </button>
          </div>
        </>
      )}
      <p className="survey-told" role="status" data-failed={told === false}>
        {told === undefined ? "" : say(locale, told ? "surveyTold" : "surveyFailed")}
      </p>
    </form>
  )
}

const faces = { 1: Angry, 2: Frown, 3: Meh, 4: Smile, 5: Laugh } as const
