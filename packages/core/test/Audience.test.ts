import { assert, describe, it } from "@effect/vitest"
import * as Audience from "@pupitre/core/Audience"
import { canRedact, isMutation } from "@pupitre/core/Redaction"
import * as Conversation from "@pupitre/core/Conversation"
import * as fc from "fast-check"
import { AnyFacts, eventsOf, started } from "./anyFacts.js"
import { changingHistory } from "./histories.js"
import { schemaLaw } from "../../../scripts/project/schemaLaw.ts"

/** The keys of a fact that the visitor may see, beside those of its envelope. What is not here must not pass. */
const visible: Readonly<Record<string, ReadonlyArray<string>>> = {
  ConversationStarted: ["conversationId", "visitor", "mode", "language", "consent", "previousConversationId"],
  ConversationQueued: ["cause"],
  AgentAssigned: ["agentId", "name"],
  TransferJoined: ["agentId", "name", "announced"],
  MessagePosted: ["text", "spans", "quickReplies"],
  FilePosted: ["fileId", "name", "mediaType", "size", "url", "alt"],
  LinkSent: ["url", "label", "itemId"],
  OfferSent: ["itemId", "title", "message", "image", "link", "price", "until"],
  ModeChanged: ["mode"],
  ConsentGiven: ["scopes"],
  ConsentWithdrawn: ["scopes"],
  NavigationRequested: ["level", "expiresAt"],
  NavigationGranted: ["level"],
  NavigationRefused: ["level", "cause"],
  NavigationStarted: ["level"],
  NavigationPaused: [],
  NavigationEnded: ["cause"],
  ClosingAnnounced: ["deadline", "cause"],
  ClosingCancelled: ["cause"],
  ConversationEnded: [],
  ConversationReopened: ["conversationId", "visitorId", "cause"],
  ConversationClosed: ["conversationId", "visitorId", "tags", "history"],
  SurveyAnswered: ["conversationId", "csat", "nps", "comment", "answers"],
  MessageRedacted: ["target"],
  Tombstone: ["was"],
  TranslationAttached: ["target", "language", "text", "provider", "to"],
}

describe("Audience", () => {
  schemaLaw(
    "[V4] of any fact the visitor gets what is named for them, key by key, and nothing else",
    [AnyFacts],
    (facts) => {
      for (const event of eventsOf(facts)) {
        const seen = Audience.project(event, "visitor")
        if (seen === undefined) continue
        const allowed = visible[seen._tag]
        assert.isDefined(allowed, seen._tag)
        assert.isEmpty(
          Object.keys(seen).filter((key) => !["_tag", "id", "seq", "at", "by", ...(allowed ?? [])].includes(key)),
        )
        if (seen._tag === "ConversationClosed") assert.isEmpty(seen.tags)
        if (seen._tag === "TranslationAttached") assert.strictEqual(seen.to, "visitor")
        if (seen._tag === "Tombstone") assert.notStrictEqual(seen.was, "NoteAdded")
        assert.deepStrictEqual(Audience.project(seen, "visitor"), seen)
      }
    },
    1000,
  )

  it("[V4] that a note was taken out is not the visitor's to know, that a message was is", () => {
    const stone = (was: string) => ({ ...started, _tag: "Tombstone", was, cause: "law" }) as never
    assert.isUndefined(Audience.project(stone("NoteAdded"), "visitor"))
    assert.deepInclude(Audience.project(stone("MessagePosted"), "visitor"), { _tag: "Tombstone", was: "MessagePosted" })
    assert.notProperty(Audience.project(stone("MessagePosted"), "visitor"), "cause")
  })

  it("[V5] what was taken out of a thread reaches nobody, nor does a translation of it", () => {
    let taken = 0
    fc.assert(
      fc.property(changingHistory, (events) => {
        const { redactions } = Conversation.fold(events)
        for (const audience of ["visitor", "agents"] as const) {
          for (const event of Audience.projectAll(events, audience, redactions)) {
            if (event._tag === "TranslationAttached") assert.isUndefined(redactions[event.target])
            if (redactions[event.seq] === undefined) continue
            assert.strictEqual(event._tag, "Tombstone")
            taken++
          }
        }
      }),
      { numRuns: 1000 },
    )
    assert.isAbove(taken, 100)
  })

  schemaLaw("[V6] what takes out and what is taken out are two kinds of fact", [AnyFacts], (facts) => {
    for (const event of [started, ...eventsOf(facts, 2)]) assert.isFalse(isMutation(event) && canRedact(event))
  })
})
