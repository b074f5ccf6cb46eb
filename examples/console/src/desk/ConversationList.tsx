/**
 * The agent's list: the queue first, then one's own conversations, those of others, and the closed ones folded away.
 *
 * @since 0.1.0
 */
import { Collapsible } from "@base-ui/react/collapsible"
import type { ConversationSummary } from "@pupitre/core/ConversationSummary"
import type { AgentId, ConversationId } from "@pupitre/core/Id"
import { ChevronRight } from "lucide-react"
import type { ReactNode } from "react"
import { useState } from "react"
import { Bone } from "../design/Notice.tsx"
import type { Key } from "../words/catalogue.ts"
import { useSpeech } from "../words/useSpeech.tsx"
import "./ConversationList.css"
import { ConversationLine } from "./ConversationLine.tsx"

/** The agent's list. `summaries` is absent until the server has sent it. */
export const ConversationList = ({
  summaries,
  self,
  selected,
  label,
  onOpen,
  onTake,
}: {
  readonly summaries: ReadonlyArray<ConversationSummary> | undefined
  readonly self: AgentId | undefined
  readonly selected: ConversationId | undefined
  /** Another name than its own, where several stand in one page. */
  readonly label?: string
  readonly onOpen: (id: ConversationId) => void
  readonly onTake: (id: ConversationId) => void
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
  const { queue, mine, others, closed } = sort(summaries, self)
  const lines = (of: ReadonlyArray<ConversationSummary>, take: boolean): ReactNode =>
    of.map((summary) => (
      <ConversationLine
        key={summary.id}
        summary={summary}
        self={self}
        selected={summary.id === selected}
        onOpen={onOpen}
        {...(take && { onTake })}
      />
    ))
  return (
    <nav className="pu-list" aria-label={label ?? speech.say("list.label")}>
      {queue.length > 0 && (
        <Section title="list.queue" count={queue.length} pressing>
          {lines(queue, true)}
        </Section>
      )}
      <Section title="list.mine" count={mine.length}>
        {mine.length === 0 ? <li className="pu-list-none">{speech.say("list.noMine")}</li> : lines(mine, false)}
      </Section>
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

/** Whoever waits longest first, then whoever spoke last. */
const sort = (summaries: ReadonlyArray<ConversationSummary>, self: AgentId | undefined) => {
  const latest = (one: ConversationSummary): number => one.last?.at ?? one.startedAt
  const waiting = (one: ConversationSummary): number => one.waitingSince ?? Number.POSITIVE_INFINITY
  const ordered = [...summaries].sort((a, b) => {
    const [wa, wb] = [waiting(a), waiting(b)]
    return wa === wb ? latest(b) - latest(a) : wa - wb
  })
  return {
    queue: ordered.filter((one) => one.status === "queued"),
    mine: ordered.filter((one) => one.status === "active" && one.owner?.agentId === self),
    others: ordered.filter((one) => one.status === "active" && one.owner?.agentId !== self),
    closed: ordered.filter((one) => one.status === "closed").slice(0, 50),
  }
}
