/**
 * A labelled field with one line below it: a hint, or what is wrong.
 *
 * @since 0.1.0
 */
import { CircleAlert } from "lucide-react"
import type { ReactElement, ReactNode } from "react"
import { cloneElement, useId } from "react"
import "./Field.css"

/** A labelled field around one input or textarea. */
export const Field = ({
  label,
  optional,
  hint,
  wrong,
  children,
}: {
  readonly label: string
  readonly optional?: string
  readonly hint?: ReactNode
  readonly wrong?: string | undefined
  readonly children: ReactElement<Record<string, unknown>>
}) => {
  const id = useId()
  const noted = wrong !== undefined || hint !== undefined
  return (
    <div className="pu-field">
      <label className="pu-field-label" htmlFor={id}>
        {label} {optional !== undefined && <small>({optional})</small>}
      </label>
      {cloneElement(children, {
        id,
        className: "pu-input",
        "aria-invalid": wrong !== undefined,
        ...(noted && { "aria-describedby": `${id}-note` }),
      })}
      {noted && (
        <div id={`${id}-note`} className="pu-field-note" data-tone={wrong === undefined ? "hint" : "bad"}>
          {wrong === undefined ? (
            hint
          ) : (
            <>
              <CircleAlert size={14} aria-hidden />
              <span>{wrong}</span>
            </>
          )}
        </div>
      )}
    </div>
  )
}
