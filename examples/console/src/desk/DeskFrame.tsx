/**
 * The five zones of the desk and where they stand: list, window (header, filters, thread, composer), actions,
 * information.
 *
 * @since 0.1.0
 */
import type { ReactNode } from "react"
import "../design/base.css"
import { TipGround, Tips } from "../design/Tip.tsx"
import { useSpeech } from "../words/useSpeech.tsx"
import "./DeskFrame.css"
import "./mirror/MirrorPane.css"

/** The whole desk: the list with what is above and below it, and the window. */
export const DeskFrame = ({
  bar,
  list,
  foot,
  windowOpen,
  children,
}: {
  readonly bar: ReactNode
  readonly list: ReactNode
  readonly foot: ReactNode
  /** Whether a conversation is open: on a narrow screen it then takes the place of the list. */
  readonly windowOpen: boolean
  readonly children: ReactNode
}) => (
  <Tips>
    <div className="pu-app pu-desk" data-window={windowOpen}>
      <div className="pu-side">
        <header className="pu-side-head">{bar}</header>
        <div className="pu-side-list">{list}</div>
        <footer className="pu-side-foot">{foot}</footer>
      </div>
      <main className="pu-main">
        {children}
        <TipGround />
      </main>
    </div>
  </Tips>
)

/** The zones of one conversation. */
export const WindowFrame = ({
  label,
  header,
  notice,
  filters,
  thread,
  composer,
  actions,
  information,
  mirror,
}: {
  readonly label: string
  readonly header: ReactNode
  readonly notice?: ReactNode
  readonly filters: ReactNode
  readonly thread: ReactNode
  readonly composer: ReactNode
  readonly actions: ReactNode
  readonly information: ReactNode
  /** The visitor's page, beside the thread. */
  readonly mirror?: ReactNode
}) => (
  <div className="pu-window" role="group" aria-label={label}>
    <div className="pu-work">
      <div className="pu-work-in">
        {mirror}
        <div className="pu-talk">
          {header}
          {notice}
          {filters}
          {thread}
          {composer}
        </div>
      </div>
    </div>
    {actions}
    {information}
  </div>
)

/** The product's name, at the top of the list. */
export const Brand = ({ children }: { readonly children?: ReactNode }) => {
  const speech = useSpeech()
  return (
    <>
      <span className="pu-brand">
        <svg className="pu-brand-mark" width="22" height="22" viewBox="0 0 22 22" aria-hidden>
          <path d="M3 6.5A3.5 3.5 0 0 1 6.5 3h9A3.5 3.5 0 0 1 19 6.5v5a3.5 3.5 0 0 1-3.5 3.5H9l-4.2 3.6A1.1 1.1 0 0 1 3 17.8Z" />
          <path d="M7 7.5h8M7 10.8h5" />
        </svg>
        <span className="pu-brand-name">{speech.say("desk.title")}</span>
      </span>
      {children}
    </>
  )
}
