import { afterEach, assert, beforeEach, describe, it, vi } from "@effect/vitest"
import { NavigationStep } from "@pupitre/actions/NavigationStep"
import * as fc from "fast-check"
import * as Schema from "effect/Schema"
import { asking, holding, leadsAway } from "../../src/internal/mirror/leaving.js"

const here = "https://lumen.example/shop/basket"
const step = Schema.decodeUnknownSync(NavigationStep)
const click = step({ _tag: "Click", target: "t1n1" })

/** A page whose visitor answers by hand, and what the agent is told. */
const asked = () => {
  const told: Array<string> = []
  const answers: Array<(yes: boolean) => void> = []
  const over: Array<AbortSignal> = []
  const question = asking({
    origins: [],
    ask: (_, signal) => {
      over.push(signal)
      return new Promise((resolve) => answers.push(resolve))
    },
  })
  const ask = (url = "https://pay.example/") =>
    question.ask(url, (reasons) => void told.push(reasons[0]?.key ?? "goes"))
  return { told, answers, over, question, ask }
}

describe("a step that leads away", () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it("[MP10] leads to another origin exactly where a browser would find one, whatever is written", () => {
    const away = (href: string) => leadsAway(click, { href }, here)
    for (const stays of ["/shop", "?a=1", "#x", "https://lumen.example/pay", "https://LUMEN.example:443/", ":::", ""])
      assert.isUndefined(away(stays), stays)
    for (const leads of ["//evil.test/x", "\\\\evil.test", "http://lumen.example/", "https://lumen.example:8443/"])
      assert.strictEqual(away(leads), new URL(leads, here).href, leads)
    assert.strictEqual(
      leadsAway(step({ _tag: "GoTo", url: "https://evil.test/" }), undefined, here),
      "https://evil.test/",
    )
    for (const none of [
      leadsAway(click, undefined, here),
      leadsAway(click, {}, here),
      leadsAway(step({ _tag: "Highlight", target: "t1n1" }), { href: "//evil.test" }, here),
      leadsAway(step({ _tag: "Fill", target: "t1n1", value: "1" }), { href: "//evil.test" }, here),
    ])
      assert.isUndefined(none)
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.webPath(), fc.string()), (href) => {
        const origin = URL.canParse(href, here) ? new URL(href, here).origin : "https://lumen.example"
        assert.strictEqual(away(href) !== undefined, origin !== "https://lumen.example")
      }),
    )
  })

  it("[MP10] a script is held back and told, to other origins alone; what the visitor follows is not", () => {
    const navigation = new EventTarget()
    vi.stubGlobal("window", { navigation })
    vi.stubGlobal("location", new URL(here))
    const told: Array<string> = []
    const release = holding(
      (url) => url === "https://pay.example/said-yes",
      (url) => void told.push(url),
    )
    const goes = (url: string, { own = false, cancelable = true } = {}): boolean =>
      navigation.dispatchEvent(
        Object.assign(new Event("navigate", { cancelable }), { userInitiated: own, destination: { url } }),
      )
    try {
      for (const stays of [here, "https://lumen.example/", "https://pay.example/said-yes"]) assert.isTrue(goes(stays))
      assert.isTrue(goes("https://evil.test/", { own: true }))
      assert.isTrue(goes("https://evil.test/", { cancelable: false }))
      assert.deepStrictEqual(told, [])
      const away = ["https://evil.test/", "http://lumen.example/", "https://pay.example/", "mailto:a@b.test"]
      for (const url of away) assert.isFalse(goes(url), url)
      assert.deepStrictEqual(told, away)
      release()
      assert.isTrue(goes("https://evil.test/"))
      vi.stubGlobal("window", {})
      holding(
        () => false,
        () => {},
      )()
    } finally {
      vi.unstubAllGlobals()
    }
  })

  it("[MP10] the agent is told that the visitor is asked, and what they said", async () => {
    const { told, answers, over, ask } = asked()
    for (const yes of [true, false]) {
      ask()
      assert.deepStrictEqual(told.splice(0), ["LeavingAsked"])
      answers.shift()!(yes)
      await vi.advanceTimersByTimeAsync(0)
      assert.deepStrictEqual(told.splice(0), [yes ? "goes" : "LeavingRefused"])
    }
    await vi.advanceTimersByTimeAsync(120_000)
    assert.deepStrictEqual(told, [])
    assert.isTrue(over.every(({ aborted }) => aborted))
  })

  it("[MP10] one question stands at a time, for a minute, and a late answer leads nowhere", async () => {
    const { told, answers, over, question, ask } = asked()
    ask()
    ask("https://evil.test/")
    assert.deepStrictEqual(told.splice(0), ["LeavingAsked", "LeavingPending"])
    assert.strictEqual(answers.length, 1)
    await vi.advanceTimersByTimeAsync(59_999)
    assert.isFalse(over[0]!.aborted)
    await vi.advanceTimersByTimeAsync(1)
    assert.isTrue(over[0]!.aborted)
    answers[0]!(true)
    await vi.advanceTimersByTimeAsync(0)
    assert.deepStrictEqual(told.splice(0), ["LeavingUnanswered"])
    // The page is seen no more: nobody waits.
    ask()
    question.end()
    answers[1]!(true)
    await vi.advanceTimersByTimeAsync(0)
    assert.deepStrictEqual(told.splice(0), ["LeavingAsked", "LeavingUnanswered"])
    question.end()
    assert.deepStrictEqual(told, [])
  })

  it("[MP10] a question that cannot be put is no yes, and a site that lists nothing asks nothing", async () => {
    const told: Array<string> = []
    const then = (reasons: ReadonlyArray<{ readonly key: string }>) => void told.push(reasons[0]?.key ?? "goes")
    asking({ origins: [], ask: async () => Promise.reject(new Error("no dialog")) }).ask("https://pay.example/", then)
    await vi.advanceTimersByTimeAsync(0)
    asking(undefined).ask("https://pay.example/", then)
    assert.deepStrictEqual(told, ["LeavingAsked", "LeavingUnanswered", "OriginNotAllowed"])
  })
})
