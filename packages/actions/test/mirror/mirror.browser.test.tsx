import type { Conversation } from "@pupitre/core/Conversation"
import type { FromDesk, FromPage, Stepped } from "@pupitre/core/Mirror"
import type { Store } from "@pupitre/core/Readable"
import { store } from "@pupitre/core/Readable"
import * as ConversationWindow from "@pupitre/core/ConversationWindow"
import * as Held from "@pupitre/core/testing/HeldChannel"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as MirrorScreen from "@pupitre/actions/mirror/MirrorScreen"
import * as PageMirror from "@pupitre/actions/mirror/PageMirror"
import * as NavigationGrant from "@pupitre/actions/NavigationGrant"
import { useEffect, useState } from "react"
import { createRoot } from "react-dom/client"
import { afterEach, assert, describe, expect, it } from "vitest"
import { userEvent } from "vitest/browser"
import { later, running } from "../desk.js"

/** What must never leave; each stands somewhere else. */
const canaries = [
  "pw-Canary1",
  "4970101122223333",
  "masked-text-Canary",
  "masked-attr-Canary",
  "hidden-Canary",
  "textarea-Canary",
  "editable-Canary",
  "default-Canary",
  "code-Canary",
  "shown-pw-Canary",
  "late-Canary",
  "reactive-Canary",
  "csrf-Canary",
  "chosen-Canary",
] as const

const within = { timeout: 8_000, interval: 30 }
const cleaning: Array<() => void> = []
afterEach(() => {
  for (const clean of cleaning.splice(0).toReversed()) clean()
})

const page = (html: string): HTMLElement => {
  const root = document.createElement("div")
  root.innerHTML = html
  document.body.append(root)
  cleaning.push(() => root.remove())
  return root
}

/** A page that is recorded: what it has sent, and how to send it something. */
const recorded = (
  level: "observe" | "control" = "control",
  options: PageMirror.Options = {},
  hear: (item: FromPage) => void = () => {},
) => {
  const sent: Array<FromPage> = []
  const conversation: Store<Conversation> = store(running(level))
  const mirror = PageMirror.start(
    {
      conversation,
      send: (item) => {
        sent.push(item)
        hear(item)
      },
    },
    options,
  )
  cleaning.push(mirror.stop)
  const text = (): string => sent.map((item) => (item._tag === "Piece" ? item.text : "")).join("")
  let id = 0
  const step = (made: object): string => {
    mirror.receive({ _tag: "Step", id: ++id, step: made as never })
    const answer = sent.find((item): item is Stepped => item._tag === "Stepped" && item.id === id)
    assert.isDefined(answer)
    return answer.reasons[0]?.key ?? "done"
  }
  /** The name of an element as a desk would know it: from the take. */
  const nameOf = (mark: string): string => {
    const pieces = sent.filter((item) => item._tag === "Piece")
    const take = pieces.at(-1)?.take
    const lines = pieces.filter((piece) => piece.take === take).map((piece) => piece.text)
    const found = lines
      .join("")
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as object)
    const search = (value: unknown): number | undefined => {
      if (typeof value !== "object" || value === null) return undefined
      const node = value as { id?: number; attributes?: { class?: unknown } }
      if (node.attributes?.class === mark && typeof node.id === "number") return node.id
      for (const child of Object.values(value)) {
        const inside = search(child)
        if (inside !== undefined) return inside
      }
      return undefined
    }
    return `t${take}n${search(found)}`
  }
  return { sent, conversation, mirror, text, step, nameOf }
}

/** The whole page has been sent. */
const begun = async (sent: ReadonlyArray<FromPage>): Promise<void> =>
  await expect.poll(() => sent.some((item) => item._tag === "Piece"), within).toBe(true)

/** All that has happened on the page has been sent: what comes onto it now has. */
let marks = 0
const caughtUp = async (text: () => string): Promise<void> => {
  const mark = `mark-${++marks}.`
  page(`<p>${mark}</p>`)
  await expect.poll(text, within).toContain(mark)
}

/** A component stands on the page. */
const rendered = async (root: HTMLElement, mark: string): Promise<void> =>
  await expect.poll(() => root.querySelector(`.${mark}`), within).not.toBeNull()

describe("the page", () => {
  it("[MP4] nothing that is the visitor's alone is in any piece, however it comes to be on the page", async () => {
    const meta = document.head.appendChild(document.createElement("meta"))
    meta.name = "csrf-token"
    meta.content = "csrf-Canary"
    cleaning.push(() => meta.remove())
    const root = page(`
      <h1>public-title</h1>
      <form>
        <input class="pw" type="password">
        <input class="shown" type="password" value="shown-pw-Canary">
        <input class="card" autocomplete="cc-number" data-pupitre-share>
        <input class="code" autocomplete="one-time-code" data-pupitre-share>
        <input type="hidden" value="hidden-Canary">
        <input class="plain" value="default-Canary" data-copy="default-Canary" title="default-Canary">
        <textarea class="area">textarea-Canary</textarea>
        <div class="edit" contenteditable>editable-Canary</div>
        <select class="pick"><option>one</option><option value="chosen-Canary" selected>public-choice</option></select>
        <label data-pupitre-share>Note <input class="note" value="shared-note"></label>
      </form>
      <p class="mask" data-pupitre-mask title="masked-attr-Canary">masked-text-Canary <b>masked-text-Canary</b></p>
      <div class="react"></div>`)
    const Controlled = () => {
      const [value, setValue] = useState("")
      return (
        <input className="controlled" value={value} data-value={value} onChange={(e) => setValue(e.target.value)} />
      )
    }
    const react = createRoot(root.querySelector(".react")!)
    react.render(<Controlled />)
    cleaning.push(() => react.unmount())
    await rendered(root, "controlled")
    const { sent, text } = recorded()
    await begun(sent)
    const field = (mark: string) => root.querySelector<HTMLInputElement>(`.${mark}`)!
    await userEvent.type(field("pw"), "pw-Canary1")
    await userEvent.type(field("card"), "4970101122223333")
    await userEvent.type(field("code"), "code-Canary")
    await userEvent.type(field("plain"), " default-Canary")
    await userEvent.type(field("area"), " textarea-Canary")
    await userEvent.type(field("controlled"), "reactive-Canary")
    await userEvent.type(field("note"), " shared-typed")
    field("edit").textContent = "editable-Canary again"
    field("edit").append(" editable-Canary")
    // A password that the site shows for a moment stays one.
    field("shown").type = "text"
    field("shown").setAttribute("value", "shown-pw-Canary")
    await userEvent.type(field("shown"), "shown-pw-Canary")
    // What is masked may change, and what comes may come masked.
    field("mask").querySelector("b")!.firstChild!.nodeValue = "masked-text-Canary!"
    field("mask").append("late-Canary")
    field("mask").setAttribute("title", "masked-attr-Canary!")
    const late = document.createElement("div")
    late.innerHTML = `<p data-pupitre-mask>late-Canary</p><input value="late-Canary"><p>public-late</p>`
    root.append(late)
    await caughtUp(text)
    const all = text()
    assert.isAbove(sent.length, 5)
    for (const seen of ["public-title", "public-late", "public-choice", "shared-note", "shared-typed"])
      assert.include(all, seen)
    for (const canary of canaries) assert.notInclude(all, canary)
    assert.include(all, "•")
  })

  it("[MP5] a step on what is masked is refused, and on what the site shares it is done as by hand", async () => {
    const heard: Array<string> = []
    let kept = ""
    const root = page(`
      <input class="pw" type="password"><input class="card" autocomplete="cc-number" data-pupitre-share>
      <input class="private" value="typed"><input class="tick" type="checkbox">
      <div data-pupitre-mask><button class="inside">x</button></div>
      <a class="away" href="https://evil.test/">away</a>
      <button class="pay" data-pupitre-own>pay</button><button class="go"><span class="word">go</span></button>
      <input class="fixed" value="kept" readonly data-pupitre-share>
      <select class="choice" data-pupitre-share><option value="75001" selected>75001</option></select>
      <div class="react" data-pupitre-share></div>`)
    const Controlled = () => {
      const [value, setValue] = useState("")
      useEffect(() => {
        kept = value
      }, [value])
      return <input className="postcode" value={value} onChange={(e) => setValue(e.target.value)} />
    }
    const react = createRoot(root.querySelector(".react")!)
    react.render(<Controlled />)
    cleaning.push(() => react.unmount())
    await rendered(root, "postcode")
    const button = root.querySelector(".go")!
    for (const name of ["pointerdown", "mousedown", "mouseup", "click"])
      button.addEventListener(name, () => heard.push(name))
    for (const mark of ["pay", "inside"])
      root.querySelector(`.${mark}`)!.addEventListener("click", () => heard.push(mark))
    const { step, nameOf, conversation, mirror, sent } = recorded()
    await begun(sent)
    const fill = (mark: string) => step({ _tag: "Fill", target: nameOf(mark), value: "75011" })
    const click = (mark: string) => step({ _tag: "Click", target: nameOf(mark) })
    for (const mark of ["pw", "card", "private"]) assert.strictEqual(fill(mark), "FieldMasked", mark)
    for (const mark of ["pw", "card", "tick"]) assert.strictEqual(click(mark), "FieldMasked", mark)
    assert.strictEqual(click("away"), "OriginNotAllowed")
    assert.strictEqual(click("pay"), "VisitorOnly")
    // A field that is read only, a list without that choice, and what is no field at all.
    for (const mark of ["fixed", "choice", "go"]) assert.strictEqual(fill(mark), "NotFillable", mark)
    assert.strictEqual(root.querySelector<HTMLInputElement>(".fixed")!.value, "kept")
    assert.strictEqual(root.querySelector<HTMLSelectElement>(".choice")!.value, "75001")
    assert.strictEqual(step({ _tag: "Click", target: "t1n1" }), "TargetGone")
    assert.strictEqual(step({ _tag: "Click", target: nameOf("none") }), "TargetGone")
    assert.strictEqual(step({ _tag: "Click" }), "InvalidInput")
    assert.strictEqual(root.querySelector<HTMLInputElement>(".private")!.value, "typed")
    assert.strictEqual(click("word"), "done")
    assert.deepStrictEqual(heard, ["pointerdown", "mousedown", "mouseup", "click"])
    assert.strictEqual(fill("postcode"), "done")
    await expect.poll(() => kept, within).toBe("75011")
    // What was allowed is over: nothing more is done, and nothing more is sent once it is stopped.
    conversation.set(later(running("control"), { _tag: "NavigationEnded", cause: "visitor" }))
    assert.strictEqual(click("word"), "NavigationNotAllowed")
    mirror.stop()
    const before = sent.length
    root.append("more")
    mirror.receive({ _tag: "Step", id: 99, step: { _tag: "Scroll", x: 0, y: 1 } })
    // Another that is recording sees it.
    await caughtUp(recorded().text)
    assert.strictEqual(sent.length, before)
  })

  it("[MP10] what leads to another origin waits for the visitor, whether a link, an address or a script leads there", async () => {
    const root = page(`
      <a class="link" href="https://pay.test/link">pay</a><button class="script">pay</button>
      <button class="stray">away</button>`)
    const heard: Array<string> = []
    const on = (mark: string, deed: (event: Event) => void) =>
      root.querySelector(`.${mark}`)!.addEventListener("click", (event) => {
        heard.push(mark)
        deed(event)
      })
    on("link", (event) => event.preventDefault())
    on("script", () => location.assign("https://pay.test/script"))
    on("stray", () => location.assign("https://evil.test/"))
    let said: (yes: boolean) => void = () => {}
    const went: Array<string> = []
    const asked: Array<string> = []
    const { sent, mirror, nameOf, conversation } = recorded("control", {
      goTo: (url) => went.push(url),
      leaving: {
        origins: ["https://pay.test"],
        ask: (url) => {
          asked.push(url)
          return new Promise((resolve) => (said = resolve))
        },
      },
    })
    await begun(sent)
    let id = 0
    const make = (made: object): void => mirror.receive({ _tag: "Step", id: ++id, step: made as never })
    const answers = (): ReadonlyArray<string> =>
      sent.flatMap((item) => (item._tag === "Stepped" && item.id === id ? [item.reasons[0]?.key ?? "done"] : []))
    const steps = [
      [{ _tag: "GoTo", url: "https://pay.test/address" }, "https://pay.test/address"],
      [{ _tag: "Click", target: nameOf("link") }, "https://pay.test/link"],
      [{ _tag: "Click", target: nameOf("script") }, "https://pay.test/script"],
    ] as const
    for (const [made, to] of steps) {
      for (const yes of [false, true]) {
        make(made)
        assert.deepStrictEqual(answers(), ["LeavingAsked"])
        assert.deepStrictEqual([asked.at(-1), went.includes(to)], [to, false])
        said(yes)
        await expect.poll(answers, within).toEqual(["LeavingAsked", yes ? "done" : "LeavingRefused"])
      }
    }
    // The link is clicked once the visitor has said so; a script that led away has been, and what is left is the way.
    assert.deepStrictEqual(heard, ["link", "script", "script"])
    assert.deepStrictEqual(went, ["https://pay.test/address", "https://pay.test/script"])
    make({ _tag: "Click", target: nameOf("stray") })
    assert.deepStrictEqual(answers(), ["OriginNotAllowed"])
    // What is asked ends with the permission, and the yes comes too late.
    make(steps[0][0])
    conversation.set(later(running("control"), { _tag: "NavigationPaused" }))
    said(true)
    assert.deepStrictEqual(answers(), ["LeavingAsked", "LeavingUnanswered"])
    assert.strictEqual(went.length, 2)
  })

  it("[MP10] what a step set going waits for the visitor however much later it leads away; what they follow themselves goes", async () => {
    const root = page(`
      <button class="pay">pay</button><button class="away">away</button><button class="post">post</button>
      <form action="https://pay.test/form"></form><button class="own">sign in</button>
      <a class="link" href="https://evil.test/link">away</a>`)
    const later = (to: string): void => void setTimeout(() => location.assign(to))
    const on = (mark: string, deed: () => void) => root.querySelector(`.${mark}`)!.addEventListener("click", deed)
    on("pay", () => later("https://pay.test/later"))
    on(
      "away",
      () =>
        void Promise.resolve()
          .then(async () => fetch("/"))
          .finally(() => later("https://evil.test/later")),
    )
    on("post", () => setTimeout(() => root.querySelector("form")!.submit()))
    on("own", () => later("https://id.test/"))
    let said: (yes: boolean) => void = () => {}
    const went: Array<string> = []
    const asked: Array<string> = []
    const { sent, mirror, nameOf, conversation } = recorded("control", {
      goTo: (url) => went.push(url),
      leaving: {
        origins: ["https://pay.test"],
        ask: (url) => {
          asked.push(url)
          return new Promise((resolve) => (said = resolve))
        },
      },
    })
    await begun(sent)
    // What is not held back goes: no further here than to be seen, for the test goes on.
    const left: Array<string> = []
    const catching = (event: NavigateEvent): void => {
      if (!event.defaultPrevented) left.push(event.destination.url)
      event.preventDefault()
    }
    navigation.addEventListener("navigate", catching)
    cleaning.push(() => navigation.removeEventListener("navigate", catching))
    let id = 700
    const click = (mark: string): void =>
      mirror.receive({ _tag: "Step", id: ++id, step: { _tag: "Click", target: nameOf(mark) } })
    const answers = (): ReadonlyArray<string> =>
      sent.flatMap((item) => (item._tag === "Stepped" && item.id === id ? [item.reasons[0]?.key ?? "done"] : []))
    for (const [mark, to] of [
      ["pay", "https://pay.test/later"],
      ["post", "https://pay.test/form?"],
    ] as const) {
      for (const yes of [false, true]) {
        click(mark)
        await expect.poll(answers, within).toEqual(["done", "LeavingAsked"])
        assert.deepStrictEqual([asked.at(-1), went.includes(to)], [to, false])
        said(yes)
        await expect.poll(() => answers().at(-1), within).toBe(yes ? "done" : "LeavingRefused")
        assert.strictEqual(went.includes(to), yes)
      }
    }
    click("away")
    await expect.poll(answers, within).toEqual(["done", "OriginNotAllowed"])
    assert.deepStrictEqual([left, asked.length], [[], 4])
    // Whoever touched the page last, a script is asked about: what the visitor began they are asked themselves, whatever the origin.
    await userEvent.click(root.querySelector(".own")!)
    await expect.poll(() => asked.at(-1), within).toBe("https://id.test/")
    said(true)
    await expect.poll(() => went.at(-1), within).toBe("https://id.test/")
    assert.deepStrictEqual(left, [])
    // A link that they follow is theirs.
    await userEvent.click(root.querySelector(".link")!)
    await expect.poll(() => left, within).toEqual(["https://evil.test/link"])
    // Nothing is held back for an agent who only sees, nor once it is over.
    conversation.set(running("observe"))
    location.assign("https://evil.test/seen")
    conversation.set(running("control"))
    mirror.stop()
    location.assign("https://evil.test/over")
    assert.deepStrictEqual(left.slice(1), ["https://evil.test/seen", "https://evil.test/over"])
  })

  it("[MP7] what shows over the page is not in what is sent, takes no place and is gone with it", async () => {
    const root = page(`<button class="one">one</button>`)
    const before = document.documentElement.scrollHeight
    const { mirror, sent, text, step, nameOf } = recorded("observe", { name: "Ines-overlay" })
    await begun(sent)
    mirror.point({ x: 40, y: 30 })
    assert.strictEqual(step({ _tag: "Highlight", target: nameOf("one") }), "done")
    await caughtUp(text)
    assert.notInclude(text(), "Ines-overlay")
    assert.strictEqual(document.documentElement.scrollHeight, before)
    const { left, top } = root.querySelector(".one")!.getBoundingClientRect()
    assert.strictEqual(document.elementFromPoint(left + 2, top + 2)?.className, "one")
    const shown = document.documentElement.childElementCount
    mirror.stop()
    assert.strictEqual(document.documentElement.childElementCount, shown - 1)
  })
})

describe("a take that grows", () => {
  it("[MP3] is begun anew by the page", async () => {
    const root = page(`<p class="text"></p>`)
    const { sent, text } = recorded("observe")
    await begun(sent)
    const takes = (): number => new Set(sent.map((item) => (item._tag === "Piece" ? item.take : 0))).size
    for (const letter of "abcd") {
      root.querySelector(".text")!.textContent = letter.repeat(900_000)
      await caughtUp(text)
    }
    assert.strictEqual(takes(), 1)
    root.querySelector(".text")!.textContent = "e".repeat(900_000)
    await expect.poll(takes, within).toBe(2)
  })

  it("[MP3] is given up by the desk, which asks for another", async () => {
    const root = document.createElement("div")
    document.body.append(root)
    const asked: Array<FromDesk> = []
    const labels = { page: "The page", field: "The field" }
    const send = (item: FromDesk): void => void asked.push(item)
    const screen = MirrorScreen.open({
      root,
      send,
      point: () => {},
      grant: () => NavigationGrant.of(running()),
      labels,
    })
    cleaning.push(() => {
      screen.close()
      root.remove()
    })
    const first = `{"type":4,"timestamp":1,"data":{"href":"https://a.test/","width":800,"height":600}}\n`
    screen.receive({ _tag: "Piece", take: 1, n: 0, text: first })
    const stale = (): boolean | undefined => {
      const now = screen.shown.get()
      return now._tag === "Page" ? now.stale : undefined
    }
    const text = `${"x".repeat(15_999)}\n`
    for (let n = 1; n < 4_000; n++) screen.receive({ _tag: "Piece", take: 1, n, text })
    assert.isFalse(stale())
    for (let n = 4_000; n < 4_010; n++) screen.receive({ _tag: "Piece", take: 1, n, text })
    assert.isTrue(stale())
    await expect.poll(() => asked, within).toEqual([{ _tag: "Again" }])
  })
})

describe("a window that is served", () => {
  it("[MP7] is recorded while it is seen, by the tab that the visitor turned to last, and not a moment longer", async () => {
    page(`<p>served-words</p>`)
    const held = Held.make({ tenant: Scenario.tenant, participant: Scenario.camille, role: "visitor" })
    const id = Scenario.make("Bonjour").conversation().id!
    const window = ConversationWindow.open(held.channel, { tenant: Scenario.tenant, conversationId: id })
    const move = (state: Conversation): void =>
      held.push(window.stream, { _tag: "Opened", from: state.seq + 1, state: { ...state, seq: ++seq } })
    let seq = 1_000
    const pieces = (): number => held.mirrored.filter(({ item }) => item._tag === "Piece").length
    const text = (): string =>
      held.mirrored.map(({ item }) => (item._tag === "Piece" ? (item as { text: string }).text : "")).join("")
    /** Whether nothing of what happens on the page is sent, though one who records it sees it. */
    const quiet = async (): Promise<boolean> => {
      const before = pieces()
      const { text, mirror } = recorded()
      await caughtUp(text)
      mirror.stop()
      return pieces() === before
    }
    const leave = PageMirror.serve(window)
    cleaning.push(window.close, leave)
    const listeners = held.listeners(window.stream)
    assert.isTrue(await quiet())
    move(running())
    await caughtUp(text)
    // What an agent sends is done, what anybody else sends is not.
    const step = { _tag: "Step", id: 7, step: { _tag: "Scroll", x: 0, y: 0 } } as const
    const answers = (): number => held.mirrored.filter(({ item }) => item._tag === "Stepped").length
    held.push(window.stream, { _tag: "Mirrored", by: Scenario.camille, item: step })
    assert.strictEqual(answers(), 0)
    held.push(window.stream, { _tag: "Mirrored", by: Scenario.ines, item: step })
    assert.strictEqual(answers(), 1)
    // Another tab takes over, and gives back.
    const other = new BroadcastChannel(`pupitre.mirror.${window.stream}`)
    const witness = new BroadcastChannel(other.name)
    const heard = new Promise((resolve) => witness.addEventListener("message", resolve, { once: true }))
    other.postMessage("taken")
    await heard
    witness.close()
    assert.isTrue(await quiet())
    dispatchEvent(new FocusEvent("focus"))
    await caughtUp(text)
    other.close()
    move(later(running(), { _tag: "NavigationPaused" }))
    assert.isTrue(await quiet())
    move(running())
    await caughtUp(text)
    leave()
    assert.isTrue(await quiet())
    assert.isBelow(held.listeners(window.stream), listeners)
  })
})

describe("the screen", () => {
  const both = (level: "observe" | "control" = "control", lose: (item: FromPage) => boolean = () => false) => {
    const root = document.createElement("div")
    root.setAttribute("data-pupitre-mask", "")
    Object.assign(root.style, { position: "fixed", bottom: "0", width: "400px", height: "300px" })
    document.body.append(root)
    const items: Array<FromDesk> = []
    const asked: Array<number> = []
    const points: Array<object> = []
    let screen: MirrorScreen.MirrorScreen | undefined = undefined
    const made = recorded(level, {}, (item) => {
      if (!lose(item)) setTimeout(() => screen?.receive(item))
    })
    screen = MirrorScreen.open({
      root,
      send: (item) => {
        items.push(item)
        if (item._tag === "Again") asked.push(performance.now())
        setTimeout(() => made.mirror.receive(item))
      },
      point: (pointer) => points.push(pointer),
      grant: () => NavigationGrant.of(running(level)),
      labels: { page: "The page", field: "The field" },
    })
    cleaning.push(() => {
      screen.close()
      root.remove()
    })
    const frame = () => root.querySelector("iframe")
    const inside = () => frame()?.contentDocument?.body.textContent ?? ""
    const layer = () => root.querySelector<HTMLElement>("[role=application]")!
    /** Where an element of the mirrored page is, on the desk. */
    const spot = (mark: string): MouseEventInit => {
      const scale = layer().getBoundingClientRect().width / frame()!.clientWidth
      const { left, top } = layer().getBoundingClientRect()
      const box = frame()!.contentDocument!.querySelector(`.${mark}`)!.getBoundingClientRect()
      return {
        bubbles: true,
        clientX: left + (box.left + box.width / 2) * scale,
        clientY: top + (box.top + box.height / 2) * scale,
      }
    }
    return { ...made, root, screen, items, asked, points, frame, inside, layer, spot }
  }

  it("[MP8] shows what the page shows, without scripts, and what changes on it", async () => {
    const root = page(`<p class="text">first-words</p><div data-pupitre-mask>never-seen</div>
      <img src="x" onerror="parent.pwned = true"><script>parent.pwned = true</script>`)
    const { inside, frame, screen } = both()
    await expect.poll(inside, within).toContain("first-words")
    assert.strictEqual(frame()?.getAttribute("sandbox"), "allow-same-origin")
    assert.notInclude(inside(), "never-seen")
    root.querySelector(".text")!.textContent = "other-words"
    await expect.poll(inside, within).toContain("other-words")
    assert.deepInclude(screen.shown.get(), { _tag: "Page", stale: false })
    // A page of the site that is not loaded anew has its own address all the same.
    const before = location.href
    cleaning.push(() => history.replaceState(null, "", before))
    history.replaceState(null, "", "/other?page=2&token=secret-Canary")
    root.append("third-words")
    await expect.poll(inside, within).toContain("third-words")
    assert.deepInclude(screen.shown.get(), { url: `${location.origin}/other?page=2` })
    assert.isUndefined((globalThis as { pwned?: boolean }).pwned)
  })

  it("[MP8] what a page makes up runs nothing, takes no focus and stops nothing; the next take shows", async () => {
    const root = document.createElement("div")
    Object.assign(root.style, { position: "fixed", bottom: "0", width: "400px", height: "300px" })
    document.body.append(root)
    const asked: Array<FromDesk> = []
    const screen = MirrorScreen.open({
      root,
      send: (item) => asked.push(item),
      point: () => {},
      grant: () => NavigationGrant.of(running("control")),
      labels: { page: "The page", field: "The field" },
    })
    cleaning.push(() => {
      screen.close()
      root.remove()
    })
    let id = 1
    const element = (tagName: string, attributes: object = {}, childNodes: ReadonlyArray<object> = []) => ({
      type: 2,
      id: ++id,
      tagName,
      attributes,
      childNodes,
    })
    const text = (textContent: string) => ({ type: 3, id: ++id, textContent })
    const whole = (...body: ReadonlyArray<object>): string => {
      const html = element("html", {}, [element("head"), element("body", {}, body)])
      const lines = [
        { type: 4, timestamp: 1, data: { href: "https://a.test/", width: 800, height: 600 } },
        {
          type: 2,
          timestamp: 1,
          data: { node: { type: 0, id: 1, childNodes: [html] }, initialOffset: { left: 0, top: 0 } },
        },
      ]
      return lines.map((line) => `${JSON.stringify(line)}\n`).join("")
    }
    let take = 0
    const show = (...texts: ReadonlyArray<string>): void => {
      take++
      for (const [n, piece] of texts.entries()) screen.receive({ _tag: "Piece", take, n, text: piece })
    }
    const inside = () => root.querySelector("iframe")?.contentDocument?.body?.textContent ?? ""
    const field = page(`<input class="mine">`).querySelector("input")!
    field.focus()
    const pwn = "for (const w of [window, parent, parent.parent]) try { w.pwned = true } catch {}"
    show(
      whole(
        element("script", {}, [text(pwn)]),
        element("img", { src: "x:", onerror: pwn }),
        element("iframe", { srcdoc: `<script>${pwn}</script>` }),
        element("iframe", { src: `javascript:${pwn}` }),
        element("svg", { onload: pwn }),
        element("input", { autofocus: "", onfocus: pwn }),
        element("meta", { "http-equiv": "refresh", content: "0;url=/" }),
        element("p", {}, [text("made-up")]),
      ),
    )
    await expect.poll(inside, within).toContain("made-up")
    // The same where scripts run, and a page that leads away, in time to do so.
    const runs = page(`<iframe></iframe>`).querySelector("iframe")!
    let loads = 0
    runs.addEventListener("load", () => loads++)
    runs.srcdoc = `<meta http-equiv="refresh" content="0;url=about:blank">
      <img src="x:" onerror="parent.ran = [...(parent.ran ?? []), 'img']">
      <iframe srcdoc="<script>parent.parent.ran = [...(parent.parent.ran ?? []), 'frame']</script>"></iframe>`
    await expect
      .poll(() => [...((globalThis as { ran?: ReadonlyArray<string> }).ran ?? [])].toSorted(), within)
      .toEqual(["frame", "img"])
    await expect.poll(() => loads, within).toBeGreaterThan(1)
    assert.include(inside(), "made-up")
    assert.isUndefined((globalThis as { pwned?: boolean }).pwned)
    assert.isUndefined((root.querySelector("iframe")!.contentWindow as { pwned?: boolean }).pwned)
    assert.strictEqual(document.activeElement, field)
    const nonsense = [
      "{}\n",
      "not json\n",
      `{"type":3,"timestamp":1,"data":{"source":0}}\n`,
      `{"type":3,"timestamp":1,"data":{"source":0,"adds":[{"node":{}}],"removes":[{}],"texts":1,"attributes":[null]}}\n`,
      `{"type":3,"timestamp":"x","data":{"source":5,"id":{}}}\n`,
      `{"type":3,"timestamp":1,"data":{"source":1,"positions":[{"x":"1"}]}}\n`,
      `{"type":2,"timestamp":1,"data":{"node":{"type":0,"id":1}}}\n`,
      `{"type":2,"timestamp":1,"data":{"node":${'{"type":2,"id":1,"tagName":"p","attributes":{},"childNodes":['.repeat(3_000)}${"]}".repeat(3_000)}}}\n`,
    ]
    for (const line of nonsense) show(whole(element("p", {}, [text("before")])), line)
    show(nonsense.join(""))
    // What the replayer puts off it does with the next picture.
    for (let pictures = 0; pictures < 2; pictures++) await new Promise(requestAnimationFrame)
    show(whole(element("p", {}, [text("well again")])))
    await expect.poll(inside, within).toContain("well again")
    assert.deepInclude(screen.shown.get(), { stale: false })
    assert.isAtMost(root.querySelectorAll("iframe").length, 1)
  })

  it("[MP2] a hole is noticed, shows as stale, and a fresh start is asked for, once a second at most", async () => {
    const root = page(`<p class="text">first-words</p>`)
    let losing = false
    let lost = 0
    const takes: Array<number> = []
    // What changes meanwhile is lost, and the whole of the take after it.
    const { inside, screen, asked } = both("control", (item) => {
      if (item._tag !== "Piece") return false
      if (!takes.includes(item.take)) takes.push(item.take)
      if (losing) lost++
      return losing || takes.indexOf(item.take) === 1
    })
    await expect.poll(inside, within).toContain("first-words")
    losing = true
    root.querySelector(".text")!.textContent = "lost-words"
    await expect.poll(() => lost, within).toBeGreaterThan(0)
    losing = false
    root.append("after-words")
    await expect
      .poll(() => (screen.shown.get()._tag === "Page" ? screen.shown.get() : {}), within)
      .toMatchObject({ stale: true })
    assert.notInclude(inside(), "after-words")
    await expect.poll(inside, within).toContain("lost-words")
    assert.include(inside(), "after-words")
    assert.deepInclude(screen.shown.get(), { stale: false })
    assert.isAbove(asked.length, 1)
    for (const [index, at] of asked.entries()) if (index > 0) assert.isAtLeast(at - asked[index - 1]!, 950)
  })

  it("[MP9] what the agent does over the screen is done on the page, on the element that was meant", async () => {
    const heard: Array<string> = []
    const root = page(`<button class="a">a</button><button class="b">b</button>
      <input class="secret" type="password"><p style="height:3000px"></p>`)
    const note = document.createElement("label")
    note.innerHTML = `note <input class="note" value="old">`
    note.setAttribute("data-pupitre-share", "")
    root.prepend(note)
    for (const mark of ["a", "b"]) root.querySelector(`.${mark}`)!.addEventListener("click", () => heard.push(mark))
    const { inside, layer, spot, screen, points } = both()
    await expect.poll(inside, within).toContain("note")
    layer().dispatchEvent(new MouseEvent("click", spot("b")))
    await expect.poll(() => heard, within).toEqual(["b"])
    await expect.poll(() => screen.made.get()?.reasons, within).toEqual([])
    layer().dispatchEvent(new PointerEvent("pointermove", spot("a")))
    const { left, top, width, height } = root.querySelector(".a")!.getBoundingClientRect()
    await expect.poll(() => points.length, within).toBe(1)
    const { x, y } = points[0] as { x: number; y: number }
    assert.closeTo(x, left + width / 2 + scrollX, 3)
    assert.closeTo(y, top + height / 2 + scrollY, 3)
    // A field is typed in where it stands.
    layer().dispatchEvent(new MouseEvent("click", spot("note")))
    const own = layer().querySelector<HTMLInputElement>("[data-part=field]")
    assert.strictEqual(own?.value, "old")
    await userEvent.fill(own!, "delivery at noon")
    await expect.poll(() => root.querySelector<HTMLInputElement>(".note")!.value, within).toBe("delivery at noon")
    // A field that the page keeps is taken away again.
    layer().dispatchEvent(new MouseEvent("click", spot("secret")))
    await userEvent.fill(layer().querySelector<HTMLInputElement>("[data-part=field]")!, "x")
    await expect.poll(() => screen.made.get()?.reasons?.[0]?.key, within).toBe("FieldMasked")
    assert.isNull(layer().querySelector("[data-part=field]"))
    assert.strictEqual(root.querySelector<HTMLInputElement>(".secret")!.value, "")
    // The keys reach everything too.
    layer().focus()
    const key = (name: string) => layer().dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true }))
    for (const name of ["ArrowRight", "ArrowRight", "Enter"]) key(name)
    await expect.poll(() => heard, within).toEqual(["b", "a"])
    layer().dispatchEvent(new WheelEvent("wheel", { deltaY: 400, bubbles: true, cancelable: true }))
    await expect.poll(() => scrollY, within).toBeGreaterThan(100)
    scrollTo(0, 0)
    assert.isFalse(screen.goTo("javascript:alert(1)"))
    assert.isTrue(screen.goTo("https://evil.test/"))
    await expect.poll(() => screen.made.get()?.reasons?.[0]?.key, within).toBe("OriginNotAllowed")
  })

  it("[MP9] who only sees points things out, and drives nothing", async () => {
    const heard: Array<string> = []
    const root = page(`<button class="a">a</button><p style="height:3000px"></p>`)
    root.querySelector(".a")!.addEventListener("click", () => heard.push("a"))
    const { inside, layer, spot, items, screen } = both("observe")
    await expect.poll(inside, within).toContain("a")
    const steps = () => items.filter((item) => item._tag === "Step").map(({ step }) => (step as { _tag: string })._tag)
    layer().dispatchEvent(new MouseEvent("click", spot("a")))
    const wheel = new WheelEvent("wheel", { deltaY: 400, bubbles: true, cancelable: true })
    assert.isTrue(layer().dispatchEvent(wheel), "it is left to the desk's own page")
    await expect.poll(() => screen.made.get(), within).toMatchObject({ id: 1, reasons: [] })
    layer().dispatchEvent(new MouseEvent("click", spot("a")))
    await expect.poll(() => screen.made.get(), within).toMatchObject({ id: 2, reasons: [] })
    assert.deepStrictEqual(steps(), ["Highlight", "Highlight"])
    assert.deepStrictEqual(heard, [])
  })
})
