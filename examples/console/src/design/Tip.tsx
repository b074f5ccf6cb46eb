/**
 * A few words about what is under the pointer or has the focus. With `onTap` they also come on a tap or click, for
 * controls that cannot be used and must say why.
 *
 * @since 0.1.0
 */
import { Tooltip } from "@base-ui/react/tooltip"
import type { MouseEvent, ReactElement, ReactNode } from "react"
import { createContext, useContext, useMemo, useRef, useState } from "react"
import "./Tip.css"

interface Ground {
  readonly at: HTMLElement | null
  readonly put: (at: HTMLElement | null) => void
}

const Ground = createContext<Ground>({ at: null, put: () => {} })

/** One delay for all tips below it. */
export const Tips = ({ children }: { readonly children: ReactNode }) => {
  const [at, put] = useState<HTMLElement | null>(null)
  const ground = useMemo(() => ({ at, put }), [at])
  return (
    <Tooltip.Provider delay={400} timeout={300}>
      <Ground value={ground}>{children}</Ground>
    </Tooltip.Provider>
  )
}

/** Where tips are put into the page, so that their words are inside one of its landmarks. */
export const TipGround = () => {
  const { put } = useContext(Ground)
  return <div ref={put} />
}

/** Words about `children`, which must be one element. With `false` for words there are none to show. */
export const Tip = ({
  words,
  side = "top",
  onTap = false,
  children,
}: {
  readonly words: ReactNode
  readonly side?: "top" | "right" | "bottom" | "left"
  readonly onTap?: boolean
  readonly children: ReactElement<Record<string, unknown>>
}) => {
  const [open, setOpen] = useState(false)
  const tapped = useRef(false)
  const { at } = useContext(Ground)
  return (
    <Tooltip.Root
      open={open && words !== false}
      disabled={words === false}
      onOpenChange={(next, details) => {
        // A press is what brings it, and after a finger the browser makes up a mouse that leaves at once.
        const made = details.reason === "trigger-press" || (tapped.current && details.reason === "trigger-hover")
        if (onTap && !next && made) return
        tapped.current &&= next
        setOpen(next)
      }}
    >
      <Tooltip.Trigger
        render={children}
        delay={onTap ? 100 : 400}
        closeOnClick={!onTap}
        {...(onTap && {
          onClick: (event: MouseEvent) => {
            tapped.current = event.nativeEvent instanceof PointerEvent && event.nativeEvent.pointerType === "touch"
            setOpen(true)
          },
        })}
      />
      <Tooltip.Portal container={at ?? undefined}>
        <Tooltip.Positioner className="pu-tip-place" side={side} sideOffset={6} collisionPadding={8}>
          <Tooltip.Popup className="pu-popup pu-tip">{words}</Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}
