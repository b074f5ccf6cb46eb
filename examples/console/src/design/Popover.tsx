/**
 * A few lines beside the control that asked for them: a question to answer there, without covering the page.
 *
 * @since 0.1.0
 */
import { Popover as Base } from "@base-ui/react/popover"
import type { KeyboardEvent, ReactNode } from "react"
import { useRef } from "react"
import "./Popover.css"
import { isOneStop, tabStops } from "./TabStops.ts"

/**
 * A few lines beside `anchor`, open while there is one. `onClose` is asked by Escape and a click outside. Once closed the
 * focus goes back to what it was opened from, unless `after` gives another place. Whoever tabs past its end goes on after
 * `anchor`, and back past its beginning to `anchor` itself: for the keyboard it stands right behind what it belongs to. `bare`
 * leaves the title to screen readers and the room to what is inside.
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
}) => {
  const left = useRef(false)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const { target, currentTarget: popup, shiftKey: back } = event
    if (event.key !== "Tab" || event.defaultPrevented || !(target instanceof Element) || !popup.contains(target)) return
    const stops = tabStops(popup)
    const leaves =
      isOneStop(back ? stops[0] : stops.at(-1), target) || (target === popup && (back || stops.length === 0))
    if (!leaves || !(anchor instanceof HTMLElement)) return
    left.current = true
    // Onwards the browser goes by itself, from here.
    anchor.focus()
    if (back) event.preventDefault()
    onClose()
  }
  return (
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
            onKeyDown={onKeyDown}
            finalFocus={() => {
              const stays = left.current
              left.current = false
              return stays ? false : (after?.() ?? true)
            }}
          >
            <Base.Title className={bare ? "pu-hidden" : "pu-popover-title"}>{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
