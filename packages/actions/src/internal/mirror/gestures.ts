/**
 * What an agent does over the mirrored page, by hand or by keys, as steps on the visitor's page.
 *
 * Elements are named as the page named them: no selector of an agent's making reaches the page.
 */
import type { Pointer } from "@pupitre/core/Signal"
import * as NavigationGrant from "../../NavigationGrant.js"
import type { NavigationStep } from "../../NavigationStep.js"

/** The mirrored page under the agent's hand. */
export interface Ground {
  /** The document that is shown, once there is one. */
  readonly document: () => Document | undefined
  /** The name of one of its elements, as the page gave it. */
  readonly nameOf: (element: Element) => string | undefined
  /** How many CSS pixels of the screen one of the page takes. */
  readonly scale: () => number
  /** What the visitor allows at this moment. */
  readonly grant: () => NavigationGrant.NavigationGrant | undefined
  readonly make: (step: NavigationGrant.GrantedStep) => void
  readonly point: (pointer: Pointer) => void
  /** The name of the text field in which the agent types, given where it stands. */
  readonly fieldLabel: string
}

/** A layer that is listened to. */
export interface Gestures {
  /** Takes away the field that is typed in: the page does not take what is written. */
  readonly drop: () => void
  readonly stop: () => void
}

/** Listens to a layer that lies over the mirrored page. */
export const listen = (layer: HTMLElement, ground: Ground): Gestures => {
  const ends = new AbortController()
  const on = <K extends keyof HTMLElementEventMap>(
    name: K,
    run: (event: HTMLElementEventMap[K]) => void,
    options: AddEventListenerOptions = {},
  ): void => layer.addEventListener(name, run, { ...options, signal: ends.signal })

  const inPage = ({ clientX, clientY }: MouseEvent): { readonly x: number; readonly y: number } => {
    const { left, top } = layer.getBoundingClientRect()
    const scale = ground.scale()
    return { x: (clientX - left) / scale, y: (clientY - top) / scale }
  }
  const elementAt = (event: MouseEvent): Element | undefined => {
    const { x, y } = inPage(event)
    return ground.document()?.elementFromPoint(x, y) ?? undefined
  }

  /** Makes a step of who drives; false when nobody does any more. */
  const drive = (step: NavigationStep): boolean => {
    const grant = ground.grant()
    if (grant?.level !== "control") return false
    ground.make(NavigationGrant.step(grant, step))
    return true
  }
  const drives = (): boolean => ground.grant()?.level === "control"

  // The pointer, at a pace that the wire bears, the last place always.
  let place: Pointer | undefined
  let pacing: ReturnType<typeof setTimeout> | undefined
  const tell = (): void => {
    pacing = undefined
    if (place === undefined) return
    ground.point(place)
    place = undefined
    pacing = setTimeout(tell, pointerEvery)
  }
  const point = (next: Pointer): void => {
    place = next
    if (pacing === undefined) tell()
  }
  on("pointermove", (event) => {
    const view = ground.document()?.defaultView
    if (view === null || view === undefined) return
    const { x, y } = inPage(event)
    point({ _tag: "Pointer", x: Math.round(x + view.scrollX), y: Math.round(y + view.scrollY) })
  })
  on("pointerleave", () => point({ _tag: "Pointer", x: -1, y: -1 }))

  // Where the page is to be moved to; forgotten when it rests, since the visitor may have moved it.
  let wanted: { readonly x: number; readonly y: number } | undefined
  let sending: ReturnType<typeof setTimeout> | undefined
  let resting: ReturnType<typeof setTimeout> | undefined
  const scrollBy = (x: number, y: number): void => {
    const view = ground.document()?.defaultView
    const root = ground.document()?.documentElement
    if (view === null || view === undefined || root === undefined) return
    const from = wanted ?? { x: view.scrollX, y: view.scrollY }
    wanted = {
      x: clamp(from.x + x, root.scrollWidth - view.innerWidth),
      y: clamp(from.y + y, root.scrollHeight - view.innerHeight),
    }
    clearTimeout(resting)
    resting = setTimeout(() => (wanted = undefined), 600)
    sending ??= setTimeout(() => {
      sending = undefined
      if (wanted !== undefined) drive({ _tag: "Scroll", ...wanted })
    }, scrollEvery)
  }
  on(
    "wheel",
    (event) => {
      if (!drives()) return
      event.preventDefault()
      const unit = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? 600 : 1
      scrollBy((event.deltaX * unit) / ground.scale(), (event.deltaY * unit) / ground.scale())
    },
    { passive: false },
  )

  // What the keys have chosen, and the field that is typed in.
  let chosen: Element | undefined
  const ring = layer.appendChild(layer.ownerDocument.createElement("div"))
  Object.assign(ring.style, { position: "absolute", pointerEvents: "none", display: "none", boxSizing: "border-box" })
  ring.dataset["part"] = "chosen"
  const frame = (element: HTMLElement, around: Element, margin: number): void => {
    const { left, top, width, height } = around.getBoundingClientRect()
    const scale = ground.scale()
    Object.assign(element.style, {
      left: `${(left - margin) * scale}px`,
      top: `${(top - margin) * scale}px`,
      width: `${(width + 2 * margin) * scale}px`,
      height: `${(height + 2 * margin) * scale}px`,
    })
  }
  const choose = (element: Element | undefined): void => {
    chosen = element
    ring.style.display = element === undefined ? "none" : "block"
    if (element !== undefined) frame(ring, element, 3)
  }
  const walk = (by: number): void => {
    const candidates = [...(ground.document()?.querySelectorAll(reachable) ?? [])].filter((one) => {
      const { width, height } = one.getBoundingClientRect()
      return width > 0 && height > 0
    })
    if (candidates.length === 0) return choose(undefined)
    const at = chosen === undefined ? -1 : candidates.indexOf(chosen)
    const next =
      candidates[at === -1 ? (by > 0 ? 0 : candidates.length - 1) : (at + by + candidates.length) % candidates.length]
    next?.scrollIntoView({ block: "nearest" })
    choose(next)
  }

  let editor: HTMLInputElement | HTMLTextAreaElement | undefined
  let filling: ReturnType<typeof setTimeout> | undefined
  const edit = (field: HTMLInputElement | HTMLTextAreaElement, target: string): void => {
    editor?.blur()
    const long = field.tagName === "TEXTAREA"
    const own: HTMLInputElement | HTMLTextAreaElement = layer.ownerDocument.createElement(long ? "textarea" : "input")
    own.dataset["part"] = "field"
    own.setAttribute("aria-label", ground.fieldLabel)
    own.maxLength = 2000
    own.autocomplete = "off"
    // What is masked cannot be gone on with: the agent begins anew.
    own.value = field.value.includes("•") ? "" : field.value
    Object.assign(own.style, { position: "absolute", boxSizing: "border-box" })
    frame(own, field, 0)
    own.style.fontSize = `${Math.max(11, parseFloat(getComputedStyle(field).fontSize) * ground.scale())}px`
    const send = (): void => {
      clearTimeout(filling)
      filling = undefined
      if (!drive({ _tag: "Fill", target, value: own.value })) drop()
    }
    own.addEventListener("input", () => {
      clearTimeout(filling)
      filling = setTimeout(send, fillAfter)
    })
    own.addEventListener("blur", () => {
      if (filling !== undefined) send()
      if (editor === own) editor = undefined
      own.remove()
    })
    const box: HTMLElement = own
    box.addEventListener("keydown", (event) => {
      event.stopPropagation()
      if (event.isComposing || (event.key !== "Escape" && (event.key !== "Enter" || long))) return
      event.preventDefault()
      own.blur()
      layer.focus()
    })
    for (const name of ["click", "pointermove", "wheel"] as const)
      own.addEventListener(name, (event) => event.stopPropagation())
    editor = own
    layer.append(own)
    own.focus()
  }
  const act = (element: Element): void => {
    const target = ground.nameOf(element)
    if (target === undefined) return
    const grant = ground.grant()
    if (grant === undefined) return
    if (grant.level === "observe") return ground.make(NavigationGrant.step(grant, { _tag: "Highlight", target }))
    if (isTextField(element)) return edit(element, target)
    ground.make(NavigationGrant.step(grant, { _tag: "Click", target }))
  }
  on("click", (event) => {
    const element = elementAt(event)
    if (element === undefined) return
    layer.focus()
    choose(undefined)
    act(element.closest("input, textarea") ?? element)
  })
  on("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const height = ground.document()?.defaultView?.innerHeight ?? 0
    const keys: Record<string, () => void> = {
      ArrowRight: () => walk(1),
      ArrowLeft: () => walk(-1),
      Escape: () => choose(undefined),
      ...(chosen !== undefined && { Enter: () => chosen !== undefined && act(chosen) }),
      ...(drives() && {
        ArrowDown: () => scrollBy(0, 60),
        ArrowUp: () => scrollBy(0, -60),
        PageDown: () => scrollBy(0, height * 0.9),
        PageUp: () => scrollBy(0, -height * 0.9),
        Home: () => scrollBy(0, -10_000_000),
        End: () => scrollBy(0, 10_000_000),
      }),
    }
    const run = keys[event.key]
    if (run === undefined) return
    event.preventDefault()
    run()
  })
  on("blur", () => choose(undefined))

  const drop = (): void => {
    clearTimeout(filling)
    filling = undefined
    const own = editor
    editor = undefined
    const held = own?.matches(":focus") === true
    // Leaving it takes it away already; what never had the focus is left as it is.
    own?.blur()
    own?.remove()
    if (held) layer.focus()
  }
  return {
    drop,
    stop: () => {
      ends.abort()
      for (const timer of [pacing, sending, resting]) clearTimeout(timer)
      drop()
      ring.remove()
    },
  }
}

/** Milliseconds between two places of the pointer, two places of the page, and from a key to what it filled in. */
const pointerEvery = 80
const scrollEvery = 100
const fillAfter = 180

const reachable = "a[href], button, input, select, textarea, summary, [role=button], [role=link], [role=tab]"

const isTextField = (element: Element): element is HTMLInputElement | HTMLTextAreaElement =>
  element.tagName === "TEXTAREA" ||
  (element.tagName === "INPUT" &&
    !["checkbox", "radio", "file", "button", "submit", "reset", "image", "color", "range"].includes(
      element.getAttribute("type") ?? "text",
    ))

const clamp = (value: number, most: number): number => Math.min(Math.max(0, value), Math.max(0, most))
