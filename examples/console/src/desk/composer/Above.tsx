/**
 * What is said above the field of the reply: a line with what stands in the way, or waits, and what to do about it.
 *
 * @since 0.1.0
 */
import type { ReactNode } from "react"
import "./Above.css"

/** One line above the field. */
export const AboveLine = ({
  icon,
  tone = "plain",
  role,
  children,
  deeds,
}: {
  readonly icon: ReactNode
  readonly tone?: "plain" | "amber"
  readonly role?: "alert" | "status"
  readonly children: ReactNode
  readonly deeds?: ReactNode
}) => (
  <div className="pu-above-line" data-tone={tone} role={role}>
    {icon}
    <div className="pu-above-words">{children}</div>
    {deeds !== undefined && <div className="pu-above-do">{deeds}</div>}
  </div>
)
