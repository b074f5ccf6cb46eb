import { assert, describe, it } from "@effect/vitest"
import type { Attachments, Stage, Step } from "@pupitre/core/composer/Attachments"
import * as Files from "@pupitre/core/composer/Attachments"
import * as FileCheck from "@pupitre/core/composer/FileCheck"
import * as FileReason from "@pupitre/core/composer/FileReason"
import { catalogue } from "@pupitre/core/composer/FileWords"
import { FileName } from "@pupitre/core/Fact"
import type { FileId } from "@pupitre/core/Id"
import * as Reason from "@pupitre/core/Reason"
import * as Schema from "effect/Schema"
import * as fc from "fast-check"

const size = 1_000
const kept = { fileId: "f-1" as FileId, name: "a.png", mediaType: "image/png", size: 900 }
const rejection = { why: "virus", reason: FileReason.make("FileInfected") } as const
const reason = FileReason.make("FileNotSent")
const chosen = (key: string) => ({ key, name: `${key}.png`, size, mediaType: "image/png" })

const key = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom("a", "b") },
  { weight: 1, arbitrary: fc.constantFrom("c", "d", "e", "f", "g") },
)
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ key, _tag: fc.constant("Looked" as const) }),
  fc.record({
    key,
    _tag: fc.constant("Passed" as const),
    name: fc.constant("a.png"),
    mediaType: fc.constant("image/png"),
  }),
  fc.record({ key, _tag: fc.constant("Progressed" as const), sent: fc.integer({ min: -10, max: size * 2 }) }),
  fc.record({ key, _tag: fc.constantFrom("Paused" as const, "Resumed" as const) }),
  fc.record({ key, _tag: fc.constant("Received" as const) }),
  fc.record({ key, _tag: fc.constant("Cleared" as const), file: fc.constant(kept) }),
  fc.record({ key, _tag: fc.constant("Refused" as const), rejection: fc.constant(rejection) }),
  fc.record({ key, _tag: fc.constant("Broken" as const), reason: fc.constant(reason) }),
  fc.record({ key, _tag: fc.constantFrom("Retried" as const, "Cancelled" as const, "Posted" as const) }),
)

/** What is done to files, most of the time the next thing that can happen, so that all stages are reached. */
const deeds = fc.array(
  fc.oneof(
    { weight: 1, arbitrary: fc.array(key, { minLength: 1, maxLength: 7 }) },
    { weight: 8, arbitrary: step },
    { weight: 8, arbitrary: fc.record({ key, _tag: fc.constant("on" as const) }) },
  ),
  { minLength: 10, maxLength: 60, size: "max" },
)

const onwards: Readonly<Partial<Record<Stage["_tag"], (key: string) => Step>>> = {
  Selected: (key) => ({ key, _tag: "Looked" }),
  Validating: (key) => ({ key, _tag: "Passed", name: "a.png", mediaType: "image/png" }),
  Uploading: (key) => ({ key, _tag: "Received" }),
  Scanning: (key) => ({ key, _tag: "Cleared", file: kept }),
  Ready: (key) => ({ key, _tag: "Posted" }),
  Failed: (key) => ({ key, _tag: "Retried" }),
}

type Deed = typeof deeds extends fc.Arbitrary<ReadonlyArray<infer D>> ? D : never

/** Every state that deeds lead through, with the step that led to each. */
const run = (all: ReadonlyArray<Deed>): ReadonlyArray<{ readonly state: Attachments; readonly step?: Step }> => {
  const seen: Array<{ readonly state: Attachments; readonly step?: Step }> = [{ state: Files.empty }]
  for (const deed of all) {
    const { state } = seen.at(-1)!
    if (Array.isArray(deed)) {
      seen.push({ state: Files.select(state, deed.map(chosen)) })
      continue
    }
    const one = deed as Step | { readonly _tag: "on"; readonly key: string }
    const stage = state.find((file) => file.key === one.key)?.stage._tag
    const next = one._tag === "on" ? (stage === undefined ? undefined : onwards[stage]?.(one.key)) : one
    if (next !== undefined) seen.push({ state: Files.apply(state, next), step: next })
  }
  return seen
}

const stageOf = (state: Attachments, name: string): Stage | undefined => state.find((file) => file.key === name)?.stage

describe("Attachments", () => {
  it("[FL1] only what was cleared after it was wholly received can be shared, and what is over stays over", () => {
    const reached = new Set<string>()
    fc.assert(
      fc.property(deeds, (all) => {
        const cleared = new Set<string>()
        const received = new Set<string>()
        let before: Attachments = Files.empty
        for (const { state, step } of run(all)) {
          if (step?._tag === "Received" && stageOf(before, step.key)?._tag === "Uploading") received.add(step.key)
          if (step?._tag === "Cleared" && received.has(step.key)) cleared.add(step.key)
          for (const { key, stage } of state) {
            reached.add(stage._tag)
            if (stage._tag === "Ready" || stage._tag === "Sent") assert.isTrue(cleared.has(key), stage._tag)
            const was = stageOf(before, key)
            if (was === undefined) continue
            if (was._tag === "Sent" || was._tag === "Rejected" || was._tag === "Cancelled")
              assert.strictEqual(stage, was)
            if (stage._tag === "Sent") assert.isTrue(was._tag === "Sent" || was._tag === "Ready")
          }
          assert.strictEqual(Files.ready(state).length, state.filter(({ stage }) => stage._tag === "Ready").length)
          before = state
        }
      }),
      { numRuns: 2_000 },
    )
    assert.deepStrictEqual([...reached].toSorted(), Object.keys(Files.table).toSorted())
  })

  it("[FL2] progress never goes back nor past the end, and what failed goes on from what was sent", () => {
    let climbed = 0
    let resumed = 0
    fc.assert(
      fc.property(deeds, (all) => {
        let before: Attachments = Files.empty
        for (const { state, step } of run(all)) {
          for (const { key, stage } of state) {
            const was = stageOf(before, key)
            if (stage._tag !== "Uploading" || was === undefined) continue
            assert.isAtLeast(stage.sent, 0)
            assert.isAtMost(stage.sent, size)
            if (was._tag === "Uploading") {
              assert.isAtLeast(stage.sent, was.sent)
              if (stage.sent > was.sent) climbed++
            }
            if (was._tag === "Failed") {
              assert.strictEqual(was.back, "Uploading")
              assert.strictEqual(stage.sent, was.sent)
              resumed++
            }
          }
          if (step !== undefined) for (const one of state) assert.isAtMost(Files.progress(one), 1)
          before = state
        }
      }),
      { numRuns: 2_000 },
    )
    assert.isAbove(climbed, 0)
    assert.isAbove(resumed, 0)
  })

  it("[FL3] never more than the limit wait at once; those past it are there, rejected for their number", () => {
    let refused = 0
    fc.assert(
      fc.property(deeds, (all) => {
        for (const { state } of run(all)) {
          const waiting = state.filter(({ stage: { _tag } }) => !["Sent", "Rejected", "Cancelled"].includes(_tag))
          assert.isAtMost(waiting.length, FileCheck.limits.maxFiles)
          for (const { stage } of state) {
            if (stage._tag === "Rejected" && stage.rejection.why === "count") refused++
          }
          assert.strictEqual(new Set(state.map((file) => file.key)).size, state.length)
        }
      }),
      { numRuns: 1_000 },
    )
    assert.isAbove(refused, 0)
  })

  it("[FL3] a file that failed keeps its place: it can be tried again", () => {
    const five = Array.from({ length: FileCheck.limits.maxFiles }, (_, i) => chosen(`f${i}`))
    const lead: ReadonlyArray<Step> = [
      { key: "f0", _tag: "Looked" },
      { key: "f0", _tag: "Passed", name: "f0.png", mediaType: "image/png" },
      { key: "f0", _tag: "Broken", reason },
    ]
    const failed = lead.reduce(Files.apply, Files.select(Files.empty, five))
    assert.strictEqual(stageOf(failed, "f0")?._tag, "Failed")
    assert.deepInclude(stageOf(Files.select(failed, [chosen("more")]), "more"), { _tag: "Rejected" })
    const gone = Files.apply(failed, { key: "f0", _tag: "Cancelled" })
    assert.deepInclude(stageOf(Files.select(gone, [chosen("more")]), "more"), { _tag: "Selected" })
  })

  it("[FL4] a step that a stage does not know changes nothing, and every stage but the last ones can be cancelled", () => {
    fc.assert(
      fc.property(deeds, step, (all, late) => {
        const { state } = run(all).at(-1)!
        const stage = stageOf(state, late.key)
        if (stage === undefined || !Files.table[stage._tag].includes(late._tag)) {
          assert.strictEqual(Files.apply(state, late), state)
        }
        for (const { key, stage: now } of state) {
          const cancelled = Files.apply(state, { key, _tag: "Cancelled" })
          const over = now._tag === "Sent" || now._tag === "Rejected" || now._tag === "Cancelled"
          assert.strictEqual(stageOf(cancelled, key)?._tag, over ? now._tag : "Cancelled")
          assert.strictEqual(Files.dismiss(state, key).length, over ? state.length - 1 : state.length)
        }
      }),
      { numRuns: 1_000 },
    )
  })

  it("[FL5] a reply waits for files that are under way or failed, and not for those that were rejected", () => {
    const looked = run([["a"], { key: "a", _tag: "Looked" }] as never).at(-1)!.state
    assert.strictEqual(Files.obstacle(looked)?.key, "FilesUnderWay")
    const broken = Files.apply(looked, { key: "a", _tag: "Broken", reason })
    assert.strictEqual(Files.obstacle(broken)?.key, "FilesFailed")
    assert.isUndefined(Files.obstacle(Files.apply(looked, { key: "a", _tag: "Refused", rejection })))
    assert.isUndefined(Files.obstacle(Files.empty))
  })

  it("[FL5] every reason that a file gives has its words, with every parameter filled in", () => {
    for (const key of Object.keys(catalogue) as ReadonlyArray<FileReason.Key>) {
      for (const locale of ["fr", "en"] as const) {
        const said = Reason.text(locale, FileReason.make(key, { max: 7 }), catalogue)
        assert.notMatch(said, /[{}]/)
        assert.notStrictEqual(said, key)
      }
    }
  })
})

describe("FileCheck", () => {
  const types = ["image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf"]
  const names = ["png", "jpg", "JPEG", "gif", "webp", "pdf", "svg", "html", "exe", "zip", "docx", ""]
  const media = [...types, "text/html", "image/svg+xml", "application/zip", "application/x-msdownload", ""]
  const typeOf: Readonly<Record<string, string>> = {
    png: "image/png",
    jpg: "image/jpeg",
    jpeg: "image/jpeg",
    gif: "image/gif",
    webp: "image/webp",
    pdf: "application/pdf",
  }

  it("[FL6] a file passes when its name, its sender and its content say the same of the five, and else never", () => {
    let passed = 0
    for (const end of names) {
      for (const declared of media) {
        for (const found of [...media, undefined]) {
          const checked = FileCheck.check({ name: end === "" ? "photo" : `photo.${end}`, size: 1, declared, found })
          const said = typeOf[end.toLowerCase()]
          const agree = said !== undefined && said === declared && said === found
          assert.strictEqual(checked._tag, agree ? "Fits" : "Rejected", `${end} ${declared} ${found}`)
          if (checked._tag === "Rejected") assert.strictEqual(checked.rejection.why, "type")
          else passed++
        }
      }
    }
    assert.strictEqual(passed, 6)
  })

  it("[FL6] what is empty or past the limit is rejected for its size, to the byte", () => {
    const of = (bytes: number) =>
      FileCheck.check({ name: "a.pdf", size: bytes, declared: "application/pdf", found: "application/pdf" })
    for (const bytes of [-1, 0, 10_000_001]) {
      const checked = of(bytes)
      assert.strictEqual(checked._tag === "Rejected" && checked.rejection.why, "size")
    }
    assert.strictEqual(of(1)._tag, "Fits")
    assert.strictEqual(of(10_000_000)._tag, "Fits")
  })

  const piece = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.constantFrom("photo", "été", "a b", ".", "..", "/", "\\", ":", "*", "con", "é", "👩‍👩‍👧", "\u202E"),
    },
    { weight: 2, arbitrary: fc.string({ unit: "grapheme", maxLength: 30 }) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 5 }) },
  )
  const anyName = fc
    .tuple(fc.array(piece, { maxLength: 8 }), fc.constantFrom(".png", ".PDF", ".jpeg", "", "."))
    .map(([parts, end]) => parts.join("") + end)

  it("[FL7] a cleaned name is a name that a fact may carry, ends as before, and is clean", () => {
    const isName = Schema.is(FileName)
    let named = 0
    fc.assert(
      fc.property(anyName, (given) => {
        const name = FileCheck.cleanName(given)
        if (name === undefined) return
        named++
        assert.isTrue(isName(name), JSON.stringify(name))
        assert.isAtMost(name.length, 80)
        assert.strictEqual(FileCheck.cleanName(name), name)
        assert.notMatch(name, /[\\/<>:"|?*\p{Cc}]|^[\s.]|[\s.]$/u)
        const end = /[^.\\/]\.(png|PDF|jpeg)$/u.exec(given)?.[1]
        if (end !== undefined) assert.isTrue(name.endsWith(`.${end}`), `${given} -> ${name}`)
      }),
      { numRuns: 2_000 },
    )
    assert.isAbove(named, 20)
  })

  it("[FL7] a name that hides how it ends is none, and neither is one that is nothing but an end", () => {
    for (const name of ["annexe\u202Egpj.exe", "a\u0000.png", "a\u2066.pdf", "\uD800.png", ".png", "/", "...", ""]) {
      const checked = FileCheck.check({ name, size: 1, declared: "image/png", found: "image/png" })
      assert.strictEqual(checked._tag, "Rejected", JSON.stringify(name))
    }
    assert.isUndefined(FileCheck.cleanName("annexe\u202Egpj.exe"))
    assert.strictEqual(FileCheck.cleanName("C:\\fakepath\\été 2026.PNG"), "été 2026.PNG")
    assert.strictEqual(FileCheck.cleanName("../../etc/con.pdf"), "_con.pdf")
    assert.strictEqual(FileCheck.cleanName(`${"é".repeat(200)}.jpeg`), `${"é".repeat(75)}.jpeg`)
  })
})
