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
    find: "tally[kinds]! += by",
    replace: "tally[kinds]! += Math.max(0, by)",
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
    name: "filters are turned into their opposite by their parts' least",
    file: `${filters}/internal/question.ts`,
    find: `self._tag === "And" ? ([yes, no] as const)`,
    replace: `self._tag !== "Not" ? ([yes, no] as const)`,
    rule: "F10",
  },
  {
    name: "what a kind says nothing of is turned around by not",
    file: `${filters}/internal/question.ts`,
    find: "own === 0 ? nothing :",
    replace: "own === 0 ? yes :",
    rule: "F12",
  },
  {
    name: "a filter shows a row for what came before it",
    file: `${filters}/internal/question.ts`,
    find: "if (next === nothing) said = nothing",
    replace: "if (next === nothing) said = final",
    rule: "F12",
  },
  {
    name: "a filter forgets who asked last",
    file: `${filters}/Filter.ts`,
    find: "return (entry) => passes(entry)",
    replace: "let last = false\n  return (entry) => (last = !last && passes(entry))",
    rule: "F4",
  },
  {
    name: "a filter asked of a row shows the one before too",
    file: `${filters}/Filter.ts`,
    find: "toPredicate(self, classification)(entry)",
    replace: "!toPredicate(not(self), classification)(entry)",
    rule: "F2",
  },
  {
    name: "a page the agent led to is no action",
    file: `${filters}/Kind.ts`,
    find: "fact.driven === true ? bit.actions | bit.navigation",
    replace: "fact.driven === true ? bit.navigation",
    rule: "F11",
  },
  {
    name: "an action has no kind",
    file: `${filters}/Kind.ts`,
    find: '      return bit.actions\n    case "VisitStarted"',
    replace: '      return fact._tag === "ProblemMoved" ? none : bit.actions\n    case "VisitStarted"',
    rule: "F11",
  },
  {
    name: "ligatures stay as they are",
    file: `${filters}/TextSearch.ts`,
    find: "return spelled.test(bare) ?",
    replace: "return bare === spelled.source ?",
    rule: "F13",
  },
  {
    name: "a translation is not looked through",
    file: `${filters}/EntryText.ts`,
    find: "translations === undefined ? own",
    replace: "translations !== null ? own",
    rule: "F13",
  },
  {
    name: "a mark is left out of what is highlighted",
    file: `${filters}/TextSearch.ts`,
    find: `if (part === "") for`,
    replace: `if (part !== "") for`,
    rule: "F13",
  },
  {
    name: "occurrences that overlap are highlighted once",
    file: `${filters}/TextSearch.ts`,
    find: "const again = word.borders[length - 1]!",
    replace: "const again = 0",
    rule: "F14",
  },
  {
    name: "a word is looked for again from each of its beginnings",
    file: `${filters}/TextSearch.ts`,
    find: "matched = borders[matched - 1]!\n    if (unit === text.charCodeAt(matched) && ++matched",
    replace:
      "{ at -= matched - 1; matched = 0; break }\n    if (folded.charCodeAt(at) === text.charCodeAt(matched) && ++matched",
    rule: "F15",
  },
  {
    name: "a view counts what its diff removed as still there",
    file: `${filters}/FilteredView.ts`,
    find: "if (Flags.at(flags, at + i - skipped)) gone.push(removed[i]!)",
    replace: "if (passes(removed[i]!) && added.length === 0) gone.push(removed[i]!)",
    rule: "F16",
  },
  {
    name: "flags grow in what an older view shows",
    file: `${filters}/internal/flags.ts`,
    find: "chunk.used === used && used + items.length",
    replace: "used + items.length",
    rule: "F16",
  },
  {
    name: "what follows a change stays counted where it was",
    file: `${filters}/internal/flags.ts`,
    find: "shifted(before, first + 1, more)",
    replace: "before",
    rule: "F16",
  },
  {
    name: "what comes where nobody looked yet is not looked at",
    file: `${filters}/FilteredView.ts`,
    find: "if (unseen) left += added.length - skipped",
    replace: "if (unseen) left -= skipped",
    rule: "F17",
  },
  {
    name: "a cancelled search goes on",
    file: `${filters}/Search.ts`,
    find: "running = false",
    replace: "void running",
    rule: "F17",
  },
  {
    name: "a filter's moment is not kept",
    file: `${filters}/FilterSchema.ts`,
    find: `{ from: Schema.optionalKey(Millis), to:`,
    replace: `{ since: Schema.optionalKey(Millis), to:`,
    rule: "F18",
  },
  {
    name: "a filter that says more than is known is half a filter",
    file: `${filters}/FilterSchema.ts`,
    find: `onExcessProperty: "error"`,
    replace: `onExcessProperty: "ignore"`,
    rule: "F19",
  },
  {
    name: "how large a filter is is not looked at",
    file: `${filters}/FilterSchema.ts`,
    find: "if (large !== undefined) return Result.fail([large])",
    replace: "",
    rule: "F19",
  },
  {
    name: "the moment after the last is in the time",
    file: `${filters}/internal/question.ts`,
    find: "from <= at && at < to",
    replace: "from <= at && at <= to",
    rule: "F20",
  },
  {
    name: "every desk puts links under the agent",
    file: `${filters}/FilteredTimeline.ts`,
    find: "(classification.cardsUnderAgent === true ? 1 : 0) +",
    replace: "",
    rule: "F21",
  },
  {
    name: "an echo is another message of one's own",
    file: `${filters}/FilterBar.ts`,
    find: "if (own.includes(id)) ownHidden += by",
    replace: "if (own.includes(id) && by === 1) ownHidden += by",
    rule: "F22",
  },
  {
    name: "what a search did not look at is hidden",
    file: `${filters}/FilteredThread.ts`,
    find: "next.size + next.left)",
    replace: "next.size)",
    rule: "F23",
  },
  {
    name: "a row that becomes another is new",
    file: `${filters}/FilterBar.ts`,
    find: "if (before.includes(id)) return",
    replace: "",
    rule: "F8",
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
]
