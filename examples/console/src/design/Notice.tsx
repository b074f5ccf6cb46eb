/**
 * What is said in place when something is not as usual: a line with a tone, an empty state, a skeleton.
 *
 * @since 0.1.0
 */
import type { ReactNode } from "react"
import "./Notice.css"

/** A line that says something, with an icon and perhaps a button. */
export const Notice = ({
  tone = "plain",
  flush = false,
  icon,
  action,
  children,
}: {
  readonly tone?: "plain" | "amber" | "red"
  readonly flush?: boolean
  readonly icon?: ReactNode
  readonly action?: ReactNode
  readonly children: ReactNode
}) => (
  <div className="pu-notice" data-tone={tone} {...(flush && { "data-flush": "" })}>
    {icon}
    <div>{children}</div>
    {action}
  </div>
)

/** What stands where there is nothing (yet): an icon, a title, a sentence, perhaps a button. */
export const Blank = ({
  icon,
  title,
  action,
  children,
}: {
  readonly icon: ReactNode
  readonly title?: string | undefined
  readonly action?: ReactNode
  readonly children?: ReactNode
}) => (
  <div className="pu-blank">
    <span className="pu-blank-icon">{icon}</span>
    {title !== undefined && <strong>{title}</strong>}
    {children !== undefined && <p>{children}</p>}
    {action}
  </div>
)

/** A grey bar that holds the place of words on their way. Sizes are CSS lengths. */
export const Bone = ({ width, height = "12px" }: { readonly width: string; readonly height?: string }) => (
  <span className="pu-bone" style={{ display: "block", width, height }} aria-hidden />
)
