import { assert, describe, it } from "@effect/vitest"
import * as ActionReason from "@pupitre/actions/ActionReason"
import * as Catalogue from "@pupitre/actions/Catalogue"
import * as Command from "@pupitre/core/Command"
import type { Decision } from "@pupitre/core/Decision"
import * as Reason from "@pupitre/core/Reason"
import * as fc from "fast-check"
import { readFileSync } from "node:fs"
import * as Law from "../../../scripts/project/Law.ts"
import { active, context, eight, ines, said } from "./desk.js"
import type { Situation, Wish } from "./refusals.js"
import { wishes } from "./refusals.js"
import { actors, commands, inputOf, tries, World } from "./world.js"

const decided = ({ command: own, usual }: Wish, situation: Situation): Decision => {
  const { command = own, state = active(), input = {}, by = ines, role, patch } = { ...usual, ...situation }
  const asked = context(by, { ...patch, ...(role !== undefined && { role }) })
  return Command.decide(command, state, input, asked)
}
const rules = ["../SPEC.md", "../../core/SPEC.md"]
  .map((page) => readFileSync(new URL(page, import.meta.url), "utf8"))
  .join("\n")

describe("what refuses a wish", () => {
  for (const wish of wishes) {
    const { command, done, refused } = wish
    it(`[RF1] [${done.rule}] ${command.name} is done in its situation`, () => {
      assert.include(rules, `**[${done.rule}]**`)
      assert.match(said(decided(wish, done)), /^\+[A-Z]/)
    })
    for (const [reason, situation] of Object.entries(refused)) {
      it(`[RF1] [${situation.rule}] ${command.name} is refused as ${reason} in its situation`, () => {
        assert.include(rules, `**[${situation.rule}]**`)
        assert.include(said(decided(wish, situation)).split(" "), reason)
      })
    }
  }

  it("[RF2] every wish of an action is in the table", () => {
    const named = new Set(wishes.map(({ command }) => command.name))
    for (const { name } of Catalogue.commands(eight)) assert.isTrue(named.has(name), name)
  })

  it("[RF2] what a wish says that it may be refused for is in the table, and what is in the table has words", () => {
    const words: Readonly<Record<string, unknown>> = { ...Reason.catalogue, ...ActionReason.catalogue }
    let reasons = 0
    for (const { command, refused } of wishes) {
      for (const key of command.inputReasons) assert.property(refused, key, command.name)
      for (const key of Object.keys(refused)) {
        assert.property(words, key)
        reasons++
      }
    }
    assert.isAbove(reasons, 200)
  })

  it("[RF2] in no history is a wish refused for a reason that is not in the table", { timeout: Law.patience }, () => {
    const table = new Map(wishes.map(({ command, refused }) => [command.name, refused]))
    const met = new Set<string>()
    fc.assert(
      fc.property(tries, fc.nat(999), fc.boolean(), (list, pick, visitorOnline) => {
        const world = new World()
        for (const one of list) world.try(one)
        for (const actor of actors) {
          for (const command of commands) {
            const refused = table.get(command.name)
            if (refused === undefined) continue
            const state = world.state(world.streamOf(command)) as never
            const asked = { ...world.context(actor), visitorOnline }
            const decision = Command.decide(command, state, inputOf(command, pick), asked)
            if (decision._tag === "Accepted") continue
            for (const { key } of decision.rejection.reasons) {
              met.add(`${command.name} ${key}`)
              if (!(key in refused)) assert.fail(`${command.name} was refused as ${key}`)
            }
          }
        }
      }),
      Law.whole(1_000),
    )
    assert.isAbove(met.size, 100)
  })
})
