/**
 * Where an item of the library stands: its category, and the language that it is in.
 *
 * @since 0.1.0
 */
import { Field } from "../design/Field.tsx"
import { useSpeech } from "../words/useSpeech.tsx"
import { languages } from "./Languages.ts"

/** The two fields beside each other. A text is empty where nothing is said. */
export const Placing = ({
  category,
  language,
  onCategory,
  onLanguage,
}: {
  readonly category: string
  readonly language: string
  readonly onCategory: (category: string) => void
  readonly onLanguage: (language: string) => void
}) => {
  const speech = useSpeech()
  return (
    <div className="pu-pair">
      <Field label={speech.say("shelf.category")} optional={speech.say("manager.optional")}>
        <input
          type="text"
          autoComplete="off"
          dir="auto"
          maxLength={80}
          value={category}
          onChange={(event) => onCategory(event.target.value)}
        />
      </Field>
      <Field label={speech.say("shelf.language")}>
        <select value={language} onChange={(event) => onLanguage(event.target.value)}>
          <option value="">{speech.say("shelf.noLanguage")}</option>
          {languages(language).map((tag) => (
            <option key={tag} value={tag}>
              {speech.language(tag)}
            </option>
          ))}
        </select>
      </Field>
    </div>
  )
}
