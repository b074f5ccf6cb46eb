/**
 * The visitor's page as an agent sees it: recorded with rrweb while the visitor allows it, and driven step by step.
 *
 * What leaves the page is what the site shows. What is typed or chosen is masked unless the site shares it, and a password,
 * a card, a one-time code, a file or a hidden field even then; of what the site masks nothing leaves but its size. The page
 * has the last word on every step, and answers each.
 *
 * | attribute             | what it says of an element and everything in it                                |
 * | --------------------- | ------------------------------------------------------------------------------ |
 * | `data-pupitre-mask`   | neither seen nor touched by anyone but the visitor                             |
 * | `data-pupitre-share`  | what is typed or chosen here may be seen, and filled in by an agent who drives |
 * | `data-pupitre-own`    | seen, but touched by the visitor alone: the button that pays                   |
 *
 * Needs the package `@rrweb/record`. It records for itself: a page has one recorder of that package at a time.
 *
 * @since 0.1.0
 */
import type { Conversation } from "@pupitre/core/Conversation"
import { owner } from "@pupitre/core/Conversation"
import type { ConversationWindow } from "@pupitre/core/ConversationWindow"
import type { NavigationLevel } from "@pupitre/core/Fact"
import type { FromDesk, FromPage } from "@pupitre/core/Mirror"
import * as Navigation from "@pupitre/core/Navigation"
import type { Readable } from "@pupitre/core/Readable"
import type { Reason } from "@pupitre/core/Reason"
import type { SafeUrl } from "@pupitre/core/SafeUrl"
import * as Signals from "@pupitre/core/Signals"
import { record } from "@rrweb/record"
import * as Schema from "effect/Schema"
import * as ActionReason from "../ActionReason.js"
import type { Leaving } from "../internal/mirror/leaving.js"
import { asking, holding, leadsAway } from "../internal/mirror/leaving.js"
import { scrub } from "../internal/mirror/masking.js"
import * as Overlay from "../internal/mirror/overlay.js"
import type { Selectors } from "../internal/mirror/ownership.js"
import { clickable, guarded, isOwn, look, toggles } from "../internal/mirror/ownership.js"
import type { PageEvent } from "../internal/mirror/pageEvent.js"
import { kind } from "../internal/mirror/pageEvent.js"
import { refusal } from "../internal/mirror/permitted.js"
import { click, fill } from "../internal/mirror/steps.js"
import { cut } from "../internal/mirror/take.js"
import { NavigationStep } from "../NavigationStep.js"

export type { Leaving } from "../internal/mirror/leaving.js"

/** What a site decides. Selectors are beside the attributes, for pages that cannot carry them. */
export interface Options {
  /** What is masked whole. */
  readonly mask?: string
  /** Where what is typed may be seen, and filled in. */
  readonly share?: string
  /** What the visitor alone may touch. */
  readonly own?: string
  /**
   * Where the page may be led besides its own origin, and how the visitor is asked first; nowhere unless given. They are asked
   * too, whatever the origin, where a script leads away after they have touched the page themselves.
   */
  readonly leaving?: Leaving
  /** Shows another page of the site; `location.assign` unless given. */
  readonly goTo?: (url: SafeUrl) => void
  /** The name beside the agent's pointer. */
  readonly name?: string
  /** CSS colours over the page while it is seen, and while it is driven. */
  readonly colors?: { readonly observe: string; readonly control: string }
}

/** The page, recorded. */
export interface PageMirror {
  /** Takes what a desk has sent. */
  readonly receive: (item: FromDesk) => void
  /** Shows where the agent points, CSS pixels of the document; nowhere when absent. */
  readonly point: (at: { readonly x: number; readonly y: number } | undefined) => void
  /** Stops, and takes away what it shows. */
  readonly stop: () => void
}

/** Where a page sends what it shows, and what it may do now. */
export interface Line {
  readonly send: (item: FromPage) => void
  readonly conversation: Readable<Conversation>
}

/** A step that leads to another origin. */
interface Waiting {
  readonly away: string
  readonly step: NavigationStep
}

/** Records the page from now on, and takes steps, until it is stopped. */
export const start = ({ send, conversation }: Line, options: Options = {}): PageMirror => {
  const { observe = "#2f6fde", control = "#c2410c" } = options.colors ?? {}
  const overlay = Overlay.show(document, {
    name: options.name ?? owner(conversation.get())?.name ?? "",
    observing: observe,
    driving: control,
  })
  const selectors: Selectors = {
    mask: either("[data-pupitre-mask], .rr-block", options.mask),
    share: either("[data-pupitre-share]", options.share),
    own: either("[data-pupitre-own]", options.own),
    ours: overlay.host,
  }
  const nodeOf = (id: number): Node | null => record.mirror.getNode(id)
  const whose = (id: number) => look(nodeOf(id), selectors)

  let take = lastTake
  let n = 0
  let waiting: Array<string> = []
  let grown = 0
  let told = location.href
  let flushing: ReturnType<typeof setTimeout> | undefined
  let stopped = false

  const flush = (): void => {
    flushing = undefined
    if (stopped || waiting.length === 0) return
    const text = waiting.join("")
    waiting = []
    for (const piece of cut(text)) send({ _tag: "Piece", take, n: n++, text: piece })
  }
  const push = (event: PageEvent): void => {
    const line = scrub(event, whose)
    if (line === undefined) return
    const text = `${JSON.stringify(line)}\n`
    waiting.push(text)
    if (event.type === kind.change) grown += text.length
  }
  const emit = (event: unknown): void => {
    if (stopped) return
    const said = event as PageEvent
    // The address and the size come first, then the whole page.
    if (said.type === kind.page) {
      // Higher than any take of a page that was here before, so that a desk takes it for what is newer.
      take = lastTake = Math.max(Date.now(), lastTake + 1)
      n = 0
      grown = 0
      waiting = []
    }
    // A site that changes its address without loading a page says so to nobody: it is looked at as the page changes.
    else if (location.href !== told) {
      const size = { width: innerWidth, height: innerHeight }
      push({ type: kind.page, timestamp: said.timestamp, data: { href: location.href, ...size } })
    }
    told = location.href
    push(said)
    flushing ??= setTimeout(flush, together)
    if (grown > longest) queueMicrotask(again)
  }
  const again = (): void => {
    if (!stopped) record.takeFullSnapshot(true)
  }
  // Asked for more often than a page can bear, it begins when it may.
  let beginning: ReturnType<typeof setTimeout> | undefined
  const againInTime = (): void => {
    beginning ??= setTimeout(
      () => {
        beginning = undefined
        again()
      },
      Math.max(0, lastTake + rest - Date.now()),
    )
  }
  const question = asking(options.leaving)
  const show = (): void => {
    const level = levelOf(conversation.get())
    if (level === "observe") question.end()
    overlay.level(level)
  }
  show()
  const leave = conversation.subscribe(show)
  const stopRecording = record({
    emit,
    recordAfter: "DOMContentLoaded",
    blockSelector: selectors.mask,
    maskAllInputs: true,
    maskInputFn: (text, element) => {
      const field = look(element, selectors)
      return field === "page" || field === "shared" ? text : text.replace(/\S/gu, "•")
    },
    slimDOMOptions: "all",
    sampling: { mousemove: 50, mousemoveCallback: 100, scroll: 100 },
    errorHandler: () => true,
  })

  const first = lastTake
  const answer = (id: number, reasons: ReadonlyArray<Reason>): void => send({ _tag: "Stepped", id, reasons })

  /** Where the page may go: the visitor has said yes to that very address. */
  let allowed: string | undefined
  /** Where a script would have led the page while a step was being done. */
  let held: SafeUrl | undefined
  let doing = false
  /** Whether the visitor has touched the page since the last step. */
  let touched = false

  const targetOf = (name: string): Element | undefined => {
    const [, of, id] = /^t(\d{1,16})n(\d{1,15})$/.exec(name) ?? []
    // A page that was here before gave the same numbers to other elements.
    const node = id === undefined || Number(of) < first || Number(of) > take ? null : nodeOf(Number(id))
    const element = node?.nodeType === Node.TEXT_NODE ? node.parentElement : node
    return element?.nodeType === Node.ELEMENT_NODE && element.isConnected && !selectors.ours.contains(element)
      ? (element as Element)
      : undefined
  }

  const go = (url: string): void => {
    allowed = url
    if (options.goTo === undefined) location.assign(url)
    else options.goTo(url as SafeUrl)
  }

  /** Why it is not done; or what waits for the visitor's word. `allowed`: where they let the page go. */
  const perform = (step: NavigationStep, yes: string | undefined): ReadonlyArray<Reason> | Waiting => {
    const aimed = "target" in step ? targetOf(step.target) : undefined
    const element = aimed === undefined ? undefined : step._tag === "Click" ? (clickable(aimed) ?? aimed) : aimed
    const changes = step._tag === "Fill" || (step._tag === "Click" && element !== undefined && toggles(element))
    const aim = element && {
      element: guarded(element, selectors, changes),
      own: isOwn(element, selectors),
      clickable: clickable(element) !== undefined,
    }
    const reasons = refusal(conversation.get(), step, aim, location.href, options.leaving?.origins)
    if (reasons.length > 0) return reasons
    const away = leadsAway(step, aim?.element, location.href)
    if (away !== undefined && away !== yes) return { away, step }
    switch (step._tag) {
      case "GoTo":
        go(step.url)
        return []
      case "Scroll":
        scrollTo({ left: step.x, top: step.y, behavior: "instant" })
        return []
      case "Highlight":
        if (element !== undefined) overlay.ring(element)
        return []
      case "Click":
        if (element !== undefined) click(element)
        return []
      case "Fill":
        return element !== undefined && fill(element, step.value) ? [] : [ActionReason.make("NotFillable")]
    }
  }

  const attempt = (id: number, step: NavigationStep, yes?: string): void => {
    let came: ReadonlyArray<Reason> | Waiting
    lastStep = id
    touched = false
    allowed = yes
    doing = true
    try {
      came = perform(step, yes)
    } catch {
      // What a site's own code throws is the site's; the agent is told that nothing came of it.
      came = [{ key: "Failed" }]
    }
    doing = false
    const led = held
    held = undefined
    // A script of the page's would lead it there: the step has been, what is left is the way.
    if (led !== undefined) return attempt(id, { _tag: "GoTo", url: led }, yes)
    if (!("away" in came)) return answer(id, came)
    const { away, step: left } = came
    // Everything is looked at anew once they have answered: the page has gone on meanwhile.
    question.ask(away, (reasons) => (reasons.length > 0 ? answer(id, reasons) : attempt(id, left, away)))
  }

  /** What a script would do that no step is doing: asked of the visitor, who may have begun it themselves. */
  const strayed = (url: SafeUrl): void => {
    const id = lastStep
    if (doing) held = url
    else if (id === undefined) return
    else if (!touched || options.leaving === undefined) attempt(id, { _tag: "GoTo", url })
    else question.ask(url, (reasons) => (reasons.length > 0 ? answer(id, reasons) : go(url)))
  }
  const release = holding(
    (url) => url === allowed || lastStep === undefined || levelOf(conversation.get()) !== "control",
    (url) => strayed(url as SafeUrl),
  )
  const touch = ({ isTrusted }: Event): void => {
    if (isTrusted) touched = true
  }
  for (const name of touches) addEventListener(name, touch, true)

  return {
    receive: (item) => {
      if (stopped) return
      if (item._tag === "Again") return againInTime()
      const step = decode(item.step)
      if (step._tag === "None") return answer(item.id, [{ key: "InvalidInput", params: { detail: "" } }])
      attempt(item.id, step.value)
    },
    point: overlay.point,
    stop: () => {
      if (stopped) return
      stopped = true
      question.end()
      release()
      for (const name of touches) removeEventListener(name, touch, true)
      clearTimeout(flushing)
      clearTimeout(beginning)
      stopRecording?.()
      leave()
      overlay.remove()
    },
  }
}

/**
 * Serves a conversation's window for as long as it is open: records while the visitor allows it and looks at this tab, the
 * last of several that they turned to; shows where the agent points, and stops the moment that it is paused or over. The
 * returned function ends it.
 */
export const serve = (window: ConversationWindow, options: Options = {}): (() => void) => {
  const { channel, stream, conversation, signals } = window
  let running: PageMirror | undefined
  // Of several tabs the one that the visitor turned to last is seen.
  const tabs = new BroadcastChannel(`pupitre.mirror.${stream}`)
  let turn = false
  const take = (): void => {
    if (document.visibilityState === "visible" && !turn) {
      turn = true
      tabs.postMessage("taken")
    }
    follow()
  }
  tabs.addEventListener("message", () => {
    turn = false
    follow()
  })
  const follow = (): void => {
    const { status, navigation } = conversation.get()
    const visible = turn && document.visibilityState === "visible"
    const seen = status === "active" && Navigation.observes(navigation) && visible
    if (seen) running ??= start({ send: (item) => channel.mirror(stream, item), conversation }, options)
    else {
      running?.stop()
      running = undefined
    }
  }
  const point = (): void => {
    const at = Signals.find(signals.get(), "Pointer", "Agent")?.signal
    running?.point(at === undefined || at.x < 0 ? undefined : at)
  }
  const ends = [
    conversation.subscribe(follow),
    signals.subscribe(point),
    channel.open(stream, (delivery) => {
      if (delivery._tag !== "Mirrored" || delivery.by._tag !== "Agent") return
      const { item } = delivery
      if (item._tag === "Again" || item._tag === "Step") running?.receive(item)
    }),
  ]
  document.addEventListener("visibilitychange", take)
  addEventListener("focus", take)
  take()
  return () => {
    for (const end of ends) end()
    document.removeEventListener("visibilitychange", take)
    removeEventListener("focus", take)
    tabs.close()
    running?.stop()
    running = undefined
  }
}

/** Milliseconds in which what changes is sent together. */
const together = 40

/** Milliseconds after the beginning of a take in which no other is begun for the asking. */
const rest = 500

/** UTF-16 units of changes after which a take begins anew, so that who shows it need not keep more. */
const longest = 4_000_000

/** The take that this page began last. */
let lastTake = 0

/** The last step on this page: whatever a script does after it may be its doing. */
let lastStep: number | undefined

const touches = ["pointerdown", "keydown"]

const decode = Schema.decodeUnknownOption(NavigationStep)

const levelOf = ({ navigation }: Conversation): NavigationLevel =>
  Navigation.controls(navigation) ? "control" : "observe"

const either = (attribute: string, selector: string | undefined): string =>
  selector === undefined ? attribute : `${attribute}, ${selector}`
