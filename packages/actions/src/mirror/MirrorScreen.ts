/**
 * The visitor's page on the agent's desk: what the page sends is replayed with rrweb, and what the agent does over it
 * becomes steps on the page.
 *
 * It replays in a frame that runs no script, loads nothing but what the desk's own content policy lets in, and takes no
 * click. A hole in what arrives is noticed and a fresh start asked for; until it comes, what was shown stays, marked as
 * stale. What the page answers to a step is told.
 *
 * The parts that it adds to `root` are to be styled by the desk: `[data-part=chosen]` is what the keys have chosen,
 * `[data-part=field]` the field that the agent types in, `[data-part=visitor]` the visitor's pointer.
 *
 * Needs the package `@rrweb/replay`.
 *
 * @since 0.1.0
 */
import type { FromDesk, FromPage, Stepped } from "@pupitre/core/Mirror"
import type { Readable } from "@pupitre/core/Readable"
import { store } from "@pupitre/core/Readable"
import type { Reason } from "@pupitre/core/Reason"
import * as SafeUrl from "@pupitre/core/SafeUrl"
import type { Pointer } from "@pupitre/core/Signal"
import { Replayer } from "@rrweb/replay"
import * as Gestures from "../internal/mirror/gestures.js"
import { marked } from "../internal/mirror/masking.js"
import { fromLine, kind, source } from "../internal/mirror/pageEvent.js"
import * as Take from "../internal/mirror/take.js"
import * as NavigationGrant from "../NavigationGrant.js"
import type { NavigationStep } from "../NavigationStep.js"

/** What is on the screen. */
export type Shown =
  /** Nothing yet. */
  | { readonly _tag: "Waiting" }
  /** The page, as it is; `stale` when something of it was lost and a fresh start is awaited. Sizes in CSS pixels. */
  | {
      readonly _tag: "Page"
      readonly url: string
      readonly width: number
      readonly height: number
      readonly stale: boolean
    }

/** A step that was made: under way, done when it was answered without reasons, refused otherwise. */
export interface Made {
  readonly id: number
  readonly step: NavigationStep
  readonly reasons: ReadonlyArray<Reason> | undefined
}

/** What a screen needs. */
export interface Options {
  /** Where the page is shown; empty, with a size of its own. It is scaled to fit. */
  readonly root: HTMLElement
  readonly send: (item: FromDesk) => void
  readonly point: (pointer: Pointer) => void
  /** What the visitor allows now, asked before each step: who only sees points things out. */
  readonly grant: () => NavigationGrant.NavigationGrant | undefined
  /** What a reader hears of the mirrored page, and of the field that the agent types in. */
  readonly labels: { readonly page: string; readonly field: string }
}

/** The visitor's page on the desk. */
export interface MirrorScreen {
  readonly shown: Readable<Shown>
  /** The last step that was made. */
  readonly made: Readable<Made | undefined>
  /** Takes what the page has sent. */
  readonly receive: (item: FromPage) => void
  /** Leads the page to an address, relative to its own; false when it is none that can be opened, or nobody drives. */
  readonly goTo: (address: string) => boolean
  /** Takes everything off the screen. */
  readonly close: () => void
}

/** Shows what a page sends from now on. */
export const open = ({ root, send, point, grant, labels }: Options): MirrorScreen => {
  const { ownerDocument: document } = root
  const shown = store<Shown>({ _tag: "Waiting" })
  const made = store<Made | undefined>(undefined)

  const stage = part(document, {
    position: "absolute",
    left: "0",
    top: "0",
    transformOrigin: "0 0",
    overflow: "hidden",
  })
  const layer = part(document, { position: "absolute", left: "0", top: "0", overflow: "hidden" })
  const cursor = part(document, { position: "absolute", display: "none", pointerEvents: "none" })
  cursor.dataset["part"] = "visitor"
  layer.tabIndex = 0
  layer.setAttribute("role", "application")
  layer.setAttribute("aria-label", labels.page)
  layer.append(cursor)
  root.append(stage, layer)

  let joined = Take.nothing
  let received = 0
  let replayer: Replayer | undefined
  let scale = 1
  let size = { width: 1, height: 1 }

  const fit = (): void => {
    scale = Math.min(1, root.clientWidth / size.width, root.clientHeight / size.height) || 1
    const [width, height] = [size.width * scale, size.height * scale]
    const left = `${Math.max(0, (root.clientWidth - width) / 2)}px`
    Object.assign(stage.style, {
      left,
      width: `${size.width}px`,
      height: `${size.height}px`,
      transform: `scale(${scale})`,
    })
    Object.assign(layer.style, { left, width: `${width}px`, height: `${height}px` })
  }
  const fitting = new ResizeObserver(fit)
  fitting.observe(root)

  // A fresh start is asked for once a second at most, less and less often while none comes.
  // The first may be on its way already.
  let asked = Date.now() - askEvery + patience
  let wait = askEvery
  let times = 0
  let closed = false
  let asking: ReturnType<typeof setTimeout> | undefined
  const ask = (): void => {
    if (closed || asking !== undefined) return
    asking = setTimeout(
      () => {
        asking = undefined
        asked = Date.now()
        send({ _tag: "Again" })
        if (times++ > 1) wait = Math.min(wait * 2, askRarely)
        ask()
      },
      Math.max(0, asked + wait - Date.now()),
    )
  }
  const lost = (): void => {
    const now = shown.get()
    if (now._tag === "Page") shown.set({ ...now, stale: true })
    joined = { ...joined, whole: false, rest: "" }
    ask()
  }

  const begin = (): void => {
    replayer?.destroy()
    replayer = undefined
    received = 0
    cursor.style.display = "none"
  }
  const playing = (): Replayer => {
    if (replayer !== undefined) return replayer
    replayer = new Replayer([], {
      root: stage,
      liveMode: true,
      mouseTail: false,
      triggerFocus: false,
      useVirtualDom: false,
      showWarning: false,
      insertStyleRules: [
        `[${marked}] { background: repeating-linear-gradient(135deg, #8886 0 6px, #8882 6px 12px) !important; border-radius: 6px; outline: 1px dashed #8889; outline-offset: -1px; }`,
      ],
    })
    // Everything that arrives has happened: it shows at once, by whatever clock it was told.
    replayer.startLive(Number.MAX_SAFE_INTEGER)
    replayer.wrapper.querySelector<HTMLElement>(".replayer-mouse")?.style.setProperty("display", "none")
    replayer.iframe.setAttribute("title", labels.page)
    replayer.iframe.setAttribute("tabindex", "-1")
    replayer.iframe.style.border = "0"
    return replayer
  }
  const play = (line: string): void => {
    const decoded = fromLine(line)
    if (decoded._tag === "None") return
    const event = decoded.value
    if (event.type === kind.page) {
      const { href, width, height } = event.data
      size = { width, height }
      shown.set({ _tag: "Page", url: href, width, height, stale: false })
    }
    if (event.type === kind.change) {
      const { data } = event
      if (data.source === source.mouse || data.source === source.touch) return visitorAt(data["positions"])
      if (data.source === source.size) {
        const { width, height } = data
        if (typeof width === "number" && typeof height === "number" && width > 0 && height > 0) {
          size = { width, height }
          const now = shown.get()
          if (now._tag === "Page") shown.set({ ...now, width, height })
        }
      }
    }
    playing().service.send({ type: "ADD_EVENT", payload: { event: event as never } })
    fit()
  }
  const visitorAt = (positions: unknown): void => {
    const last: unknown = Array.isArray(positions) ? positions.at(-1) : undefined
    if (typeof last !== "object" || last === null || !("x" in last) || !("y" in last)) return
    if (typeof last.x !== "number" || typeof last.y !== "number") return
    Object.assign(cursor.style, { display: "block", left: `${last.x * scale}px`, top: `${last.y * scale}px` })
  }

  let steps = 0
  const make = (granted: NavigationGrant.GrantedStep): void => {
    const step: NavigationStep = granted
    const id = ++steps
    made.set({ id, step, reasons: undefined })
    send({ _tag: "Step", id, step })
  }
  const answered = ({ id, reasons }: Stepped): void => {
    const last = made.get()
    if (last?.id !== id) return
    made.set({ ...last, reasons })
    if (last.step._tag === "Fill" && reasons.length > 0) gestures.drop()
  }

  const gestures = Gestures.listen(layer, {
    document: () => replayer?.iframe.contentDocument ?? undefined,
    nameOf: (element) => {
      const id = replayer?.getMirror().getId(element) ?? -1
      return id > 0 ? `t${joined.take}n${id}` : undefined
    },
    scale: () => scale,
    grant,
    make,
    point,
    fieldLabel: labels.field,
  })
  ask()

  return {
    shown,
    made,
    receive: (item) => {
      if (item._tag === "Stepped") return answered(item)
      const before = joined
      const next = Take.join(before, item)
      joined = next.joined
      if (next.begins) begin()
      if (!joined.whole) return joined === before ? undefined : lost()
      if (joined === before) return
      clearTimeout(asking)
      asking = undefined
      wait = askEvery
      times = 0
      received += item.text.length
      if (received > most) return lost()
      try {
        for (const line of next.lines) play(line)
      } catch {
        // What cannot be replayed leaves a page that is not the visitor's.
        lost()
      }
    },
    goTo: (address) => {
      const now = shown.get()
      const text = address.trim()
      const base = now._tag === "Page" ? now.url : undefined
      const parsed = URL.canParse(text, base) ? SafeUrl.parse(new URL(text, base).href) : undefined
      if (parsed === undefined || !("url" in parsed)) return false
      const allowed = grant()
      if (allowed?.level !== "control") return false
      make(NavigationGrant.step(allowed, { _tag: "GoTo", url: parsed.url }))
      return true
    },
    close: () => {
      clearTimeout(asking)
      closed = true
      gestures.stop()
      fitting.disconnect()
      begin()
      stage.remove()
      layer.remove()
    },
  }
}

/** Milliseconds between two askings for a fresh start: at least, and when it does not come. */
const askEvery = 1_000
const askRarely = 30_000
/** Milliseconds from the opening of a screen to the first asking. */
const patience = 300

/** UTF-16 units of one take that are kept; a page that has sent more is asked to begin anew. */
const most = 64_000_000

const part = (document: Document, style: Partial<CSSStyleDeclaration>): HTMLElement => {
  const element = document.createElement("div")
  Object.assign(element.style, style)
  return element
}
