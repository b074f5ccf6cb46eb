/**
 * The visitors: those who are kept away first, what was said of whom, and everyone else with their last conversation.
 *
 * @since 0.1.0
 */
import type { Mark, Returns, Standing } from "@pupitre/actions/Blocks"
import * as Blocks from "@pupitre/actions/Blocks"
import { reasons, scopes } from "@pupitre/actions/Block"
import type { ConversationSummary } from "@pupitre/core/ConversationSummary"
import type { VisitorId } from "@pupitre/core/Id"
import type { Visitor } from "@pupitre/core/Participant"
import type { Fold } from "@pupitre/core/Projection"
import { useDesk } from "@pupitre/react-bindings/useDesk"
import * as Erasures from "@pupitre/visitor-profile/Erasures"
import type { LucideIcon } from "lucide-react"
import { Ban, DoorClosed, Eraser, Hand, MessagesSquare, UserRoundCheck, UserRoundX } from "lucide-react"
import type { ReactNode } from "react"
import { useMemo, useState } from "react"
import { siteName, sites } from "../../sites.ts"
import { Button, IconButton } from "../design/Button.tsx"
import { Blank } from "../design/Notice.tsx"
import { useNow } from "../desk/Clock.ts"
import { Face } from "../desk/Face.tsx"
import { scopeWords } from "../desk/actions/RequestUnblock.tsx"
import { name, visitorName } from "../desk/Who.ts"
import type { Speech } from "../words/Speech.ts"
import { useSpeech } from "../words/useSpeech.tsx"
import * as Address from "./Address.ts"
import type { Asked as Unwanted } from "./BlockClient.tsx"
import { BlockClient } from "./BlockClient.tsx"
import { Erase } from "./Erase.tsx"
import { Listing } from "./Listing.tsx"
import { blocks as fold } from "./ManagerFrame.tsx"
import { Stamp } from "./Stamp.tsx"
import { State } from "./State.tsx"
import "./Table.css"
import { Pick, plain, Seek } from "./Tools.tsx"
import type { Verdict } from "./Unblock.tsx"
import { Unblock } from "./Unblock.tsx"
import { useStream } from "./useStream.ts"
import "./Visitors.css"

/** Stands for the whole workspace among the sites to pick from. */
const everywhere = "*"

/** How much of the trail shows at first. */
const recent = 8

/** A visitor of the desk's list: who they are, and their conversations, the latest first. */
interface Client {
  readonly visitor: Visitor
  readonly conversations: ReadonlyArray<ConversationSummary>
}

/** The visitors. */
export const VisitorsPage = () => {
  const speech = useSpeech()
  const now = useNow(15_000)
  const followed = useStream("blocks", fold)
  const erasures = useStream("erasures", erased)
  const summaries = useDesk()
  const clients = useMemo(() => clientsOf(summaries), [summaries])
  const [text, setText] = Address.useFilter("q")
  const [verdict, setVerdict] = useState<Verdict>()
  const [unwanted, setUnwanted] = useState<Unwanted>()
  const [erasing, setErasing] = useState<VisitorId>()
  const [longer, setLonger] = useState(false)
  const { state, whole, refused } = followed
  const [scope, setScope] = Address.useFilter("scope")
  const blocked = askedFirst(Blocks.standing(state, now))
  const narrowed = blocked.filter(({ site = everywhere }) => scope === "" || site === scope)
  const away = new Set<string>(blocked.map(({ visitorId }) => visitorId))
  const named = (id: VisitorId): string => visitorName(clients.get(id)?.visitor ?? { _tag: "Visitor", id }, speech)
  const marks = erasures.state.map((mark): Entry => ({ _tag: "Erased", ...mark }))
  const trail = [...state.trail, ...marks].toSorted((a, b) => b.at - a.at || b.seq - a.seq)
  const others = [...clients.values()].filter(({ visitor }) => !away.has(visitor.id))
  const found = others.filter((client) => matches(client, text, speech))
  return (
    <div className="pu-section">
      <div className="pu-section-list">
        <header className="pu-section-head">
          <h2 tabIndex={-1}>{speech.say("manager.visitorsLong")}</h2>
        </header>
        <Part title={speech.say("block.heading")} count={refused === undefined && whole ? blocked.length : undefined}>
          {(blocked.some(({ site }) => site !== undefined) || scope !== "") && (
            <div className="pu-section-tools">
              <Pick
                label={speech.say("block.scope")}
                value={scope}
                options={[
                  [everywhere, scopes.workspace[speech.locale]],
                  ...sites.map(({ id, name }) => [id, name] as const),
                ]}
                onPick={setScope}
              />
            </div>
          )}
          <Listing
            followed={followed}
            size={blocked.length}
            shown={narrowed.length}
            onClear={() => setScope("")}
            empty={
              <Blank icon={<UserRoundCheck size={24} aria-hidden />} title={speech.say("block.emptyTitle")}>
                {speech.say("block.empty")}
              </Blank>
            }
          >
            <BlockedTable
              blocked={narrowed}
              clients={clients}
              now={now}
              named={named}
              onVerdict={setVerdict}
              onErase={setErasing}
            />
          </Listing>
        </Part>
        {trail.length > 0 && (
          <Part title={speech.say("block.trail")}>
            <ol className="pu-trail">
              {(longer ? trail : trail.slice(0, recent)).map((mark) => (
                <TrailLine key={`${mark._tag} ${mark.seq}`} mark={mark} visitor={named(mark.visitorId)} now={now} />
              ))}
            </ol>
            {!longer && trail.length > recent && (
              <Button className="pu-trail-more" look="quiet" size="s" onClick={() => setLonger(true)}>
                {speech.count("block.trailMore", trail.length - recent)}
              </Button>
            )}
          </Part>
        )}
        <Part title={speech.say("client.heading")} count={others.length}>
          {others.length === 0 ? (
            <p className="pu-visitors-none">{speech.say("client.empty")}</p>
          ) : (
            <>
              <div className="pu-section-tools">
                <Seek label={speech.say("client.search")} value={text} onSeek={setText} />
              </div>
              <Listing
                followed={{ whole: true }}
                size={others.length}
                shown={found.length}
                onClear={() => setText("")}
                empty={null}
              >
                <ClientTable clients={found} onBlock={setUnwanted} onErase={setErasing} />
              </Listing>
            </>
          )}
        </Part>
      </div>
      <Unblock verdict={verdict} onClose={() => setVerdict(undefined)} />
      <BlockClient asked={unwanted} onClose={() => setUnwanted(undefined)} />
      <Erase
        asked={erasing === undefined ? undefined : { visitorId: erasing, visitor: named(erasing) }}
        onClose={() => setErasing(undefined)}
      />
    </div>
  )
}

const Part = ({
  title,
  count,
  children,
}: {
  readonly title: string
  readonly count?: number | undefined
  readonly children: ReactNode
}) => {
  const speech = useSpeech()
  return (
    <section className="pu-visitors-part" aria-label={title}>
      <h3>
        {title}
        {count !== undefined && <span className="pu-list-count">{speech.number(count)}</span>}
      </h3>
      {children}
    </section>
  )
}

const BlockedTable = ({
  blocked,
  clients,
  now,
  named,
  onVerdict,
  onErase,
}: {
  readonly blocked: ReadonlyArray<Standing>
  readonly clients: ReadonlyMap<string, Client>
  readonly now: number
  readonly named: (id: VisitorId) => string
  readonly onVerdict: (verdict: Verdict) => void
  readonly onErase: (id: VisitorId) => void
}) => {
  const speech = useSpeech()
  return (
    <div className="pu-table-box">
      <table className="pu-table" aria-label={speech.say("block.heading")}>
        <thead>
          <tr>
            <th>{speech.say("block.visitor")}</th>
            <th>{speech.say("block.scope")}</th>
            <th>{speech.say("block.why")}</th>
            <th>{speech.say("block.byWhom")}</th>
            <th>{speech.say("block.since")}</th>
            <th>
              <span className="pu-hidden">{speech.say("manager.actions")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {blocked.map(({ visitorId, site, reason, comment, by, at, until, request, returns }) => {
            const visitor = named(visitorId)
            const asked = request?._tag === "Requested" ? request : undefined
            const [last] = clients.get(visitorId)?.conversations ?? []
            return (
              <tr key={`${visitorId} ${site ?? everywhere}`}>
                <td>
                  <span className="pu-table-who">
                    <Face name={clients.get(visitorId)?.visitor.name ?? ""} size={28} />
                    <b>
                      <bdi>{named(visitorId)}</bdi>
                    </b>
                  </span>
                </td>
                <td className="pu-table-fit">
                  <bdi>{site === undefined ? scopes.workspace[speech.locale] : siteName(site)}</bdi>
                </td>
                <td>
                  <State tone="red">{reasons[reason][speech.locale]}</State>
                  {comment !== undefined && (
                    <span className="pu-table-more" dir="auto">
                      {comment}
                    </span>
                  )}
                  {returns !== undefined && <CameBack returns={returns} now={now} />}
                  {asked !== undefined && (
                    <span className="pu-visitors-asked">
                      <b>
                        <Hand size={14} aria-hidden />
                        <bdi>{speech.say("unblock.asks", { who: name(asked.by, speech) })}</bdi>
                      </b>
                      <span dir="auto">{asked.comment}</span>
                      <Stamp at={asked.at} />
                    </span>
                  )}
                </td>
                <td className="pu-table-quiet">
                  <bdi>{name(by, speech)}</bdi>
                </td>
                <td className="pu-table-quiet pu-table-fit">
                  <Stamp at={at} />
                  <span className="pu-table-more">
                    {until === undefined
                      ? speech.say("block.forGood")
                      : speech.say("block.toDate", { date: speech.stamp(until) })}
                  </span>
                </td>
                <td className="pu-table-fit">
                  <span className="pu-table-actions">
                    {last !== undefined && <ToConversation id={last.id} />}
                    {asked !== undefined && (
                      <Button
                        size="s"
                        aria-label={speech.say("unblock.refuseWho", { visitor })}
                        onClick={() => onVerdict({ visitorId, visitor, refused: true })}
                      >
                        {speech.say("unblock.refuse")}
                      </Button>
                    )}
                    <Button
                      size="s"
                      {...(asked !== undefined && { look: "primary" as const })}
                      aria-label={speech.say("block.unblockWho", { visitor })}
                      onClick={() => onVerdict({ visitorId, visitor, site, refused: false })}
                    >
                      {speech.say("block.unblock")}
                    </Button>
                    <ToErase visitor={named(visitorId)} onErase={() => onErase(visitorId)} />
                  </span>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** That a visitor who is kept away came back since, how often, and how long ago they last did. */
const CameBack = ({ returns: { times, last }, now }: { readonly returns: Returns; readonly now: number }) => {
  const speech = useSpeech()
  const ago = speech.say(times === 1 ? "block.returnedOnce" : "block.returnedLast", {
    span: speech.span(Math.max(1_000, now - last)),
  })
  return (
    <span className="pu-table-more pu-visitors-returned" title={speech.moment(last)}>
      <DoorClosed size={14} aria-hidden />
      {speech.count("block.returned", times)}
      {ago}
    </span>
  )
}

/** What was said of a visitor, or that they were erased. */
type Entry = Mark | ({ readonly _tag: "Erased" } & Erasures.Mark)

const TrailLine = ({
  mark,
  visitor,
  now,
}: {
  readonly mark: Entry
  readonly visitor: string
  readonly now: number
}) => {
  const speech = useSpeech()
  const who = name(mark.by, speech)
  if (mark._tag === "Erased") {
    return (
      <li className="pu-trail-line" data-kind={mark._tag}>
        <span className="pu-trail-icon">
          <Eraser size={14} aria-hidden />
        </span>
        <bdi className="pu-trail-words">{speech.say("erase.wasErased", { who, visitor })}</bdi>
        <Stamp at={mark.at} />
      </li>
    )
  }
  const Icon = markIcons[mark._tag]
  const more =
    mark._tag === "Blocked"
      ? [
          scopeWords(mark, speech),
          reasons[mark.reason][speech.locale],
          ...(mark.until === undefined
            ? []
            : [speech.say(mark.until <= now ? "block.over" : "block.toDate", { date: speech.stamp(mark.until) })]),
        ].join(", ")
      : mark._tag === "Unblocked" && mark.site !== undefined
        ? scopeWords(mark, speech)
        : undefined
  return (
    <li className="pu-trail-line" data-kind={mark._tag}>
      <span className="pu-trail-icon">
        <Icon size={14} aria-hidden />
      </span>
      <span className="pu-trail-words">
        <bdi>{speech.say(`block.was${mark._tag}`, { who, visitor })}</bdi>
        {more !== undefined && <span className="pu-table-quiet"> · {more}</span>}
        {mark.comment !== undefined && (
          <span className="pu-table-more" dir="auto">
            {mark.comment}
          </span>
        )}
      </span>
      <Stamp at={mark.at} />
    </li>
  )
}

const markIcons: Readonly<Record<Mark["_tag"], LucideIcon>> = {
  Blocked: Ban,
  Unblocked: UserRoundCheck,
  Requested: Hand,
  Refused: UserRoundX,
}

/** Those for whom an agent has asked come first. */
const askedFirst = (all: ReadonlyArray<Standing>): ReadonlyArray<Standing> => {
  const asked = ({ request }: Standing): boolean => request?._tag === "Requested"
  return [...all.filter(asked), ...all.filter((one) => !asked(one))]
}

const ClientTable = ({
  clients,
  onBlock,
  onErase,
}: {
  readonly clients: ReadonlyArray<Client>
  readonly onBlock: (asked: Unwanted) => void
  readonly onErase: (id: VisitorId) => void
}) => {
  const speech = useSpeech()
  return (
    <div className="pu-table-box">
      <table className="pu-table" aria-label={speech.say("client.heading")}>
        <thead>
          <tr>
            <th>{speech.say("block.visitor")}</th>
            <th>{speech.say("client.last")}</th>
            <th>{speech.say("client.state")}</th>
            <th className="pu-aside">{speech.say("client.owner")}</th>
            <th>{speech.say("problem.when")}</th>
            <th>
              <span className="pu-hidden">{speech.say("manager.actions")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {clients.map(({ visitor, conversations: [last, ...before] }) => {
            if (last === undefined) return null
            const there = !last.visitorGone && last.status !== "closed"
            return (
              <tr key={visitor.id}>
                <td>
                  <span className="pu-table-who">
                    <Face
                      name={visitor.name ?? ""}
                      size={28}
                      presence={{ there, label: speech.say(there ? "visitor.here" : "visitor.gone") }}
                    />
                    <span>
                      <b>
                        <bdi>{visitorName(visitor, speech)}</bdi>
                      </b>
                      {before.length > 0 && (
                        <span className="pu-table-more">{speech.count("client.conversations", before.length + 1)}</span>
                      )}
                    </span>
                  </span>
                </td>
                <td>
                  <bdi className="pu-visitors-last">{last.last?.text ?? speech.say("list.nothingSaid")}</bdi>
                </td>
                <td className="pu-table-fit">
                  <State tone={last.status === "queued" ? "amber" : last.status === "closed" ? "plain" : "accent"}>
                    {speech.say(`client.status.${last.status}`)}
                  </State>
                </td>
                <td className="pu-aside pu-table-quiet">
                  <bdi>{last.owner?.name ?? ""}</bdi>
                </td>
                <td className="pu-table-quiet pu-table-fit">
                  <Stamp at={last.last?.at ?? last.startedAt} />
                </td>
                <td className="pu-table-fit">
                  <span className="pu-table-actions">
                    <ToConversation id={last.id} />
                    <IconButton
                      size="s"
                      label={speech.say("block.who", { visitor: visitorName(visitor, speech) })}
                      title={speech.say("block.title")}
                      aria-haspopup="dialog"
                      onClick={() =>
                        onBlock({
                          visitorId: visitor.id,
                          visitor: visitorName(visitor, speech),
                          conversation: last.status === "closed" ? undefined : last.id,
                          site: last.site,
                        })
                      }
                    >
                      <Ban size={15} aria-hidden />
                    </IconButton>
                    <ToErase visitor={visitorName(visitor, speech)} onErase={() => onErase(visitor.id)} />
                  </span>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

const ToErase = ({ visitor, onErase }: { readonly visitor: string; readonly onErase: () => void }) => {
  const speech = useSpeech()
  return (
    <IconButton size="s" label={speech.say("erase.eraseWho", { visitor })} onClick={onErase}>
      <Eraser size={15} aria-hidden />
    </IconButton>
  )
}

const erased: Fold<Erasures.Erasures> = { initial: Erasures.empty, apply: Erasures.apply }

const ToConversation = ({ id }: { readonly id: string }) => {
  const speech = useSpeech()
  return (
    <a
      className="pu-button"
      data-look="quiet"
      data-size="s"
      data-square=""
      href={`/desk/c/${id}`}
      aria-label={speech.say("manager.conversation")}
      title={speech.say("manager.conversation")}
    >
      <MessagesSquare size={15} aria-hidden />
    </a>
  )
}

/** The visitors of a list of conversations, whoever spoke last first. */
const clientsOf = (summaries: ReadonlyArray<ConversationSummary>): ReadonlyMap<string, Client> => {
  const latest = (one: ConversationSummary): number => one.last?.at ?? one.startedAt
  const clients = new Map<string, Client>()
  for (const summary of summaries.toSorted((a, b) => latest(b) - latest(a))) {
    const known = clients.get(summary.visitor.id)
    // Whoever gave their name once has it in the conversations before.
    const visitor = known?.visitor.name === undefined ? summary.visitor : known.visitor
    clients.set(summary.visitor.id, { visitor, conversations: [...(known?.conversations ?? []), summary] })
  }
  return clients
}

const matches = ({ visitor, conversations }: Client, text: string, speech: Speech): boolean => {
  const wanted = plain(text.trim())
  return [visitorName(visitor, speech), ...conversations.map(({ last }) => last?.text ?? "")].some((words) =>
    plain(words).includes(wanted),
  )
}
