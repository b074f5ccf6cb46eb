/**
 * A few lines beside the control that asked for them: a question to answer there, without covering the page.
 *
 * @since 0.1.0
 */
import { Popover as Base } from "@base-ui/react/popover"
import type { ReactNode } from "react"
import "./Popover.css"

/**
 * A few lines beside `anchor`, open while there is one. `onClose` is asked by Escape and a click outside. Once closed the
 * focus goes back to what it was opened from, unless `after` gives another place. `bare` leaves the title to screen readers
 * and the room to what is inside.
 */
export const Popover = ({
  anchor,
  title,
  side = "left",
  bare = false,
  after,
  onClose,
  children,
}: {
  readonly anchor: Element | undefined
  readonly title: string
  readonly side?: "top" | "right" | "bottom" | "left"
  readonly bare?: boolean
  readonly after?: () => HTMLElement | null
  readonly onClose: () => void
  readonly children: ReactNode
}) => (
  <Base.Root
    open={anchor !== undefined}
    onOpenChange={(next) => {
      if (!next) onClose()
    }}
  >
    <Base.Portal>
      <Base.Positioner
        className="pu-popover-place"
        anchor={anchor ?? null}
        side={side}
        align="start"
        sideOffset={12}
        collisionPadding={8}
      >
        <Base.Popup
          className="pu-popup pu-popover"
          {...(bare && { "data-bare": "" })}
          finalFocus={() => after?.() ?? true}
        >
          <Base.Title className={bare ? "pu-hidden" : "pu-popover-title"}>{title}</Base.Title>
          {children}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  </Base.Root>
)
