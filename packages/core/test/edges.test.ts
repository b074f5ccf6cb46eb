import { assert, describe, it } from "@effect/vitest"
import type { EventChannel } from "@pupitre/core/EventChannel"
import * as Command from "@pupitre/core/Command"
import * as ConversationSummary from "@pupitre/core/ConversationSummary"
import * as ConversationWindow from "@pupitre/core/ConversationWindow"
import { accept } from "@pupitre/core/Decision"
import * as DeskList from "@pupitre/core/desk/DeskList"
import * as Message from "@pupitre/core/Message"
import { DisplayName } from "@pupitre/core/Participant"
import * as Readable from "@pupitre/core/Readable"
import * as SafeUrl from "@pupitre/core/SafeUrl"
import * as Signal from "@pupitre/core/Signal"
import * as HeldChannel from "@pupitre/core/testing/HeldChannel"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as Schema from "effect/Schema"
import * as fc from "fast-check"

describe("SafeUrl", () => {
  const bad = [
    "javascript:alert(1)",
    "java\nscript:alert(1)",
    "\u0001javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<b>",
    "vbscript:x",
    "blob:https://x/1",
    "file:///etc/passwd",
    "ftp://x/",
    "about:blank",
    "//evil.test",
    "/p/aube",
    "evil.test",
    "",
    " ",
    "http://",
    "https://",
    "https://user@evil.test",
    "https://good.test@evil.test",
    "https://:pw@evil.test",
    "mailto:a@b.c",
    "tel:+33",
    "https://exa mple.test",
    `https://x.test/${"a".repeat(2050)}`,
  ]
  it(`[U1] ${bad.length} dangerous or useless texts are refused`, () => {
    for (const text of bad) assert.isTrue("refusal" in SafeUrl.parse(text), JSON.stringify(text))
  })

  it("[U2] what is accepted is http or https without credentials, in the form that opens", () => {
    let accepted = 0
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          fc.string(),
          fc.webUrl().map((url) => `\t${url} `),
        ),
        (text) => {
          const parsed = SafeUrl.parse(text)
          if ("refusal" in parsed) return
          accepted++
          const url = new URL(parsed.url)
          assert.include(["http:", "https:"], url.protocol)
          assert.strictEqual(url.username + url.password, "")
          assert.strictEqual(url.href, parsed.url)
        },
      ),
      { numRuns: 1000 },
    )
    assert.isAbove(accepted, 100)
  })

  it("[U3] a look-alike host shows in its ASCII form", () => {
    const parsed = SafeUrl.parse("https://\u0430pple.com/")
    assert.strictEqual("url" in parsed && SafeUrl.host(parsed.url), "xn--pple-43d.com")
    const slashed = SafeUrl.parse("https://evil.test\\@good.test")
    assert.strictEqual("url" in slashed && SafeUrl.host(slashed.url), "evil.test")
  })
})

describe("Message", () => {
  it("[M1] blank and ill-formed texts, and those past a limit, are not messages", () => {
    assert.strictEqual(Message.problem(" \n\u00a0"), "Blank")
    assert.strictEqual(Message.problem("a\ud800"), "NotWellFormed")
    assert.strictEqual(Message.problem("x".repeat(10_001)), "TooLong")
    assert.strictEqual(Message.problem("漢".repeat(10_924)), "TooLong")
    assert.isUndefined(Message.problem("x".repeat(10_000)))
  })

  it("[M2] the limit counts what a person sees as one character", () => {
    const family = "👩‍👩‍👧"
    assert.isUndefined(Message.problem(family.repeat(1_800)))
    assert.isUndefined(Message.problem("e\u0301".repeat(9_000)))
    assert.strictEqual(Message.problem("e\u0301".repeat(10_001)), "TooLong")
  })

  it("[M3] a text is kept exactly as written", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", minLength: 1 }).filter((text) => Message.problem(text) === undefined),
        (text) => {
          assert.strictEqual(Schema.decodeUnknownSync(Message.MessageText)(text), text)
        },
      ),
    )
  })
})

describe("Participant", () => {
  it("[N1] a name holds no control, invisible or direction-changing character", () => {
    const is = Schema.is(DisplayName)
    for (const name of ["a\u202eb", "a\u2066b", "\u200b", "a\u0000", "\ufeffx", "", "x".repeat(81)])
      assert.isFalse(is(name), JSON.stringify(name))
    for (const name of ["Inès", "Жанна", "محمد", "李", "Camille R."]) assert.isTrue(is(name), name)
  })
})

describe("Signal", () => {
  it("[G1] what looks like a card, an account or a password never leaves the page, however it is typed", () => {
    const secrets = [
      ["4970101234567890", "ma carte 4970101234567890 merci"],
      ["4970 1012 3456 7890", "4970 1012 3456 7890"],
      ["4970-1012-3456-7890", "CB:4970-1012-3456-7890."],
      ["FR76 3000 6000 0112 3456 7890 189", "FR76 3000 6000 0112 3456 7890 189"],
      ["hunter2", "mot de passe : hunter2"],
      ["hunter2", "my password is hunter2"],
      ["123", "cvv 123"],
    ] as const
    for (const [secret, text] of secrets) {
      const masked = Signal.preview(text).text
      assert.notInclude(masked, secret)
      for (const part of secret.split(/[ -]/)) if (part.length > 3) assert.notInclude(masked, part, text)
      assert.strictEqual(masked.length, text.length)
    }
  })

  it("[G2] from the twelfth digit on, every longer prefix of a card number is masked", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 19 }),
        fc.constantFrom("", " ", "-", "."),
        fc.nat(7),
        (digits, space, n) => {
          const card = digits.map((digit, i) => (i > 0 && i % 4 === 0 ? `${space}${digit}` : String(digit))).join("")
          assert.notMatch(Signal.preview(`n${n} ${card}`).text.slice(3), /\d/)
        },
      ),
      { numRuns: 1000 },
    )
  })

  it("[G3] ordinary text is shown as it is, and a long one is cut with its remainder counted", () => {
    for (const text of ["Ma commande 2024-118 du 12/03", "3 lampes à 129,00 €", "06 12 34 56 78"])
      assert.strictEqual(Signal.preview(text).text, text)
    assert.deepStrictEqual(Signal.preview("é".repeat(1_200)), { _tag: "Preview", text: "é".repeat(1_000), more: 200 })
    assert.isTrue(Signal.preview(`${"x".repeat(999)}😀`).text.isWellFormed())
  })

  it("[G4] a desk has no way to put its text in a signal", () => {
    const decoded = Schema.decodeUnknownResult(Signal.FromAgent, { onExcessProperty: "error" })
    assert.strictEqual(decoded({ _tag: "Preview", text: "secret", more: 0 })._tag, "Failure")
    assert.strictEqual(decoded({ _tag: "Typing", active: true, text: "secret" })._tag, "Failure")
    assert.strictEqual(decoded({ _tag: "Typing", active: true })._tag, "Success")
  })
})

describe("Readable", () => {
  it("[B1] a store tells each subscription once per change, and not for the same value", () => {
    const count = Readable.store(0)
    let told = 0
    const listener = () => void told++
    const leave = [count.subscribe(listener), count.subscribe(listener)]
    count.set(1)
    count.set(1)
    assert.strictEqual(told, 2)
    leave[0]!()
    count.set(2)
    assert.strictEqual(told, 3)
  })

  it("[B2] a mapped value is computed once per value of its source", () => {
    const source = Readable.store({ n: 1 })
    const mapped = Readable.map(source, ({ n }) => ({ n }))
    assert.strictEqual(mapped.get(), mapped.get())
    const before = mapped.get()
    source.set({ n: 2 })
    assert.notStrictEqual(mapped.get(), before)
  })
})

describe("DeskList", () => {
  it("[D1] the list is asked for while someone looks, and no longer", () => {
    const held = HeldChannel.make({ tenant: "demo", participant: Scenario.ines, role: "agent" })
    let asked = 0
    const channel: EventChannel = {
      ...held.channel,
      desk: (listener) => {
        asked++
        const leave = held.channel.desk(listener)
        return () => {
          asked--
          leave()
        }
      },
    }
    const list = DeskList.of(channel)
    assert.strictEqual(DeskList.of(channel), list)
    const leave = [list.subscribe(() => {}), list.subscribe(() => {})]
    assert.strictEqual(asked, 1)
    held.pushDesk([{ id: "x" } as never])
    assert.strictEqual(list.get().length, 1)
    for (const one of leave) {
      one()
      one()
    }
    assert.strictEqual(asked, 0)
  })

  it("[D5] which visitor's page an agent drives is their desk's to know, and every other window's", () => {
    const held = HeldChannel.make({ tenant: "demo", participant: Scenario.ines, role: "agent" })
    const driven = DeskList.driven(held.channel)
    assert.strictEqual(DeskList.driven(held.channel), driven)
    const leave = driven.subscribe(() => {})
    const line = Scenario.make("a").events.reduce<ConversationSummary.ConversationSummary | undefined>(
      ConversationSummary.apply,
      undefined,
    )!
    const window = (id: string) =>
      ConversationWindow.open(held.channel, { tenant: Scenario.tenant, conversationId: id as never, driven })
    const [here, elsewhere] = [window(line.id), window("another")]
    const answer = (one: ConversationWindow.ConversationWindow) => one.can(asks)._tag
    const asks = Command.make({
      name: "drive",
      on: "conversation",
      roles: ["agent"],
      input: Command.nothing,
      inputReasons: [],
      availability: (_, { by, drivesAnother }) =>
        Command.unless(by._tag === "Agent" && drivesAnother?.(by.id) === true && { key: "DrivesAnother" }),
      facts: () => accept([]),
    })
    const said: Array<string> = []
    for (const lines of [
      [line],
      [{ ...line, driven: true as const }],
      [{ ...line, driven: true as const, owner: { agentId: "marc" as never, name: "Marc" } }],
    ]) {
      held.pushDesk(lines)
      said.push(`${driven.get()?.id === line.id} ${answer(here)} ${answer(elsewhere)}`)
    }
    assert.deepStrictEqual(said, ["false Enabled Enabled", "true Enabled Disabled", "false Enabled Enabled"])
    leave()
  })
})
