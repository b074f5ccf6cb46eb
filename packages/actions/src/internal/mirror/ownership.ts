/**
 * Whose a part of the visitor's page is, read from the page as it is now, and what the guard must know of it.
 */
import type { Element as Guarded } from "../../NavigationGuard.js"
import { isSecret } from "../../NavigationGuard.js"
import type { Look } from "./masking.js"

/** Selectors of a site, beside the attributes. */
export interface Selectors {
  readonly mask: string
  readonly share: string
  readonly own: string
  /** What we show over the page ourselves. */
  readonly ours: globalThis.Element
}

/** Fields that were a password once stay one, also when the site shows what is typed. */
const passwords = new WeakSet<globalThis.Element>()

/** Whose a node is. */
export const look = (node: Node | null, selectors: Selectors): Look => {
  const element = elementOf(node)
  if (element === undefined || !element.isConnected) return "masked"
  if (selectors.ours.contains(element)) return "ours"
  if (within(element, selectors.mask)) return "masked"
  const field = fieldOf(element)
  // What a list offers is the page's; which of it is chosen is the list's.
  if (field === undefined || (node !== element && element.tagName === "OPTION")) return "page"
  if (isSecret(describe(field, selectors)) || passwords.has(field)) return "secret"
  return within(field, selectors.share) ? "shared" : "typed"
}

/** What the guard asks of an element that a step aims at; `changes` when the step would change what is in a field. */
export const guarded = (element: globalThis.Element, selectors: Selectors, changes: boolean): Guarded => {
  const field = fieldOf(element) ?? labelled(element)
  const whose = look(element, selectors)
  const inField = field === undefined ? "page" : look(field, selectors)
  const masked = [whose, inField].some(
    (one) => one === "masked" || one === "secret" || one === "ours" || (changes && one === "typed"),
  )
  const href = addressOf(element)
  return {
    ...(field !== undefined && describe(field, selectors)),
    ...(href !== undefined && { href }),
    masked,
  }
}

/** What of an element can be clicked: itself or what it is in. */
export const clickable = (element: globalThis.Element): globalThis.Element | undefined =>
  element.closest(clickables) ?? undefined

/** Whether the site lets nobody but the visitor touch an element, or it cannot be touched now. */
export const isOwn = (element: globalThis.Element, selectors: Selectors): boolean =>
  within(element, selectors.own) || element.matches(":disabled, [aria-disabled='true'], [inert], [inert] *")

/** Whether a click on an element changes what is chosen in a field. */
export const toggles = (element: globalThis.Element): boolean =>
  (labelled(element) ?? element).matches("input:is([type=checkbox], [type=radio], [type=color]), select, option")

const describe = (field: globalThis.Element, { mask }: Selectors): Guarded => {
  const type = field.tagName === "INPUT" ? (field.getAttribute("type") ?? "text").toLowerCase() : undefined
  if (type === "password") passwords.add(field)
  const autocomplete = field.getAttribute("autocomplete")
  return {
    ...(type !== undefined && { type: passwords.has(field) ? "password" : type }),
    ...(autocomplete !== null && { autocomplete }),
    masked: within(field, mask),
  }
}

const elementOf = (node: Node | null): globalThis.Element | undefined => {
  if (node === null) return undefined
  if (node.nodeType === 1) return node as globalThis.Element
  const parent = node.parentNode
  if (parent === null) return undefined
  return parent.nodeType === 1 ? (parent as globalThis.Element) : hostOf(node)
}

/** What of the page holds what was typed or chosen, if the element is it or in it. Buttons hold words of the page. */
const fieldOf = (element: globalThis.Element): globalThis.Element | undefined => {
  const field = element.closest("input, textarea, select, option, [contenteditable]:not([contenteditable='false'])")
  if (field === null || field.matches("input:is([type=submit], [type=button], [type=reset], [type=image])"))
    return undefined
  return field.tagName === "OPTION" ? (field.closest("select") ?? field) : field
}

const labelled = (element: globalThis.Element): globalThis.Element | undefined =>
  element.closest("label")?.control ?? undefined

const addressOf = (element: globalThis.Element): string | undefined => {
  const link = element.closest("a[href], area[href]")
  if (link !== null) return link.getAttribute("href") ?? undefined
  const button = element.closest("button, input:is([type=submit], [type=image])")
  if (button === null || button.matches("[type=button], [type=reset]")) return undefined
  const { form } = button as HTMLButtonElement
  if (form === null) return undefined
  return button.getAttribute("formaction") ?? form.getAttribute("action") ?? undefined
}

/** Whether an element or anything that it is in is meant, over shadow roots and frames. */
const within = (element: globalThis.Element, selector: string): boolean => {
  for (let at: globalThis.Element | undefined = element; at !== undefined; at = hostOf(at))
    if (at.closest(selector) !== null) return true
  return false
}

const hostOf = (node: Node): globalThis.Element | undefined => {
  const root = node.getRootNode()
  if ("host" in root) return (root as ShadowRoot).host
  return (root as Document).defaultView?.frameElement ?? undefined
}

const clickables =
  "a[href], area[href], button, summary, label, input, select, textarea, option, [contenteditable], [tabindex], [onclick], " +
  "[role=button], [role=link], [role=tab], [role=menuitem], [role=option], [role=checkbox], [role=radio], [role=switch]"
