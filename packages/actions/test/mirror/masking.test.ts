import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import type { Look } from "../../src/internal/mirror/masking.js"
import { scrub } from "../../src/internal/mirror/masking.js"
import type { PageEvent, PageNode } from "../../src/internal/mirror/pageEvent.js"
import { fromLine, source } from "../../src/internal/mirror/pageEvent.js"

const looks: ReadonlyArray<Look> = ["page", "shared", "typed", "secret", "masked", "ours"]
const canary = "Zéphyr-9-canary"

/** A page on which every text and every attribute says whose it is. */
interface Drawn {
  readonly look: Look
  readonly children: ReadonlyArray<Drawn>
}
const part: fc.Memo<Drawn> = fc.memo((depth) =>
  fc.record({
    look: fc.constantFrom(...looks),
    children: depth > 1 ? fc.array(part(), { maxLength: 3 }) : fc.constant([]),
  }),
)
const tree = part(4)

const words = (look: Look): string => `${canary}-${look}`

const build = (drawn: Drawn): { readonly node: PageNode; readonly whose: Map<number, Look> } => {
  const whose = new Map<number, Look>()
  const node = (self: Drawn, parent: Look): PageNode => {
    // As on a page: what is in a masked part is masked.
    const look = parent === "masked" ? "masked" : self.look
    const id = whose.size + 1
    whose.set(id, look)
    const textId = whose.size + 1
    whose.set(textId, look)
    const text = words(look)
    return {
      type: 2,
      id,
      tagName: look === "typed" || look === "secret" ? "input" : "div",
      attributes: { class: "c", value: text, title: text, "data-value": text, onclick: text, checked: true },
      childNodes: [{ type: 3, id: textId, textContent: text }, ...self.children.map((child) => node(child, look))],
    }
  }
  return { node: node(drawn, "page"), whose }
}

const timestamp = 1
const change = (data: object): PageEvent => ({ type: 3, timestamp, data: { ...data } as never })

/** What may be told of each: everything, or not a letter. */
const told = new Set<Look>(["page", "shared"])

describe("what leaves the page", () => {
  it("[MP4] not a letter of what was typed, is secret, masked or ours, in any event, whatever the page is made of", () => {
    let left = 0
    fc.assert(
      fc.property(tree, (drawn) => {
        const { node, whose } = build(drawn)
        const look = (id: number): Look => whose.get(id) ?? "masked"
        const ids = [...whose.keys(), 9999]
        const events: ReadonlyArray<PageEvent> = [
          { type: 2, timestamp, data: { node } },
          change({ source: 0, texts: [], attributes: [], removes: [], adds: [{ parentId: 1, nextId: null, node }] }),
          change({
            source: 0,
            texts: ids.map((id) => ({ id, value: words(look(id)) })),
            attributes: ids.map((id) => ({
              id,
              attributes: { value: words(look(id)), "aria-valuetext": words(look(id)) },
            })),
            removes: [],
            adds: [],
          }),
          ...ids.map((id) => change({ source: 5, id, text: words(look(id)), isChecked: true })),
        ]
        const text = events.map((event) => JSON.stringify(scrub(event, look))).join("\n")
        for (const one of looks) {
          const has = text.includes(words(one))
          if (!told.has(one)) assert.isFalse(has, `${one}: ${text}`)
          else if (has) left++
        }
      }),
    )
    assert.isAbove(left, 50)
  })

  it("[MP4] a secret has one length, what was typed keeps its shape, and nobody learns what is ticked", () => {
    const field = (text: string, look: Look) => scrub(change({ source: 5, id: 1, text, isChecked: true }), () => look)
    const said = (look: Look, text = "ab c") => (field(text, look)?.data as { text?: string } | undefined)?.text
    assert.strictEqual(said("typed"), "•• •")
    assert.strictEqual(said("secret", "x"), said("secret", "a very long one"))
    assert.strictEqual(said("secret", ""), "")
    assert.strictEqual(said("shared"), "ab c")
    assert.strictEqual(said("shared", "4970 1011 2222 3333"), "•••• •••• •••• ••••")
    assert.isUndefined(field("x", "masked"))
    assert.deepInclude(field("x", "typed")?.data, { isChecked: false })
    assert.deepInclude(field("x", "shared")?.data, { isChecked: true })
  })

  it("[MP4] addresses go without what is secret in them, and what machines alone read does not go", () => {
    const page: PageEvent = {
      type: 4,
      timestamp,
      data: { href: "https://a.test/p?token=s3cret&q=1#x", width: 9, height: 9 },
    }
    assert.deepInclude(scrub(page, () => "page")?.data, { href: "https://a.test/p?q=1" })
    const node: PageNode = {
      type: 2,
      id: 1,
      tagName: "a",
      attributes: { href: "https://a.test/?session=s3cret", nonce: "s3cret", onclick: "s3cret()" },
      childNodes: [
        { type: 2, id: 2, tagName: "meta", attributes: { name: "csrf-token", content: "s3cret" }, childNodes: [] },
      ],
    }
    assert.notInclude(JSON.stringify(scrub({ type: 2, timestamp, data: { node } }, () => "page")), "s3cret")
  })

  it("[MP4] what a recorder says besides does not leave, and a desk takes nothing else", () => {
    const [open, sent] = [() => "page" as const, new Set<number>(Object.values(source))]
    for (let number = 0; number < 30; number++) {
      const event = change({ source: number, texts: [], attributes: [], adds: [], text: "" })
      assert.strictEqual(scrub(event, open) !== undefined, sent.has(number), `source ${number}`)
      assert.strictEqual(fromLine(JSON.stringify(event))._tag === "Some", sent.has(number), `source ${number}`)
    }
    for (const type of [0, 1, 5, 6, 7]) {
      assert.isUndefined(scrub({ type, timestamp, data: {} } as never, open))
      assert.strictEqual(fromLine(JSON.stringify({ type, timestamp, data: {} }))._tag, "None")
    }
    for (const line of ["", "{", "null", `{"type":4,"timestamp":1,"data":{"href":"x","width":0,"height":9e9}}`])
      assert.strictEqual(fromLine(line)._tag, "None")
  })
})
