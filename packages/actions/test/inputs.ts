/** Inputs of every command for the laws: decodable ones, good and bad. */
import * as fc from "fast-check"

const text = fc.constantFrom("", " ", "bonjour", "\ud800")
const moment = fc.constantFrom(0, 1_760_000_100_000, 1_760_000_100_001, 1_900_000_000_000)
const recipient = fc.constantFrom(
  { _tag: "Agent", id: "marc", name: "Marc" },
  { _tag: "Agent", id: "ines", name: "Inès" },
  { _tag: "Bot", id: "lumi", name: "Lumi" },
  { _tag: "Group", id: "sav", name: "SAV" },
  { _tag: "Group", id: "empty", name: "Vide" },
)

/** Inputs by the name of their command; those of the rest are empty. */
export const inputs: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  sendLink: fc.record({
    url: fc.constantFrom(
      "https://lumen.example/a",
      "http://evil.test",
      "javascript:alert(1)",
      "",
      "https://a:b@lumen.example",
    ),
    label: fc.string({ maxLength: 300 }),
  }),
  close: fc.record({
    tags: fc.array(fc.string({ maxLength: 220 }), { maxLength: 12 }),
    note: fc.string({ maxLength: 1100 }),
    seen: fc.nat(60),
    answers: fc.array(fc.record({ field: fc.constantFrom("size", "other"), value: fc.constantFrom("x", true, 3) }), {
      maxLength: 2,
    }),
  }),
  postMessage: fc.record({ text }),
  changeMode: fc.record({ mode: fc.constantFrom("chat", "call", "video", "messaging") }),
  recordAction: fc.constant({ name: "stock.checked", label: "Stock" }),
  assignAgent: fc.constantFrom({ agentId: "ines", name: "Inès" }, { agentId: "marc", name: "Marc" }),
  raiseAlert: fc.constantFrom({ alert: { kind: "VisitorLeft" } }, { alert: { kind: "VisitorReturned" } }),
  offerConversation: fc.record({
    agentId: fc.constantFrom("ines", "marc"),
    name: fc.constant("Marc"),
    expiresAt: moment,
  }),
  queueConversation: fc.record(
    { cause: fc.constantFrom("agentLeft", "unanswered"), to: recipient },
    { requiredKeys: [] },
  ),
  snooze: fc.record({ until: moment, keepAssigned: fc.boolean() }, { requiredKeys: [] }),
  addTag: fc.record({ tag: fc.constantFrom("", "Retour", "Livraison") }),
  removeTag: fc.record({ tag: fc.constantFrom("Retour", "Livraison") }),
  addNote: fc.record({ text }),
  redactMessage: fc.record({ target: fc.constantFrom(1, 3, 5, 900) }),
  announceClosing: fc.record({ deadline: moment, cause: fc.constantFrom("idle", "visitorLeft") }),
  answerSurvey: fc.record({ csat: fc.integer({ min: 1, max: 5 }) }, { requiredKeys: [] }),
}
