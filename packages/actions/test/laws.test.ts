import { assert, describe, it } from "@effect/vitest"
import { decode } from "@pupitre/core/ChatEvent"
import * as Command from "@pupitre/core/Command"
import { AnnounceClosing, CloseIdle } from "@pupitre/core/command/IdleClosing"
import * as Conversation from "@pupitre/core/Conversation"
import * as ConversationSummary from "@pupitre/core/ConversationSummary"
import * as Deadline from "@pupitre/core/Deadline"
import { driven } from "@pupitre/core/Navigation"
import * as StreamKey from "@pupitre/core/StreamKey"
import * as Visitor from "@pupitre/core/Visitor"
import * as Workspace from "@pupitre/core/Workspace"
import * as Result from "effect/Result"
import * as fc from "fast-check"
import * as Law from "../../../scripts/project/Law.ts"
import { marc, shop, system } from "./desk.js"
import type { Tried } from "./world.js"
import { actors, commands, inputOf, tries, World } from "./world.js"

const keys = (reasons: ReadonlyArray<{ readonly key: string }>): ReadonlyArray<string> => reasons.map(({ key }) => key)

/** Facts that say something the rules do not keep, or say again what they know already. */
const kept = new Set([
  "LinkSent",
  "OfferSent",
  "PageOpened",
  "ProblemDetailAdded",
  "TranslationAttached",
  "ActionRecorded",
  "AlertRaised",
  "SurveyAnswered",
])

/** As these, where they stand alone: what the profile and the trails keep, and what a visitor says again. */
const keptThere = new Set([
  "own visitor ConsentGiven",
  "own visitor ConsentWithdrawn",
  "own visitor CustomDataSet",
  "own visitor VisitLocated",
  "own visitor VisitStarted",
  "own visitor VisitorIdentified",
  "beside conversation ConsentGiven",
  "beside conversation ConsentWithdrawn",
  "beside conversation UnblockRefused",
  "beside conversation UnblockRequested",
  "beside conversation VisitorErased",
  "beside workspace UnblockRefused",
  "beside workspace UnblockRequested",
  "beside workspace VisitorErased",
])

/** What a visitor can say; everything else is the desk's. */
const visitors = new Set([
  "CustomDataSet",
  "VisitorIdentified",
  "MessagePosted",
  "ClosingCancelled",
  "ConversationWoken",
  "ConversationStarted",
  "ConsentGiven",
  "ConsentWithdrawn",
  "VisitStarted",
  "PageVisited",
  "SurveyAnswered",
  "NavigationGranted",
  "NavigationRefused",
  "NavigationStarted",
  "NavigationPaused",
  "NavigationEnded",
  // That the chat was made small, and nothing else that alerts.
  "AlertRaised",
])

const folds = { conversation: Conversation.apply, visitor: Visitor.apply, workspace: Workspace.apply } as const

/** The line of the desk's list of a conversation of the world. */
const line = (world: World, stream: StreamKey.StreamKey): ConversationSummary.ConversationSummary =>
  world.events
    .get(stream)!
    .reduce<ConversationSummary.ConversationSummary | undefined>(ConversationSummary.apply, undefined)!

const walk = (look: (tried: Tried, world: World) => void): void => {
  fc.assert(
    fc.property(tries, (list) => {
      const world = new World()
      for (const one of list) look(world.try(one), world)
    }),
    Law.whole(1_000),
  )
}

describe("laws of everything that can be wished", { timeout: Law.patience }, () => {
  it("[A1] in every history, of every command and for everyone: off is refused for its reasons, on for declared ones", () => {
    const seen = { Disabled: 0, Accepted: 0, Rejected: 0 }
    const accepted = new Set<string>()
    fc.assert(
      fc.property(tries, fc.nat(999), (list, pick) => {
        const world = new World(marc.id)
        for (const one of list) world.try(one)
        for (const actor of actors) {
          const context = world.context(actor)
          for (const command of commands) {
            const state = world.state(world.streamOf(command)) as never
            const answer = Command.can(command, state, context)
            const decision = Command.decide(command, state, inputOf(command, pick), context)
            if (answer._tag === "Disabled") {
              seen.Disabled++
              assert.deepStrictEqual(decision, { _tag: "Rejected", rejection: { reasons: answer.reasons } })
            } else {
              seen[decision._tag]++
              if (decision._tag === "Accepted") accepted.add(command.name)
              else
                for (const key of keys(decision.rejection.reasons))
                  assert.include(command.inputReasons, key, command.name)
            }
          }
        }
      }),
      Law.whole(1_000),
    )
    for (const count of Object.values(seen)) assert.isAtLeast(count, 100)
    assert.isAtLeast(accepted.size, 35, [...accepted].join(" "))
  })

  it("[K26] whatever is written, beside what was decided on too, is well formed and changes the state that it is written on", () => {
    const written = new Set<string>()
    const beside = new Set<string>()
    const look = ({ command, stream, before, events, also }: Tried): void => {
      for (const write of [{ stream, before, events }, ...also]) {
        const { kind } = StreamKey.parts(write.stream)
        let state = write.before as object
        for (const event of write.events) {
          written.add(event._tag)
          const place = `${write.events === events ? "own" : "beside"} ${kind} ${event._tag}`
          if (write.events !== events) beside.add(place)
          const decoded = decode(JSON.parse(JSON.stringify(event)))
          assert.isTrue(Result.isSuccess(decoded), `${command.name}: ${JSON.stringify(event)}`)
          if (Result.isSuccess(decoded)) assert.deepStrictEqual(decoded.success, event)
          const after = folds[kind](state as never, event)
          if (!kept.has(event._tag) && !keptThere.has(place))
            assert.notDeepEqual<object>(
              { ...after, seq: 0 },
              { ...state, seq: 0 },
              `${command.name} wrote for nothing: ${place}`,
            )
          state = after
        }
      }
    }
    walk(look)
    // What closes by itself is announced and then left alone until it is time, which hardly any history comes to.
    const world = new World()
    const own = world.streamOf(AnnounceClosing)
    const server = (): Command.Context => world.context([system, "system"])
    look(world.wish(AnnounceClosing, { deadline: world.at + 1_000, cause: "idle" }, server()))
    world.at += 1_000
    look(world.wish(CloseIdle, {}, server()))
    assert.strictEqual(world.events.get(own)?.at(-1)?._tag, "ConversationClosed")
    assert.isAtLeast(written.size, 30, [...written].join(" "))
    assert.isAtLeast(beside.size, 15, [...beside].join(", "))
  })

  it("[K87] in every history the desk's line says that the page is driven when the folded conversation does", () => {
    const seen = { driven: 0, over: 0 }
    const lead = fc.constantFrom("nothing", "observe", "control", "paused")
    fc.assert(
      fc.property(lead, tries, (where, list) => {
        const world = new World()
        const stream = world.current
        const wish = (name: string, by: number, input: unknown = {}): void => {
          const command = commands.find((one) => one.name === name)!
          world.wish(command, input, world.context(actors[by]!))
        }
        for (const level of ["observe", "control"] as const) {
          if (where === "nothing" || (where === "observe" && level === "control")) continue
          wish("requestNavigation", 1, { level })
          wish("grantNavigation", 0, { level })
          wish("startNavigation", 1)
        }
        if (where === "paused") wish("pauseNavigation", 1)
        for (const one of list) {
          const before = line(world, stream)
          world.try(one)
          const after = line(world, stream)
          const state = world.state(stream) as Conversation.Conversation
          assert.strictEqual(after.driven === true, driven(state.navigation), JSON.stringify(state.navigation))
          if (after.driven === true) seen.driven++
          else if (before.driven === true) seen.over++
        }
      }),
      Law.whole(1_000),
    )
    assert.isAtLeast(seen.driven, 500)
    assert.isAtLeast(seen.over, 100)
  })

  it("[K27] what is refused writes nothing, anywhere", () => {
    const refused = { count: 0 }
    fc.assert(
      fc.property(tries, (list) => {
        const world = new World()
        for (const one of list) {
          const sizes = [...world.events].map(([stream, { length }]) => [stream, length] as const)
          const { decision } = world.try(one)
          if (decision._tag === "Accepted") continue
          refused.count++
          assert.notProperty(decision, "events")
          assert.deepStrictEqual(
            [...world.events].map(([stream, { length }]) => [stream, length] as const),
            sizes,
          )
        }
      }),
      Law.whole(1_000),
    )
    assert.isAtLeast(refused.count, 50)
  })

  it("[K28] no wish of a visitor says what is the desk's to say", () => {
    let said = 0
    walk(({ context, decision }) => {
      if (context.role !== "visitor" || decision._tag === "Rejected") return
      for (const { _tag } of [...decision.events, ...(decision.also ?? []).flatMap(({ events }) => events)]) {
        said++
        assert.isTrue(visitors.has(_tag), _tag)
      }
    })
    assert.isAtLeast(said, 100)
  })

  it("[K23] after a block nothing of the visitor is accepted any more, but that they take an agreement back", () => {
    let blocks = 0
    walk((tried, world) => {
      const { context } = tried
      if (!Visitor.isBlocked(world.visitor, context.at, shop)) return
      blocks++
      for (const command of commands) {
        if (!command.roles.includes("visitor") || command.name === "withdrawConsent") continue
        const state = world.state(world.streamOf(command)) as never
        for (let pick = 0; pick < 3; pick++) {
          const decision = Command.decide(command, state, inputOf(command, pick), world.context(actors[0]!))
          assert.strictEqual(decision._tag, "Rejected", command.name)
          if (decision._tag === "Rejected")
            for (const { key } of decision.rejection.reasons) assert.notMatch(key, /lock/, "they are not told why")
        }
      }
    })
    assert.isAtLeast(blocks, 50)
  })

  it("[K30] at each deadline the server's own wish is accepted and something else is due; before, it is too early", () => {
    const due = new Set<string>()
    const byName = Command.catalogue(commands)
    walk((_tried, world) => {
      const state = world.conversation
      const next = Deadline.next(state)
      if (next === undefined) return
      due.add(next.command)
      const command = byName.get(next.command)!
      const decide = (at: number) => Command.decide(command, state, {}, { ...world.context([system, "system"]), at })
      const early = decide(next.at - 1)
      assert.deepStrictEqual(early._tag === "Rejected" && keys(early.rejection.reasons), ["TooEarly"])
      const decision = decide(next.at)
      assert.strictEqual(decision._tag, "Accepted", next.command)
      if (decision._tag === "Rejected") return
      const after = decision.events.reduce(
        (now, fact) =>
          Conversation.apply(now, { ...fact, id: "due-00001/0", seq: now.seq + 1, at: next.at, by: system } as never),
        state,
      )
      assert.notDeepEqual(Deadline.next(after), next)
    })
    assert.isAtLeast(due.size, 4, [...due].join(" "))
  })
})
