/**
 * A dialog over the page: its title, a cross, and what it is about.
 *
 * @since 0.1.0
 */
import { Dialog } from "@base-ui/react/dialog"
import { X } from "lucide-react"
import type { ReactNode } from "react"
import "./Button.css"
import "./Sheet.css"

/** A dialog over the page. `onClose` is asked by the cross, Escape and a click outside. */
export const Sheet = ({
  open,
  title,
  closeLabel,
  onClose,
  wide = false,
  children,
}: {
  readonly open: boolean
  readonly title: string
  readonly closeLabel: string
  readonly onClose: () => void
  /** Twice as wide where there is room: something to pick on one side, what it comes to on the other. */
  readonly wide?: boolean
  readonly children: ReactNode
}) => (
  <Dialog.Root
    open={open}
    onOpenChange={(next) => {
      if (!next) onClose()
    }}
  >
    <Dialog.Portal>
      <Dialog.Backdrop className="pu-sheet-scrim" />
      <Dialog.Popup className="pu-popup pu-sheet" {...(wide && { "data-wide": "" })}>
        <div className="pu-sheet-head">
          <Dialog.Title className="pu-sheet-title">{title}</Dialog.Title>
          <Dialog.Close className="pu-button" data-look="quiet" data-square="" aria-label={closeLabel}>
            <X size={18} aria-hidden />
          </Dialog.Close>
        </div>
        <div className="pu-sheet-body">{children}</div>
      </Dialog.Popup>
    </Dialog.Portal>
  </Dialog.Root>
)
