import { assert, describe, it } from "@effect/vitest"
import * as Command from "@pupitre/core/Command"
import { IdentifyVisitor, SetCustomData } from "@pupitre/core/command/Describe"
import { StartVisit, VisitPage } from "@pupitre/core/command/Visit"
import { camille, tenant } from "@pupitre/core/testing/Scenario"
import * as Visitor from "@pupitre/core/Visitor"
import * as Collector from "@pupitre/visitor-profile/collector/Collector"
import * as Journey from "@pupitre/visitor-profile/Journey"
import * as fc from "fast-check"
import { event } from "../visits.js"
import { browser } from "./window.js"

const minute = 60_000
const commands: ReadonlyMap<string, Command.Any> = Command.catalogue([
  StartVisit,
  VisitPage,
  SetCustomData,
  IdentifyVisitor,
])
/** Refused wishes, decided as a server would. */
const refused = (wishes: ReadonlyArray<Collector.Wish>): ReadonlyArray<string> =>
  wishes.flatMap(({ name, input }) => {
    const context = {
      tenant,
      by: camille,
      role: "visitor",
      at: 0,
      commandId: "command-1" as never,
      visitorOnline: true,
    }
    const state = { ...Visitor.empty, consent: ["store"] }
    const decision = Command.decideCall(commands.get(name)!, state, JSON.parse(JSON.stringify(input)), context as never)
    return decision._tag === "Accepted"
      ? []
      : decision.rejection.reasons.map(({ key, params }) => `${name} ${key} ${JSON.stringify(params)}`)
  })
const open = (world: ReturnType<typeof browser>, tab: ReturnType<ReturnType<typeof browser>["tab"]>, agreed = true) => {
  const sent: Array<Collector.Wish> = []
  const collector = Collector.start({ page: tab.page, send: (wish) => void sent.push(wish), agreed, now: world.now })
  return { sent, collector, names: () => sent.map(({ name }) => name).join(" ") }
}
const pages = (sent: ReadonlyArray<Collector.Wish>): ReadonlyArray<string> =>
  sent.flatMap((wish) =>
    wish.name === "visitPage" ? [`${wish.input.visitId} ${wish.input.url} ${wish.input.title}`] : [],
  )

describe("collector", () => {
  it("[P43] before the visitor agrees nothing is sent, and no identifier is read, written or made", () => {
    const world = browser()
    world.store.set("pupitre.visit", `old ${world.now()}`)
    let touched = 0
    const count = <A>(value: A): A => {
      touched++
      return value
    }
    const tab = world.tab("https://lumen.example/", {
      localStorage: { getItem: () => count(null), setItem: () => count(undefined), removeItem: () => count(undefined) },
      crypto: { randomUUID: () => count("id"), getRandomValues: (into) => count(into) },
    })
    const { sent, collector } = open(world, tab, false)
    collector.set({ plan: "gold" })
    collector.identify("c-1")
    tab.page.history.pushState(null, "", "/lampes")
    tab.emit("visibilitychange")
    world.pass(minute)
    assert.deepStrictEqual([sent, touched], [[], 0])
  })

  it("[P43] once the visitor agrees the visit, the page and what waited are sent; no longer once they do not", () => {
    const world = browser()
    const tab = world.tab("https://lumen.example/", { referrer: "https://www.ecosia.org/" })
    const { sent, collector, names } = open(world, tab, false)
    collector.set({ plan: "gold", gone: 1 })
    collector.set({ gone: null })
    collector.identify("c-1", "Camille")
    collector.agree(true)
    assert.strictEqual(names(), "startVisit visitPage identifyVisitor setCustomData")
    assert.deepStrictEqual(sent[3]?.input, { values: { plan: "gold", gone: null } })
    assert.deepStrictEqual(refused(sent), [])
    assert.strictEqual(world.store.size, 1)
    collector.agree(false)
    collector.set({ plan: "silver" })
    tab.page.history.pushState(null, "", "/lampes")
    world.pass(minute)
    assert.strictEqual(sent.length, 4)
    assert.strictEqual(world.store.size, 0)
    collector.agree(true)
    assert.strictEqual(names().split(" ").slice(4).join(" "), "startVisit visitPage setCustomData")
  })

  it("[P63] what the server refuses is told with its reasons; the rest of the custom data goes once more as it stands", async () => {
    const world = browser()
    const tab = world.tab("https://lumen.example/")
    const sent: Array<Collector.Wish> = []
    const told: Array<Collector.Refused> = []
    const answers: Array<(reasons: Collector.Refused["reasons"] | undefined) => void> = []
    const collector = Collector.start({
      page: tab.page,
      agreed: true,
      now: world.now,
      send: (wish) => {
        sent.push(wish)
        return new Promise((resolve) => answers.push(resolve))
      },
      onRefused: (refused) => told.push(refused),
    })
    const settle = async (): Promise<void> => new Promise((resolve) => setTimeout(resolve))
    const values = () => sent.flatMap((wish) => (wish.name === "setCustomData" ? [wish.input.values] : []))
    collector.set({ vip: true, amount: 1, city: "Brest", gone: null })
    collector.set({ amount: 2 })
    const reasons = [{ key: "CustomKeyNotYours", params: { key: "vip" } }]
    // The visit and its page are stored; of the data one key is not the page's to set.
    answers[0]?.(undefined)
    answers[1]?.(undefined)
    answers[2]?.(reasons)
    answers[3]?.(undefined)
    await settle()
    assert.deepStrictEqual(told, [{ wish: sent[2]!, keys: ["vip"], reasons }])
    // What was said since stands: an older amount does not come after it.
    assert.deepStrictEqual(values().slice(2), [{ city: "Brest", gone: null }])
    // A refusal that names no key is of all of them, and of anything else it is told as it is.
    answers[4]?.([{ key: "ConsentMissing" }])
    collector.identify("")
    const invalid = [{ key: "ExternalIdInvalid", params: { max: 50 } }]
    answers[5]?.(invalid)
    await settle()
    assert.deepStrictEqual(
      told.slice(1).map((one) => [one.wish.name, one.keys, one.reasons]),
      [
        ["setCustomData", ["city", "gone"], [{ key: "ConsentMissing" }]],
        ["identifyVisitor", [], invalid],
      ],
    )
    assert.strictEqual(sent.length, 6)
    // Nothing goes once more for a visitor who no longer agrees; a way that breaks is nobody's refusal.
    collector.set({ vip: false, city: "Quimper" })
    collector.agree(false)
    answers[6]?.(reasons)
    await settle()
    assert.strictEqual(sent.length, 7)
    const broken = Collector.start({
      page: world.tab("https://lumen.example/").page,
      agreed: true,
      now: world.now,
      send: () => Promise.reject(new Error("no way")),
      onRefused: (refused) => told.push(refused),
    })
    broken.stop()
    await settle()
    assert.strictEqual(told.length, 4)
  })

  it("[P44] a page is told at load, at reload, as the address changes, and when it comes back from memory", () => {
    const world = browser()
    const tab = world.tab("https://lumen.example/")
    const { sent, collector } = open(world, tab)
    tab.page.history.pushState(null, "", "/lampes")
    tab.state.title = "Lampes"
    world.pass(100)
    tab.page.history.replaceState(null, "", "/lampes#detail")
    tab.page.history.replaceState({ scroll: 1 }, "")
    world.pass(100)
    tab.state.href = "https://lumen.example/"
    tab.state.title = "Accueil"
    tab.emit("popstate")
    world.pass(100)
    tab.emit("pageshow", { persisted: false })
    tab.emit("pageshow", { persisted: true })
    const visit = "id-1"
    assert.deepStrictEqual(pages(sent), [
      `${visit} https://lumen.example/ Accueil`,
      `${visit} https://lumen.example/lampes Lampes`,
      `${visit} https://lumen.example/ Accueil`,
      `${visit} https://lumen.example/ Accueil`,
    ])
    collector.stop()
    const reloaded = open(world, world.tab("https://lumen.example/"))
    assert.strictEqual(reloaded.names(), "visitPage")
    assert.isTrue(pages(reloaded.sent)[0]?.startsWith(visit))
    const ids = [...sent, ...reloaded.sent].flatMap((wish) => (wish.name === "visitPage" ? [wish.input.pageId] : []))
    assert.strictEqual(new Set(ids).size, ids.length)
  })

  it("[P44] who walks on at once was on every page; what is put in the place of an address is no page more", () => {
    const world = browser()
    const tab = world.tab("https://lumen.example/")
    const { sent } = open(world, tab)
    for (const name of ["lampes", "aube", "panier"]) {
      tab.page.history.pushState(null, "", `/${name}`)
      tab.state.title = name
      world.pass(10)
    }
    tab.page.history.pushState(null, "", "/compte")
    tab.page.history.replaceState(null, "", "/connexion")
    tab.state.title = "connexion"
    world.pass(100)
    assert.deepStrictEqual(
      pages(sent).map((one) => one.split(" ").slice(1, 3).join(" ")),
      [
        "https://lumen.example/ Accueil",
        "https://lumen.example/lampes lampes",
        "https://lumen.example/aube aube",
        "https://lumen.example/panier panier",
        "https://lumen.example/connexion connexion",
      ],
    )
  })

  it("[P44] a change of address that is told twice is one page, with its own title", () => {
    const world = browser()
    const tab = world.tab("https://lumen.example/")
    const { sent } = open(world, tab)
    for (const name of ["lampes", "aube"]) {
      tab.page.history.pushState(null, "", `/${name}`)
      world.pass(1)
      tab.emit("popstate")
      world.pass(10)
      tab.state.title = name
      world.pass(100)
    }
    assert.deepStrictEqual(
      pages(sent).map((one) => one.split(" ").slice(1, 3).join(" ")),
      ["https://lumen.example/ Accueil", "https://lumen.example/lampes lampes", "https://lumen.example/aube aube"],
    )
  })

  it("[P44] what the site says is no part of a page is not told, and its change is no other page", () => {
    const world = browser()
    const tab = world.tab("https://lumen.example/?lang=fr&utm_source=lettre")
    const sent: Array<Collector.Wish> = []
    const address = (href: string): string => href.replace(/lang=\w+&?/, "").replace(/\?$/, "")
    Collector.start({ page: tab.page, send: (wish) => void sent.push(wish), agreed: true, address, now: world.now })
    tab.page.history.replaceState(null, "", "/?lang=en&utm_source=lettre")
    world.pass(100)
    tab.page.history.pushState(null, "", "/lampes?lang=en")
    world.pass(100)
    assert.deepStrictEqual(
      pages(sent).map((told) => told.split(" ")[1]),
      ["https://lumen.example/?utm_source=lettre", "https://lumen.example/lampes"],
    )
    assert.include(JSON.stringify(sent[0]), '"landing":"https://lumen.example/?utm_source=lettre"')
  })

  it("[P43] at most fifty keys wait, and who says more is told which do not", () => {
    const world = browser()
    const { sent, collector } = open(world, world.tab("https://lumen.example/"), false)
    const many = Object.fromEntries(Array.from({ length: 52 }, (_, i) => [`k${i}`, i]))
    assert.deepStrictEqual(collector.set(many), ["k50", "k51"])
    assert.deepStrictEqual(collector.set({ k0: 1, other: 1 }), ["other"])
    collector.agree(true)
    const last = sent.at(-1)
    assert.strictEqual(last?.name === "setCustomData" ? Object.keys(last.input.values).length : 0, 50)
    assert.deepStrictEqual(refused(sent), [])
    assert.deepStrictEqual(collector.set({ other: 1 }), [])
  })

  it("[P43] what no server takes is answered and left out, and what was said with it goes", () => {
    const world = browser()
    const { sent, collector } = open(world, world.tab("https://lumen.example/"))
    const values = {
      plan: "gold",
      long: "x".repeat(1025),
      "un prix": 1,
      [`k${"x".repeat(64)}`]: 1,
      rate: Number.NaN,
      full: "x".repeat(1024),
      none: null,
    }
    assert.deepStrictEqual(collector.set(values), ["long", "un prix", `k${"x".repeat(64)}`, "rate"])
    assert.deepStrictEqual(sent.at(-1)?.input, { values: { plan: "gold", full: "x".repeat(1024), none: null } })
    assert.deepStrictEqual(refused(sent), [])
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string({ maxLength: 70 }),
          fc.oneof(fc.string({ maxLength: 1100 }), fc.double(), fc.boolean()),
        ),
        (said) => {
          const from = sent.length
          const left = collector.set(said)
          const wishes = sent.slice(from)
          assert.deepStrictEqual(refused(wishes), [])
          const [wish] = wishes
          const went = wish?.name === "setCustomData" ? Object.keys(wish.input.values) : []
          assert.deepStrictEqual([...went, ...left].toSorted(), Object.keys(said).toSorted())
          // Nothing is left out that a server would have taken as it is: JSON makes `null`, which deletes, of what is no number.
          for (const key of left.filter((name) => typeof said[name] !== "number" || Number.isFinite(said[name]))) {
            const alone = { name: "setCustomData", input: { values: { [key]: said[key]! } } } as const
            assert.isNotEmpty(refused([alone]), key)
          }
        },
      ),
      { numRuns: 300, interruptAfterTimeLimit: 4000 },
    )
  })

  it("[P45] a page that is looked at again keeps its visit alive, but none that is over and none of another tab", () => {
    const world = browser()
    const tab = world.tab("https://lumen.example/")
    const { names } = open(world, tab)
    const again = (minutes: number): void => {
      tab.emit("visibilitychange")
      world.pass(minutes * minute)
      tab.emit("visibilitychange")
    }
    again(20)
    world.pass(20 * minute)
    tab.page.history.pushState(null, "", "/lampes")
    world.pass(100)
    assert.strictEqual(names(), "startVisit visitPage visitPage")
    again(120)
    tab.page.history.pushState(null, "", "/aube")
    world.pass(100)
    assert.strictEqual(names(), "startVisit visitPage visitPage startVisit visitPage")
    world.pass(31 * minute)
    open(world, world.tab("https://lumen.example/"))
    const newer = world.store.get("pupitre.visit")
    world.pass(minute)
    tab.emit("visibilitychange")
    assert.strictEqual(world.store.get("pupitre.visit"), newer)
  })

  it("[P45] a page that may not even name its storage, or has no TLS, is told like any other", () => {
    const world = browser()
    const tab = world.tab("http://lumen.example/", {
      crypto: { getRandomValues: (into) => crypto.getRandomValues(into) },
    })
    Object.defineProperty(tab.page, "localStorage", {
      get: (): never => {
        throw new Error("SecurityError")
      },
    })
    const { sent, collector, names } = open(world, tab)
    tab.page.history.pushState(null, "", "/lampes")
    world.pass(100)
    tab.emit("visibilitychange")
    collector.agree(false)
    assert.strictEqual(names(), "startVisit visitPage visitPage")
    assert.deepStrictEqual(refused(sent), [])
    const ids = sent.flatMap((wish) =>
      wish.name === "visitPage" ? [wish.input.pageId as string, wish.input.visitId as string] : [],
    )
    assert.strictEqual(new Set(ids).size, 3)
    for (const id of ids) assert.match(id, /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
  })

  it("[P65] one policy parts visits and says who is gone, whatever it is", () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 240 }),
        fc.array(fc.nat(480), { minLength: 1, maxLength: 12 }),
        (idle, pauses) => {
          const visits = { idleAfter: idle * minute }
          const world = browser()
          let journey = Journey.empty
          const told: Array<string> = []
          for (const [n, pause] of pauses.entries()) {
            world.pass(pause * minute)
            const goesOn = Journey.summary(journey, { now: world.now(), visits }).live
            const load = (wish: Collector.Wish): void => {
              if (wish.name !== "visitPage") return
              told.push(wish.input.visitId)
              journey = Journey.apply(journey, event(n + 1, { _tag: "PageVisited", ...wish.input }, world.now()))
            }
            const page = world.tab(`https://lumen.example/${n}`).page
            Collector.start({ page, send: load, agreed: true, now: world.now, visits }).stop()
            assert.strictEqual(told.at(-1) === told.at(-2), goesOn)
          }
          const begun = 1 + pauses.slice(1).filter((pause) => pause > idle).length
          assert.strictEqual(Journey.summary(journey, { now: world.now(), visits }).visits, begun)
        },
      ),
      { numRuns: 1000 },
    ))

  it("[P45] two tabs are one visit, a silence begins another, and so does a browser that keeps nothing", () => {
    const world = browser()
    const one = open(world, world.tab("https://lumen.example/"))
    world.pass(minute)
    const two = open(world, world.tab("https://lumen.example/lampes"))
    assert.strictEqual(two.names(), "visitPage")
    assert.strictEqual(pages(two.sent)[0]?.split(" ")[0], pages(one.sent)[0]?.split(" ")[0])
    world.pass(31 * minute)
    const three = open(world, world.tab("https://lumen.example/"))
    assert.strictEqual(three.names(), "startVisit visitPage")
    const broken = {
      getItem: (): never => {
        throw new Error("blocked")
      },
      setItem: (): never => {
        throw new Error("full")
      },
      removeItem: (): never => {
        throw new Error("blocked")
      },
    }
    const tab = world.tab("https://lumen.example/", { localStorage: broken })
    const four = open(world, tab)
    tab.page.history.pushState(null, "", "/lampes")
    world.pass(100)
    four.collector.agree(false)
    assert.strictEqual(four.names(), "startVisit visitPage visitPage")
  })

  it("[P45] a clock set back does not keep a visit for ever, and a kept text that is none begins one", () => {
    const world = browser()
    world.store.set("pupitre.visit", `future ${world.now() + 100 * minute}`)
    assert.strictEqual(open(world, world.tab("https://lumen.example/")).names(), "startVisit visitPage")
    world.store.set("pupitre.visit", "<b> NaN")
    assert.strictEqual(open(world, world.tab("https://lumen.example/")).names(), "startVisit visitPage")
  })

  it("[P46] what may be secret in an address does not leave the page, and what leaves it is taken by a server", () => {
    const world = browser()
    const secret = "canary4711"
    const { sent } = open(
      world,
      world.tab(`https://lumen.example/?utm_source=lettre&reset_token=${secret}#access=${secret}`, {
        referrer: `https://www.ecosia.org/search?q=lampe&token=${secret}`,
      }),
    )
    assert.notInclude(JSON.stringify(sent), secret)
    const [began] = sent
    assert.strictEqual(began?.name, "startVisit")
    assert.include(JSON.stringify(began), '"https://lumen.example/?utm_source=lettre"')
    assert.include(JSON.stringify(began), '"https://www.ecosia.org/search?q=lampe"')
    fc.assert(
      fc.property(
        fc.webUrl({ withQueryParameters: true, withFragments: true }),
        fc.oneof(fc.webUrl({ withQueryParameters: true }), fc.string({ maxLength: 3000 })),
        fc.string({ maxLength: 1500 }),
        (href, referrer, userAgent) => {
          const tab = browser()
          const { sent: wishes } = open(
            tab,
            tab.tab(`${href}${href.includes("?") ? "&" : "?"}x=${"y".repeat(referrer.length)}`, {
              referrer,
              navigator: { userAgent, language: userAgent },
            }),
          )
          assert.deepStrictEqual(refused(wishes), [])
        },
      ),
      { numRuns: 300, interruptAfterTimeLimit: 4000 },
    )
  })

  it("[P47] hints come with the visit; pages wait for them, not for ever, and do without when they fail", async () => {
    const world = browser()
    const brands = [{ brand: "Chromium", version: "149" }]
    const hinted = (getHighEntropyValues: () => Promise<object>) =>
      world.tab("https://lumen.example/", {
        navigator: {
          userAgent: "x",
          userAgentData: { brands, mobile: false, platform: "Windows", getHighEntropyValues },
        },
      })
    const quick = open(
      world,
      hinted(async () => ({ platformVersion: "19.0.0", model: "" })),
    )
    assert.strictEqual(quick.names(), "")
    await new Promise((resolve) => setTimeout(resolve))
    assert.strictEqual(quick.names(), "startVisit visitPage")
    assert.deepInclude(quick.sent[0]?.input, {
      hints: { brands, mobile: false, platform: "Windows", platformVersion: "19.0.0" },
    })
    assert.deepStrictEqual(refused(quick.sent), [])
    world.pass(31 * minute)
    const never = open(
      world,
      hinted(() => new Promise(() => undefined)),
    )
    never.collector.set({ plan: "gold" })
    await new Promise((resolve) => setTimeout(resolve))
    assert.strictEqual(never.names(), "")
    world.pass(300)
    assert.strictEqual(never.names(), "startVisit visitPage setCustomData")
    world.pass(31 * minute)
    const failing = open(
      world,
      hinted(() => Promise.reject(new Error("no"))),
    )
    failing.collector.agree(false)
    await new Promise((resolve) => setTimeout(resolve))
    world.pass(300)
    assert.strictEqual(failing.names(), "")
  })

  it("[P48] who looks is told while the visitor agrees; stopping leaves the page as it was", () => {
    const world = browser()
    const tab = world.tab("https://lumen.example/")
    const seen: Array<boolean> = []
    const collector = Collector.start({
      page: tab.page,
      send: () => undefined,
      agreed: true,
      looking: (visible) => seen.push(visible),
      now: world.now,
    })
    tab.state.visibilityState = "hidden"
    tab.emit("visibilitychange")
    collector.stop()
    tab.state.visibilityState = "visible"
    tab.emit("visibilitychange")
    assert.deepStrictEqual(seen, [true, false])
    assert.strictEqual(tab.listening(), 0)
    assert.strictEqual(tab.page.history.pushState, tab.original)
    assert.strictEqual(tab.page.history.replaceState, tab.original)
  })
})
