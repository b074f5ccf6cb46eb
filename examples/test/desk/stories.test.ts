/**
 * What people live through at a desk, step by step, over real sessions, a real gateway and a real log: each story ends as
 * whoever lives it must find it. `docs/stories.md` lists them.
 */
import * as Catalogue from "@pupitre/actions/Catalogue"
import * as ClosingForm from "@pupitre/actions/ClosingForm"
import * as NavigationGuard from "@pupitre/actions/NavigationGuard"
import * as SendOffer from "@pupitre/actions/SendOffer"
import * as Command from "@pupitre/core/Command"
import { builtin } from "@pupitre/core/command/builtin"
import * as Conversation from "@pupitre/core/Conversation"
import { leastBusy } from "@pupitre/core/desk/Routing"
import type { ConversationId, VisitorId } from "@pupitre/core/Id"
import type { StreamKey } from "@pupitre/core/StreamKey"
import * as StreamKeys from "@pupitre/core/StreamKey"
import * as MemoryLog from "@pupitre/transport/server/MemoryLog"
import * as Effect from "effect/Effect"
import { assert, describe, it } from "vitest"
import { directory, ines, marc, nobody } from "../../../packages/actions/test/desk.js"
import type { Settled, Wish } from "./Desk.js"
import { Desk } from "./Desk.js"

let desks = 0
/** A desk with a conversation that Inès has, for as long as a story lasts. */
const story = async (tell: (desk: Desk) => Promise<void>, settled: Settled = {}): Promise<void> => {
  const storage = MemoryLog.storage()
  const open = Effect.sync(() => MemoryLog.makeUnsafe({ storage }).log)
  const desk = new Desk({ open, real: false }, `story${desks++}`, settled)
  await desk.open()
  try {
    await tell(desk)
  } finally {
    await desk.close()
  }
}

/** A wish on the conversation, and what became of it. */
const wish = async (desk: Desk, by: string, name: string, input: unknown = {}, on?: StreamKey): Promise<string> => {
  const made = desk.wish(by, on ?? desk.stream, name, input)
  await desk.advance(60)
  return came(made)
}
/** `Stored`, or the reasons of a refusal. */
const came = ({ outcome }: Wish): string =>
  outcome?._tag === "Refused"
    ? outcome.rejection.reasons.map(({ key }) => key).join(" ")
    : (outcome?._tag ?? "no answer")
const tags = (desk: Desk, stream = desk.stream): ReadonlyArray<string> => desk.events(stream).map(({ _tag }) => _tag)
const ownerOf = (desk: Desk, stream = desk.stream): string | undefined =>
  Conversation.owner(Conversation.fold(desk.events(stream)))?.agentId

/** The visitor's page is driven: seen, then driven, each allowed on its own. */
const drive = async (desk: Desk): Promise<void> => {
  assert.strictEqual(
    await wish(
      desk,
      "camille",
      "startVisit",
      { visitId: "v-1", landing: page, referrer: "", userAgent: "x" },
      desk.own,
    ),
    "Stored",
  )
  const visited = { pageId: "p-1", visitId: "v-1", url: page, title: "Aube" }
  assert.strictEqual(await wish(desk, "camille", "visitPage", visited, desk.own), "Stored")
  for (const level of ["observe", "control"]) {
    assert.strictEqual(await wish(desk, "ines", "requestNavigation", { level }), "Stored")
    assert.strictEqual(await wish(desk, "camille", "grantNavigation", { level }), "Stored")
    assert.strictEqual(await wish(desk, "ines", "startNavigation"), "Stored")
  }
  assert.isTrue(drives(desk))
}
const page = "https://lumen.example/p/aube"
/** Whether the server would let a step of the agent through. */
const drives = ({ conversation }: Desk): boolean =>
  NavigationGuard.allows(conversation, { _tag: "GoTo", url: page as never })._tag === "Enabled"

/** Another visitor begins a conversation; gives its stream. */
const another = async (desk: Desk, mode: "chat" | "call" = "chat"): Promise<StreamKey> => {
  await desk.enter("zoe")
  const own = StreamKeys.visitor(desk.tenant, "zoe" as VisitorId)
  assert.strictEqual(await wish(desk, "zoe", "giveConsent", { scopes: ["store"] }, own), "Stored")
  const begun = desk.wish("zoe", own, "startConversation", { mode })
  await desk.advance(100)
  assert.strictEqual(came(begun), "Stored")
  return StreamKeys.conversation(desk.tenant, begun.commandId as string as ConversationId)
}

describe("at the end of a conversation", () => {
  it("a visitor who writes while the closing form is open is read before anything is closed", () =>
    story(async (desk) => {
      let form = ClosingForm.toggleTag(ClosingForm.begin(desk.conversation, ""), "Retour")
      const confirmed = ClosingForm.confirm(form, desk.conversation, { tagRequired: true })
      assert.strictEqual(confirmed._tag, "Ready")
      if (confirmed._tag !== "Ready") return
      // The message is on its way when the agent confirms: the desk cannot know, the server does.
      const said = desk.wish("camille", desk.stream, "postMessage", { text: "Encore une question" })
      await desk.advance(3)
      const closing = desk.wish("ines", desk.stream, "close", confirmed.input)
      await desk.advance(60)
      assert.deepStrictEqual([came(said), came(closing)], ["Stored", "VisitorWrote"])
      assert.strictEqual(desk.conversation.status, "active")
      // Now the desk knows, and asks by itself.
      assert.strictEqual(ClosingForm.confirm(form, desk.conversation)._tag, "VisitorWrote")
      form = ClosingForm.readOn(form, desk.conversation)
      const again = ClosingForm.confirm(form, desk.conversation, { tagRequired: true })
      assert.strictEqual(again._tag, "Ready")
      assert.deepStrictEqual(form.tags, ["Retour"], "what was filled in is kept")
      if (again._tag === "Ready") assert.strictEqual(await wish(desk, "ines", "close", again.input), "Stored")
      assert.strictEqual(desk.conversation.status, "closed")
      assert.deepStrictEqual(desk.strangers(), [])
    }))

  it("a manager closes what is set aside: it does not wake, by its time, by its agent or by the visitor", () =>
    story(async (desk) => {
      const until = desk.time.now() + 3_600_000
      assert.strictEqual(await wish(desk, "ines", "snooze", { until }), "Stored")
      assert.strictEqual(await wish(desk, "marc", "close", { tags: ["Retour"], seen: 99 }), "NotOwner")
      assert.strictEqual(await wish(desk, "lea", "close", { tags: ["Retour"], seen: 99 }), "Stored")
      assert.strictEqual(tags(desk, desk.own).at(-1), "ConversationClosed")
      const before = desk.events().length
      assert.include(await wish(desk, "ines", "wake"), "ConversationClosed")
      assert.strictEqual(await wish(desk, "camille", "postMessage", { text: "?" }), "ConversationClosed")
      await desk.advance(3_600_000)
      assert.strictEqual(desk.events().length, before)
      assert.strictEqual(desk.conversation.status, "closed")
      assert.deepStrictEqual(desk.conversation.closing?.by, { _tag: "Agent", id: "lea", name: "Léa" } as never)
      assert.deepStrictEqual(desk.strangers(), [])
    }))
})

describe("while a page is driven", () => {
  it("a visitor who takes their consent back is driven no further, and neither is seen", () =>
    story(async (desk) => {
      await drive(desk)
      const taken = desk.wish("camille", desk.own, "withdrawConsent", { scopes: ["control", "observe"] })
      await desk.advance(60)
      assert.strictEqual(came(taken), "Stored")
      assert.isFalse(drives(desk))
      assert.strictEqual(desk.conversation.navigation.state, "idle")
      assert.strictEqual(tags(desk).at(-1), "ConsentWithdrawn")
      assert.include(await wish(desk, "ines", "startNavigation"), "NavigationRevoked")
      // They go on talking, and may be asked again.
      assert.strictEqual(await wish(desk, "camille", "postMessage", { text: "Je préfère seule" }), "Stored")
      assert.strictEqual(await wish(desk, "ines", "requestNavigation", { level: "control" }), "ObserveFirst")
      assert.strictEqual(await wish(desk, "ines", "requestNavigation", { level: "observe" }), "Stored")
    }))

  it("a visitor who leaves ends it, and coming back begins nothing by itself", () =>
    story(async (desk) => {
      await drive(desk)
      await desk.leave("camille")
      await desk.advance(2_500)
      assert.isFalse(drives(desk))
      const ended = desk.events().findLast(({ _tag }) => _tag === "NavigationEnded")
      assert.deepInclude(ended, { _tag: "NavigationEnded", cause: "visitorLeft", by: { _tag: "System" } } as never)
      assert.strictEqual(await wish(desk, "ines", "requestNavigation", { level: "observe" }), "VisitorLeft")
      await desk.advance(10_000)
      assert.strictEqual(desk.conversation.status, "active", "the conversation goes on")
      await desk.enter("camille")
      await desk.advance(500)
      assert.isFalse(drives(desk))
      assert.strictEqual(desk.conversation.navigation.state, "idle")
      assert.strictEqual(await wish(desk, "ines", "requestNavigation", { level: "observe" }), "Stored")
    }))
})

describe("an offer", () => {
  it("that runs out between being listed and being sent is refused, and nothing of it is said", () => {
    const kept = {
      title: "Aube",
      message: "Port offert",
      link: { url: "https://lumen.example/p/aube" },
      until: 1_760_000_060_000,
    }
    const offers = (id: string) => (id === "aube" ? kept : undefined)
    const actions = Catalogue.make({ sendOffer: { offers }, transfer: { directory } })
    const commands = Command.catalogue([...builtin, ...Catalogue.commands(actions)])
    return story(
      async (desk) => {
        const listed = SendOffer.compose({ item: "aube" as never }, desk.time.now(), { offers })
        assert.property(listed, "sent", "the agent sees that it can be sent")
        // It is still one when the agent sends it, and none when the server decides.
        await desk.advance(kept.until - desk.time.now() - 2)
        assert.property(SendOffer.compose({ item: "aube" as never }, desk.time.now(), { offers }), "sent")
        const before = desk.events().length
        assert.strictEqual(await wish(desk, "ines", "sendOffer", { item: "aube" }), "OfferExpired")
        assert.strictEqual(desk.events().length, before)
        assert.strictEqual(await wish(desk, "ines", "sendOffer", { item: "gone" }), "OfferNotFound")
        assert.deepStrictEqual(desk.strangers(), [])
      },
      { commands },
    )
  })
})

describe("a transfer", () => {
  it("that is accepted while its sender types: what was sent meanwhile is refused and stays theirs", () =>
    story(async (desk) => {
      assert.strictEqual(await wish(desk, "ines", "startTransfer", { to: marc, mode: "offer" }), "Stored")
      const accepted = desk.wish("marc", desk.stream, "acceptTransfer", {})
      await desk.advance(1)
      const crossed = desk.wish("ines", desk.stream, "postMessage", { text: "Et je voulais ajouter" })
      await desk.advance(60)
      assert.deepStrictEqual([came(accepted), came(crossed)], ["Stored", "NotOwner"])
      assert.strictEqual(ownerOf(desk), "marc")
      assert.isFalse(desk.events().some((one) => one._tag === "MessagePosted" && one.text.includes("ajouter")))
      assert.strictEqual(await wish(desk, "marc", "postMessage", { text: "Bonjour, Marc." }), "Stored")
      assert.deepStrictEqual(desk.strangers(), [])
    }))

  it("to a group in which nobody is there is said to be one, waits if the sender says so, and goes to who comes", async () => {
    let member = false
    await story(
      async (desk) => {
        assert.strictEqual(await wish(desk, "ines", "startTransfer", { to: nobody, mode: "assign" }), "NoAgentInGroup")
        assert.strictEqual(ownerOf(desk), "ines")
        assert.strictEqual(desk.conversation.status, "active")
        const deferred = { to: nobody, mode: "assign", comment: "Pied cassé", anyway: true }
        assert.strictEqual(await wish(desk, "ines", "startTransfer", deferred), "Stored")
        assert.strictEqual(desk.conversation.status, "queued")
        assert.deepStrictEqual(desk.conversation.queuedFor, nobody)
        assert.strictEqual(await wish(desk, "camille", "postMessage", { text: "Toujours là ?" }), "Stored")
        await desk.advance(60_000)
        assert.isUndefined(ownerOf(desk), "nobody else is given what waits for a group")
        await desk.leave("marc")
        member = true
        await desk.enter("marc")
        await desk.advance(200)
        assert.strictEqual(ownerOf(desk), "marc")
        assert.strictEqual(desk.conversation.status, "active")
      },
      {
        routing: leastBusy,
        groups: ({ participant }) =>
          member && participant._tag === "Agent" && participant.id === marc.id ? [nobody.id] : [],
      },
    )
  })
})

describe("an agent whose hands are full", () => {
  it("has what they set aside back once a slot is theirs again, and not before", () =>
    story(
      async (desk) => {
        await desk.leave("marc")
        assert.strictEqual(ownerOf(desk), "ines")
        const until = desk.time.now() + 600_000
        assert.strictEqual(await wish(desk, "ines", "snooze", { until }), "Stored")
        const second = await another(desk)
        assert.strictEqual(ownerOf(desk, second), "ines", "the slot is free")
        await desk.advance(600_000)
        assert.strictEqual(desk.conversation.status, "queued")
        assert.deepInclude(desk.conversation.queuedFor, { id: ines.id })
        await desk.enter("marc")
        await desk.advance(60_000)
        assert.strictEqual(desk.conversation.status, "queued", "it waits for its own agent")
        assert.strictEqual(await wish(desk, "ines", "close", { tags: ["Retour"], seen: 99 }, second), "Stored")
        await desk.advance(200)
        assert.strictEqual(ownerOf(desk), "ines")
        assert.strictEqual(desk.conversation.status, "active")
      },
      { routing: leastBusy, slots: ({ role }) => (role === "agent" ? 1 : 0) },
    ))

  it("is given no chat while they are in a call, whatever their slots, and the next once they have hung up", () =>
    story(
      async (desk) => {
        await desk.leave("marc")
        assert.strictEqual(await wish(desk, "ines", "changeMode", { mode: "call" }), "Stored")
        const second = await another(desk)
        await desk.advance(60_000)
        assert.isUndefined(ownerOf(desk, second))
        assert.strictEqual(Conversation.fold(desk.events(second)).status, "queued")
        assert.strictEqual(await wish(desk, "ines", "close", { tags: ["Retour"], seen: 99 }), "HangUpFirst")
        assert.strictEqual(await wish(desk, "ines", "changeMode", { mode: "chat" }), "Stored")
        await desk.advance(200)
        assert.strictEqual(ownerOf(desk, second), "ines")
      },
      { routing: leastBusy, slots: ({ role }) => (role === "agent" ? 4 : 0) },
    ))
})

describe("a visitor who is kept away", () => {
  it("is not let in by an agent, whoever blocked them: an agent may ask, a manager alone unblocks", () =>
    story(async (desk) => {
      assert.strictEqual(await wish(desk, "ines", "block", { reason: "insults", close: { tags: [] } }), "Stored")
      await desk.advance(500)
      assert.isFalse(desk.isThere("camille"))
      const before = desk.events(desk.own).length
      for (const who of ["ines", "marc"])
        assert.strictEqual(await wish(desk, who, "unblockVisitor", {}, desk.own), "NotPermitted")
      assert.strictEqual(desk.events(desk.own).length, before, "nothing is written")
      await desk.enter("camille")
      await desk.advance(500)
      assert.isFalse(desk.isThere("camille"))
      assert.strictEqual(await wish(desk, "ines", "requestUnblock", { comment: "Une erreur" }, desk.own), "Stored")
      assert.strictEqual(await wish(desk, "lea", "unblockVisitor", { comment: "Excuses" }, desk.own), "Stored")
      await desk.enter("camille")
      await desk.advance(500)
      assert.isTrue(desk.isThere("camille"))
      assert.strictEqual((await desk.begin()).outcome?._tag, "Stored")
    }))
})
