/**
 * A few ways to do one thing, side by side, of which one is chosen.
 *
 * @since 0.1.0
 */
import { useId } from "react"
import "./Segments.css"

/** A choice among a few. `hint` is said below, of the one that is chosen. */
export const Segments = <Value extends string>({
  label,
  value,
  options,
  disabled = false,
  hint,
  onChoose,
}: {
  readonly label: string
  readonly value: Value
  readonly options: ReadonlyArray<{ readonly value: Value; readonly label: string }>
  readonly disabled?: boolean
  readonly hint?: string | undefined
  readonly onChoose: (value: Value) => void
}) => {
  const id = useId()
  return (
    <fieldset
      className="pu-segments"
      disabled={disabled}
      {...(hint !== undefined && { "aria-describedby": `${id}-hint` })}
    >
      <legend className="pu-field-label">{label}</legend>
      <div className="pu-segments-row">
        {options.map((option) => (
          <label key={option.value} className="pu-segment">
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChoose(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {hint !== undefined && (
        <div id={`${id}-hint`} className="pu-field-note" data-tone="hint">
          {hint}
        </div>
      )}
    </fieldset>
  )
}
