import { assert, describe, it } from "@effect/vitest"
import * as Commands from "@pupitre/core/Command"
import { isBlocked, owner } from "@pupitre/core/Conversation"
import * as fc from "fast-check"
import * as Law from "../../../scripts/project/Law.ts"
import { readFileSync } from "node:fs"
import { camille, ines, lea, marc } from "./desk.js"
import type { Model } from "./moves.js"
import { exclusive, isAway, likelyOf, moves, sees, towardsSeeing, whoOf } from "./moves.js"
import type { By, Wished } from "./pairs.js"
import { pairs, rows } from "./pairs.js"
import { actors, commands, World } from "./world.js"

const people = actors.slice(0, 4)
const all = people.flatMap((person) => moves.map((move) => ({ person, who: whoOf(person), move })))

/** Half of the tries may be granted, so that walks get somewhere. */
const turn = fc.record({ pick: fc.nat(999), other: fc.nat(999), blindly: fc.boolean() })

describe("two who wish at once", { timeout: Law.patience }, () => {
  it("[K29] both are decided on what stands, one wins, and the other is decided anew on what then stands", () => {
    const raced = { won: 0, lost: 0 }
    const accepted = new Set<string>()
    fc.assert(
      fc.property(fc.boolean(), fc.array(turn, { maxLength: 30, size: "max" }), (seen, turns) => {
        const world = new World()
        let model: Model = { status: "active", owner: ines.id, nav: "idle", blocked: false }
        for (const [i, name] of (seen ? towardsSeeing : []).entries()) {
          const person = people[i === 1 ? 0 : 1]!
          const move = moves.find((one) => one.name === name)!
          world.wish(move.command, move.input(whoOf(person)), world.context(person))
          model = move.next(model, whoOf(person))
        }
        for (const { pick, other, blindly } of turns) {
          const now = model
          const wanted = likelyOf(now, pick)
          const able = all.filter(({ move, who }) => move.may(now, who, world.at) && wanted.test(move.name))
          const likely = blindly || able.length === 0 ? all : able
          const first = likely[pick % likely.length]!
          const second = (other % 2 === 0 ? all : likely)[other % (other % 2 === 0 ? all : likely).length]!
          const writes = [first, second].map(({ person, who, move }) => {
            const state = world.state(world.streamOf(move.command)) as never
            const decision = Commands.decide(move.command, state, move.input(who), world.context(person))
            if ((decision._tag === "Accepted") !== move.may(now, who, world.at))
              assert.fail(`${move.name} by ${who.id} on ${JSON.stringify(now)}`)
            return decision._tag === "Accepted" && decision.events.length > 0
          })
          const wrote: Array<boolean> = []
          for (const { person, who, move } of [first, second]) {
            const may = move.may(model, who, world.at)
            const { decision } = world.wish(move.command, move.input(who), world.context(person))
            if ((decision._tag === "Accepted") !== may)
              assert.fail(`${move.name} by ${who.id} on ${JSON.stringify(model)}`)
            if (decision._tag === "Accepted") {
              accepted.add(move.name)
              model = move.next(model, who)
            }
            wrote.push(decision._tag === "Accepted" && decision.events.length > 0)
            const state = world.conversation
            assert.strictEqual(state.status, model.status)
            assert.isTrue(sees(model, state.navigation), `${state.navigation.state} of ${JSON.stringify(model)}`)
            assert.strictEqual(owner(state)?.agentId, model.owner as never)
            assert.strictEqual(state.blocked !== undefined, model.blocked)
            assert.strictEqual(isBlocked(state, world.at), isAway(model))
            assert.strictEqual(state.transfer?.to.id, model.to as never)
            assert.strictEqual(state.transfer?.joined?.agentId, model.joined as never)
            assert.isAtMost(state.assignments.filter(({ until }) => until === undefined).length, 1)
          }
          const names = [first.move.name, second.move.name]
          if (
            writes[0] === true &&
            writes[1] === true &&
            exclusive(now).some((set) => names.every((name) => set.has(name)))
          ) {
            assert.deepStrictEqual(wrote, [true, false], names.join(" and "))
            raced.won++
          }
          if (wrote[1] === false) raced.lost++
        }
        const log = world.events.get(world.current) ?? []
        const count = (tag: string) => log.filter(({ _tag }) => _tag === tag).length
        const open = count("TransferStarted") - count("TransferEnded")
        assert.isTrue(open === 0 || open === 1, "a transfer ends once")
        assert.isAtMost(count("ConversationClosed"), 1)
        const end = log.findIndex(({ _tag }) => _tag === "ConversationClosed")
        const after = end === -1 ? [] : log.slice(end + 1).map(({ _tag }) => _tag)
        assert.isTrue(after.length <= 2 && after.every((tag) => tag === "VisitorUnblocked"), "nothing else comes then")
      }),
      Law.whole(1_000),
    )
    assert.isAtLeast(raced.won, 20)
    assert.isAtLeast(raced.lost, 100)
    assert.deepStrictEqual(
      moves.map(({ name }) => name).filter((name) => !accepted.has(name)),
      [],
    )
  })
})

describe("two who wish at once, pair by pair", () => {
  const byName = Commands.catalogue(commands)
  const participants = { camille, ines, ines2: ines, marc, lea } satisfies Record<By, unknown>
  const wish = (world: World, { by, name, input }: Wished, read: number): string => {
    const { id } = participants[by]
    const actor = actors.find(([one]) => "id" in one && one.id === id)!
    const { decision } = world.wish(byName.get(name)!, input(read), world.context(actor))
    if (decision._tag === "Rejected") return decision.rejection.reasons.map(({ key }) => key).join(" ")
    return decision.events.length === 0 ? "done already" : "done"
  }
  const written = (world: World): number => [...world.events.values()].flat().length

  for (const { before, one, other, otherSecond, oneSecond } of pairs)
    it(`[RC1] ${[...before, one].map(({ says }) => says).join(", ")} × ${other.says}`, () => {
      for (const [first, second, told] of [
        [one, other, otherSecond],
        [other, one, oneSecond],
      ] as const) {
        const world = new World()
        for (const wished of before) assert.strictEqual(wish(world, wished, 0), "done", wished.says)
        const read = world.conversation.seq
        assert.strictEqual(wish(world, first, read), "done", `${first.says}, first`)
        const after = written(world)
        const answer = wish(world, second, read)
        // Who is kept away is refused, and the server does not tell them.
        if (told === "gone") assert.match(answer, /^[A-Z]/)
        else assert.strictEqual(answer, told, `${second.says}, second`)
        if (told !== "done") assert.strictEqual(written(world), after, "the second writes nothing")
      }
    })

  it("[RC1] the page says of each what the table says, and of no other", () => {
    const page = readFileSync(new URL("../SPEC.md", import.meta.url), "utf8")
    const section = page.slice(page.indexOf("## Two at once"), page.indexOf("## The matrix"))
    const cells = section.split("\n").filter((line) => line.startsWith("|"))
    const said = cells.slice(2).map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
    assert.deepStrictEqual(said, rows)
  })
})
