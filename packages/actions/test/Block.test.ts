import { assert, describe, it } from "@effect/vitest"
import * as Block from "@pupitre/actions/Block"
import * as Audience from "@pupitre/core/Audience"
import { PostMessage } from "@pupitre/core/command/PostMessage"
import { StartConversation } from "@pupitre/core/command/StartConversation"
import * as Conversation from "@pupitre/core/Conversation"
import * as ConversationSummary from "@pupitre/core/ConversationSummary"
import type { SiteId } from "@pupitre/core/Id"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as Visitor from "@pupitre/core/Visitor"
import * as Workspace from "@pupitre/core/Workspace"
import {
  active,
  blog,
  camille,
  closed,
  elsewhere,
  event,
  facts,
  ines,
  later,
  lea,
  lumi,
  marc,
  now,
  offeredTo,
  said,
  shop,
  tell,
} from "./desk.js"
import { World } from "./world.js"

const { command } = Block.make()
const blocked = { _tag: "VisitorBlocked", visitorId: camille.id, reason: "spam" } as const
const visitor = (more: object = {}) => {
  const { visits } = Scenario.make("Bonjour")
  return Visitor.fold([...visits, event({ ...blocked, ...more }, visits.length + 1)])
}

describe("block this visitor", () => {
  it("[K21] a block is said in the conversation, to the visitor's stream and to the workspace; closing with it is one wish", () => {
    const decision = tell(command, active(), { reason: "spam", comment: " " })
    assert.deepStrictEqual(facts(decision), [blocked])
    assert.deepStrictEqual(elsewhere(decision), { "visitor/camille": [blocked], "workspace/blocks": [blocked] })
    const both = tell(command, active(), { reason: "spam", close: { tags: ["Abus", " Abus "] } })
    assert.strictEqual(said(both), "+VisitorBlocked ConversationClosed")
    assert.deepInclude(facts(both)[1], { cause: "blocked", tags: ["Abus"] })
    assert.deepStrictEqual(elsewhere(both), { "visitor/camille": [...facts(both)], "workspace/blocks": [blocked] })
    assert.strictEqual(later(active(), ...facts(both)).status, "closed")
    assert.strictEqual(said(tell(command, active(), { reason: "spam", until: now })), "DateInPast")
    assert.deepStrictEqual(facts(tell(command, active(), { reason: "spam", until: now + 1 })), [
      { ...blocked, until: now + 1 },
    ])
  })

  it("[K21] blocking who is blocked changes nothing, but may still close; once the block is over it is a new one", () => {
    const state = later(active(), { ...blocked, until: now + 5 })
    assert.strictEqual(said(tell(command, state, { reason: "fraud" })), "+")
    const close = tell(command, state, { reason: "fraud", close: { tags: [] } })
    assert.strictEqual(said(close), "+ConversationClosed")
    assert.notProperty(elsewhere(close), "workspace/blocks")
    assert.strictEqual(said(tell(command, state, { reason: "fraud" }, ines, { at: now + 5 })), "+VisitorBlocked")
    assert.strictEqual(said(tell(command, closed(), { reason: "spam" })), "ConversationClosed")
    assert.strictEqual(said(tell(command, active(), { reason: "spam" }, marc)), "NotOwner")
    assert.strictEqual(said(tell(command, offeredTo(marc), { reason: "spam" })), "TransferPending")
    assert.strictEqual(
      said(tell(command, offeredTo(marc), { reason: "spam" }, lea, { role: "manager" })),
      "+VisitorBlocked",
    )
    assert.strictEqual(said(tell(command, active(), { reason: "spam" }, camille)), "NotPermitted")
  })

  it("[K62] a block is of the whole workspace unless the conversation's own site is meant, and stands beside the other", () => {
    const here = Scenario.make("Bonjour", undefined, shop).conversation()
    const ofSite = { ...blocked, site: shop }
    const sited = tell(command, here, { reason: "spam", scope: "site" })
    assert.deepStrictEqual(facts(sited), [ofSite])
    assert.deepStrictEqual(elsewhere(sited), { "visitor/camille": [ofSite], "workspace/blocks": [ofSite] })
    assert.deepStrictEqual(facts(tell(command, here, { reason: "spam", scope: "workspace" })), [blocked])
    assert.strictEqual(said(tell(command, active(), { reason: "spam", scope: "site" })), "SiteUnknown")
    const kept = later(here, ofSite)
    assert.strictEqual(said(tell(command, kept, { reason: "spam", scope: "site" })), "+", "twice is once")
    assert.strictEqual(said(tell(command, kept, { reason: "spam" })), "+VisitorBlocked", "and may go further")
    assert.strictEqual(said(tell(command, later(here, blocked), { reason: "spam", scope: "site" })), "+")
    const writes = (site: SiteId) => said(tell(PostMessage, kept, { text: "?" }, camille, { site }))
    assert.deepStrictEqual([writes(shop), writes(blog)], ["Unreachable", "+MessagePosted"])
  })

  it("[K62] who has no conversation open is blocked from the site by which they came last, and let in by site or by all", () => {
    const { blockVisitor, unblockVisitor, requestUnblock, refuseUnblock } = Block
    const manager = { role: "manager" as const }
    const { visits } = Scenario.make("Bonjour", undefined, shop)
    const began = { ...visits.find(({ _tag }) => _tag === "VisitStarted")!, site: blog } as never
    const open = Visitor.fold([event(began, 20, camille)], Visitor.fold(visits))
    assert.strictEqual(open.site, blog)
    const decision = tell(blockVisitor, open, { reason: "spam", scope: "site" }, lea, manager)
    assert.deepStrictEqual(facts(decision), [{ ...blocked, site: blog }])
    const { site: _, ...nowhere } = open
    assert.strictEqual(
      said(tell(blockVisitor, nowhere, { reason: "spam", scope: "site" }, lea, manager)),
      "SiteUnknown",
    )
    const both = Visitor.fold([event({ ...blocked, site: blog }, 21), event({ ...blocked, site: shop }, 22)], open)
    const starts = (state: Visitor.Visitor, site: SiteId) => Visitor.isBlocked(state, now, site)
    assert.deepStrictEqual([starts(both, shop), starts(both, blog), Visitor.isBlocked(both, now)], [true, true, false])
    const lifts = tell(unblockVisitor, both, { site: blog }, lea, manager)
    assert.deepStrictEqual(facts(lifts), [{ _tag: "VisitorUnblocked", visitorId: camille.id, site: blog }])
    const one = Visitor.fold([event(facts(lifts)[0]!, 23)], both)
    assert.deepStrictEqual([starts(one, shop), starts(one, blog)], [true, false])
    assert.strictEqual(said(tell(unblockVisitor, one, { site: blog }, lea, manager)), "NotBlocked")
    const all = Visitor.fold([event(facts(tell(unblockVisitor, both, {}, lea, manager))[0]!, 23)], both)
    assert.isEmpty(Visitor.blocks(all, now))
    const asked = Visitor.fold([event(facts(tell(requestUnblock, both, { comment: "?" }, marc))[0]!, 23)], both)
    assert.isTrue(Visitor.blocks(asked, now).every(({ block }) => block.requested))
    assert.strictEqual(said(tell(refuseUnblock, asked, {}, lea, manager)), "+UnblockRefused")
  })

  it("[K22] who was blocked and closed is unblocked in that conversation too, in its state and on its line", () => {
    const world = new World()
    const stream = world.current
    world.wish(command, { reason: "spam", close: { tags: [] } }, world.context([ines, "agent"]))
    const line = () =>
      (world.events.get(stream) ?? []).reduce<ConversationSummary.ConversationSummary | undefined>(
        ConversationSummary.apply,
        undefined,
      )!
    assert.strictEqual(world.conversation.status, "closed")
    assert.isTrue(Conversation.isBlocked(world.conversation, world.at))
    assert.isTrue(ConversationSummary.isBlocked(line(), world.at))
    const { decision } = world.wish(Block.unblockVisitor, {}, world.context([lea, "manager"]))
    assert.strictEqual(said(decision), "+VisitorUnblocked")
    assert.isFalse(Conversation.isBlocked(world.conversation, world.at))
    assert.isFalse(ConversationSummary.isBlocked(line(), world.at))
    assert.isFalse(Visitor.isBlocked(world.visitor, world.at))
  })

  it("[K22] a manager alone unblocks, and it is said wherever the block was", () => {
    const { unblockVisitor } = Block
    const manager = { role: "manager" as const }
    assert.strictEqual(said(tell(unblockVisitor, visitor(), {}, ines)), "NotPermitted")
    const decision = tell(unblockVisitor, visitor(), { comment: "Excuses" }, lea, manager)
    const unblocked = { _tag: "VisitorUnblocked", visitorId: camille.id, comment: "Excuses" } as const
    assert.deepStrictEqual(facts(decision), [unblocked])
    assert.deepStrictEqual(elsewhere(decision), {
      [`conversation/${active().id}`]: [unblocked],
      "workspace/blocks": [unblocked],
    })
    assert.strictEqual(
      said(tell(unblockVisitor, Visitor.fold(Scenario.make("a").visits), {}, lea, manager)),
      "NotBlocked",
    )
    assert.strictEqual(said(tell(unblockVisitor, visitor({ until: now }), {}, lea, manager)), "NotBlocked")
    const free = Visitor.fold([event(unblocked, 99)], visitor())
    const { conversationId: _, ...alone } = free
    assert.strictEqual(said(tell(StartConversation, alone, { mode: "chat" }, camille)), "+ConversationStarted")
    const again = later(active(), blocked, unblocked)
    assert.strictEqual(said(tell(PostMessage, again, { text: "Merci" }, camille)), "+MessagePosted")
    const kept = Workspace.fold([event(blocked, 1)])
    assert.isDefined(Workspace.block(kept, camille.id, now))
    assert.isUndefined(Workspace.block(Workspace.fold([event(unblocked, 2)], kept), camille.id, now))
  })

  it("[K44] who has no conversation open can be blocked all the same, by an agent too; one that is open is blocked from there, but by a manager", () => {
    const { blockVisitor } = Block
    const manager = { role: "manager" as const }
    const { visits } = Scenario.make("Bonjour")
    const open = Visitor.fold(visits)
    const { id, tags } = { id: active().id!, tags: [] }
    const over = Visitor.fold(
      [event({ _tag: "ConversationClosed", conversationId: id, visitorId: camille.id, tags }, 9)],
      open,
    )
    const why = { reason: "fraud", comment: "Deux cartes", until: now + 5 } as const
    const kept = { _tag: "VisitorBlocked", visitorId: camille.id, ...why } as const
    for (const [state, by, patch] of [
      [over, ines, {}],
      [over, lea, manager],
      [open, lea, manager],
    ] as const) {
      const decision = tell(blockVisitor, state, why, by, patch)
      assert.deepStrictEqual(facts(decision), [kept])
      assert.deepStrictEqual(elsewhere(decision), { [`conversation/${id}`]: [kept], "workspace/blocks": [kept] })
      const after = Visitor.fold([event(kept, 10)], state)
      assert.isTrue(Visitor.isBlocked(after, now))
      assert.strictEqual(said(tell(blockVisitor, after, { reason: "spam" }, lea, manager)), "+", "twice is once")
      const freed = tell(Block.unblockVisitor, after, {}, lea, manager)
      assert.containsAllKeys(elsewhere(freed), [`conversation/${id}`, "workspace/blocks"])
    }
    assert.strictEqual(said(tell(blockVisitor, open, why)), "ConversationOpen")
    assert.strictEqual(said(tell(blockVisitor, over, { ...why, until: now })), "DateInPast")
    assert.notProperty(facts(tell(blockVisitor, over, { reason: "spam", comment: " " }))[0], "comment")
    assert.strictEqual(said(tell(blockVisitor, over, why, camille)), "NotPermitted")
    assert.strictEqual(said(tell(blockVisitor, over, why, lumi)), "NotPermitted")
    // Who has visited and never talked has no conversation to say it in.
    const alone = Visitor.fold(visits.filter(({ _tag }) => _tag === "VisitStarted" || _tag === "PageVisited"))
    assert.deepStrictEqual(Object.keys(elsewhere(tell(blockVisitor, alone, why))), ["workspace/blocks"])
    assert.strictEqual(said(tell(blockVisitor, Visitor.empty, why, lea, manager)), "VisitorUnknown")
  })

  it("[K44] the visitor is refused as silently as from the conversation", () => {
    const world = new World()
    world.wish(command, { reason: "spam", close: { tags: [] } }, world.context([ines, "agent"]))
    world.wish(Block.unblockVisitor, {}, world.context([lea, "manager"]))
    assert.strictEqual(
      said(world.wish(Block.blockVisitor, { reason: "spam" }, world.context([marc, "agent"])).decision),
      "+VisitorBlocked",
    )
    const { decision } = world.wish(StartConversation, { mode: "chat" }, world.context([camille, "visitor"]))
    assert.strictEqual(said(decision), "Unreachable")
  })

  it("[K45] an agent asks for the end of a block once, with why; a manager refuses it, and then it can be asked for again, or grants it", () => {
    const { requestUnblock, refuseUnblock, unblockVisitor } = Block
    const manager = { role: "manager" as const }
    const comment = "Une plaisanterie"
    const asked = { _tag: "UnblockRequested", visitorId: camille.id, comment } as const
    const decision = tell(requestUnblock, visitor(), { comment }, marc)
    assert.deepStrictEqual(facts(decision), [asked])
    assert.deepStrictEqual(elsewhere(decision), {
      [`conversation/${active().id}`]: [asked],
      "workspace/blocks": [asked],
    })
    assert.strictEqual(said(tell(requestUnblock, visitor(), { comment: " \n" }, marc)), "ReasonMissing")
    assert.strictEqual(said(tell(requestUnblock, visitor(), { comment }, lea, manager)), "NotPermitted")
    assert.strictEqual(said(tell(requestUnblock, visitor(), { comment }, camille)), "NotPermitted")
    const free = Visitor.fold(Scenario.make("a").visits)
    assert.strictEqual(said(tell(requestUnblock, free, { comment }, marc)), "NotBlocked")
    assert.strictEqual(said(tell(requestUnblock, visitor({ until: now }), { comment }, marc)), "NotBlocked")
    const waiting = Visitor.fold([event(asked, 90, marc)], visitor())
    assert.isTrue(Visitor.isBlocked(waiting, now))
    assert.strictEqual(said(tell(requestUnblock, waiting, { comment }, ines)), "UnblockPending")
    assert.strictEqual(said(tell(refuseUnblock, waiting, {}, marc)), "NotPermitted")
    assert.strictEqual(said(tell(refuseUnblock, visitor(), {}, lea, manager)), "NothingRequested")
    assert.strictEqual(
      said(tell(refuseUnblock, visitor({ until: now }), {}, lea, manager)),
      "NotBlocked NothingRequested",
    )
    const refusal = tell(refuseUnblock, waiting, { comment: "Non" }, lea, manager)
    const refused = { _tag: "UnblockRefused", visitorId: camille.id, comment: "Non" } as const
    assert.deepStrictEqual(facts(refusal), [refused])
    assert.deepStrictEqual(elsewhere(refusal), {
      [`conversation/${active().id}`]: [refused],
      "workspace/blocks": [refused],
    })
    const again = Visitor.fold([event(refused, 91, lea)], waiting)
    assert.isTrue(Visitor.isBlocked(again, now))
    assert.strictEqual(said(tell(requestUnblock, again, { comment: "Relisez" }, ines)), "+UnblockRequested")
    assert.strictEqual(said(tell(unblockVisitor, waiting, {}, lea, manager)), "+VisitorUnblocked")
    // A new block is asked about anew.
    const anew = Visitor.fold(
      [event({ _tag: "VisitorUnblocked", visitorId: camille.id }, 92), event(blocked, 93)],
      waiting,
    )
    assert.strictEqual(said(tell(requestUnblock, anew, { comment }, ines)), "+UnblockRequested")
    for (const fact of [asked, refused]) assert.isUndefined(Audience.project(event(fact, 94), "visitor"))
  })
})
