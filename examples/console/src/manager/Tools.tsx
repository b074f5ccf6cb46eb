/**
 * What a list is narrowed by: a text, or one of a few values.
 *
 * @since 0.1.0
 */
import { Search } from "lucide-react"
import { useId } from "react"
import { useSpeech } from "../words/useSpeech.tsx"

/** A text to look for. */
export const Seek = ({
  label,
  value,
  onSeek,
}: {
  readonly label: string
  readonly value: string
  readonly onSeek: (text: string) => void
}) => (
  <div className="pu-seek" role="search">
    <Search size={15} aria-hidden />
    <input
      type="search"
      className="pu-input"
      aria-label={label}
      placeholder={label}
      maxLength={200}
      value={value}
      onChange={(event) => onSeek(event.target.value)}
    />
  </div>
)

/** One of a few values, or any. */
export const Pick = ({
  label,
  value,
  options,
  onPick,
}: {
  readonly label: string
  readonly value: string
  readonly options: ReadonlyArray<readonly [value: string, words: string]>
  readonly onPick: (value: string) => void
}) => {
  const speech = useSpeech()
  const id = useId()
  return (
    <span className="pu-pick">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="pu-input"
        data-set={value !== ""}
        value={value}
        onChange={(event) => onPick(event.target.value)}
      >
        <option value="">{speech.say("manager.any")}</option>
        {options.map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </select>
    </span>
  )
}

/** A text without accents and case, to compare with another. */
export const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
