import { assert, describe, it } from "@effect/vitest"
import * as Commands from "@pupitre/core/Command"
import { isBlocked, owner } from "@pupitre/core/Conversation"
import * as fc from "fast-check"
import * as Law from "../../../scripts/project/Law.ts"
import { ines } from "./desk.js"
import type { Model } from "./moves.js"
import { exclusive, isAway, likelyOf, moves, sees, towardsSeeing, whoOf } from "./moves.js"
import { actors, World } from "./world.js"

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
