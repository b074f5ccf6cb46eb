/**
 * Mistakes planted one at a time in real source, each of which the tests of a rule must catch. Read by the check `mutants`.
 *
 * A law that no mistake can break holds nothing. `find` stands exactly once in the file; a mutant that no longer applies fails.
 */

/** A mistake to plant. */
export interface Mutant {
  /** What is wrong with it, in a few words. */
  readonly name: string
  readonly file: string
  readonly find: string
  readonly replace: string
  /** The rule that must catch it, as the names of its tests begin. */
  readonly rule: string
}

const core = "packages/core/src"
const filters = "packages/filters/src"
const actions = "packages/actions/src"
const profile = "packages/visitor-profile/src"
const transport = "packages/transport/src"

export const mutants: ReadonlyArray<Mutant> = [
  {
    name: "an append writes into what another value shows",
    file: `${core}/internal/rows.ts`,
    find: "chunk.length === used && used + items.length",
    replace: "used + items.length",
    rule: "L4",
  },
  {
    name: "a repeated range is applied again",
    file: `${core}/Timeline.ts`,
    find: "if (from === state.top + 1 && to >= from",
    replace: "if (from >= 1 && to >= from",
    rule: "L1",
  },
  {
    name: "what is missing before a late range is forgotten",
    file: `${core}/Timeline.ts`,
    find: "if (from > top + 1) widen(from - 1)",
    replace: "if (from > top + 1) top = from - 1",
    rule: "L2",
  },
  {
    name: "a gap is filled whole by part of it",
    file: `${core}/Timeline.ts`,
    find: "if (row.to > high) added.push(gapOf(high + 1, row.to, row.state))",
    replace: "",
    rule: "L2",
  },
  {
    name: "a splice forgets what it removed",
    file: `${core}/Timeline.ts`,
    find: "diff.push({ index, removed, added })",
    replace: "diff.push({ index, removed: none, added })",
    rule: "L3",
  },
  {
    name: "an echo leaves its pending row standing",
    file: `${core}/Timeline.ts`,
    find: "confirmed.has(row.commandId) ||",
    replace: "false ||",
    rule: "L6",
  },
  {
    name: "an answer is forgotten when its range shows nothing",
    file: `${core}/Timeline.ts`,
    find: "{ ...row, storedTo: to }",
    replace: "row",
    rule: "L7",
  },
  {
    name: "disordered events are trusted",
    file: `${core}/Timeline.ts`,
    find: "if (seq <= last || seq > to) return false",
    replace: "if (seq < 0) return false",
    rule: "L10",
  },
  {
    name: "every append copies the last run",
    file: `${core}/internal/rows.ts`,
    find: "if (chunk.length === used && used + items.length <= chunkSize) {",
    replace: "if (chunk.length === used && items.length > chunkSize) {",
    rule: "L12",
  },
  {
    name: "an unknown fact loses its body",
    file: `${core}/ChatEvent.ts`,
    find: "_tag: kind, ...body }",
    replace: "_tag: kind, ...{ keys: Object.keys(body).length } }",
    rule: "E2",
  },
  {
    name: "a closed conversation takes a new owner",
    file: `${core}/Conversation.ts`,
    find: `case "AgentAssigned": {
      if (self.status === "closed") return { ...self, seq }`,
    replace: `case "AgentAssigned": {`,
    rule: "C3",
  },
  {
    name: "an assignment does not end the one before",
    file: `${core}/Conversation.ts`,
    find: "[...ended(self.assignments, at), {",
    replace: "[...self.assignments, {",
    rule: "C2",
  },
  {
    name: "the visitor is told of alerts",
    file: `${core}/Audience.ts`,
    find: `    case "AlertRaised":
    case "Unknown":
      return undefined`,
    replace: `    case "Unknown":
      return undefined
    case "AlertRaised":
      return event`,
    rule: "V1",
  },
  {
    name: "the visitor is told the closing note",
    file: `${core}/Audience.ts`,
    find: "const { note: _note, answers: _answers, ...rest } = event",
    replace: "const { answers: _answers, ...rest } = event",
    rule: "V1",
  },
  {
    name: "card numbers are masked only from sixteen digits on",
    file: `${core}/Signal.ts`,
    find: "{11,}/g, dots)",
    replace: "{15,}/g, dots)",
    rule: "G2",
  },
  {
    name: "a desk's typing carries its text",
    file: `${core}/ConversationWindow.ts`,
    find: `() => channel.self.get()?.participant._tag === "Visitor",`,
    replace: "() => true,",
    rule: "W5",
  },
  {
    name: "credentials pass in a URL",
    file: `${core}/SafeUrl.ts`,
    find: `if (url.username !== "" || url.password !== "") return { refusal: "HasCredentials" }`,
    replace: "",
    rule: "U1",
  },
  {
    name: "a view trusts the tally of rows it does not have",
    file: `${filters}/FilteredTimeline.ts`,
    find: "if (length === run.seen) {",
    replace: "if (length <= run.seen) {",
    rule: "F3",
  },
  {
    name: "a view is added up by the directory's starts only",
    file: `${filters}/FilteredTimeline.ts`,
    find: "if (shows(selection, masks[i]!) && skip-- <= 0)",
    replace: "if (shows(selection, masks[i]!) && skip-- < 0)",
    rule: "F2",
  },
  {
    name: "removed rows stay counted",
    file: `${filters}/FilterBar.ts`,
    find: "tally[kinds]!--",
    replace: "void kinds",
    rule: "F3",
  },
  {
    name: "a filter hides gaps",
    file: `${filters}/Kind.ts`,
    find: "selection === none || kinds === none ||",
    replace: "selection === none ||",
    rule: "F6",
  },
  {
    name: "an action decides without asking whether it is on",
    file: `${core}/Command.ts`,
    find: `availability._tag === "Enabled"`,
    replace: `availability._tag !== undefined`,
    rule: "A1",
  },
  {
    name: "any host that ends like an allowed one is allowed",
    file: `${actions}/SendLink.ts`,
    find: "host.endsWith(`.${allowed}`)",
    replace: "host.endsWith(allowed)",
    rule: "A5",
  },
  {
    name: "a closing ignores what crossed it",
    file: `${actions}/Close.ts`,
    find: `if (state.lastVisitorMessage > seen) found.push(`,
    replace: `if (state.lastVisitorMessage < 0) found.push(`,
    rule: "A6",
  },
  {
    name: "a merge forgets what the other side has forgotten",
    file: `${profile}/Newest.ts`,
    find: "a.more === true || b.more === true",
    replace: "a.more === true",
    rule: "P2",
  },
  {
    name: "of two marks with one id the right one wins",
    file: `${profile}/Newest.ts`,
    find: "if (other === undefined || compare(other, item) < 0) newest.set",
    replace: "newest.set",
    rule: "P2",
  },
  {
    name: "marks are kept in the order of their arrival",
    file: `${profile}/Newest.ts`,
    find: "while (place > 0 && compare(items[place - 1] as A, item) > 0) place--",
    replace: "",
    rule: "P5",
  },
  {
    name: "a mark that comes again counts again",
    file: `${profile}/Newest.ts`,
    find: "const known = indexOf(self.items, item.id)",
    replace: "const known = -1",
    rule: "P4",
  },
  {
    name: "the oldest are kept",
    file: `${profile}/Newest.ts`,
    find: "self.items.slice(full ? 1 : 0)",
    replace: "self.items.slice(0, full ? -1 : undefined)",
    rule: "P18",
  },
  {
    name: "the touch merged last is the last touch",
    file: `${profile}/Provenance.ts`,
    find: "return compare(a, b) * sign >= 0 ? a : b",
    replace: "return b",
    rule: "P12",
  },
  {
    name: "the device merged last is the last device",
    file: `${profile}/Device.ts`,
    find: "return compare(a.seen, b.seen) >= 0 ? a : b",
    replace: "return b",
    rule: "P19",
  },
  {
    name: "time on the site is the sum of the visits",
    file: `${profile}/Journey.ts`,
    find: "covered += to - Math.max(from, end)",
    replace: "covered += to - from",
    rule: "P15",
  },
  {
    name: "the time runs on when the visitor has left",
    file: `${profile}/Journey.ts`,
    find: "live = leftAt === undefined && now - last.to <= idleAfter",
    replace: "live = true",
    rule: "P16",
  },
  {
    name: "a referrer is kept whole",
    file: `${profile}/CleanUrl.ts`,
    find: "`${url.protocol}//${url.host}${url.pathname}`",
    replace: "url.href",
    rule: "P11",
  },
  {
    name: "a look-alike host is taken for the known one",
    file: `${profile}/KnownHosts.ts`,
    find: "host.endsWith(`.${root}`)",
    replace: "host.includes(root)",
    rule: "P9",
  },
  {
    name: "trying again drops the row before it is known whether it can be",
    file: `${core}/ConversationWindow.ts`,
    find: "if (wishes.has(again.commandId)) {",
    replace: "if (commandId !== undefined) {",
    rule: "W3",
  },
  {
    name: "a preview outlives the agreement to it",
    file: `${core}/ConversationWindow.ts`,
    find: `event._tag === "ConsentWithdrawn" && event.scopes.includes("preview")`,
    replace: `event._tag === "ConsentWithdrawn" && event.scopes.includes("store")`,
    rule: "W6",
  },
  {
    name: "a wish kept over a reload waits for the history to show",
    file: `${core}/ConversationWindow.ts`,
    find: `  restore()

  const typist`,
    replace: `  const typist`,
    rule: "W7",
  },
  {
    name: "a closed conversation is given to an agent in the list",
    file: `${core}/ConversationSummary.ts`,
    find: `      if (self.status === "closed") return { ...self, seq }
`,
    replace: "",
    rule: "S3",
  },
  {
    name: "an answer to a question that was not asked is taken",
    file: `${actions}/Close.ts`,
    find: "if (!empty && (!asked || !fits(field, value)))",
    replace: "if (!empty && !fits(field, value))",
    rule: "A8",
  },
  {
    name: "who listens later is given what was taken out",
    file: `${transport}/internal/session/Inbox.ts`,
    find: "self.events = [...Redaction.applyAll(self.events, redactions)]",
    replace: "void Redaction",
    rule: "T18",
  },
  {
    name: "what was said within a range counts as said later",
    file: `${transport}/server/SqliteLog.ts`,
    find: ".filter(({ seq }) => seq > to)",
    replace: "",
    rule: "T40",
  },
  {
    name: "the latest mark stands and not the furthest",
    file: `${transport}/server/SqliteLog.ts`,
    find: "read = max(read, excluded.read)",
    replace: "read = excluded.read",
    rule: "T40",
  },
  {
    name: "a state that comes again begins anew",
    file: `${transport}/internal/session/Inbox.ts`,
    find: "if (self.tail === undefined || self.cursor > 0 ||",
    replace: "if (self.tail === undefined ||",
    rule: "T70",
  },
  {
    name: "another lineage begins at the start",
    file: `${transport}/internal/session/Inbox.ts`,
    find: "...(self.tail !== undefined && { tail: self.tail })",
    replace: "...(self.tail !== undefined && self.cursor === 0 && { tail: self.tail })",
    rule: "T70",
  },
  {
    name: "who listens later is not told how it began",
    file: `${transport}/internal/session/Runner.ts`,
    find: "if (opened !== undefined) call(ear.hear",
    replace: "if (false) call(ear.hear",
    rule: "T70",
  },
  {
    name: "a state that cannot be read is asked for for ever",
    file: `${transport}/internal/session/Machine.ts`,
    find: 'if (self.phase._tag === "Online") unopenable(self, text, now)',
    replace: "",
    rule: "T70",
  },
  {
    name: "a page of another lineage is an answer",
    file: `${transport}/internal/session/Pages.ts`,
    find: " || frame.epoch !== self.epoch",
    replace: "",
    rule: "T71",
  },
  {
    name: "a page that was not asked for is an answer",
    file: `${transport}/internal/session/Pages.ts`,
    find: "if (frame.from < asked.from || frame.to > asked.to) return",
    replace: "",
    rule: "T71",
  },
  {
    name: "what was asked of a lineage that is gone waits on",
    file: `${transport}/internal/session/Machine.ts`,
    find: "giveUp(self, frame.stream)",
    replace: "",
    rule: "T71",
  },
  {
    name: "marks are told as often as they change",
    file: `${transport}/internal/session/Marking.ts`,
    find: "const tellEvery = 200",
    replace: "const tellEvery = 0",
    rule: "T72",
  },
  {
    name: "marks are not told again on another connection",
    file: `${transport}/internal/session/Inbox.ts`,
    find: "self.backoff = 0\n  self.told = nowhere",
    replace: "self.backoff = 0",
    rule: "T72",
  },
  {
    name: "an older mark of others goes back",
    file: `${transport}/internal/session/Marking.ts`,
    find: "all = AllMarks.merge(all, key, further)",
    replace: "all = { ...all, [key]: further }",
    rule: "T72",
  },
  {
    name: "a visitor is given the desk's state",
    file: `${transport}/internal/gateway/Subscription.ts`,
    find: "projectConversation(live.conversation, receiver.audience)",
    replace: "(projectConversation, live.conversation)",
    rule: "T73",
  },
  {
    name: "what begins anew begins at the start",
    file: `${transport}/internal/gateway/Peer.ts`,
    find: "Subscriptions.begin(held, epoch)",
    replace: "held.cursor = 0",
    rule: "T73",
  },
  {
    name: "a page is read from its start",
    file: `${transport}/internal/gateway/Pages.ts`,
    find: "const start = Math.max(from, end - maxEvents + 1)",
    replace: "const start = from",
    rule: "T74",
  },
  {
    name: "a page comes without what was said later",
    file: `${transport}/internal/gateway/Pages.ts`,
    find: "yield* log.mutations(live.key, start, end)",
    replace: "yield* Effect.succeed([])",
    rule: "T74",
  },
  {
    name: "what was said later is of everyone",
    file: `${transport}/internal/gateway/Pages.ts`,
    find: "projectAll(later, audience, redactions)",
    replace: "later",
    rule: "T74",
  },
  {
    name: "a page has no bound",
    file: `${transport}/internal/gateway/Pages.ts`,
    find: "return bytes <= maxBytes && nodes <= maxNodes",
    replace: "return true",
    rule: "T74",
  },
  {
    name: "what was taken out is told again",
    file: `${transport}/internal/gateway/Subscription.ts`,
    find: "projectAll(events, audience, live.conversation.redactions)",
    replace: "projectAll(events, audience)",
    rule: "T75",
  },
  {
    name: "what was taken out is in a page",
    file: `${transport}/internal/gateway/Pages.ts`,
    find: "projectAll(events, audience, redactions)",
    replace: "projectAll(events, audience)",
    rule: "T75",
  },
  {
    name: "a mark reaches beyond the end",
    file: `${transport}/internal/gateway/Marking.ts`,
    find: "{ delivered, read }, live.head)",
    replace: "{ delivered, read })",
    rule: "T76",
  },
  {
    name: "a visitor is told who merely looks",
    file: `${transport}/internal/gateway/Marking.ts`,
    find: 'if (audience === "visitor") {',
    replace: "if (false) {",
    rule: "T76",
  },
  {
    name: "marks are told as they come",
    file: `${transport}/internal/gateway/Marking.ts`,
    find: "export const tellEvery = 100",
    replace: "export const tellEvery = 0",
    rule: "T76",
  },
  {
    name: "one that did not read is not told again",
    file: `${transport}/internal/gateway/Peer.ts`,
    find: "          marking.tell(receiver, subscription.live)\n",
    replace: "",
    rule: "T76",
  },
]
