/**
 * The agent's list: what asks them first, then the queue, one's own conversations, those of others, and the closed ones folded away.
 *
 * @since 0.1.0
 */
import { Collapsible } from "@base-ui/react/collapsible"
import type { ConversationSummary } from "@pupitre/core/ConversationSummary"
import type { AgentId, ConversationId } from "@pupitre/core/Id"
import { ChevronRight } from "lucide-react"
import type { ReactNode } from "react"
import { useState } from "react"
import { Bone } from "../../design/Notice.tsx"
import type { Key } from "../../words/catalogue.ts"
import { useSpeech } from "../../words/useSpeech.tsx"
import "./ConversationList.css"
import type { Answers } from "./ConversationLine.tsx"
import { ConversationLine } from "./ConversationLine.tsx"
import { ringOf } from "./Ringing.ts"

/** The agent's list. `summaries` is absent until the server has sent it. */
export const ConversationList = ({
  summaries,
  self,
  selected,
  label,
  groups = [],
  onOpen,
  onTake,
  full,
  answers,
}: {
  readonly summaries: ReadonlyArray<ConversationSummary> | undefined
  readonly self: AgentId | undefined
  readonly selected: ConversationId | undefined
  /** Another name than its own, where several stand in one page. */
  readonly label?: string
  /** The groups of this agent. */
  readonly groups?: ReadonlyArray<string>
  readonly onOpen: (id: ConversationId) => void
  readonly onTake: (id: ConversationId) => void
  /** Why this agent can take none, for want of a slot. */
  readonly full?: string | undefined
  /** What is done with a conversation that asks this agent; absent, none does. */
  readonly answers?: Answers
}) => {
  const speech = useSpeech()
  if (summaries === undefined) {
    return (
      <div className="pu-list-bones" aria-busy>
        <span className="pu-hidden">{speech.say("desk.loading")}</span>
        {["72%", "54%", "64%", "48%"].map((width) => (
          <div key={width} className="pu-list-bone">
            <Bone width="32px" height="32px" />
            <div>
              <Bone width={width} />
              <Bone width="90%" height="10px" />
            </div>
          </div>
        ))}
      </div>
    )
  }
  const { ringing, queue, mine, snoozed, others, closed } = sort(summaries, self, groups)
  const lines = (of: ReadonlyArray<ConversationSummary>, take: boolean): ReactNode =>
    of.map((summary) => (
      <ConversationLine
        key={summary.id}
        summary={summary}
        self={self}
        selected={summary.id === selected}
        onOpen={onOpen}
        {...(take && { onTake })}
        full={full}
        ring={ringOf(summary, self, groups)}
        answers={answers}
      />
    ))
  return (
    <nav className="pu-list" aria-label={label ?? speech.say("list.label")}>
      <div className="pu-hidden" role="status">
        {ringing.length > 0 && speech.count("ring.count", ringing.length)}
      </div>
      {ringing.length > 0 && (
        <Section title="list.ringing" count={ringing.length} pressing>
          {lines(ringing, false)}
        </Section>
      )}
      {queue.length > 0 && (
        <Section title="list.queue" count={queue.length} pressing>
          {lines(queue, true)}
        </Section>
      )}
      <Section title="list.mine" count={mine.length}>
        {mine.length === 0 ? <li className="pu-list-none">{speech.say("list.noMine")}</li> : lines(mine, false)}
      </Section>
      {snoozed.length > 0 && (
        <Section title="list.snoozed" count={snoozed.length} folded={!snoozed.some((one) => one.id === selected)}>
          {lines(snoozed, false)}
        </Section>
      )}
      {others.length > 0 && (
        <Section title="list.others" count={others.length}>
          {lines(others, false)}
        </Section>
      )}
      {closed.length > 0 && (
        <Section title="list.closed" count={closed.length} folded={!closed.some((one) => one.id === selected)}>
          {lines(closed, false)}
        </Section>
      )}
    </nav>
  )
}

const Section = ({
  title,
  count,
  pressing = false,
  folded,
  children,
}: {
  readonly title: Key
  readonly count: number
  readonly pressing?: boolean
  readonly folded?: boolean
  readonly children: ReactNode
}) => {
  const speech = useSpeech()
  const [chosen, setChosen] = useState<boolean>()
  const heading = (
    <>
      <span className="pu-list-title">{speech.say(title)}</span>
      <span className="pu-list-count" data-pressing={pressing}>
        {speech.number(count)}
      </span>
    </>
  )
  if (folded === undefined) {
    return (
      <section className="pu-list-section">
        <h2 className="pu-list-head">{heading}</h2>
        <ul>{children}</ul>
      </section>
    )
  }
  return (
    <Collapsible.Root className="pu-list-section" open={chosen ?? !folded} onOpenChange={setChosen}>
      <h2>
        <Collapsible.Trigger className="pu-list-head pu-list-fold">
          <ChevronRight size={14} aria-hidden />
          {heading}
        </Collapsible.Trigger>
      </h2>
      <Collapsible.Panel render={<ul />}>{children}</Collapsible.Panel>
    </Collapsible.Root>
  )
}

/** Whoever waits longest first, then whoever spoke last; what is set aside, by when it comes back. */
const sort = (
  summaries: ReadonlyArray<ConversationSummary>,
  self: AgentId | undefined,
  groups: ReadonlyArray<string>,
) => {
  const latest = (one: ConversationSummary): number => one.last?.at ?? one.startedAt
  const waiting = (one: ConversationSummary): number => one.waitingSince ?? Number.POSITIVE_INFINITY
  const ordered = [...summaries].sort((a, b) => {
    const [wa, wb] = [waiting(a), waiting(b)]
    return wa === wb ? latest(b) - latest(a) : wa - wb
  })
  const rings = (one: ConversationSummary): boolean => ringOf(one, self, groups) !== undefined
  const own = ({ owner, transfer }: ConversationSummary): boolean =>
    self !== undefined && (owner?.agentId === self || transfer?.joined?.agentId === self)
  const talks = ({ status }: ConversationSummary): boolean =>
    status === "active" || status === "transferring" || status === "offered"
  return {
    ringing: ordered.filter(rings),
    queue: ordered.filter((one) => one.status === "queued"),
    mine: ordered.filter((one) => talks(one) && own(one) && !rings(one)),
    snoozed: ordered
      .filter((one) => one.status === "snoozed" && own(one))
      .sort((a, b) => (a.snooze?.until ?? Infinity) - (b.snooze?.until ?? Infinity)),
    others: ordered.filter((one) => (talks(one) || one.status === "snoozed") && !own(one) && !rings(one)),
    closed: ordered.filter((one) => one.status === "closed").slice(0, 50),
  }
}
