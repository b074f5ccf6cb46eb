/**
 * The button by which the visitor keeps a conversation that was given to them: a text file made here, from what they may
 * see of it.
 *
 * @since 0.1.0
 */
import type { Locale } from "@pupitre/core/Catalogue"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { Entry } from "@pupitre/core/Entry"
import * as Timeline from "@pupitre/core/Timeline"
import * as Transcript from "@pupitre/core/Transcript"
import { useWindow } from "@pupitre/react-bindings/ConversationProvider"
import { Download } from "lucide-react"
import { useState } from "react"
import { say } from "../words.ts"

/** The button. What is not on this page is fetched first; when it cannot be, the button says so and can be tried again. */
export const Keep = ({ locale }: { readonly locale: Locale }) => {
  const { whole } = useWindow()
  const [state, setState] = useState<"ready" | "fetching" | "failed">("ready")
  const keep = async (): Promise<void> => {
    setState("fetching")
    try {
      const events = [...Timeline.iterate(await whole())].filter(isEvent)
      const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
      download(nameOf(events, locale), Transcript.text(events, { locale, timeZone }))
      setState("ready")
    } catch {
      setState("failed")
    }
  }
  return (
    <>
      {state === "failed" && (
        <p className="chat-under" role="alert">
          {say(locale, "keepFailed")}
        </p>
      )}
      <button type="button" className="shop-button" disabled={state === "fetching"} onClick={() => void keep()}>
        <Download size={16} aria-hidden />
        {say(locale, "keep")}
      </button>
    </>
  )
}

const isEvent = (entry: Entry): entry is ChatEvent =>
  entry._tag !== "Gap" && entry._tag !== "Pending" && entry._tag !== "Failed"

/** The name of the file, with the day on which the conversation began here: maison-lumen-conversation-2026-03-09.txt */
function nameOf(events: ReadonlyArray<ChatEvent>, locale: Locale): string {
  const began = new Date(events[0]?.at ?? Date.now())
  const two = (n: number): string => String(n).padStart(2, "0")
  const day = `${began.getFullYear()}-${two(began.getMonth() + 1)}-${two(began.getDate())}`
  return `maison-lumen-${say(locale, "keepFile")}-${day}.txt`
}

function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }))
  const link = document.createElement("a")
  link.href = url
  link.download = name
  link.click()
  // The browser has taken the file by the next turn, not always at once.
  setTimeout(() => URL.revokeObjectURL(url), 1_000)
}
