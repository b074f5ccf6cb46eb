/**
 * An open conversation as the visitor sees it: its thread, the agent's typing and the place to write.
 *
 * @since 0.1.0
 */
import type { Locale } from "@pupitre/core/Catalogue"
import { ready } from "@pupitre/core/composer/Attachments"
import { catalogue as fileReasons } from "@pupitre/core/composer/FileWords"
import * as Conversation from "@pupitre/core/Conversation"
import * as Entry from "@pupitre/core/Entry"
import * as Reason from "@pupitre/core/Reason"
import * as Timeline from "@pupitre/core/Timeline"
import * as FilteredTimeline from "@pupitre/filters/FilteredTimeline"
import { useWindow } from "@pupitre/react-bindings/ConversationProvider"
import { useAttachments } from "@pupitre/react-bindings/useAttachments"
import { useComposer } from "@pupitre/react-bindings/useComposer"
import { useConnection } from "@pupitre/react-bindings/useConnection"
import { useConversation } from "@pupitre/react-bindings/useConversation"
import { useRead } from "@pupitre/react-bindings/useRead"
import { useRows } from "@pupitre/react-bindings/useRows"
import { useSignal } from "@pupitre/react-bindings/useSignal"
import type { RefObject } from "react"
import { useEffect, useLayoutEffect, useMemo, useRef } from "react"
import { useDropped } from "../../files/useDropped.ts"
import { say } from "../words.ts"
import { Attach, Attachments } from "./Attachments.tsx"
import { Composer } from "./Composer.tsx"
import { EmojiTool } from "./EmojiTool.tsx"
import { Row } from "./Row.tsx"
import { trays } from "./Trays.ts"

/** The rows of the conversation, and the agent's typing below them. */
export const Thread = ({ locale }: { readonly locale: Locale }) => {
  const window = useWindow()
  const rows = useRows()
  const log = useRef<HTMLDivElement>(null)
  const typing = useSignal("Typing", "Agent")
  const typist = typing?.signal.active === true && typing.by._tag === "Agent" ? typing.by.name : undefined
  const does = useMemo(() => ({ retry: window.retry, dismiss: window.dismiss, fill: window.fill }), [window])
  const { status } = useConversation()
  // The page of the shop shows its chat at the end of the thread, always.
  useRead(rows.size > 0 ? Timeline.head(rows.timeline) : undefined)
  useLayoutEffect(() => {
    log.current?.scrollTo({ top: log.current.scrollHeight })
  }, [rows, status])
  // What opens below takes room from above, and the end is what one was looking at.
  useEffect(() => {
    const shown = log.current
    if (shown === null) return
    let before = shown.clientHeight
    const watcher = new ResizeObserver(() => {
      const wasAtEnd = shown.scrollHeight - shown.scrollTop - before < 24
      before = shown.clientHeight
      if (wasAtEnd) shown.scrollTo({ top: shown.scrollHeight })
    })
    watcher.observe(shown)
    return () => watcher.disconnect()
  }, [])
  return (
    <>
      <div ref={log} className="chat-scroll" role="log" aria-label={say(locale, "chatLog")} tabIndex={0}>
        {FilteredTimeline.slice(rows).map((entry) => (
          <Row key={Entry.key(entry)} entry={entry} locale={locale} does={does} />
        ))}
      </div>
      <p className="chat-typing" role="status">
        {typist !== undefined && (
          <>
            {say(locale, "typing", { name: typist })}
            <span className="chat-dots" aria-hidden>
              <i />
              <i />
              <i />
            </span>
          </>
        )}
      </p>
    </>
  )
}

/** Who answers, and whether anyone can hear. */
export const Standing = ({ locale }: { readonly locale: Locale }) => {
  const conversation = useConversation()
  const connection = useConnection()
  const owner = Conversation.owner(conversation)
  if (conversation.status === "closed") return null
  if (connection._tag === "Offline" || connection._tag === "Closed") return say(locale, "offline")
  if (owner !== undefined) return say(locale, "with", { name: owner.name })
  return conversation.status === "queued" ? say(locale, "waiting") : null
}

/** The place to write in an open conversation, and to share files. */
export const Reply = ({
  locale,
  field,
}: {
  readonly locale: Locale
  readonly field: RefObject<HTMLTextAreaElement | null>
}) => {
  const composer = useComposer()
  const attachments = useAttachments(trays)
  const { consent, mode } = useConversation()
  const { publishing } = composer
  const spoken = mode === "call"
  const onFiles = attachments.availability._tag === "Enabled" && !spoken ? attachments.add : undefined
  useDropped(field, ".chat-panel", say(locale, "dropHere"), onFiles)
  if (spoken) {
    return (
      <div className="chat-over">
        <p role="status">{say(locale, "inCall")}</p>
      </div>
    )
  }
  const stopped =
    publishing._tag === "Stopped"
      ? publishing.reasons.map((reason) => Reason.text(locale, reason, fileReasons)).join(" ")
      : undefined
  return (
    <>
      <Attachments locale={locale} attachments={attachments} onGone={() => field.current?.focus()} />
      <Composer
        locale={locale}
        text={composer.text}
        accompanied={ready(attachments.files).length > 0}
        onWrite={composer.write}
        onSend={() => void composer.publish()}
        notice={consent.includes("preview") ? say(locale, "previewNotice") : undefined}
        stopped={stopped}
        tool={
          <div className="chat-tools">
            {onFiles !== undefined && <Attach locale={locale} onFiles={onFiles} />}
            <EmojiTool locale={locale} field={field} />
          </div>
        }
        field={field}
      />
    </>
  )
}
