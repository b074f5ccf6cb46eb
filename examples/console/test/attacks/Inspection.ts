/**
 * A page looked at after it has shown attacks: what of it is not ours, where its links lead, what turns around what.
 *
 * {@link inspect} runs in the page; it knows nothing from outside.
 */

/** What was found. Every list names what is wrong; all are empty on a page that held. */
export interface Found {
  /** How many elements there are. */
  readonly elements: number
  /** How many links lead somewhere. */
  readonly links: number
  /** Elements that no page of the console makes, and attributes that would run something. */
  readonly strange: ReadonlyArray<string>
  /** Links that lead where none may, or take this page's rights with them. */
  readonly loose: ReadonlyArray<string>
  /** Texts whose direction reaches past them. */
  readonly turning: ReadonlyArray<string>
  /** Which of the payloads, by their place in the list, stand in the page exactly as they are. */
  readonly shown: ReadonlyArray<number>
}

/** Looks at a part of the page: at every element that a selector names. */
export const inspect = ({
  part,
  payloads,
}: {
  readonly part: string
  readonly payloads: ReadonlyArray<string>
}): Found => {
  const ours = new Set(
    // What React and the parts of the pages make, in HTML and SVG.
    "div span p a b i s q u em strong small h1 h2 h3 h4 ul ol li dl dt dd main nav aside header footer section article button form fieldset legend label input textarea select option table thead tbody tr th td code time bdi blockquote img svg path circle line rect polyline polygon ellipse g defs lineargradient radialgradient stop filter fegaussianblur clippath mask use title figure figcaption kbd mark abbr output progress dialog".split(
      " ",
    ),
  )
  const roots = [...document.querySelectorAll(part)]
  const all = roots.flatMap((root) => [...root.querySelectorAll("*")])
  const strange: Array<string> = []
  const loose: Array<string> = []
  const turning: Array<string> = []
  let links = 0
  for (const element of all) {
    const tag = element.localName.toLowerCase()
    if (!ours.has(tag)) strange.push(`<${tag}>`)
    for (const { name, value } of element.attributes) {
      if (/^on/i.test(name) || name === "srcdoc") strange.push(`${tag} ${name}=${value}`)
      if (/^(?:href|src|action|formaction|xlink:href|data|poster)$/i.test(name) && !value.startsWith("#")) {
        const { protocol } = new URL(value, location.href)
        if (!/^https?:$/.test(protocol)) strange.push(`${tag} ${name}=${value}`)
      }
    }
    if (!(element instanceof HTMLAnchorElement) || !element.hasAttribute("href")) continue
    links += 1
    const { origin, pathname, username, password } = new URL(element.href)
    if (username + password !== "") loose.push(`${element.href}: a name`)
    // The pages of the console open in place; whatever else opens a tab that knows nothing of this one.
    const own = origin === location.origin && /^\/(?:desk|manager|shop|atelier)?(?:\/|$)/.test(pathname)
    const rel = element.rel.split(/\s+/)
    const cut = rel.includes("noopener") && rel.includes("noreferrer")
    if (element.target !== "" && !(element.target === "_blank" && cut)) loose.push(`${element.href}: target`)
    if (!own && !(element.target === "_blank" && cut)) loose.push(`${element.href}: not cut off`)
  }
  const spoken = roots.flatMap((root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    const nodes: Array<Node> = []
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) nodes.push(node)
    return nodes
  })
  for (const node of spoken) {
    const text = node.textContent ?? ""
    if (!/[\u202A-\u202E\u2066-\u2069\u061C\u200E\u200F\u0590-\u08FF]/.test(text)) continue
    // Up to the paragraph that it is laid out in, something must keep it to itself; or it is all of that paragraph.
    let held = false
    let at = node.parentElement
    for (; at !== null; at = at.parentElement) {
      const { unicodeBidi, display } = getComputedStyle(at)
      held ||= /isolate|plaintext/.test(unicodeBidi) || at.dir === "auto"
      if (held || !display.startsWith("inline") || display === "inline-block" || display === "inline-flex") break
    }
    if (!held && (at?.textContent ?? "").trim() !== text.trim()) turning.push(text.slice(0, 60))
  }
  const wholes = roots.map((root) => root.textContent ?? "")
  const shown = payloads.flatMap((payload, i) => (wholes.some((whole) => whole.includes(payload.trim())) ? [i] : []))
  return { elements: all.length, links, strange, loose, turning, shown }
}
