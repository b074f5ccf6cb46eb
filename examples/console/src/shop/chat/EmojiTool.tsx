/**
 * The emoji menu of the chat, for a visitor without one on their keyboard. It and the emoji come when it is first opened.
 *
 * @since 0.1.0
 */
import type { Locale } from "@pupitre/core/Catalogue"
import type { Tone } from "@pupitre/core/composer/Emoji"
import { SmilePlus } from "lucide-react"
import type { RefObject } from "react"
import { useEffect, useRef, useState } from "react"
import { createPortal } from "react-dom"
import { EmojiOnDemand } from "../../text/EmojiOnDemand.tsx"
import { insertIn } from "../../text/fieldCaret.ts"
import * as Device from "../Device.ts"
import { say } from "../words.ts"
import "./emoji.css"

/** The emoji menu of the chat, over its thread. */
export const EmojiTool = ({
  locale,
  field,
}: {
  readonly locale: Locale
  readonly field: RefObject<HTMLTextAreaElement | null>
}) => {
  const [over, setOver] = useState<{ readonly panel: Element; readonly bottom: number }>()
  const [{ tone, recent }, setLiked] = useState(liked)
  const button = useRef<HTMLButtonElement>(null)
  const menu = useRef<HTMLDivElement>(null)
  const open = over !== undefined

  useEffect(() => {
    if (!open) return
    const outside = ({ target }: Event): void => {
      const inside = [menu.current, button.current].some((one) => one?.contains(target as Node) === true)
      if (!inside) setOver(undefined)
    }
    document.addEventListener("pointerdown", outside)
    document.addEventListener("focusin", outside)
    return () => {
      document.removeEventListener("pointerdown", outside)
      document.removeEventListener("focusin", outside)
    }
  }, [open])

  const like = (next: Partial<Liked>): void => {
    const all = { tone, recent, ...next }
    setLiked(all)
    Device.keep("emoji", all)
  }
  const panel = (
    <div
      ref={menu}
      className="chat-emoji pu-popup"
      style={{ bottom: over?.bottom }}
      role="dialog"
      aria-label={say(locale, "emoji")}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return
        event.stopPropagation()
        setOver(undefined)
        button.current?.focus()
      }}
    >
      <EmojiOnDemand
        tone={tone}
        recent={recent}
        onTone={(next) => like({ tone: next })}
        onRecent={(next) => like({ recent: next })}
        onPick={(emoji, more) => {
          if (field.current !== null) insertIn(field.current, emoji, more)
          if (!more) setOver(undefined)
        }}
      />
    </div>
  )
  return (
    <>
      <button
        ref={button}
        type="button"
        className="chat-attach"
        aria-label={say(locale, "emoji")}
        title={say(locale, "emoji")}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={({ currentTarget }) => setOver(open ? undefined : above(currentTarget))}
      >
        <SmilePlus size={20} aria-hidden />
      </button>
      {over !== undefined && createPortal(panel, over.panel)}
    </>
  )
}

/** The room over what is written, in the chat that a button stands in. */
const above = (button: HTMLButtonElement): { readonly panel: Element; readonly bottom: number } | undefined => {
  const panel = button.closest(".chat-panel")
  if (panel === null || button.form === null) return undefined
  return { panel, bottom: panel.getBoundingClientRect().bottom - button.form.getBoundingClientRect().top }
}

interface Liked {
  readonly tone: Tone
  /** The emoji used last, as the menu keeps them. */
  readonly recent: string
}

const liked = (): Liked => {
  const { tone, recent } = (Device.recall("emoji") ?? {}) as { readonly tone?: unknown; readonly recent?: unknown }
  return { tone: tones.find((one) => one === tone) ?? 0, recent: typeof recent === "string" ? recent : "[]" }
}

const tones = [0, 1, 2, 3, 4, 5] as const
