/**
 * A dialog over the page: its title, a cross, and what it is about. It begins at its first field.
 *
 * @since 0.1.0
 */
import { Dialog } from "@base-ui/react/dialog"
import { X } from "lucide-react"
import type { ReactNode } from "react"
import { useRef } from "react"
import "./Button.css"
import "./Sheet.css"

/**
 * A dialog over the page. `onClose` is asked by the cross, Escape and a click outside. Once closed the focus goes back to
 * what it was opened from, unless `after` gives another place.
 */
export const Sheet = ({
  open,
  title,
  closeLabel,
  onClose,
  after,
  wide = false,
  children,
}: {
  readonly open: boolean
  readonly title: string
  readonly closeLabel: string
  readonly onClose: () => void
  readonly after?: () => HTMLElement | null
  /** Twice as wide where there is room: something to pick on one side, what it comes to on the other. */
  readonly wide?: boolean
  readonly children: ReactNode
}) => {
  const body = useRef<HTMLDivElement>(null)
  const opener = useRef<Element | null>(null)
  return (
    <Dialog.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose()
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="pu-sheet-scrim" />
        <Dialog.Popup
          className="pu-popup pu-sheet"
          {...(wide && { "data-wide": "" })}
          // After a finger a field would bring its keyboard over the dialog.
          initialFocus={(by) => {
            opener.current = document.activeElement
            return by === "touch" ? true : (firstOf(body.current) ?? true)
          }}
          // What it was opened from may be gone: then the page finds another place.
          finalFocus={() => after?.() ?? opener.current?.isConnected !== false}
        >
          <div className="pu-sheet-head">
            <Dialog.Title className="pu-sheet-title">{title}</Dialog.Title>
            <Dialog.Close className="pu-button" data-look="quiet" data-square="" aria-label={closeLabel}>
              <X size={18} aria-hidden />
            </Dialog.Close>
          </div>
          <div ref={body} className="pu-sheet-body">
            {children}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** Where a dialog begins: what it asks first, or else its first button. */
const firstOf = (body: HTMLElement | null): HTMLElement | null => {
  const first = body?.querySelector<HTMLElement>(fields) ?? body?.querySelector<HTMLElement>("a[href], button") ?? null
  if (!(first instanceof HTMLInputElement) || first.type !== "radio") return first
  return body?.querySelector<HTMLElement>(`input[type=radio][name="${CSS.escape(first.name)}"]:checked`) ?? first
}

const fields = `[data-first], ${["input:not([type=hidden])", "select", "textarea", "button[aria-pressed]"]
  .map((field) => `${field}:enabled`)
  .join(", ")}`
