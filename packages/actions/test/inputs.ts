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
    history: fc.boolean(),
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
  completeTransfer: fc.record({ from: fc.constantFrom("marc", "ines") }, { requiredKeys: [] }),
  failTransfer: fc.record({ to: fc.constantFrom("marc", "ines") }, { requiredKeys: [] }),
  addNote: fc.record({ text }),
  redactMessage: fc.record({ target: fc.constantFrom(1, 3, 5, 900) }),
  announceClosing: fc.record({ deadline: moment, cause: fc.constantFrom("idle", "visitorLeft") }),
  answerSurvey: fc.record({ csat: fc.integer({ min: 1, max: 5 }) }, { requiredKeys: [] }),
  sendOffer: fc.oneof(
    fc.record({ item: fc.constantFrom("aube", "gone"), confirmed: fc.boolean() }),
    fc.record({
      offer: fc.record(
        {
          title: fc.constantFrom("", "Aube", "\ud800"),
          message: fc.constant("Port offert"),
          link: fc.record({ url: fc.constantFrom("https://lumen.example/a", "http://evil.test", "javascript:1") }),
          image: fc.record({
            url: fc.constantFrom("https://lumen.example/a.jpg", "https://lumen.example/a.svg"),
            alt: fc.constant("Une lampe"),
          }),
          until: moment,
        },
        { requiredKeys: ["title", "message", "link"] },
      ),
    }),
  ),
  requestNavigation: fc.record({ level: fc.constantFrom("observe", "control") }),
  grantNavigation: fc.record({ level: fc.constantFrom("observe", "control") }),
  endNavigation: fc.record(
    {
      revoke: fc.boolean(),
      left: fc.constantFrom("visitor", "agent"),
      agentId: fc.constantFrom("ines", "marc"),
    },
    { requiredKeys: [] },
  ),
  startTransfer: fc.record(
    {
      to: recipient,
      mode: fc.constantFrom("assign", "offer", "warm"),
      comment: fc.constant("Commande 12"),
      anyway: fc.boolean(),
      confirmed: fc.boolean(),
      announce: fc.boolean(),
    },
    { requiredKeys: ["to", "mode"] },
  ),
  reportProblem: fc.record(
    {
      category: fc.constantFrom("display", "basket", "none"),
      severity: fc.constantFrom("minor", "blocking"),
      description: fc.constantFrom("", "Le panier se vide", "\ud800", "x".repeat(1025)),
      page: fc.record({ url: fc.constantFrom("https://lumen.example/panier", "panier"), title: fc.constant("Panier") }),
      excerpt: fc.array(fc.constantFrom(1, 3, 900), { maxLength: 3 }),
    },
    { requiredKeys: ["category", "severity", "description", "excerpt"] },
  ),
  setCustomData: fc.record({
    values: fc.constantFrom<Record<string, string | number | null>>({ basket: 129, name: null }, { "__bad key": 1 }),
  }),
  identifyVisitor: fc.record({ externalId: fc.constantFrom("client-12", " ") }),
  locateVisit: fc.constant({ visitId: "visit-1", country: "FR", source: "proxy" }),
  // The ids of reports are those of the wishes that made them.
  attachTranslation: fc.record({
    target: fc.constantFrom(1, 3, 900),
    language: fc.constantFrom("fr", "en"),
    text,
    provider: fc.constant("test"),
  }),
  addToReport: fc
    .tuple(fc.nat(40), fc.constantFrom("Sur Safari aussi", " ", "x".repeat(1025)))
    .map(([n, text]) => ({ reportId: `world-${String(n).padStart(6, "0")}`, text })),
  moveProblem: fc.record(
    {
      reportId: fc.constantFrom("report-1", "report-2", "gone"),
      status: fc.constantFrom("new", "acknowledged", "inProgress", "resolved", "rejected", "duplicate"),
      reason: fc.constantFrom("", "Pas de bug"),
      duplicateOf: fc.constantFrom("report-1", "gone"),
    },
    { requiredKeys: ["reportId", "status"] },
  ),
  block: fc.record(
    {
      reason: fc.constantFrom("spam", "insults"),
      scope: fc.constantFrom("workspace", "site"),
      comment: fc.constant("Grossier"),
      until: moment,
      close: fc.record({ tags: fc.constantFrom([], ["Retour", " "]) }),
    },
    { requiredKeys: ["reason"] },
  ),
  blockVisitor: fc.record(
    {
      reason: fc.constantFrom("spam", "fraud"),
      scope: fc.constantFrom("workspace", "site"),
      comment: fc.constantFrom("Grossier", " "),
      until: moment,
    },
    { requiredKeys: ["reason"] },
  ),
  requestUnblock: fc.constantFrom({ comment: "Une plaisanterie" }, { comment: " " }),
  refuseUnblock: fc.constantFrom({}, { comment: "Non" }),
  unblockVisitor: fc.constantFrom({}, { comment: "Excuses" }, { site: "shop" }),
  giveConsent: fc.constantFrom({ scopes: ["observe"] }, { scopes: ["store", "preview"] }),
  withdrawConsent: fc.constantFrom({ scopes: ["observe"] }, { scopes: ["control", "preview"] }),
  startConversation: fc.constantFrom({ mode: "chat" }, { mode: "call", message: "Bonjour" }),
  visitPage: fc
    .nat(999)
    .map((n) => ({ pageId: `p-${n}`, visitId: "visit-1", url: `https://lumen.example/p/${n}`, title: "Page" })),
  startVisit: fc.constant({ visitId: "visit-2", landing: "https://lumen.example/", referrer: "", userAgent: "" }),
}
