/**
 * The agent's desk: the list of conversations, and the one that is open.
 *
 * @since 0.1.0
 */
import type { FollowUps } from "@pupitre/actions/Transfer"
import type { Decline, PickUp } from "@pupitre/core/command/PickUp"
import type { TakeConversation } from "@pupitre/core/command/TakeConversation"
import * as Focus from "@pupitre/core/desk/Focus"
import type { ConversationSummary } from "@pupitre/core/ConversationSummary"
import type { EventChannel } from "@pupitre/core/EventChannel"
import type { AgentId, ConversationId, TenantId } from "@pupitre/core/Id"
import { isHeldBy } from "@pupitre/core/Lifecycle"
import * as StreamKey from "@pupitre/core/StreamKey"
import { PupitreProvider } from "@pupitre/react-bindings/PupitreProvider"
import { useConnection } from "@pupitre/react-bindings/useConnection"
import { useDesk } from "@pupitre/react-bindings/useDesk"
import { useSelf } from "@pupitre/react-bindings/useSelf"
import { CloudOff, Inbox, MessagesSquare } from "lucide-react"
import { useCallback, useEffect, useMemo, useRef, useState } from "react"
import { slots } from "../../policy.ts"
import { useKeptFocus } from "../design/KeptFocus.ts"
import { Blank } from "../design/Notice.tsx"
import { useSpeech } from "../words/useSpeech.tsx"
import * as Address from "./Address.ts"
import { forget, openOf, standingOf, useAvailable } from "./list/Available.ts"
import { ConnectionBar } from "./ConnectionBar.tsx"
import type { Answers } from "./list/ConversationLine.tsx"
import { ConversationList } from "./list/ConversationList.tsx"
import { Brand, DeskFrame } from "./DeskFrame.tsx"
import { GroupsOf, useGroups } from "./list/Groups.tsx"
import { ManagerLink } from "./list/ManagerLink.tsx"
import { dropFiles, forgetDrafts, Opened } from "./window/OpenedOnDemand.tsx"
import { whatIsOver } from "./window/WhatIsOver.ts"
import { ringOf } from "./list/Ringing.ts"
import { SelfBar } from "./list/SelfBar.tsx"
import type { Account } from "./Session.ts"
import { accounts, choose, chosen, signOut, useChannelOf } from "./Session.ts"
import { SignIn } from "./SignIn.tsx"
import { StillOpen } from "./list/StillOpen.tsx"
import { tell, Told } from "./list/Told.tsx"

/** What the list wishes for, by name: the commands themselves come with the conversation that is opened. */
const take: typeof TakeConversation.name = "takeConversation"
type Answer = typeof PickUp.name | typeof Decline.name | keyof FollowUps

/** The agent's desk. */
const Desk = () => {
  const [account, setAccount] = useState(chosen)
  const onAccount = useCallback((next: Account) => {
    choose(next)
    Address.open(undefined)
    setAccount(next)
  }, [])
  const onSignOut = useCallback(() => {
    signOut()
    Address.open(undefined)
    setAccount(undefined)
  }, [])
  if (account === undefined) return <SignIn onAccount={onAccount} />
  return <Seated key={account} account={account} onAccount={onAccount} onSignOut={onSignOut} />
}

export default Desk

interface Seat {
  readonly account: Account
  readonly onAccount: (account: Account) => void
  readonly onSignOut: () => void
}

const Seated = (seat: Seat) => {
  const channel = useChannelOf(seat.account)
  // Who gets up takes what they have not shared with them, whichever way they leave.
  useEffect(() => (channel === undefined ? undefined : () => dropFiles(channel)), [channel])
  // Whoever sits down opens a conversation next.
  useEffect(() => Opened.fetch(), [])
  if (channel === undefined) return <Opening />
  return (
    <PupitreProvider channel={channel}>
      <Here channel={channel} {...seat} />
    </PupitreProvider>
  )
}

/** The desk of whoever the server says we are. */
const Here = (seat: Seat & { readonly channel: EventChannel }) => {
  const me = useSelf()?.participant
  return (
    <GroupsOf agent={me?._tag === "Agent" ? me.id : undefined}>
      <Open {...seat} />
    </GroupsOf>
  )
}

const Open = ({ channel, account, onAccount, onSignOut }: Seat & { readonly channel: EventChannel }) => {
  const speech = useSpeech()
  const status = useConnection()
  const self = useSelf()
  const summaries = useDesk()
  const id = Address.useConversationId()
  const me = self?.participant._tag === "Agent" ? self.participant : undefined
  const summary = summaries.find((one) => one.id === id)
  const groups = useGroups()
  const [available, setAvailable] = useAvailable(channel, account)
  const [leaving, setLeaving] = useState<"unavailable" | "signOut">()
  const own = openOf(summaries, me?.id)
  const places = slots(self?.role ?? "agent")

  useTitle(summaries, me?.id, groups)
  useKeptFocus(placeOf)
  useFirst(summaries, me?.id, id)

  const onOpen = useCallback((next: ConversationId) => Address.open(next), [])
  const onTake = useCallback(
    (next: ConversationId) => {
      const tenant = channel.self.get()?.tenant as TenantId | undefined
      if (tenant === undefined) return
      channel.submit(StreamKey.conversation(tenant, next), { name: take, input: {} })
      Address.open(next)
    },
    [channel],
  )
  const answers = useMemo((): Answers => {
    const wish = (next: ConversationId, name: Answer): void => {
      const tenant = channel.self.get()?.tenant as TenantId | undefined
      if (tenant !== undefined) channel.submit(StreamKey.conversation(tenant, next), { name, input: {} })
    }
    return {
      onAccept: (next, kind) => {
        wish(next, kind === "offer" ? "pickUp" : "acceptTransfer")
        Address.open(next)
      },
      onDecline: (next, kind) => wish(next, kind === "offer" ? "decline" : "declineTransfer"),
    }
  }, [channel])
  const onLeave = (): void => {
    if (leaving === "unavailable") setAvailable(false)
    else {
      forgetDrafts(channel).then(
        () => {
          forget(account)
          onSignOut()
        },
        // What is written stays on this device until it can be forgotten, and its writer with it.
        () => tell(speech.say("leave.failed")),
      )
    }
    setLeaving(undefined)
  }

  return (
    <DeskFrame
      windowOpen={id !== undefined}
      bar={<Brand>{self?.role === "manager" && <ManagerLink />}</Brand>}
      list={
        <ConversationList
          summaries={self === undefined ? undefined : summaries}
          self={me?.id}
          selected={id}
          groups={groups}
          onOpen={onOpen}
          onTake={onTake}
          full={
            places > 0 && own.length >= places
              ? speech.because([{ key: "SlotsFull", params: { open: own.length, slots: places } }])
              : undefined
          }
          answers={answers}
        />
      }
      foot={
        <SelfBar
          standing={self === undefined ? undefined : standingOf(available, own, places)}
          load={{ open: own.length, slots: places }}
          takes={available}
          onAvailable={(next) => {
            if (next !== false) setAvailable(next)
            else if (own.length === 0) setAvailable(false)
            else setLeaving("unavailable")
          }}
          onSignOut={() => setLeaving("signOut")}
          name={me?.name ?? accounts.find((one) => one.id === account)?.name}
          role={self?.role}
          status={status._tag}
          more={[
            {
              label: speech.say("signIn.account"),
              value: account,
              options: accounts.map((one) => ({ value: one.id, label: one.name })),
              onChoose: (value) => {
                const next = accounts.find((one) => one.id === value)?.id
                if (next !== undefined && next !== account) onAccount(next)
              },
            },
          ]}
        />
      }
    >
      {(self !== undefined || status._tag === "Closed") && <ConnectionBar status={status} />}
      <Told />
      <StillOpen for={leaving} open={own} onOpen={onOpen} onGo={onLeave} onClose={() => setLeaving(undefined)} />
      {self === undefined ? (
        status._tag !== "Connecting" || status.attempt > 1 ? (
          <Unreached />
        ) : null
      ) : id === undefined ? (
        <Nothing any={summaries.some((one) => one.status !== "closed")} />
      ) : (
        <Opened id={id} summary={summary} />
      )}
    </DeskFrame>
  )
}

/** Where an agent goes on when what they had the focus on is gone. */
const placeOf = (lost: Element): Element | null => {
  const at = (place: string): Element | null => document.querySelector(place)
  const list = lost.closest(".pu-line") === null ? null : (at(".pu-line [aria-current]") ?? at(".pu-line a"))
  const page = lost.closest(".pu-mirror") === null ? null : at(".pu-mirror")
  return list ?? page ?? whatIsOver() ?? at(".pu-window textarea") ?? at(".pu-line a")
}

/** What stands where no conversation is open. */
const Nothing = ({ any }: { readonly any: boolean }) => {
  const speech = useSpeech()
  return any ? (
    <Blank icon={<MessagesSquare size={24} aria-hidden />} title={speech.say("desk.emptyTitle")}>
      {speech.say("desk.empty")}
    </Blank>
  ) : (
    <Blank
      icon={<Inbox size={24} aria-hidden />}
      title={speech.say("desk.idleTitle")}
      action={
        <a className="pu-button" data-look="plain" href="/shop" target="_blank" rel="noopener noreferrer">
          {speech.say("desk.openShop")}
        </a>
      }
    >
      {speech.say("desk.idle")}
    </Blank>
  )
}

/** What stands where the server has never been reached. */
const Unreached = () => {
  const speech = useSpeech()
  return (
    <Blank icon={<CloudOff size={24} aria-hidden />} title={speech.say("desk.unreachedTitle")}>
      {speech.say("desk.unreached")}
    </Blank>
  )
}

const Opening = () => (
  <DeskFrame
    windowOpen={false}
    bar={<Brand />}
    list={
      <ConversationList
        summaries={undefined}
        self={undefined}
        selected={undefined}
        onOpen={() => {}}
        onTake={() => {}}
      />
    }
    foot={<SelfBar name={undefined} role={undefined} status="Connecting" />}
  >
    {null}
  </DeskFrame>
)

/** How many visitors wait for this agent, in the title of the tab. */
const useTitle = (
  summaries: ReadonlyArray<ConversationSummary>,
  me: AgentId | undefined,
  groups: ReadonlyArray<string>,
): void => {
  const speech = useSpeech()
  const waiting = summaries.filter(
    (one) =>
      ringOf(one, me, groups) !== undefined ||
      (one.waitingSince !== undefined &&
        (one.status === "queued" ||
          ((one.status === "active" || one.transfer?.joined !== undefined) && me !== undefined && isHeldBy(one, me)))),
  ).length
  useEffect(() => {
    const name = speech.say("desk.title")
    document.title = waiting === 0 ? name : `(${speech.number(waiting)}) ${name}`
  }, [waiting, speech])
}

/** Opens, once, the conversation of this agent that needs them most, when the address asks for none. */
const useFirst = (
  summaries: ReadonlyArray<ConversationSummary>,
  me: AgentId | undefined,
  id: ConversationId | undefined,
): void => {
  const done = useRef(false)
  useEffect(() => {
    if (id !== undefined) done.current = true
    if (done.current || summaries.length === 0 || me === undefined || innerWidth <= 620) return
    done.current = true
    const first = Focus.elect(summaries, me)
    if (first !== undefined) Address.open(first, true)
  }, [summaries, me, id])
}
