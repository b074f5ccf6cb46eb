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
    name: "the page overrules what an agent typed",
    file: `${profile}/CustomData.ts`,
    find: "ladder.indexOf(a.trust) - ladder.indexOf(b.trust) || ",
    replace: "",
    rule: "P33",
  },
  {
    name: "a key taken away is forgotten, and an older value brings it back",
    file: `${profile}/CustomData.ts`,
    find: "    data = Marks.add(data, { id, seq, at, value, trust }, limit, order)",
    replace: `    data =
      value === null
        ? { ...data, items: data.items.filter((one) => one.id !== id) }
        : Marks.add(data, { id, seq, at, value, trust }, limit, order)`,
    rule: "P33",
  },
  {
    name: "what nobody declared is seen by everyone",
    file: `${profile}/CustomData.ts`,
    find: "seen.includes(known.get(id) ?? undeclared(id, value))",
    replace: "seen.includes(known.get(id) ?? seen[0] ?? undeclared(id, value))",
    rule: "P34",
  },
  {
    name: "a row that is not to be seen is in what is shown",
    file: `${profile}/Section.ts`,
    find: "seen.includes(sensitivity)",
    replace: "seen.length > 0 || sensitivity !== undefined",
    rule: "P32",
  },
  {
    name: "what a page says brings records together",
    file: `${profile}/Identity.ts`,
    find: `self.items.filter(({ trust }) => trust === "authenticated").map`,
    replace: "self.items.map",
    rule: "P36",
  },
  {
    name: "a clock that steps back reorders a stream",
    file: `${profile}/Person.ts`,
    find: "at = Math.max(at, time)",
    replace: "at = time",
    rule: "P37",
  },
  {
    name: "erasing keeps the titles of pages",
    file: `${profile}/Journey.ts`,
    find: `({ ...page, url: "", title: "" })`,
    replace: `({ ...page, url: "" })`,
    rule: "P38",
  },
  {
    name: "the country of another visit is taken for this one's",
    file: `${profile}/Device.ts`,
    find: "located?.id === seen.id",
    replace: "located !== undefined",
    rule: "P20",
  },
  {
    name: "a look-alike is taken for what the package knows",
    file: `${profile}/adapter/KnownReferrers.ts`,
    find: `long >= host.length && ["", "/", "?"]`,
    replace: `long >= 0 || ["", "/", "?"]`,
    rule: "P9",
  },
  {
    name: "how far a value is trusted is the page's to say",
    file: `${core}/command/Describe.ts`,
    find: `role === "agent" || role === "manager" ? "agent" : "page"`,
    replace: `role === "agent" || role === "manager" ? "agent" : "authenticated"`,
    rule: "X1",
  },
  {
    name: "custom data is taken before the visitor has agreed",
    file: `${core}/command/Describe.ts`,
    find: `!state.consent.includes("store") && reason`,
    replace: `state.consent.length > 9 && reason`,
    rule: "X2",
  },
  {
    name: "a key more than there may be is taken",
    file: `${core}/command/Describe.ts`,
    find: "entries.length > max || more()",
    replace: "entries.length > max",
    rule: "X3",
  },
  {
    name: "a browser is called by what it dresses as",
    file: `${profile}/adapter/UserAgent.ts`,
    find: "AgentWords.program(text) ?? program(browser.name, browser.version)",
    replace: "program(browser.name, browser.version) ?? AgentWords.program(text)",
    rule: "P27",
  },
  {
    name: "words searched for are read on account of a guess",
    file: `${profile}/Provenance.ts`,
    find: `name: guessed.name, guessed: true }`,
    replace: `name: guessed.name, guessed: true, terms: firstParam(from.searchParams, anyTerms) ?? "" } as Origin`,
    rule: "P30",
  },
  {
    name: "a page is looked at until the next one of any visit",
    file: `${profile}/Journey.ts`,
    find: "next.set(page.visitId, page.at)",
    replace: "for (const { id } of self.visits.items) next.set(id, page.at)",
    rule: "P41",
  },
  {
    name: "a page is reported before the visitor agrees",
    file: `${profile}/collector/Collector.ts`,
    find: "    if (!agreed || stopped) return\n    shown",
    replace: "    if (stopped) return\n    shown",
    rule: "P43",
  },
  {
    name: "each tab is a visit of its own",
    file: `${profile}/collector/Collector.ts`,
    find: "const goesOn = kept !== undefined && at - kept.at <= idleAfter",
    replace: "const goesOn = kept !== undefined && memory !== undefined && at - kept.at <= idleAfter",
    rule: "P45",
  },
  {
    name: "the address is sent as it is",
    file: `${profile}/collector/Collector.ts`,
    find: "url: clean(shown) as SafeUrl",
    replace: "url: shown as SafeUrl",
    rule: "P46",
  },
  {
    name: "pages wait for hints for ever",
    file: `${profile}/collector/Collector.ts`,
    find: "    page.setTimeout(() => tell(told), 300)\n",
    replace: "",
    rule: "P47",
  },
  {
    name: "a page of the record begins with the last one of the page before",
    file: `${profile}/CustomerRecord.ts`,
    find: "=> id === after) + 1",
    replace: "=> id === after)",
    rule: "P50",
  },
]
