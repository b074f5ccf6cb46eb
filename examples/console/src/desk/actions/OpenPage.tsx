/**
 * The question before the visitor's page opens in a tab of the agent's own: which page, and what does not come along.
 *
 * The tab is opened by the click on a link, which no browser holds back, and knows nothing of the desk.
 *
 * @since 0.1.0
 */
import { page as pageOf, staleWarning, warning } from "@pupitre/actions/OpenCurrentPage"
import { useAction } from "@pupitre/react-bindings/useAction"
import { useConversation } from "@pupitre/react-bindings/useConversation"
import { Check, Copy, ExternalLink, History } from "lucide-react"
import { useState } from "react"
import { Button } from "../../design/Button.tsx"
import { Notice } from "../../design/Notice.tsx"
import { Popover } from "../../design/Popover.tsx"
import { useSpeech } from "../../words/useSpeech.tsx"
import { actions } from "./Actions.ts"
import { Elapsed } from "../Elapsed.tsx"
import "./OpenPage.css"

/** The question, beside the control that asked for it. `there`: whether the visitor is still on the site. */
export const OpenPage = ({
  anchor,
  there,
  onDone,
}: {
  readonly anchor: Element | undefined
  readonly there: boolean
  readonly onDone: () => void
}) => {
  const speech = useSpeech()
  return (
    <Popover anchor={anchor} title={speech.say("page.title")} onClose={onDone}>
      <Content there={there} onDone={onDone} />
    </Popover>
  )
}

const Content = ({ there, onDone }: { readonly there: boolean; readonly onDone: () => void }) => {
  const speech = useSpeech()
  const conversation = useConversation()
  const { run } = useAction(actions.openCurrentPage)
  const [copied, setCopied] = useState<boolean>()
  const opened = pageOf(conversation, there)
  if (opened === undefined) return <p role="status">{speech.because([{ key: "NoKnownPage" }])}</p>
  const { page } = conversation
  const { host, pathname } = new URL(opened.url)
  return (
    <>
      <div className="pu-page">
        {page !== undefined && page.title !== "" && <b dir="auto">{page.title}</b>}
        <small className="pu-ellipsis" title={opened.url}>
          {host}
          {pathname === "/" ? "" : pathname}
        </small>
      </div>
      {opened.stale && (
        <Notice tone="amber" icon={<History size={16} aria-hidden />}>
          {staleWarning[speech.locale]}{" "}
          {page !== undefined && (
            <span>
              {speech.say("page.seen")} <Elapsed since={page.at} form="span" />
            </span>
          )}
        </Notice>
      )}
      <p>{warning[speech.locale]}</p>
      <div className="pu-popover-foot">
        <Button
          size="s"
          look="quiet"
          onClick={() => {
            navigator.clipboard.writeText(opened.url).then(
              () => setCopied(true),
              () => setCopied(false),
            )
          }}
        >
          {copied === true ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
          <span aria-live="polite">
            {speech.say(copied === undefined ? "page.copy" : copied ? "page.copied" : "page.notCopied")}
          </span>
        </Button>
        <a
          className="pu-button"
          data-look="primary"
          data-size="s"
          href={opened.url}
          target="_blank"
          rel="noopener noreferrer"
          onClick={() => {
            void run({})
            onDone()
          }}
        >
          {speech.say("page.open")}
          <ExternalLink size={14} role="img" aria-label={speech.say("entry.linkOpens")} />
        </a>
      </div>
      <p className="pu-page-blocked">{speech.say("page.blocked")}</p>
    </>
  )
}
