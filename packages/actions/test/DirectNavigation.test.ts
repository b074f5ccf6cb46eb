import { assert, describe, it } from "@effect/vitest"
import { catalogue } from "@pupitre/actions/ActionReason"
import * as Block from "@pupitre/actions/Block"
import * as Close from "@pupitre/actions/Close"
import * as DirectNavigation from "@pupitre/actions/DirectNavigation"
import * as NavigationGuard from "@pupitre/actions/NavigationGuard"
import { NavigationStep } from "@pupitre/actions/NavigationStep"
import * as Transfer from "@pupitre/actions/Transfer"
import { fromReasons } from "@pupitre/core/Availability"
import * as Command from "@pupitre/core/Command"
import { Snooze } from "@pupitre/core/command/Snooze"
import type { Conversation } from "@pupitre/core/Conversation"
import { controls, driven, observes } from "@pupitre/core/Navigation"
import * as Schema from "effect/Schema"
import {
  active,
  asked,
  camille,
  context,
  elsewhere,
  facts,
  ines,
  marc,
  now,
  running,
  said,
  system,
  tell,
  later,
} from "./desk.js"

const { command } = DirectNavigation.make()
const granted = (): Conversation => later(asked(), { _tag: "NavigationGranted", level: "observe" })
const paused = (): Conversation => later(running("control"), { _tag: "NavigationPaused" })

describe("direct the navigation", () => {
  it("[K5] seeing and driving are asked for one after the other; what is allowed is a consent, in both streams", () => {
    assert.deepStrictEqual(facts(tell(command, active(), { level: "observe" })), [
      { _tag: "NavigationRequested", level: "observe", expiresAt: now + 60_000 },
    ])
    assert.strictEqual(said(tell(command, active(), { level: "control" })), "ObserveFirst")
    assert.strictEqual(said(tell(command, running(), { level: "observe" })), "AlreadyObserving")
    assert.strictEqual(said(tell(command, running(), { level: "control" })), "+NavigationRequested")
    assert.strictEqual(said(tell(command, running("control"), { level: "control" })), "AlreadyControlling")
    assert.strictEqual(said(tell(command, asked(), { level: "observe" })), "NavigationPending")
    assert.strictEqual(said(tell(command, granted(), { level: "observe" })), "NavigationPending")
    assert.strictEqual(said(tell(command, paused(), { level: "observe" })), "NavigationPaused")
    assert.strictEqual(said(tell(command, active(), { level: "observe" }, marc)), "NotOwner")
    assert.strictEqual(said(tell(command, active(), { level: "observe" }, marc, { role: "manager" })), "NotOwner")
    const { grantNavigation } = DirectNavigation
    const decision = tell(grantNavigation, asked(), { level: "observe" }, camille)
    assert.strictEqual(said(decision), "+ConsentGiven NavigationGranted")
    assert.deepStrictEqual(elsewhere(decision), {
      "visitor/camille": [{ _tag: "ConsentGiven", scopes: ["observe"] }],
    })
    const again = later(asked("control"), { _tag: "ConsentGiven", scopes: ["control"] })
    assert.strictEqual(said(tell(grantNavigation, again, { level: "control" }, camille)), "+NavigationGranted")
    const both = later(
      asked("control"),
      ...facts(tell(grantNavigation, asked("control"), { level: "control" }, camille)),
    )
    assert.isTrue(observes(both.navigation))
    assert.isFalse(controls(both.navigation))
    assert.isTrue(controls(later(both, ...facts(tell(DirectNavigation.startNavigation, both, {}))).navigation))
  })

  it("[K6] the visitor answers what they were shown, in time; the server says when it is over and not before", () => {
    const { grantNavigation, refuseNavigation, withdrawNavigation, expireNavigation } = DirectNavigation
    const late = { at: now + 60_000 }
    assert.strictEqual(said(tell(grantNavigation, asked(), { level: "control" }, camille)), "LevelDiffers")
    assert.strictEqual(said(tell(grantNavigation, asked(), { level: "observe" }, camille, late)), "RequestExpired")
    assert.strictEqual(said(tell(grantNavigation, asked(), { level: "observe" })), "NotPermitted")
    assert.strictEqual(said(tell(grantNavigation, active(), { level: "observe" }, camille)), "NothingRequested")
    const cause = (decision: ReturnType<typeof tell>) => facts(decision)[0]
    assert.deepInclude(cause(tell(refuseNavigation, asked(), {}, camille)), { cause: "refused" })
    assert.deepInclude(cause(tell(withdrawNavigation, asked(), {})), { cause: "withdrawn" })
    assert.strictEqual(said(tell(withdrawNavigation, asked(), {}, marc)), "NotOwner")
    assert.strictEqual(said(tell(expireNavigation, asked(), {}, system)), "TooEarly")
    assert.deepInclude(cause(tell(expireNavigation, asked(), {}, system, late)), { cause: "expired" })
    const refused = later(asked("control"), ...facts(tell(refuseNavigation, asked("control"), {}, camille)))
    assert.deepStrictEqual(refused.navigation, { state: "running", level: "observe" })
  })

  it("[K7] either side pauses and ends, the visitor alone lets it go on and can take the agreement back", () => {
    const { startNavigation, pauseNavigation, resumeNavigation, endNavigation } = DirectNavigation
    assert.strictEqual(said(tell(startNavigation, asked(), {})), "NavigationNotAllowed")
    assert.strictEqual(said(tell(startNavigation, granted(), {})), "+NavigationStarted")
    assert.strictEqual(said(tell(startNavigation, granted(), {}, ines, { visitorOnline: false })), "VisitorLeft")
    assert.strictEqual(said(tell(pauseNavigation, running(), {})), "+NavigationPaused")
    assert.strictEqual(said(tell(pauseNavigation, running(), {}, camille)), "+NavigationPaused")
    assert.strictEqual(said(tell(pauseNavigation, running(), {}, marc)), "NotOwner")
    assert.strictEqual(said(tell(resumeNavigation, paused(), {})), "NotPermitted")
    assert.deepStrictEqual(facts(tell(resumeNavigation, paused(), {}, camille)), [
      { _tag: "NavigationStarted", level: "control" },
    ])
    const end = (by: typeof ines | typeof camille | typeof system, input = {}, state = running()) =>
      tell(endNavigation, state, input, by)
    assert.deepStrictEqual(facts(end(ines)), [{ _tag: "NavigationEnded", cause: "agent" }])
    assert.deepStrictEqual(facts(end(camille)), [{ _tag: "NavigationEnded", cause: "visitor" }])
    assert.deepStrictEqual(facts(end(system, { cause: "visitorLeft" })), [
      { _tag: "NavigationEnded", cause: "visitorLeft" },
    ])
    assert.deepStrictEqual(facts(end(system, { cause: "siteChanged" })), [
      { _tag: "NavigationEnded", cause: "siteChanged" },
    ])
    assert.deepStrictEqual(facts(end(system)), [{ _tag: "NavigationEnded", cause: "agentLeft" }])
    assert.deepStrictEqual(facts(end(system, { cause: "agentLeft", agentId: ines.id })), [
      { _tag: "NavigationEnded", cause: "agentLeft" },
    ])
    assert.strictEqual(said(end(system, { cause: "agentLeft", agentId: marc.id })), "NotOwner")
    assert.strictEqual(said(end(camille, {}, active())), "NavigationNotAllowed")
    const agreed = later(running(), { _tag: "ConsentGiven", scopes: ["observe"] })
    const revoked = end(camille, { revoke: true }, agreed)
    assert.strictEqual(said(revoked), "+NavigationEnded ConsentWithdrawn")
    assert.deepStrictEqual(elsewhere(revoked), {
      "visitor/camille": [{ _tag: "ConsentWithdrawn", scopes: ["observe"] }],
    })
    assert.strictEqual(said(end(ines, { revoke: true }, agreed)), "+NavigationEnded")
  })

  it("[K85] what is refused for want of an agreement says whether it never was or was taken back", () => {
    const { startNavigation, pauseNavigation, resumeNavigation, endNavigation, grantNavigation } = DirectNavigation
    const agreed = later(running("control"), { _tag: "ConsentGiven", scopes: ["observe", "control"] })
    const revoked = later(agreed, ...facts(tell(endNavigation, agreed, { revoke: true }, camille)))
    const over = later(agreed, ...facts(tell(endNavigation, agreed, {}, camille)))
    const steps = (state: Conversation): string => {
      const answer = NavigationGuard.allows(state, { _tag: "Scroll", x: 0, y: 1 })
      return answer._tag === "Enabled" ? "yes" : answer.reasons.map(({ key }) => key).join(" ")
    }
    const all = (state: Conversation): ReadonlySet<string> =>
      new Set([
        said(tell(startNavigation, state, {})),
        said(tell(pauseNavigation, state, {})),
        said(tell(resumeNavigation, state, {}, camille)),
        said(tell(endNavigation, state, {})),
        steps(state),
      ])
    assert.deepStrictEqual(all(revoked), new Set(["NavigationRevoked"]))
    for (const never of [active(), over]) assert.deepStrictEqual(all(never), new Set(["NavigationNotAllowed"]))
    const again = later(revoked, ...facts(tell(command, revoked, { level: "observe" })))
    assert.strictEqual(said(tell(startNavigation, again, {})), "NavigationNotAllowed")
    assert.strictEqual(
      said(tell(grantNavigation, again, { level: "observe" }, camille)),
      "+ConsentGiven NavigationGranted",
    )
    assert.notStrictEqual(catalogue.NavigationRevoked.fr, catalogue.NavigationNotAllowed.fr)
    assert.notStrictEqual(catalogue.NavigationRevoked.en, catalogue.NavigationNotAllowed.en)
  })

  it("[K86] an agent drives the page of one visitor at a time, also while that is paused, and sees as many as they like", () => {
    const busy = { drivesAnother: (agent: string) => agent === ines.id }
    const off = Command.can(command, running(), context(ines, busy))
    assert.deepStrictEqual(off, fromReasons([{ key: "AlreadyControllingAnother" }]))
    assert.strictEqual(said(tell(command, running(), { level: "control" }, ines, busy)), "AlreadyControllingAnother")
    assert.strictEqual(said(tell(command, active(), { level: "observe" }, ines, busy)), "+NavigationRequested")
    const free = { drivesAnother: () => false }
    assert.strictEqual(said(tell(command, running(), { level: "control" }, ines, free)), "+NavigationRequested")
    const { startNavigation } = DirectNavigation
    const toDrive = later(asked("control"), { _tag: "NavigationGranted", level: "control" })
    assert.strictEqual(said(tell(startNavigation, toDrive, {}, ines, busy)), "AlreadyControllingAnother")
    assert.strictEqual(said(tell(startNavigation, toDrive, {}, ines, free)), "+NavigationStarted")
    assert.strictEqual(said(tell(startNavigation, granted(), {}, ines, busy)), "+NavigationStarted")
    for (const state of [running("control"), paused()]) assert.isTrue(driven(state.navigation))
    for (const state of [running(), asked("control"), toDrive, active()]) assert.isFalse(driven(state.navigation))
  })

  it("[K8] a transfer, a snooze, a closing and a block end it in so many words, first", () => {
    const to = Transfer.make().command
    assert.deepStrictEqual(facts(tell(to, running(), { to: marc, mode: "offer" }))[0], {
      _tag: "NavigationEnded",
      cause: "transfer",
    })
    assert.deepStrictEqual(facts(tell(Snooze, running(), {}))[0], { _tag: "NavigationEnded", cause: "snooze" })
    const shut = tell(Close.make().command, running(), { tags: [], seen: 99 })
    assert.strictEqual(said(shut), "+NavigationEnded ConversationClosed")
    assert.deepStrictEqual(facts(shut)[0], { _tag: "NavigationEnded", cause: "close" })
    assert.strictEqual(said(tell(Close.make().command, active(), { tags: [], seen: 99 })), "+ConversationClosed")
    const { command: block } = Block.make()
    assert.deepInclude(facts(tell(block, running(), { reason: "spam" }))[0], { cause: "agent" })
    assert.deepInclude(facts(tell(block, running(), { reason: "spam", close: { tags: [] } }))[0], { cause: "close" })
  })

  it("[K9] who agreed to be seen when the conversation began may be seen without being asked again, if the team says so", () => {
    const own = DirectNavigation.make({ observeFromConsent: true, expiresAfter: 5 }).command
    const agreed = later(active(), { _tag: "ConsentGiven", scopes: ["observe", "control"] })
    assert.strictEqual(said(tell(own, agreed, { level: "observe" })), "+NavigationRequested NavigationGranted")
    assert.strictEqual(said(tell(own, active(), { level: "observe" })), "+NavigationRequested")
    assert.strictEqual(said(tell(command, agreed, { level: "observe" })), "+NavigationRequested")
    const seen = later(agreed, ...facts(tell(own, agreed, { level: "observe" })), {
      _tag: "NavigationStarted",
      level: "observe",
    })
    const driven = tell(own, seen, { level: "control" })
    assert.deepStrictEqual(facts(driven), [{ _tag: "NavigationRequested", level: "control", expiresAt: now + 5 }])
  })

  it("[K10] a step is done under a permission that lasts, on the site's own pages, and never on what is the visitor's alone", () => {
    const step = (input: unknown): NavigationStep => Schema.decodeUnknownSync(NavigationStep)(input)
    const elements: Readonly<Record<string, NavigationGuard.Element>> = {
      ok: { type: "text" },
      password: { type: "password" },
      card: { type: "text", autocomplete: "section-a cc-number" },
      code: { autocomplete: "one-time-code" },
      masked: { masked: true },
      away: { href: "https://evil.test/" },
      home: { href: "/panier" },
      script: { href: "javascript:alert(1)" },
    }
    const policy: NavigationGuard.Policy = {
      origins: ["https://pay.lumen.example"],
      element: (target) => (Object.hasOwn(elements, target) ? elements[target] : undefined),
    }
    const ask = (state: Conversation, input: unknown, own = policy): string => {
      const answer = NavigationGuard.allows(state, step(input), own)
      return answer._tag === "Enabled" ? "yes" : answer.reasons.map(({ key }) => key).join(" ")
    }
    const click = (target: string) => ({ _tag: "Click", target })
    const steps = [
      click("ok"),
      { _tag: "Fill", target: "ok", value: "Aube" },
      { _tag: "GoTo", url: "https://lumen.example/panier" },
      { _tag: "Scroll", x: 0, y: 300 },
      { _tag: "Highlight", target: "ok" },
    ]
    const elsewhereThan = [
      active(),
      asked(),
      granted(),
      later(running("control"), { _tag: "NavigationEnded", cause: "visitor" }),
    ]
    for (const one of steps) {
      assert.strictEqual(ask(running("control"), one), "yes")
      assert.strictEqual(ask(paused(), one), "NavigationPaused")
      assert.strictEqual(ask(running(), one), one._tag === "Highlight" ? "yes" : "NavigationNotAllowed")
      assert.strictEqual(ask(asked("control"), one), one._tag === "Highlight" ? "yes" : "NavigationNotAllowed")
      for (const state of elsewhereThan) assert.strictEqual(ask(state, one), "NavigationNotAllowed")
      for (const lost of ["observe", "control"] as const) {
        const state = later(running("control"), { _tag: "ConsentWithdrawn", scopes: [lost] })
        assert.strictEqual(ask(state, one), "NavigationRevoked")
      }
    }
    const driven = running("control")
    for (const target of ["password", "card", "code", "masked"]) {
      for (const one of [click(target), { _tag: "Fill", target, value: "1" }, { _tag: "Highlight", target }])
        assert.strictEqual(ask(driven, one), "FieldMasked", target)
    }
    assert.strictEqual(ask(driven, click("gone")), "TargetGone")
    assert.strictEqual(ask(driven, click("constructor")), "TargetGone")
    assert.strictEqual(ask(driven, click("away")), "OriginNotAllowed")
    assert.strictEqual(ask(driven, click("script")), "OriginNotAllowed")
    assert.strictEqual(ask(driven, click("home")), "yes")
    for (const url of ["https://evil.test/", "http://lumen.example/", "https://lumen.example.evil.test/"])
      assert.strictEqual(ask(driven, { _tag: "GoTo", url }), "OriginNotAllowed", url)
    assert.strictEqual(ask(driven, { _tag: "GoTo", url: "https://pay.lumen.example/1" }), "yes")
    assert.strictEqual(ask(driven, click("password"), {}), "yes", "the server leaves elements to the page")
    const { page: _, ...nowhere } = driven
    assert.strictEqual(ask(nowhere, { _tag: "GoTo", url: "https://lumen.example/" }), "OriginNotAllowed")
    for (const bad of [
      { _tag: "GoTo", url: "javascript:alert(1)" },
      click("#id > a"),
      { _tag: "Scroll", x: 0, y: Number.NaN },
    ])
      assert.throws(() => step(bad))
  })
})
