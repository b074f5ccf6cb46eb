/**
 * The visitor's side of directed navigation: the question before their page is seen or driven, and what shows meanwhile,
 * with everything that stops it.
 *
 * Nothing of the page leaves before they have agreed; what records it is loaded when they are asked.
 *
 * @since 0.1.0
 */
import {
  endNavigation,
  grantNavigation,
  pauseNavigation,
  refuseNavigation,
  resumeNavigation,
} from "@pupitre/actions/DirectNavigation"
import type { Locale } from "@pupitre/core/Catalogue"
import { owner } from "@pupitre/core/Conversation"
import type { NavigationLevel } from "@pupitre/core/Fact"
import * as Navigation from "@pupitre/core/Navigation"
import { useWindow } from "@pupitre/react-bindings/ConversationProvider"
import { useConversation } from "@pupitre/react-bindings/useConversation"
import { useSubmit } from "@pupitre/react-bindings/useSubmit"
import { ExternalLink, Eye, MousePointerClick, Pause, ShieldCheck } from "lucide-react"
import type { ReactNode } from "react"
import { useEffect, useRef, useState } from "react"
import { otherOrigins } from "../../../sites.ts"
import * as Route from "../../start/Route.ts"
import { say } from "../words.ts"
import "./guided.css"

interface Shown {
  readonly locale: Locale
}

/** What stands over the shop while an agent asks for the page, sees or drives it; nothing otherwise. */
export const Guided = ({ locale }: Shown) => {
  const { navigation, owner: agent } = useGuided()
  const question = useMirrored(navigation.state !== "idle")
  const name = agent ?? say(locale, "agent")
  const going = Navigation.observes(navigation) || navigation.state === "paused"
  const before = useRef(navigation.state)
  useEffect(() => {
    const begins = before.current === "granted" && navigation.state === "running"
    before.current = navigation.state
    // The question that had the focus is gone, and what it led to comes a moment later.
    if (begins && document.activeElement === document.body) {
      document.querySelector<HTMLElement>(".shop-guide-bar")?.focus()
    }
  }, [navigation.state])
  return (
    // The agent sees it, and touches none of it.
    <div className="shop-guide" data-pupitre-own="" data-granted={navigation.state === "granted"}>
      {navigation.state === "requested" && (
        <Ask
          key={navigation.level}
          locale={locale}
          name={name}
          level={navigation.level}
          expiresAt={navigation.expiresAt}
        />
      )}
      {question !== undefined && <Leave key={question.url} locale={locale} name={name} question={question} />}
      {going && <Going locale={locale} name={name} navigation={navigation} />}
      <Over locale={locale} going={going} />
    </div>
  )
}

const useGuided = () => {
  const conversation = useConversation()
  const live = conversation.status === "active"
  return { navigation: live ? conversation.navigation : Navigation.idle, owner: owner(conversation)?.name }
}

/** What the visitor is asked when the agent would lead their page to another origin. */
interface Question {
  readonly url: string
  readonly answer: (yes: boolean) => void
}

/**
 * Records the page while the visitor allows it, from the first time that they are asked; the question that an agent's step
 * waits for, while one does.
 */
const useMirrored = (asked: boolean): Question | undefined => {
  const window = useWindow()
  const [wanted, setWanted] = useState(asked)
  const [question, setQuestion] = useState<Question>()
  useEffect(() => {
    if (asked) setWanted(true)
  }, [asked])
  useEffect(() => {
    if (!wanted) return
    let end = (): void => {}
    let left = false
    void import("@pupitre/actions/mirror/PageMirror").then(({ serve }) => {
      if (left) return
      const ask = (url: string, over: AbortSignal): Promise<boolean> =>
        new Promise((resolve) => {
          const answer = (yes: boolean): void => {
            setQuestion(undefined)
            resolve(yes)
          }
          over.addEventListener("abort", () => answer(false))
          setQuestion({ url, answer })
        })
      end = serve(window, {
        mask: ".chat-panel",
        goTo,
        leaving: { origins: otherOrigins(location.href), ask },
        colors: { observe: "#a8481f", control: "#7a2f0f" },
      })
    })
    return () => {
      left = true
      end()
    }
  }, [wanted, window])
  return question
}

/** Another page of the shop shows without loading anything again. */
const goTo = (address: string): void => {
  const url = new URL(address)
  if (url.origin !== location.origin || Route.part(url.pathname) !== "shop") return location.assign(url)
  Route.go(url.pathname)
  scrollTo({ top: 0 })
}

const Ask = ({
  locale,
  name,
  level,
  expiresAt,
}: Shown & { readonly name: string; readonly level: NavigationLevel; readonly expiresAt: number }) => {
  const grant = useSubmit(grantNavigation)
  const refuse = useSubmit(refuseNavigation)
  const dialog = useRef<HTMLElement>(null)
  const driving = level === "control"
  useEffect(() => {
    // Who is writing goes on writing; the question is announced all the same.
    if (document.activeElement?.matches("input, textarea, select") !== true) dialog.current?.focus()
  }, [])
  return (
    <section
      ref={dialog}
      className="shop-guide-ask"
      role="alertdialog"
      aria-labelledby="guide-title"
      aria-describedby="guide-text"
      tabIndex={-1}
    >
      <span className="shop-guide-icon">
        {driving ? <MousePointerClick size={22} aria-hidden /> : <Eye size={22} aria-hidden />}
      </span>
      <h2 id="guide-title">{say(locale, driving ? "guideControlTitle" : "guideObserveTitle", { name })}</h2>
      <div id="guide-text">
        <p>{say(locale, driving ? "guideControlText" : "guideObserveText", { name })}</p>
        <p className="shop-guide-safe">
          <ShieldCheck size={18} aria-hidden />
          {say(locale, driving ? "guideControlSafe" : "guideObserveSafe")}
        </p>
      </div>
      <div className="shop-consent-choices">
        <button type="button" className="shop-button" onClick={() => grant({ level })}>
          {say(locale, "guideAllow")}
        </button>
        <button type="button" className="shop-button shop-quiet" onClick={() => refuse({})}>
          {say(locale, "guideDecline")}
        </button>
        <span className="shop-guide-left" role="timer">
          <Left locale={locale} until={expiresAt} />
        </span>
      </div>
    </section>
  )
}

/** Whether the page may go where the agent would lead it, which is not the shop's any more. */
const Leave = ({
  locale,
  name,
  question: { url, answer },
}: Shown & { readonly name: string; readonly question: Question }) => {
  const dialog = useRef<HTMLElement>(null)
  useEffect(() => {
    if (document.activeElement?.matches("input, textarea, select") !== true) dialog.current?.focus()
  }, [])
  return (
    <section
      ref={dialog}
      className="shop-guide-ask"
      role="alertdialog"
      aria-labelledby="guide-leave-title"
      aria-describedby="guide-leave-text"
      tabIndex={-1}
      onKeyDown={({ key }) => {
        if (key === "Escape") answer(false)
      }}
    >
      <span className="shop-guide-icon">
        <ExternalLink size={22} aria-hidden />
      </span>
      <h2 id="guide-leave-title">{say(locale, "guideLeaveTitle", { host: new URL(url).host })}</h2>
      <div id="guide-leave-text">
        <p>{say(locale, "guideLeaveText", { name })}</p>
        <p className="shop-guide-safe">
          <ShieldCheck size={18} aria-hidden />
          {say(locale, "guideLeaveSafe", { name })}
        </p>
      </div>
      <div className="shop-consent-choices">
        <button type="button" className="shop-button" onClick={() => answer(true)}>
          {say(locale, "guideLeaveGo")}
        </button>
        <button type="button" className="shop-button shop-quiet" onClick={() => answer(false)}>
          {say(locale, "guideLeaveStay")}
        </button>
      </div>
    </section>
  )
}

const Left = ({ locale, until }: Shown & { readonly until: number }) => {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  const seconds = Math.max(0, Math.ceil((until - now) / 1000))
  const words = new Intl.NumberFormat(locale, { style: "unit", unit: "second", unitDisplay: "long" }).format(seconds)
  return <>{say(locale, "guideLeft", { time: words })}</>
}

const Going = ({
  locale,
  name,
  navigation,
}: Shown & { readonly name: string; readonly navigation: Navigation.Navigation }) => {
  const pause = useSubmit(pauseNavigation)
  const resume = useSubmit(resumeNavigation)
  const end = useSubmit(endNavigation)
  const paused = navigation.state === "paused"
  const driven = Navigation.controls(navigation)
  return (
    <section className="shop-guide-bar" data-paused={paused} aria-label={say(locale, "guideLabel")} tabIndex={-1}>
      <p role="status">
        <span className="shop-guide-dot">
          {paused ? (
            <Pause size={16} aria-hidden />
          ) : driven ? (
            <MousePointerClick size={16} aria-hidden />
          ) : (
            <Eye size={16} aria-hidden />
          )}
        </span>
        {say(locale, paused ? "guidePaused" : driven ? "guideDriven" : "guideSeen", { name })}
      </p>
      <div className="shop-guide-deeds">
        {paused ? (
          <Deed primary onDo={() => resume({})}>
            {say(locale, "guideResume")}
          </Deed>
        ) : (
          navigation.state === "running" && <Deed onDo={() => pause({})}>{say(locale, "guidePause")}</Deed>
        )}
        <Deed onDo={() => end({})}>{say(locale, "guideStop")}</Deed>
        <button type="button" className="shop-plain" onClick={() => end({ revoke: true })}>
          {say(locale, "guideRevoke")}
        </button>
      </div>
    </section>
  )
}

const Deed = ({
  primary = false,
  onDo,
  children,
}: {
  readonly primary?: boolean
  readonly onDo: () => void
  readonly children: ReactNode
}) => (
  <button type="button" className={primary ? "shop-button" : "shop-button shop-quiet"} onClick={onDo}>
    {children}
  </button>
)

/** Says for a moment that the page is the visitor's alone again. */
const Over = ({ locale, going }: Shown & { readonly going: boolean }) => {
  const before = useRef(going)
  const [over, setOver] = useState(false)
  useEffect(() => {
    if (before.current && !going) setOver(true)
    before.current = going
  }, [going])
  useEffect(() => {
    if (!over) return
    const timer = setTimeout(() => setOver(false), 6_000)
    return () => clearTimeout(timer)
  }, [over])
  return (
    <p role="status" className="shop-guide-over" data-shown={over && !going}>
      {over && !going && say(locale, "guideOver")}
    </p>
  )
}
