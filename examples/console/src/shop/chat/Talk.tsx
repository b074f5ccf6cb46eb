/**
 * What the chat does with a guest: starts a conversation, shows it, says when it is over.
 *
 * What the visitor sends waits in the outbox until the server has it, over reloads and lost connections.
 *
 * @since 0.1.0
 */
import { builtin } from "@pupitre/core/command/builtin"
import { endConversation, MinimiseChat } from "@pupitre/core/command/EndConversation"
import { PostFile } from "@pupitre/core/command/PostFile"
import { PostMessage } from "@pupitre/core/command/PostMessage"
import { StartConversation } from "@pupitre/core/command/StartConversation"
import * as Command from "@pupitre/core/Command"
import type { ConversationId } from "@pupitre/core/Id"
import * as Reason from "@pupitre/core/Reason"
import * as StreamKey from "@pupitre/core/StreamKey"
import * as Timeline from "@pupitre/core/Timeline"
import { ConversationProvider, useWindow } from "@pupitre/react-bindings/ConversationProvider"
import { DraftsProvider } from "@pupitre/react-bindings/DraftsProvider"
import { PupitreProvider } from "@pupitre/react-bindings/PupitreProvider"
import { useAvailability } from "@pupitre/react-bindings/useAvailability"
import { useConnection } from "@pupitre/react-bindings/useConnection"
import { useConversation } from "@pupitre/react-bindings/useConversation"
import { useRows } from "@pupitre/react-bindings/useRows"
import { useSubmit } from "@pupitre/react-bindings/useSubmit"
import { useConversationWindow } from "@pupitre/react-bindings/useConversationWindow"
import { LogOut } from "lucide-react"
import { useEffect, useMemo, useReducer, useRef, useState, useSyncExternalStore } from "react"
import { ending } from "../../../policy.ts"
import * as Device from "../Device.ts"
import type { Guest } from "../Guest.ts"
import { keepConversation, lastConversation } from "../Guest.ts"
import { Guided } from "../navigation/Guided.tsx"
import { region, say } from "../words.ts"
import { Composer } from "./Composer.tsx"
import type { Openable as Framed } from "./Frame.tsx"
import { Frame } from "./Frame.tsx"
import { Keep } from "./Keep.tsx"
import { Ended, Leaving } from "./Leaving.tsx"
import { Survey } from "./Survey.tsx"
import { Reply, Standing, Thread } from "./Thread.tsx"
import { drafts } from "./Trays.ts"
import { Unavailable } from "./Unavailable.tsx"

/** Milliseconds after which a conversation that is over makes itself small. */
const reducesAfter = 5_000

const End = endConversation(ending)
const commands = Command.catalogue([...builtin.filter(({ name }) => name !== End.name), End, PostFile])

interface Openable extends Framed {
  readonly guest: Guest
}

/** The chat of a guest. */
export const Talk = (props: Openable) => (
  <PupitreProvider channel={props.guest.channel}>
    <DraftsProvider drafts={drafts}>
      <Going {...props} />
    </DraftsProvider>
  </PupitreProvider>
)

/** When their session is over for good the chat says no more than that there is none now. */
const Going = (props: Openable) => {
  const connection = useConnection()
  return connection._tag === "Closed" ? (
    <Frame {...props} unread={0} standing={null}>
      <Unavailable locale={props.locale} />
    </Frame>
  ) : (
    <Talking {...props} />
  )
}

const Talking = ({ locale, guest, open, setOpen }: Openable) => {
  const { conversationId } = useSyncExternalStore(guest.visitor.subscribe, guest.visitor.get, guest.visitor.get)
  // Stays after the conversation is over, until the visitor begins another one.
  const [id, setId] = useState<ConversationId | undefined>(lastConversation)
  useEffect(() => {
    if (conversationId === undefined) return
    setId(conversationId)
    keepConversation(conversationId)
  }, [conversationId])
  const window = useConversationWindow(id, commands)
  if (id !== undefined && window !== undefined) {
    return (
      <ConversationProvider window={window}>
        <Guided locale={locale} />
        <Open
          locale={locale}
          open={open}
          setOpen={setOpen}
          again={() => {
            setId(undefined)
            keepConversation(undefined)
          }}
        />
      </ConversationProvider>
    )
  }
  return <Waiting locale={locale} guest={guest} open={open} setOpen={setOpen} id={id} />
}

/** A conversation with its window: open, or over. */
const Open = ({ locale, open, setOpen, again }: Framed & { readonly again: () => void }) => {
  const conversation = useConversation()
  const closed = conversation.status === "closed"
  const kept = conversation.closing?.history === true
  const wasOpen = useRef(false)
  const [answering, setAnswering] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const unread = useUnread(open)
  useEffect(() => {
    if (!closed) {
      if (conversation.status !== "unstarted") wasOpen.current = true
      return
    }
    // One that the visitor may keep is there to be kept after a reload, until they begin another.
    if (!kept) keepConversation(undefined)
    if (!wasOpen.current) return
    // Whoever is answering has time.
    if (answering) return
    wasOpen.current = false
    const timer = setTimeout(() => setOpen(false), reducesAfter)
    return () => clearTimeout(timer)
  }, [closed, kept, answering, conversation.status, setOpen])
  useEffect(() => {
    if (open) field.current?.focus()
  }, [open])
  const mayEnd = useAvailability(End)._tag === "Enabled"
  const end = useSubmit(End)
  const mayTell = useAvailability(MinimiseChat)._tag === "Enabled"
  const tell = useSubmit(MinimiseChat)
  const [leaving, setLeaving] = useState(false)
  // Whoever writes again is not done.
  const { endedAt, closingSoon } = conversation
  const [takenBack, setTakenBack] = useState<number>()
  const reduce = (opens: boolean): void => {
    if (!opens && mayTell) void tell({})
    setLeaving(false)
    setOpen(opens)
  }
  return (
    <Frame
      locale={locale}
      open={open}
      setOpen={reduce}
      unread={unread}
      standing={<Standing locale={locale} />}
      tool={
        mayEnd && (
          <button
            type="button"
            aria-label={say(locale, "end")}
            title={say(locale, "end")}
            onClick={() => setLeaving(true)}
          >
            <LogOut size={19} aria-hidden />
          </button>
        )
      }
    >
      <Thread locale={locale} />
      {!closed && closingSoon !== undefined && (
        <p className="chat-note" role="status">
          {say(locale, "closingSoon", {
            time: new Intl.DateTimeFormat(region[locale], { timeStyle: "short" }).format(closingSoon.deadline),
          })}
        </p>
      )}
      {!closed && leaving ? (
        <Leaving
          locale={locale}
          onEnd={() => {
            void end({})
            setLeaving(false)
          }}
          onStay={() => setLeaving(false)}
        />
      ) : !closed && endedAt !== undefined && takenBack !== endedAt ? (
        <Ended locale={locale} onWrite={() => setTakenBack(endedAt)} />
      ) : closed ? (
        <div className="chat-over">
          <p role="status">{say(locale, "closed")}</p>
          <Survey locale={locale} onAnswer={() => setAnswering(true)} />
          {kept && <Keep locale={locale} />}
          <button type="button" className="shop-button shop-quiet" onClick={again}>
            {say(locale, "startAgain")}
          </button>
        </div>
      ) : (
        <Reply locale={locale} field={field} />
      )}
    </Frame>
  )
}

/** No window yet: nothing said, a conversation being asked for, or one that the server has not shown yet. */
const Waiting = ({ locale, guest, open, setOpen, id }: Openable & { readonly id: ConversationId | undefined }) => {
  const { channel, stream, tenant } = guest
  const connection = useConnection()
  const [text, setText] = useState("")
  const [refused, setRefused] = useState<string>()
  const [, again] = useReducer((n: number) => n + 1, 0)
  const field = useRef<HTMLTextAreaElement>(null)
  const thread = id === undefined ? undefined : StreamKey.conversation(tenant, id)
  const waiting = [
    ...channel.unsettled(stream).filter(({ call }) => call.name === StartConversation.name),
    ...(thread === undefined ? [] : channel.unsettled(thread).filter(({ call }) => call.name === PostMessage.name)),
  ]
  useEffect(() => {
    if (open) field.current?.focus()
  }, [open])
  const send = (): void => {
    const written = text
    const submission =
      thread === undefined
        ? channel.submit(stream, {
            name: StartConversation.name,
            input: { mode: "chat", message: written, language: navigator.language },
          })
        : channel.submit(thread, { name: PostMessage.name, input: { text: written } })
    setText("")
    setRefused(undefined)
    again()
    void submission.outcome.then((outcome) => {
      if (outcome._tag === "Refused") {
        setText((now) => (now === "" ? written : now))
        setRefused(outcome.rejection.reasons.map((reason) => Reason.text(locale, reason)).join(" "))
      }
      again()
    })
  }
  const asking = thread === undefined && waiting.length > 0
  const offline = connection._tag === "Offline" || connection._tag === "Closed"
  return (
    <Frame
      locale={locale}
      open={open}
      setOpen={setOpen}
      unread={0}
      standing={offline ? say(locale, "offline") : asking ? say(locale, "waiting") : null}
    >
      <div className="chat-scroll" role="log" aria-label={say(locale, "chatLog")} tabIndex={0}>
        {waiting.length === 0 && thread === undefined && <p className="chat-welcome">{say(locale, "welcome")}</p>}
        {waiting.map(({ commandId, call }) => (
          <Kept key={commandId} locale={locale} text={textOf(call.input)} offline={offline} />
        ))}
        {refused !== undefined && (
          <p className="chat-problem" role="alert">
            {refused}
          </p>
        )}
      </div>
      {!asking && <Composer locale={locale} text={text} onWrite={setText} onSend={send} field={field} />}
    </Frame>
  )
}

const Kept = ({
  locale,
  text,
  offline,
}: Pick<Framed, "locale"> & { readonly text: string; readonly offline: boolean }) => (
  <div className="chat-said chat-mine" data-state="pending">
    <span className="chat-hidden">{say(locale, "you")} : </span>
    <p className="chat-bubble" dir="auto">
      {text}
    </p>
    <p className="chat-under">{say(locale, offline ? "keptOffline" : "sending")}</p>
  </div>
)

function textOf(input: unknown): string {
  const { message, text } = input as { readonly message?: unknown; readonly text?: unknown }
  const written = message ?? text
  return typeof written === "string" ? written : ""
}

/** How many things the agent said that the visitor has not had before their eyes, over reloads too. */
function useUnread(open: boolean): number {
  const { id } = useWindow()
  const { timeline } = useRows()
  const head = Timeline.head(timeline)
  useEffect(() => {
    if (open && head > 0) Device.keep("seen", { id, head })
  }, [open, id, head])
  return useMemo(() => (open ? 0 : unreadOf(timeline, id)), [open, timeline, id])
}

function unreadOf(timeline: Timeline.Timeline, id: ConversationId): number {
  const kept = Device.recall("seen") as { readonly id?: unknown; readonly head?: unknown } | undefined
  const seen = kept?.id === id && typeof kept.head === "number" ? kept.head : 0
  let count = 0
  for (const entry of Timeline.iterate(timeline)) {
    if (
      (entry._tag === "MessagePosted" ||
        entry._tag === "FilePosted" ||
        entry._tag === "LinkSent" ||
        entry._tag === "OfferSent") &&
      entry.by._tag === "Agent" &&
      entry.seq > seen
    ) {
      count++
    }
  }
  return count
}
