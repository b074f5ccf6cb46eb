/**
 * What the chat says when there is none now.
 *
 * @since 0.1.0
 */
import type { Locale } from "@pupitre/core/Catalogue"
import { MessageCircleOff } from "lucide-react"
import { say } from "../words.ts"

/** What the chat says when there is none now. */
export const Unavailable = ({ locale }: { readonly locale: Locale }) => (
  <p className="chat-none" role="status">
    <MessageCircleOff size={22} strokeWidth={1.75} aria-hidden />
    {say(locale, "unavailable")}
  </p>
)
