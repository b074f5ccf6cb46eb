/**
 * Hostile addresses as those of links, offers, pages, shelves and articles: refused at a real gateway, and where they
 * stand in its history all the same, no link of the visitor's page, of the desk, of the managers' pages, or of an export.
 */
import type { ConversationId, TenantId } from "@pupitre/core/Id"
import * as SafeUrl from "@pupitre/core/SafeUrl"
import * as StreamKey from "@pupitre/core/StreamKey"
import { readFileSync } from "node:fs"
import type { Browser, Page } from "playwright"
import { afterAll, assert, beforeAll, describe, it } from "vitest"
import { launch } from "../../scripts/Browser.ts"
import { manager } from "../../scripts/Manager.ts"
import type { Served } from "../../scripts/Served.ts"
import { serve } from "../../scripts/Served.ts"
import { hosts } from "../../policy.ts"
import { agents } from "../../server/People.ts"
import { words } from "../../src/shop/words.ts"
import { catalogue } from "../../src/words/catalogue.ts"
import * as Attacks from "./Attacks.ts"
import { forge, streams } from "./Forged.ts"
import type { Looking } from "./Looking.ts"
import { leads, looking, openOnDesk, visit } from "./Looking.ts"
import { pairs } from "./Pairs.ts"

const tenant = "lumen" as TenantId
const by = agents.ines.participant

/** What each address is written under, so that it can be seen or missed. */
const named = (place: string): ReadonlyArray<Attacks.Address & { readonly said: string }> =>
  Attacks.addresses.map((address, i) => ({ ...address, said: `(${place} ${i})` }))
const taken = (place: string): ReadonlyArray<string> =>
  named(place).flatMap(({ said, becomes }) => (becomes === "refused" ? [] : [said]))
const refused = (place: string): ReadonlyArray<string> =>
  named(place).flatMap(({ said, becomes }) => (becomes === "refused" ? [said] : []))

const link = ({ url, said }: { readonly url: string; readonly said: string }) => ({ url, label: said })
const offer = ({ url, said }: { readonly url: string; readonly said: string }) => ({
  title: said,
  message: "",
  link: { url, label: said },
})
/** An image is put where a browser would ask for it: those that lead somewhere are kept out by the page's own policy. */
const pictured = ({ url, said }: { readonly url: string; readonly said: string }) => ({
  title: said,
  message: "",
  image: { url, alt: said },
  link: { url: "https://maison-lumen.example/", label: said },
})
const images = named("image").filter(({ becomes }) => becomes === "refused")

let served: Served
let browser: Browser
let eyes: Looking
let conversation: ConversationId

beforeAll(async () => {
  ;[served, browser] = await Promise.all([serve(), launch()])
  eyes = looking(browser, served.url)
})

afterAll(async () => {
  await browser?.close()
  await served?.remove()
})

/** No link of a part leads anywhere but where the table says, and there is none under the words of what is refused. */
const holds = async (page: Page, part: string, places: ReadonlyArray<string>): Promise<void> => {
  const found = await page
    .locator(`${part} a[href]`)
    .evaluateAll((all) => all.map((one) => ({ href: (one as HTMLAnchorElement).href, text: one.textContent })))
  for (const { href, text } of found) {
    const { host, origin } = new URL(href)
    if (origin !== served.url) assert.isTrue(leads.has(host) || host === "maison-lumen.example", href)
    for (const place of places) for (const said of refused(place)) assert.notInclude(text, said, href)
  }
}

describe("a hostile address is no link, whoever wrote it and wherever it stands", () => {
  it("the gateway takes none from a desk but those of its own hosts, as link, as offer and as image", async () => {
    const looked = pairs("the gateway")
    const ines = await manager(served.url, "ines")
    const visitor = StreamKey.visitor(tenant, "demo-camille" as never)
    await new Promise<void>((resolve) => {
      ines.open(visitor, (delivery) => {
        if (delivery._tag !== "Range") return
        const { events, to, head } = delivery.range
        // The one before it is over.
        for (const event of events) if (event._tag === "ConversationStarted") conversation = event.conversationId
        if (to === head) resolve()
      })
    })
    const stream = StreamKey.conversation(tenant, conversation)
    const sent = async (name: string, input: unknown): Promise<boolean> => {
      const outcome = await ines.submit(stream, { name, input: input as never }).outcome
      assert.include(["Stored", "Refused"], outcome._tag)
      return outcome._tag === "Stored"
    }
    const may = ({ becomes }: Attacks.Address): boolean =>
      becomes !== "refused" && hosts.some((host) => becomes.host === host)
    const answers = await Promise.all(
      [
        ...named("sent").map((one) => ["sendLink", link(one), may(one), one.what] as const),
        ...named("sent offer").map((one) => ["sendOffer", { offer: offer(one) }, may(one), one.what] as const),
        // None of them is an image, and nothing that is none is sent.
        ...images.map((one) => ["sendOffer", { offer: pictured(one) }, false, one.what] as const),
      ].map(async ([name, input, expected, what]) => {
        looked.look(what, name)
        return { what, name, expected, is: await sent(name, input) }
      }),
    )
    for (const { what, name, expected, is } of answers) assert.strictEqual(is, expected, `${name}: ${what}`)
    await ines.close()
    looked.tell()
  })

  it("in a history all the same: the shop, the desk, the shelves and the reports show them as no link", async () => {
    await served.stop("SIGTERM")
    const [stream = ""] = streams(served.data, conversation)
    const shelf = (name: string, items: ReadonlyArray<object>) => ({
      stream: StreamKey.workspace(tenant, name),
      by: agents.manager.participant,
      facts: items.map((item, i) => ({ _tag: "ItemKept", shelf: name, itemId: `forged-${name}-${i}`, item })),
    })
    const report = named("page").map(({ url, said }, i) => ({
      _tag: "ProblemReported",
      reportId: `forged-report-${i}`,
      conversationId: conversation,
      category: "basket",
      severity: "minor",
      description: said,
      page: { url, title: said },
      excerpt: [],
    }))
    forge(served.data, [
      {
        stream,
        by,
        facts: [
          ...named("link").map((one) => ({ _tag: "LinkSent", ...link(one) })),
          ...named("offer").map((one) => ({ _tag: "OfferSent", ...offer(one) })),
          ...images.map((one) => ({ _tag: "OfferSent", ...pictured(one) })),
          ...named("words").map(({ url, said }) => ({
            _tag: "MessagePosted",
            text: said,
            spans: [{ _tag: "LinkSpan", at: 0, length: said.length, url }],
          })),
          ...report,
          { _tag: "MessagePosted", text: "voilà tout" },
        ],
      },
      { stream: StreamKey.workspace(tenant, "problems"), by, facts: report },
      shelf("links", named("kept link").map(link)),
      shelf("offers", [...named("kept offer").map(offer), ...images.map(pictured)]),
      shelf(
        "articles",
        named("article").map(({ url, said }) => ({ title: said, text: said, url })),
      ),
    ])
    await served.start()
    const looked = pairs("a forged history")

    const shop = await eyes.watched("shop")
    await visit(shop, served, "demo-camille")
    const there = ["link", "offer", "words"]
    await eyes.look(shop, looked, "the shop", [...there.flatMap(taken), "voilà tout"])
    await holds(shop, "#root", there)
    const said = await shop.locator("#root").innerText()
    for (const one of ["link", "offer", "image"].flatMap(refused)) assert.notInclude(said, one)

    const desk = await eyes.watched("desk")
    await desk.goto(`${served.url}/desk?as=ines&lang=fr`)
    await openOnDesk(desk, "Camille Roussel")
    await eyes.look(desk, looked, "the desk", [...there.flatMap(taken), ...taken("page"), "voilà tout"], ".pu-thread")
    await holds(desk, ".pu-thread", [...there, "page", "image"])

    const page = await eyes.watched("manager")
    const go = async (path: string): Promise<void> => {
      await page.goto(`${served.url}/manager/${path}?as=manager&lang=fr`)
      await page.locator("tbody tr").first().waitFor()
    }
    await go("library")
    await eyes.look(page, looked, "links of the library", taken("kept link"))
    await holds(page, "#root", ["kept link"])
    await go("library/offers")
    await eyes.look(page, looked, "offers of the library", taken("kept offer"))
    await holds(page, "#root", ["kept offer", "image"])
    await go("library/articles")
    await eyes.look(page, looked, "articles", taken("article"))
    await holds(page, "#root", ["article"])
    await page.getByRole("button", { name: catalogue["file.export"].fr }).click()
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByText(catalogue["file.json"].fr, { exact: true }).click(),
    ])
    const exported = JSON.parse(readFileSync(await file.path(), "utf8")) as ReadonlyArray<{ readonly url?: string }>
    const urls = exported.flatMap(({ url }) => (url === undefined ? [] : [url]))
    assert.isAtLeast(urls.length, taken("article").length)
    for (const url of urls) assert.propertyVal(SafeUrl.parse(url), "url", url)
    await go("problems")
    await eyes.look(page, looked, "problems", taken("page"))
    await holds(page, "#root", ["page"])
    await page.context().close()

    // Given to the visitor to keep: the file says what was sent, and of what is refused nothing.
    const ines = await manager(served.url, "ines")
    const closed = await ines.submit(StreamKey.conversation(tenant, conversation), {
      name: "close",
      input: { tags: ["advice"], answers: [{ field: "outcome", value: "solved" }], history: true, seen: 100_000 },
    }).outcome
    assert.deepInclude(closed, { _tag: "Stored" })
    await ines.close()
    const [copy] = await Promise.all([
      shop.waitForEvent("download"),
      shop.getByRole("button", { name: words.keep.fr }).click(),
    ])
    const text = readFileSync(await copy.path(), "utf8")
    for (const said of there.flatMap(taken)) assert.include(text, said)
    for (const said of [...there, "image"].flatMap(refused)) assert.notInclude(text, said)
    for (const [, url = ""] of text.matchAll(/^ *<(.*)>$/gm)) assert.propertyVal(SafeUrl.parse(url), "url", url)
    await shop.context().close()
    await desk.context().close()
    looked.tell()
  })
})
