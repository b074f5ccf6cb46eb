/**
 * The manager's page around its sections: where one is, where one can go, who one is.
 *
 * @since 0.1.0
 */
import * as Blocks from "@pupitre/actions/Blocks"
import * as Problems from "@pupitre/actions/Problems"
import type { ChannelStatus, Self } from "@pupitre/core/EventChannel"
import type { Fold } from "@pupitre/core/Projection"
import { Ban, Flag, Library, MessagesSquare, TableProperties } from "lucide-react"
import type { LucideIcon } from "lucide-react"
import type { MouseEvent, ReactNode } from "react"
import "../design/base.css"
import { TipGround, Tips } from "../design/Tip.tsx"
import { useNow } from "../desk/Clock.ts"
import "../desk/list/ConversationList.css"
import { Brand } from "../desk/DeskFrame.tsx"
import "../desk/DeskFrame.css"
import { SelfBar } from "../desk/list/SelfBar.tsx"
import type { Account } from "../desk/Session.ts"
import { accounts } from "../desk/Session.ts"
import { useSpeech } from "../words/useSpeech.tsx"
import * as Address from "./Address.ts"
import "./ManagerFrame.css"
import { useStream } from "./useStream.ts"

/** The manager's page around a section. Without `self` the server has not said hello yet. */
export const ManagerFrame = ({
  account,
  onAccount,
  self,
  status = "Connecting",
  children,
}: {
  readonly account: Account
  readonly onAccount: (account: Account) => void
  readonly self?: Self | undefined
  readonly status?: ChannelStatus["_tag"]
  readonly children?: ReactNode
}) => {
  const speech = useSpeech()
  const name =
    self?.participant._tag === "Agent" ? self.participant.name : accounts.find(({ id }) => id === account)?.name
  return (
    <Tips>
      <div className="pu-app pu-manager">
        <div className="pu-side">
          <header className="pu-side-head">
            <Brand />
          </header>
          <nav className="pu-manager-nav" aria-label={speech.say("manager.sections")}>
            <ul>
              {Address.sections.map((section) => (
                <li key={section}>
                  <SectionLink section={section}>{self?.role === "manager" && counts[section]}</SectionLink>
                </li>
              ))}
            </ul>
            <a className="pu-manager-link pu-manager-out" href="/desk">
              <MessagesSquare size={18} aria-hidden />
              <span className="pu-manager-words">{speech.say("manager.desk")}</span>
            </a>
          </nav>
          <footer className="pu-side-foot">
            <SelfBar
              name={name}
              role={self?.role}
              status={status}
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
          </footer>
        </div>
        <main className="pu-main pu-manager-main">
          <h1 className="pu-hidden">{speech.say("manager.title")}</h1>
          {children}
          <TipGround />
        </main>
      </div>
    </Tips>
  )
}

const SectionLink = ({ section, children }: { readonly section: Address.Section; readonly children: ReactNode }) => {
  const speech = useSpeech()
  const here = Address.usePlace().section === section
  const Icon = icons[section]
  return (
    <a
      className="pu-manager-link"
      href={Address.pathOf({ section, open: undefined })}
      aria-current={here ? "page" : undefined}
      onClick={(event) => follow(event, { section, open: undefined })}
    >
      <Icon size={18} aria-hidden />
      <span className="pu-manager-words">{speech.say(`manager.${section}`)}</span>
      {children}
    </a>
  )
}

/** Goes to a place of this page at a plain click; every other kind of click is the browser's. */
export const follow = (event: MouseEvent, place: Address.Place): void => {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return
  event.preventDefault()
  Address.go(place)
}

const icons: Readonly<Record<Address.Section, LucideIcon>> = {
  problems: Flag,
  visitors: Ban,
  library: Library,
  data: TableProperties,
}

const OpenProblems = () => {
  const { state } = useStream("problems", problems)
  return <Count n={state.reports.filter(({ status }) => status === "new").length} pressing />
}

const BlockedVisitors = () => {
  const { state } = useStream("blocks", blocks)
  const standing = Blocks.standing(state, useNow(60_000))
  const asked = standing.filter(({ request }) => request?._tag === "Requested").length
  return asked === 0 ? <Count n={standing.length} /> : <Count n={asked} pressing />
}

const Count = ({ n, pressing = false }: { readonly n: number; readonly pressing?: boolean }) => {
  const speech = useSpeech()
  return n === 0 ? null : (
    <span className="pu-list-count" data-pressing={pressing}>
      {speech.number(n)}
    </span>
  )
}

const counts: Readonly<Record<Address.Section, ReactNode>> = {
  problems: <OpenProblems />,
  visitors: <BlockedVisitors />,
  library: null,
  data: null,
}

/** The reports of the workspace, followed. */
export const problems: Fold<Problems.Problems> = { initial: Problems.empty, apply: Problems.apply }

/** The blocks of the workspace, followed. */
export const blocks: Fold<Blocks.Blocks> = { initial: Blocks.empty, apply: Blocks.apply }
