/**
 * What a recorder says of a page, without what is the visitor's alone.
 *
 * The recorder masks too; this is the last door, through which everything goes, and it lets through what is known to be
 * the page's own. What was typed or chosen is masked unless the site shares it, a secret even then, and of a masked part
 * nothing is said but how large it is.
 */
import { mask } from "@pupitre/core/Mask"
import { clean } from "../../CleanPage.js"
import type { Attributes, Mutation, PageEvent, PageNode } from "./pageEvent.js"
import { isSent, kind, source } from "./pageEvent.js"

/**
 * Whose a part of the page is.
 *
 * - `page`: the site's, seen by anyone who sees the page.
 * - `shared`: what the visitor typed or chose, which the site lets the agent see.
 * - `typed`: what the visitor typed or chose.
 * - `secret`: a password, a card, a code, a file: not even its length is told.
 * - `masked`: nothing of it is told. So is everything that is not on the page any more.
 * - `ours`: what we ourselves show over the page.
 */
export type Look = "page" | "shared" | "typed" | "secret" | "masked" | "ours"

/** The attribute that marks on the desk what is masked on the page. */
export const marked = "data-pupitre-masked"

/** The event as it may leave the page, or nothing. `look` says whose a node is now, by the recorder's id. */
export const scrub = (event: PageEvent, look: (id: number) => Look): PageEvent | undefined => {
  switch (event.type) {
    case kind.page:
      return { ...event, data: { ...event.data, href: clean(event.data.href) } }
    case kind.whole:
      return { ...event, data: { ...event.data, node: node(event.data.node, look) } }
    case kind.change: {
      const { data } = event
      if (!isSent(data.source)) return undefined
      if (isMutation(data)) return { ...event, data: mutation(data, look) }
      if (!isInput(data)) return event
      const whose = look(data.id)
      return isHidden(whose)
        ? undefined
        : { ...event, data: { ...data, text: value(data.text, whose), isChecked: isOpen(whose) && data.isChecked } }
    }
    // A recorder may say more than its types tell.
    default:
      return undefined
  }
}

const node = (self: PageNode, look: (id: number) => Look): PageNode => {
  // A document, its type and what is no text and no element holds nothing of the visitor's.
  const whose = self.attributes === undefined && self.textContent === undefined ? "page" : look(self.id)
  if (self.attributes === undefined) {
    const { textContent, childNodes } = self
    return {
      ...self,
      ...(textContent !== undefined && { textContent: words(textContent, whose) }),
      ...(childNodes !== undefined && { childNodes: childNodes.map((child) => node(child, look)) }),
    }
  }
  if (whose === "ours") return { ...self, tagName: "div", attributes: { style: "display:none" }, childNodes: [] }
  const attributes = attributesOf(self.attributes, whose, self.tagName)
  const childNodes = whose === "masked" || self.tagName === "textarea" ? [] : (self.childNodes ?? [])
  return { ...self, attributes, childNodes: childNodes.map((child) => node(child, look)) }
}

const mutation = (self: Mutation, look: (id: number) => Look): Mutation => ({
  ...self,
  texts: self.texts.map((text) => ({ ...text, value: text.value === null ? null : words(text.value, look(text.id)) })),
  attributes: self.attributes.flatMap((changed) => {
    const whose = look(changed.id)
    return isHidden(whose) ? [] : [{ ...changed, attributes: attributesOf(changed.attributes, whose) }]
  }),
  adds: self.adds.map((add) => ({ ...add, node: node(add.node, look) })),
})

const attributesOf = (self: Attributes, whose: Look, tagName?: string): Attributes => {
  const kept: Record<string, unknown> = {}
  for (const [name, given] of Object.entries(self)) {
    if (whose === "masked" ? !ofMasked.has(name) : !isOpen(whose) && !ofField.test(name)) continue
    if (name.startsWith("on") || never.has(name)) continue
    // What a page says of itself to machines: keys against forgery are among it.
    if (tagName === "meta" && name === "content") continue
    if (name === "value" && typeof given === "string") kept[name] = value(given, whose)
    else kept[name] = typeof given === "string" && addresses.has(name) ? clean(given) : given
  }
  if (whose === "masked") kept[marked] = ""
  return kept
}

/** What stands in a field; a secret has the same length whatever it is. */
const value = (text: string, whose: Look): string => {
  if (text === "" || whose === "page") return text
  if (whose === "shared") return mask(text)
  return whose === "typed" ? dots(text) : "••••••••"
}

/** A text of the page; one that was typed keeps its shape. */
const words = (text: string, whose: Look): string =>
  whose === "page" ? text : whose === "shared" ? mask(text) : whose === "typed" ? dots(text) : ""

const dots = (text: string): string => text.replace(/\S/gu, "•")

const isOpen = (whose: Look): boolean => whose === "page" || whose === "shared"
const isHidden = (whose: Look): boolean => whose === "masked" || whose === "ours"

const isMutation = (data: { readonly source: number }): data is Mutation => data.source === source.mutation
const isInput = (data: {
  readonly source: number
}): data is Extract<PageEvent["data"], { readonly text: string; readonly isChecked: boolean }> =>
  data.source === source.input

/** What is told of a masked part: where it is and how large. */
const ofMasked: ReadonlySet<string> = new Set(["class", "rr_width", "rr_height"])
/** What is told of a field whose value is not told: a component may write the value in any other attribute. */
const ofField =
  /^(class|style|id|type|name|value|placeholder|disabled|readonly|required|rows|cols|size|multiple|dir|lang|for|role|tabindex|autocomplete|contenteditable|hidden|rr_.*)$/
/** What is told of nothing. */
const never: ReadonlySet<string> = new Set(["srcdoc", "nonce", "ping", "integrity"])
const addresses: ReadonlySet<string> = new Set(["href", "action", "formaction", "xlink:href"])
