/**
 * Something that happened and asks for nothing: one line in small grey type.
 *
 * @since 0.1.0
 */
import type { ReactNode } from "react"
import { Moment } from "./Moment.tsx"

/** Something that happened and asks for nothing. */
export const ThinLine = ({
  icon,
  at,
  children,
}: {
  readonly icon: ReactNode
  readonly at: number
  readonly children: ReactNode
}) => (
  <div className="pu-thin">
    <span className="pu-thin-words">
      <span className="pu-thin-icon" aria-hidden>
        {icon}
      </span>
      {children}
    </span>
    <Moment at={at} />
  </div>
)
