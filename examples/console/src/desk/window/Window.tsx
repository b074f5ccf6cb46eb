/**
 * One conversation on the desk: opened while it is on screen, shown in its five zones.
 *
 * Each zone follows only what it shows, so that a letter typed by the visitor renders no row and a new message renders
 * one.
 *
 * @since 0.1.0
 */
import type { Any } from "@pupitre/actions/Action"
import { blockVisitor } from "@pupitre/actions/Block"
import { snooze, wake } from "@pupitre/actions/Snooze"
import type { Availability } from "@pupitre/core/Availability"
import { fromReasons } from "@pupitre/core/Availability"
import { ChangeMode } from "@pupitre/core/command/ChangeMode"
import type { DraftKind } from "@pupitre/core/composer/DraftStore"
import type { ConversationSummary } from "@pupitre/core/ConversationSummary"
import type { ConversationWindow } from "@pupitre/core/ConversationWindow"
import { owner } from "@pupitre/core/Conversation"
import * as DeskList from "@pupitre/core/desk/DeskList"
import type { Entry } from "@pupitre/core/Entry"
import type { ConversationId } from "@pupitre/core/Id"
import * as Timeline from "@pupitre/core/Timeline"
import * as FilteredTimeline from "@pupitre/filters/FilteredTimeline"
import * as Filter from "@pupitre/filters/Filter"
import { kindsOf, setOf } from "@pupitre/filters/Kind"
import * as Search from "@pupitre/filters/Search"
import { useChannel } from "@pupitre/react-bindings/PupitreProvider"
import { ConversationProvider, useWindow } from "@pupitre/react-bindings/ConversationProvider"
import { useDrafts } from "@pupitre/react-bindings/DraftsProvider"
import { useAction } from "@pupitre/react-bindings/useAction"
import { useAvailability } from "@pupitre/react-bindings/useAvailability"
import { useConversation } from "@pupitre/react-bindings/useConversation"
import { useConversationWindow } from "@pupitre/react-bindings/useConversationWindow"
import { useFilters } from "@pupitre/react-bindings/useFilters"
import { useRead } from "@pupitre/react-bindings/useRead"
import { useRows } from "@pupitre/react-bindings/useRows"
import { useSelf } from "@pupitre/react-bindings/useSelf"
import { useSignal } from "@pupitre/react-bindings/useSignal"
import { useSuggestions } from "@pupitre/react-bindings/useSuggestions"
import { useSubmit } from "@pupitre/react-bindings/useSubmit"
import { EyeOff, MessagesSquare, ShieldX } from "lucide-react"
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react"
import { Button } from "../../design/Button.tsx"
import { Blank } from "../../design/Notice.tsx"
import { useSpeech } from "../../words/useSpeech.tsx"
import { ActionButton, ActionPane } from "../actions/ActionPane.tsx"
import { Confirm } from "../actions/Confirm.tsx"
import { actions, commands, noting, tagging } from "../actions/Actions.ts"
import * as Address from "../Address.ts"
import { Announcer } from "../thread/Announcer.tsx"
import { CompleteReport } from "../actions/CompleteReport.tsx"
import { WindowFrame } from "../DeskFrame.tsx"
import type { Beside, Dialog } from "../actions/Dialogs.tsx"
import { Ghost } from "../thread/entry/Ghost.tsx"
import { Ticks } from "../thread/entry/Ticks.tsx"
import { Translating } from "../thread/entry/Translating.tsx"
import { FilterBar } from "../thread/FilterBar.tsx"
import { Sought } from "../thread/Highlight.tsx"
import { useLoad } from "../list/Load.ts"
import { Loading } from "./Loading.tsx"
import { useKeptAway } from "../actions/KeptAway.ts"
import { useLeaving } from "./Leaving.ts"
import { NoteComposer } from "../composer/NoteComposer.tsx"
import { Over } from "./Over.tsx"
import { useRemembered } from "../Remembered.ts"
import { Reply } from "../composer/Reply.tsx"
import type { RowActions } from "../thread/Row.tsx"
import { usePorts } from "../composer/Suggesting.ts"
import { Standing } from "./Standing.tsx"
import { TagLine } from "../actions/TagLine.tsx"
import { Thread } from "../thread/Thread.tsx"
import { visitorName } from "../Who.ts"
import { WindowHeader } from "./WindowHeader.tsx"
import { Dialogs, Information, MirrorPane } from "./WindowParts.tsx"

/** One conversation on the desk. `summary` is its line of the list, if it is there. */
export const Window = ({
  id,
  summary,
}: {
  readonly id: ConversationId
  readonly summary: ConversationSummary | undefined
}) => {
  const window = useConversationWindow(id, commands, useLoad(), DeskList.driven(useChannel()))
  const [selection] = useState(Address.filter)
  if (window === undefined) return <Loading />
  return (
    <ConversationProvider window={window} selection={selection}>
      <Zones window={window} summary={summary} />
    </ConversationProvider>
  )
}

/** The actions that have a dialog, by the names of their commands. */
const dialogs: ReadonlyArray<Dialog> = ["sendLink", "sendOffer", "startTransfer", "reportProblem", "close", "block"]

const Zones = ({
  window,
  summary,
}: {
  readonly window: ConversationWindow
  readonly summary: ConversationSummary | undefined
}) => {
  const speech = useSpeech()
  const conversation = useConversation()
  const ended = useSyncExternalStore(window.ended.subscribe, window.ended.get, window.ended.get)
  const [dialog, setDialog] = useState<Dialog>()
  const [beside, setBeside] = useState<Beside>()
  const [noting, setNoting] = useState(false)
  const presence = useSignal("Presence", "Visitor")
  const there = presence?.signal.online ?? summary?.visitorGone !== true
  useLeaving(conversation)
  const [informed, setInformed] = useRemembered("information", () => innerWidth > 1000)
  const [suggesting, setSuggesting] = useRemembered("suggestions", () => true)
  // Here and not beside the field, so that a note in between leaves them as they are.
  const suggestions = useSuggestions(usePorts(suggesting))
  const field = useRef<HTMLTextAreaElement>(null)
  const onDone = useCallback(() => setDialog(undefined), [])
  const onBesideDone = useCallback(() => setBeside(undefined), [])
  const onClose = useCallback(() => setDialog("close"), [])
  const onWrite = useCallback((kind: DraftKind) => {
    setNoting(kind === "note")
    setTimeout(() => document.querySelector<HTMLElement>(".pu-composer-field")?.focus())
  }, [])
  const mirror = useMirror()

  const begun = conversation.status !== "unstarted"
  useEffect(() => {
    if (!begun || !Address.wasLed(window.id)) return
    // After the dialog has given back the focus to what is no longer there.
    const later = setTimeout(() => document.querySelector<HTMLElement>(".pu-head-name")?.focus())
    return () => clearTimeout(later)
  }, [begun, window])

  if (ended !== undefined) {
    return (
      <Blank
        icon={<ShieldX size={24} aria-hidden />}
        title={speech.say("thread.refusedTitle")}
        action={<Button onClick={() => Address.open(undefined)}>{speech.say("window.back")}</Button>}
      >
        {speech.because(ended.reasons)}
      </Blank>
    )
  }
  if (conversation.status === "unstarted") return <Loading />
  const visitor = visitorName(conversation.visitor, speech)
  return (
    <>
      <WindowFrame
        label={speech.say("window.label", { visitor })}
        header={
          <Header
            summary={summary}
            informed={mirror.open ? mirror.informed : informed}
            onInformation={() => (mirror.open ? mirror.inform(!mirror.informed) : setInformed(!informed))}
            onClose={onClose}
          />
        }
        notice={
          <>
            <Standing visitor={visitor} onClose={onClose} />
            <TagLine />
          </>
        }
        filters={<Filters />}
        thread={<Talk visitor={visitor} onWrite={onWrite} />}
        composer={
          conversation.status === "closed" ? (
            <Over />
          ) : noting ? (
            <NoteComposer onDone={() => setNoting(false)} />
          ) : (
            <Reply
              visitor={visitor}
              field={field}
              suggestions={suggestions}
              suggesting={suggesting}
              onSuggesting={setSuggesting}
              onNote={() => setNoting(true)}
            />
          )
        }
        actions={
          <Actions
            key={mirror.open ? "beside" : "alone"}
            tight={mirror.open}
            onDialog={setDialog}
            onBeside={setBeside}
            onNote={() => setNoting(true)}
            onMirror={mirror.show}
          />
        }
        mirror={mirror.open ? <MirrorPane visitor={visitor} onClose={mirror.hide} /> : null}
        information={
          (mirror.open ? mirror.informed : informed) ? (
            <Information visitor={conversation.visitor?.id} name={visitor} summary={summary} />
          ) : null
        }
      />
      <Dialogs
        dialog={dialog}
        beside={beside}
        visitor={visitor}
        there={there}
        onDone={onDone}
        onBesideDone={onBesideDone}
        onInserted={() => {
          onDone()
          setTimeout(() => field.current?.focus())
        }}
      />
    </>
  )
}

/** The visitor's page beside the thread: there while it is under way, and as long as the agent leaves it open. */
const useMirror = () => {
  const { navigation, status } = useConversation()
  const [shown, setShown] = useState(false)
  // Its room is the information's, unless that is asked for beside it.
  const [informed, inform] = useState(false)
  const going = navigation.state !== "idle"
  useEffect(() => {
    if (going) setShown(true)
  }, [going])
  return {
    open: (shown || going) && status !== "closed",
    informed,
    inform,
    show: useCallback(() => setShown(true), []),
    hide: useCallback(() => {
      setShown(false)
      inform(false)
      // Back to where it was opened from, once that is there again.
      requestAnimationFrame(() => document.querySelector<HTMLElement>("[data-action=requestNavigation]")?.focus())
    }, []),
  }
}

const Header = ({
  summary,
  informed,
  onInformation,
  onClose,
}: {
  readonly summary: ConversationSummary | undefined
  readonly informed: boolean
  readonly onInformation: () => void
  readonly onClose: () => void
}) => {
  const speech = useSpeech()
  const conversation = useConversation()
  const presence = useSignal("Presence", "Visitor")
  const me = useSelf()?.participant
  const changeMode = useAvailability(ChangeMode)
  const { availability: close } = useAction(actions.close)
  const submit = useSubmit(ChangeMode)
  const current = owner(conversation)
  const mine = me?._tag === "Agent" && me.id === current?.agentId
  return (
    <WindowHeader
      heading={{
        visitor: conversation.visitor,
        there: presence?.signal.online ?? summary?.visitorGone !== true,
        status: conversation.status,
        language: conversation.language,
        mode: conversation.mode,
        startedAt: conversation.startedAt,
        closedAt: conversation.closing?.at,
        waitingSince: summary?.waitingSince,
        owner: mine ? undefined : current?.name,
      }}
      modeWhy={changeMode._tag === "Disabled" ? speech.because(changeMode.reasons) : undefined}
      closeWhy={close._tag === "Disabled" ? speech.because(close.reasons) : undefined}
      informationOpen={informed}
      onMode={(mode) => submit({ mode })}
      onClose={onClose}
      onInformation={onInformation}
      onBack={() => Address.open(undefined)}
    />
  )
}

const Filters = () => {
  const { bar, counts, newHidden, ownHidden, select, combine, narrow } = useFilters()
  const { size } = useRows()
  const [query, setQuery] = useState<string>()
  const several = kindsOf(bar.selection).length > 1
  useEffect(() => Address.keepFilter(bar.selection), [bar.selection])
  // An address may name several kinds at once.
  useEffect(() => {
    if (several && !bar.combinable) combine(true)
  }, [several, bar.combinable, combine])
  return (
    <FilterBar
      counts={counts}
      chosen={kindsOf(bar.selection)}
      combining={bar.combinable}
      hidden={newHidden}
      ownHidden={ownHidden}
      query={query}
      found={size}
      onQuery={(next) => {
        setQuery(next)
        narrow(next === undefined || next.trim() === "" ? undefined : Search.by(Filter.text(next)))
      }}
      onChoose={(kinds) => select(setOf(kinds))}
      onCombine={combine}
    />
  )
}

const Talk = ({
  visitor,
  onWrite,
}: {
  readonly visitor: string
  /** The agent writes on in one of the drafts. */
  readonly onWrite: (kind: DraftKind) => void
}) => {
  const speech = useSpeech()
  const window = useWindow()
  const drafts = useDrafts()
  const view = useRows()
  const { select, beside } = useFilters()
  const me = useSelf()?.participant
  const rowActions = useMemo(
    (): RowActions => ({
      onRetry: (id) => void window.retry(id),
      onDismiss: window.dismiss,
      onReclaim: (id, kind) => {
        drafts.of(window, kind).reclaim(id)
        onWrite(kind)
      },
      onFill: ({ from }) => void window.fill(from),
      ticks,
      foot,
      translating,
    }),
    [window, drafts, onWrite],
  )
  const [atEnd, setAtEnd] = useState(true)
  const onLook = useCallback(
    (from?: Entry, to?: Entry) => {
      const [low, high] = [from && numberOf(from), to && numberOf(to)]
      window.look(low === undefined || high === undefined ? undefined : { from: low, to: high })
      setAtEnd(from === undefined)
    },
    [window],
  )
  useRead(atEnd && view.size > 0 ? Timeline.head(view.timeline) : undefined)
  const rows = useMemo(() => ({ size: view.size, at: (index: number) => FilteredTimeline.at(view, index) }), [view])
  return (
    <Sought value={beside?.filter}>
      <Thread
        rows={rows}
        view={`${window.id}/${view.selection}/${beside === undefined ? "" : "sought"}`}
        self={me}
        actions={rowActions}
        ghost={<Typed visitor={visitor} />}
        onLook={onLook}
        blank={
          view.selection === 0 && beside === undefined ? (
            <Blank icon={<MessagesSquare size={24} aria-hidden />} title={speech.say("thread.emptyTitle")}>
              {speech.say("thread.empty")}
            </Blank>
          ) : (
            <Blank
              icon={<EyeOff size={24} aria-hidden />}
              title={speech.say("filter.nothing")}
              action={
                view.selection === 0 ? undefined : (
                  <Button onClick={() => select(0)}>{speech.say("filter.showAll")}</Button>
                )
              }
            />
          )
        }
      />
      <Announcer timeline={view.timeline} self={me} />
    </Sought>
  )
}

const foot = (entry: Entry) => (entry._tag === "ProblemReported" ? <CompleteReport reportId={entry.reportId} /> : null)

const ticks = (entry: Entry) => <Ticks entry={entry} />
const translating = (entry: Entry) => <Translating entry={entry} />

/** The place of a row in its stream, if it has one yet. */
const numberOf = (entry: Entry): number | undefined =>
  "seq" in entry ? entry.seq : entry._tag === "Gap" ? entry.from : undefined

const Typed = ({ visitor }: { readonly visitor: string }) => {
  const preview = useSignal("Preview", "Visitor")?.signal
  const typing = useSignal("Typing", "Visitor")?.signal
  if (preview !== undefined && preview.text !== "") {
    return <Ghost visitor={visitor} text={preview.text} more={preview.more} />
  }
  return typing?.active === true ? <Ghost visitor={visitor} text="" more={0} /> : null
}

const Actions = ({
  tight,
  onDialog,
  onBeside,
  onNote,
  onMirror,
}: {
  /** Whether it makes room for what is beside it, until it is unfolded. */
  readonly tight: boolean
  readonly onDialog: (dialog: Dialog) => void
  readonly onBeside: (beside: Beside) => void
  readonly onNote: () => void
  readonly onMirror: () => void
}) => {
  const [remembered, remember] = useRemembered("actions", () => innerWidth < 1360)
  const [folded, fold] = useState(tight)
  const collapsed = remembered || folded
  const { status } = useConversation()
  const run = (name: string, anchor: Element): boolean => {
    const dialog = dialogs.find((one) => one === name)
    if (dialog !== undefined) onDialog(dialog)
    else if (name === "openCurrentPage") onBeside({ what: name, anchor })
    else if (name === "requestNavigation") onMirror()
    else return false
    return true
  }
  return (
    <ActionPane
      collapsed={collapsed}
      onTurn={Dialogs.fetch}
      onCollapse={(next) => {
        fold(next && tight)
        remember(next && !tight)
      }}
    >
      {actions.all.map((action) => (
        <One key={action.command.name} action={action} collapsed={collapsed} onRun={run} />
      ))}
      {status === "snoozed" ? (
        <One action={wake} collapsed={collapsed} />
      ) : (
        <One
          action={snooze}
          collapsed={collapsed}
          onRun={(_, anchor) => {
            onBeside({ what: "snooze", anchor })
            return true
          }}
        />
      )}
      <One
        action={tagging}
        collapsed={collapsed}
        onRun={(_, anchor) => {
          onBeside({ what: "tags", anchor })
          return true
        }}
      />
      <One
        action={noting}
        collapsed={collapsed}
        onRun={() => {
          onNote()
          return true
        }}
      />
    </ActionPane>
  )
}

/** One action. `onRun` does it another way, if it says so. */
const One = ({
  action,
  collapsed,
  onRun,
}: {
  readonly action: Any
  readonly collapsed: boolean
  readonly onRun?: (name: string, button: Element) => boolean
}) => {
  const { icon, label, confirm, availability, run } = useAction(action)
  const { name } = action.command
  const once = useOnceOver(name)
  const [asking, ask] = useState(false)
  return (
    <>
      <ActionButton
        name={name}
        icon={icon}
        label={label}
        confirm={confirm}
        availability={once ?? availability}
        collapsed={collapsed}
        onRun={(button) => {
          if (onRun?.(name, button) === true) return
          if (confirm === false) void run({})
          else ask(true)
        }}
      />
      {confirm !== false && (
        <Confirm
          open={asking}
          confirmation={confirm}
          availability={once ?? availability}
          onConfirm={() => {
            ask(false)
            void run({})
          }}
          onCancel={() => ask(false)}
        />
      )}
    </>
  )
}

/** Whether an action can be done when its conversation is over, where that is not what the action itself says. */
const useOnceOver = (name: string): Availability | undefined => {
  const { status, visitor } = useConversation()
  const over = status === "closed"
  const { standing, can } = useKeptAway(over && name === "block" ? visitor?.id : undefined)
  if (!over) return undefined
  // Closing once more what one has closed is allowed, and is nothing to offer; so is blocking who is blocked.
  if (name === "close") return fromReasons([{ key: "ConversationClosed" }])
  if (name !== "block") return undefined
  return standing === undefined ? can(blockVisitor) : fromReasons([{ key: "AlreadyBlocked" }])
}
