/**
 * The button of the chat, bottom right, and the panel that it opens.
 *
 * @since 0.1.0
 */
import type { Locale } from "@pupitre/core/Catalogue"
import { ChevronDown, MessageCircle } from "lucide-react"
import type { ReactNode } from "react"
import { useEffect, useRef } from "react"
import { count, say } from "../words.ts"
import "./chat.css"

/** In which language, and whether the panel is open. */
export interface Openable {
  readonly locale: Locale
  readonly open: boolean
  readonly setOpen: (open: boolean) => void
}

/** The button, and the panel that it opens. */
export const Frame = ({
  locale,
  open,
  setOpen,
  unread,
  standing,
  tool,
  children,
}: Openable & {
  readonly unread: number
  readonly standing: ReactNode
  /** What else the head of the chat holds. */
  readonly tool?: ReactNode
  readonly children: ReactNode
}) => {
  const panel = useRef<HTMLElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const before = useRef(open)
  useEffect(() => {
    if (before.current && !open) button.current?.focus()
    if (!before.current && open && !panel.current?.contains(document.activeElement)) panel.current?.focus()
    before.current = open
  }, [open])
  if (!open) {
    const label = unread > 0 ? count(locale, "openChatUnread", unread) : say(locale, "openChat")
    return (
      <button ref={button} type="button" className="chat-button" aria-label={label} onClick={() => setOpen(true)}>
        <MessageCircle size={22} aria-hidden />
        <span aria-hidden>{say(locale, "openChat")}</span>
        {unread > 0 && <b aria-hidden>{unread}</b>}
      </button>
    )
  }
  return (
    <section
      ref={panel}
      className="chat-panel"
      role="dialog"
      aria-labelledby="chat-title"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.nativeEvent.isComposing) return
        event.stopPropagation()
        setOpen(false)
      }}
    >
      <div className="chat-header">
        <div>
          <h2 id="chat-title">{say(locale, "chatTitle")}</h2>
          <p role="status">{standing}</p>
        </div>
        {tool}
        <button type="button" aria-label={say(locale, "reduce")} onClick={() => setOpen(false)}>
          <ChevronDown size={22} aria-hidden />
        </button>
      </div>
      {children}
    </section>
  )
}
