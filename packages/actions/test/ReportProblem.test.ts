import { assert, describe, it } from "@effect/vitest"
import * as Problems from "@pupitre/actions/Problems"
import * as ReportProblem from "@pupitre/actions/ReportProblem"
import * as Audience from "@pupitre/core/Audience"
import * as Conversation from "@pupitre/core/Conversation"
import type { Fact, ProblemStatus } from "@pupitre/core/Fact"
import * as Workspace from "@pupitre/core/Workspace"
import * as fc from "fast-check"
import {
  active,
  camille,
  closed,
  elsewhere,
  event,
  facts,
  ines,
  later,
  lea,
  marc,
  now,
  offeredTo,
  said,
  tell,
} from "./desk.js"

const { command } = ReportProblem.make()
const input: ReportProblem.Input = {
  category: "basket",
  severity: "major",
  description: "Le panier se vide",
  excerpt: [],
}
const reported = (reportId: string, at = now, patch: Partial<Problems.Report> = {}) =>
  event(
    {
      _tag: "ProblemReported",
      reportId: reportId as never,
      conversationId: "c" as never,
      category: "basket",
      severity: "major",
      description: "Le panier se vide",
      page: { url: "https://lumen.example/panier?id=1" as never, title: "Panier" },
      excerpt: [],
      ...patch,
    },
    1,
    ines,
    at,
  )
const moved = (reportId: string, status: ProblemStatus, more: object = {}): Fact =>
  ({ _tag: "ProblemMoved", reportId, status, ...more }) as Fact

describe("report a problem", () => {
  it("[K17] a report says what and where, in the conversation and to the managers, once however often it is wished", () => {
    const decision = tell(command, active(), {
      ...input,
      description: "  Le panier se vide ",
      ...ReportProblem.prefill(active(), "Firefox 150, Linux"),
      excerpt: [3, 1, 3] as never,
    })
    const [fact] = facts(decision)
    assert.deepStrictEqual(fact, {
      _tag: "ProblemReported",
      reportId: "a-command-id" as never,
      conversationId: active().id!,
      category: "basket",
      severity: "major",
      description: "Le panier se vide",
      page: { url: "https://lumen.example/" as never, title: "Maison Lumen" },
      device: "Firefox 150, Linux",
      excerpt: [1, 3] as never,
    })
    assert.deepStrictEqual(elsewhere(decision), { "workspace/problems": [fact!] })
    const twice = Problems.fold([event(fact!, 1), event(fact!, 2)])
    assert.strictEqual(twice.reports.length, 1)
    assert.isUndefined(Audience.project(event(fact!, 5), "visitor"))
    const refused = (patch: Partial<ReportProblem.Input>) => said(tell(command, active(), { ...input, ...patch }))
    assert.strictEqual(refused({ description: " \n " }), "DescriptionEmpty")
    assert.strictEqual(refused({ description: "x".repeat(1025) }), "TooLong")
    assert.strictEqual(refused({ description: "x".repeat(1024) }), "+ProblemReported")
    assert.strictEqual(refused({ description: "\ud800" }), "NotWellFormed")
    assert.strictEqual(refused({ category: "none" }), "CategoryUnknown")
    assert.strictEqual(refused({ excerpt: [99 as never] }), "ExcerptInvalid")
    assert.strictEqual(refused({ page: { url: "javascript:alert(1)", title: "" } }), "LinkInvalid")
    const secret = tell(command, active(), { ...input, page: { url: "https://lumen.example/p?token=1", title: "" } })
    assert.deepInclude(facts(secret)[0], { page: { url: "https://lumen.example/p" as never, title: "" } })
  })

  it("[K17] a problem can be reported of any conversation that is not over, by who has it", () => {
    const snoozed = later(active(), { _tag: "ConversationSnoozed", keepAssigned: true })
    for (const state of [active(), snoozed, offeredTo(marc)])
      assert.strictEqual(said(tell(command, state, input)), "+ProblemReported")
    assert.strictEqual(said(tell(command, closed(), input)), "ConversationClosed")
    assert.strictEqual(said(tell(command, active(), input, marc)), "NotOwner")
    assert.strictEqual(said(tell(command, active(), input, camille)), "NotPermitted")
  })

  it("[K82] a report may have a title, by which it is found; a blank one is none", () => {
    const send = (title?: string) => tell(command, active(), { ...input, ...(title !== undefined && { title }) })
    assert.deepInclude(facts(send("  Panier vide ")).at(0), { title: "Panier vide" } as never)
    for (const none of [undefined, "", " \n"]) assert.notProperty(facts(send(none))[0], "title")
    assert.strictEqual(said(send("moitié \ud800")), "NotWellFormed")
    const reports = Problems.fold([event(facts(send("Panier vide"))[0]!, 1)])
    assert.lengthOf(Problems.matching(reports, { text: "PANIER v" }), 1)
    assert.lengthOf(Problems.matching(reports, { text: "panier plein" }), 0)
  })

  it("[K18] who reports what was just reported of the same page is told, and may say that it is another problem", () => {
    const page = { url: "https://lumen.example/panier?id=2", title: "Panier" }
    let known = Problems.fold([reported("first", now - 10)])
    const own = ReportProblem.make({ reports: () => known, duplicateWithin: 10 }).command
    assert.strictEqual(said(tell(own, active(), { ...input, page })), "DuplicateReport")
    assert.strictEqual(said(tell(own, active(), { ...input, page, confirmed: true })), "+ProblemReported")
    assert.strictEqual(said(tell(own, active(), { ...input, page, category: "display" })), "+ProblemReported")
    assert.strictEqual(
      said(tell(own, active(), { ...input, page: { ...page, url: "https://lumen.example/p" } })),
      "+ProblemReported",
    )
    assert.strictEqual(said(tell(own, active(), input)), "+ProblemReported")
    assert.strictEqual(said(tell(own, active(), { ...input, page }, ines, { at: now + 1 })), "+ProblemReported")
    known = Problems.apply(known, event(moved("first", "rejected", { reason: "non" }), 2))
    assert.strictEqual(said(tell(own, active(), { ...input, page })), "+ProblemReported")
  })

  it("[K18] what was just reported is found as by looking through everything, in every state that a list went through", () => {
    const places = ["/panier", "/panier?code=1", "/panier#haut", "/panier/adresse", "/"] as const
    const word = fc.record({
      id: fc.constantFrom("a", "b", "c", "d", "e"),
      after: fc.nat(6),
      place: fc.constantFrom(undefined, ...places),
      category: fc.constantFrom("basket", "display"),
      status: fc.constantFrom<ProblemStatus | undefined>(undefined, undefined, "acknowledged", "resolved", "duplicate"),
      asked: fc.boolean(),
    })
    const looked = { found: 0, none: 0 }
    fc.assert(
      fc.property(fc.array(word, { maxLength: 24, size: "max" }), fc.nat(30), (words, within) => {
        let at = now
        let state = Problems.empty
        const before: Array<Problems.Problems> = []
        const look = (one: Problems.Problems, place: string, category: string): void => {
          const url = `https://lumen.example${place}`
          const bare = (address: string): string => address.replace(/[?#].*$/, "")
          const expected = one.reports.findLast(
            (report) =>
              report.category === category &&
              report.page !== undefined &&
              bare(report.page.url) === bare(url) &&
              Problems.moves[report.status].length > 0,
          )
          const found = Problems.duplicate(one, { category, page: { url } }, at, within)
          const fresh = expected !== undefined && at - expected.at <= within ? expected : undefined
          assert.strictEqual(found, fresh)
          looked[found === undefined ? "none" : "found"]++
        }
        for (const { id, after, place, category, status, asked } of words) {
          at += after
          const page = { url: `https://lumen.example${place}` as never, title: "" }
          const { page: _, ...nowhere } = reported(id, at, { category, page }) as never as { page: unknown }
          const made = place === undefined ? (nowhere as never) : reported(id, at, { category, page })
          state = Problems.apply(state, status === undefined ? made : event(moved(id, status), 1, lea, at))
          before.push(state)
          if (asked) look(state, place ?? "/panier", category)
        }
        // Those that it went through say what they said, whoever has asked since.
        for (const one of before) look(one, "/panier", "basket")
      }),
    )
    for (const count of Object.values(looked)) assert.isAtLeast(count, 100)
  })

  it("[K19] a manager moves a report along the table, says why it is rejected and what it repeats", () => {
    const { moveProblem } = ReportProblem
    const manager = { role: "manager" as const }
    const at = (status: ProblemStatus) =>
      Workspace.fold([reported("r"), reported("other"), ...(status === "new" ? [] : [event(moved("r", status), 3)])])
    const all = Object.keys(Problems.moves) as ReadonlyArray<ProblemStatus>
    for (const from of all) {
      for (const status of all) {
        const decision = tell(
          moveProblem,
          at(from),
          { reportId: "r" as never, status, reason: "parce que", duplicateOf: "other" as never },
          lea,
          manager,
        )
        const may = Problems.moves[from].includes(status)
        assert.strictEqual(said(decision), may ? "+ProblemMoved" : "MoveNotAllowed", `${from} to ${status}`)
        if (may)
          assert.strictEqual(
            Workspace.problem(
              Workspace.fold(
                facts(decision).map((f) => event(f, 9)),
                at(from),
              ),
              "r",
            )?.status,
            status,
          )
      }
    }
    const move = (more: object, by = manager) =>
      said(tell(moveProblem, at("new"), { reportId: "r" as never, status: "acknowledged", ...more }, lea, by as never))
    assert.strictEqual(move({ status: "rejected" }), "ReasonMissing")
    assert.strictEqual(move({ status: "duplicate" }), "OriginalMissing")
    assert.strictEqual(move({ status: "duplicate", duplicateOf: "r" }), "OriginalMissing")
    assert.strictEqual(move({ status: "duplicate", duplicateOf: "constructor" }), "OriginalMissing")
    assert.strictEqual(move({ reportId: "constructor" }), "ProblemNotFound")
    assert.strictEqual(move({}, { role: "agent" } as never), "NotPermitted")
    assert.strictEqual(
      said(tell(moveProblem, Workspace.empty, { reportId: "r" as never, status: "acknowledged" }, lea, manager)),
      "ProblemNotFound",
    )
  })

  it("[K20] the managers' list is a fold: in two steps as in one, each report once, newest first, filtered as asked", () => {
    const id = fc.constantFrom("a", "b", "c", "__proto__")
    const log = fc
      .array(
        fc.oneof(
          fc.tuple(id, fc.constantFrom("basket", "display")).map(([one, category]) => reported(one, now, { category })),
          fc
            .tuple(id, fc.constantFrom<ProblemStatus>("acknowledged", "rejected"))
            .map(([one, to]) => event(moved(one, to), 1, lea)),
        ),
        { maxLength: 20 },
      )
      .map((events) => events.map((one, i) => ({ ...one, seq: i + 1 }) as typeof one))
    fc.assert(
      fc.property(log, fc.nat(20), (events, cut) => {
        const whole = Problems.fold(events)
        assert.deepStrictEqual(Problems.fold(events.slice(cut), Problems.fold(events.slice(0, cut))), whole)
        const ids = whole.reports.map(({ reportId }) => reportId)
        assert.strictEqual(new Set(ids).size, ids.length)
        assert.deepStrictEqual(Problems.matching(whole), whole.reports.toReversed())
        for (const report of Problems.matching(whole, { status: ["rejected"], category: "basket" }))
          assert.deepInclude(report, { status: "rejected", category: "basket" })
        const workspace = Workspace.fold(events)
        for (const report of whole.reports)
          assert.strictEqual(Workspace.problem(workspace, report.reportId)?.status, report.status)
      }),
    )
    const two = Problems.fold([reported("a"), reported("b", now, { severity: "minor", description: "Bouton gris" })])
    assert.deepStrictEqual(
      Problems.matching(two, { text: "BOUTON" }).map(({ reportId }) => reportId),
      ["b" as never],
    )
    assert.deepStrictEqual(
      Problems.matching(two, { severity: "major", text: "/panier" }).map(({ reportId }) => reportId),
      ["a" as never],
    )
    const phone = Problems.fold([reported("c", now, { description: "Rien ne s’affiche sur téléphone" })], two)
    assert.deepStrictEqual(
      Problems.matching(phone, { text: "TELEPHONE" }).map(({ reportId }) => reportId),
      ["c" as never],
    )
    const rejected = Problems.fold([event(moved("a", "rejected", { reason: "non" }), 3, lea)], two).reports[0]
    assert.deepInclude(rejected, { status: "rejected", reason: "non", moved: { by: lea, at: now } })
  })

  it("[K41] the reports that one is likely to repeat are those of its page and category that repeat no other", () => {
    const page = (url: string) => ({ url: url as never, title: "" })
    const all = Problems.fold([
      reported("a", 1, { page: page("https://lumen.example/panier?code=1") }),
      reported("b", 2, { page: page("https://lumen.example/panier#haut") }),
      reported("c", 3, { page: page("https://lumen.example/panier"), category: "content" }),
      reported("d", 4, { page: page("https://lumen.example/panier/adresse") }),
      reported("e", 5, { page: page("https://lumen.example/panier") }),
      event(moved("b", "duplicate", { duplicateOf: "a" }), 6, lea),
    ])
    const alike = (id: string): ReadonlyArray<string> =>
      Problems.alike(
        all,
        all.reports.find(({ reportId }) => reportId === id)!,
      ).map(({ reportId }) => reportId)
    assert.deepStrictEqual(alike("e"), ["a"])
    assert.deepStrictEqual(alike("a"), ["e"])
    assert.deepStrictEqual(alike("d"), [])
    const { page: _, ...nowhere } = all.reports[0]!
    assert.deepStrictEqual(Problems.alike(all, nowhere), [])
  })

  it("[K48] who made a report says more about it while it is new, even once the conversation is over", () => {
    const { addToReport } = ReportProblem
    const [fact] = facts(tell(command, active(), input))
    const id = "a-command-id" as never
    const made = later(active(), fact!)
    const over = later(made, { _tag: "ConversationClosed", conversationId: made.id!, visitorId: camille.id, tags: [] })
    const more = { reportId: id, text: " Sur Safari aussi " }
    const added = { _tag: "ProblemDetailAdded", reportId: id, text: "Sur Safari aussi" } as const
    for (const state of [made, over]) {
      const decision = tell(addToReport, state, more)
      assert.deepStrictEqual(facts(decision), [added])
      assert.deepStrictEqual(elsewhere(decision), { "workspace/problems": [added] })
      assert.strictEqual(said(tell(addToReport, state, more, marc)), "NotReporter")
      assert.strictEqual(said(tell(addToReport, state, more, lea, { role: "manager" })), "NotReporter")
      assert.strictEqual(said(tell(addToReport, state, more, camille)), "NotPermitted")
      const text = (one: string) => said(tell(addToReport, state, { ...more, text: one }))
      assert.strictEqual(text(" \n"), "DescriptionEmpty")
      assert.strictEqual(text("x".repeat(1025)), "TooLong")
      assert.strictEqual(text("\ud800"), "NotWellFormed")
      for (const status of Object.keys(Problems.moves) as ReadonlyArray<ProblemStatus>) {
        const after = later(state, moved("a-command-id", status))
        assert.strictEqual(
          said(tell(addToReport, after, more)),
          status === "new" ? "+ProblemDetailAdded" : "ReportUnderWay",
        )
      }
    }
    assert.strictEqual(said(tell(addToReport, active(), more)), "ProblemNotFound")
    assert.strictEqual(said(tell(addToReport, made, { ...more, reportId: "toString" as never })), "ProblemNotFound")
    assert.strictEqual(said(tell(addToReport, Conversation.empty, more)), "ConversationUnknown")
    assert.isUndefined(Audience.project(event(added, 9), "visitor"))
    assert.notProperty(Audience.projectConversation(made, "visitor"), "reports")
    const told = Problems.fold([
      event(fact!, 1),
      event(added, 2, ines, now + 5),
      event({ ...added, text: "Encore" }, 3),
    ])
    assert.deepStrictEqual(told.reports[0]?.added, [
      { text: "Sur Safari aussi", by: ines, at: now + 5 },
      { text: "Encore", by: ines, at: now },
    ])
    assert.strictEqual(Problems.matching(told, { text: "SAFARI" }).length, 1)
    assert.strictEqual(Problems.matching(told, { text: "opera" }).length, 0)
    assert.deepStrictEqual(Problems.fold([event({ ...added, reportId: "gone" as never }, 1)]).reports, [])
  })

  it("[K48] what becomes of the report is told to the conversation that it was made in, and not to the visitor", () => {
    const [fact] = facts(tell(command, active(), input))
    const workspace = Workspace.fold([event(fact!, 1)])
    const move = { reportId: "a-command-id" as never, status: "acknowledged" } as const
    const decision = tell(ReportProblem.moveProblem, workspace, move, lea, { role: "manager" })
    const [fact2] = facts(decision)
    assert.deepStrictEqual(elsewhere(decision), { [`conversation/${active().id}`]: [fact2!] })
    const after = later(active(), fact!, fact2!)
    assert.deepStrictEqual(Conversation.report(after, "a-command-id"), { by: ines.id, status: "acknowledged" })
    assert.isUndefined(Conversation.report(after, "constructor"))
    assert.isUndefined(Audience.project(event(fact2!, 9), "visitor"))
    // A move of what was reported elsewhere changes nothing here.
    assert.deepStrictEqual({ ...later(active(), fact2!), seq: 0 }, { ...active(), seq: 0 })
  })
})
