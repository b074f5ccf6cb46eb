/**
 * What the visitor sees over their page while an agent sees or drives it: a border, the agent's pointer with a name, a
 * ring around what is pointed out.
 *
 * It lies in a closed shadow root above everything, takes no click and moves nothing. It brings no style sheet: a site's
 * content policy need not allow one.
 */
import type { NavigationLevel } from "@pupitre/core/Fact"

/** What shows over the page. */
export interface Overlay {
  /** What of the document is ours. */
  readonly host: Element
  /** How far the agent goes now. */
  readonly level: (level: NavigationLevel) => void
  /** Where the agent points, CSS pixels of the document; nowhere when absent. */
  readonly point: (at: { readonly x: number; readonly y: number } | undefined) => void
  /** Points an element out for a moment. */
  readonly ring: (element: Element) => void
  readonly remove: () => void
}

/** How it looks. */
export interface Looks {
  /** The name beside the pointer. */
  readonly name: string
  /** CSS colours of border, pointer and ring; the second while the page is driven. */
  readonly observing: string
  readonly driving: string
}

/** Shows the border. */
export const show = (document: Document, looks: Looks): Overlay => {
  const view = document.defaultView ?? window
  const host = document.createElement("div")
  host.setAttribute("aria-hidden", "true")
  put(host, { all: "initial", position: "fixed", inset: "0", zIndex: "2147483647", pointerEvents: "none" })
  const root = host.attachShadow({ mode: "closed" })
  const border = part(document, { position: "absolute", inset: "0" })
  const pointer = part(document, {
    position: "absolute",
    left: "0",
    top: "0",
    display: "none",
    willChange: "transform",
  })
  const arrow = document.createElementNS("http://www.w3.org/2000/svg", "svg")
  for (const [name, value] of Object.entries({ width: "22", height: "24", viewBox: "0 0 22 24" }))
    arrow.setAttribute(name, value)
  const shape = document.createElementNS("http://www.w3.org/2000/svg", "path")
  shape.setAttribute("d", "M2 1.5 19.5 13l-8 1.6L7.4 22z")
  shape.setAttribute("stroke", "white")
  shape.setAttribute("stroke-width", "2")
  shape.setAttribute("stroke-linejoin", "round")
  arrow.append(shape)
  const name = part(document, {
    position: "absolute",
    left: "16px",
    top: "20px",
    padding: "2px 8px",
    borderRadius: "10px",
    color: "white",
    font: "600 12px/16px system-ui, sans-serif",
    whiteSpace: "nowrap",
  })
  name.textContent = looks.name
  pointer.append(arrow, name)
  root.append(border, pointer)
  document.documentElement.append(host)

  let at: { readonly x: number; readonly y: number } | undefined
  const place = (): void => {
    pointer.style.display = at === undefined ? "none" : "block"
    if (at !== undefined) pointer.style.transform = `translate(${at.x - view.scrollX}px, ${at.y - view.scrollY}px)`
  }
  let colour = looks.observing
  view.addEventListener("scroll", place, { passive: true })
  return {
    host,
    level: (level) => {
      colour = level === "control" ? looks.driving : looks.observing
      put(border, { boxShadow: `inset 0 0 0 4px ${colour}`, borderRadius: "2px" })
      shape.setAttribute("fill", colour)
      name.style.background = colour
    },
    point: (next) => {
      at = next
      place()
    },
    ring: (element) => {
      const ring = part(document, {
        position: "absolute",
        left: "0",
        top: "0",
        border: `3px solid ${colour}`,
        borderRadius: "8px",
        boxSizing: "border-box",
      })
      root.append(ring)
      const follow = (): void => {
        const { left, top, width, height } = element.getBoundingClientRect()
        put(ring, {
          transform: `translate(${left - 6}px, ${top - 6}px)`,
          width: `${width + 12}px`,
          height: `${height + 12}px`,
        })
        if (ring.isConnected) view.requestAnimationFrame(follow)
      }
      follow()
      const fading = ring.animate([{ opacity: 1 }, { opacity: 1, offset: 0.7 }, { opacity: 0 }], ringLasts)
      const gone = (): void => ring.remove()
      fading.addEventListener("finish", gone)
      fading.addEventListener("cancel", gone)
    },
    remove: () => {
      view.removeEventListener("scroll", place)
      host.remove()
    },
  }
}

/** Milliseconds. */
const ringLasts = 2_400

const part = (document: Document, style: Partial<CSSStyleDeclaration>): HTMLElement => {
  const element = document.createElement("div")
  put(element, style)
  return element
}

const put = (element: HTMLElement, style: Partial<CSSStyleDeclaration>): void =>
  void Object.assign(element.style, style)
