/**
 * The rules of delivery, each taken out of the real source by one replacement. The simulation must notice every one.
 */

/** One rule taken out. */
export interface Mutant {
  /** The rule that is gone. */
  readonly name: string
  /** The file, from `packages/transport/src`. */
  readonly file: string
  /** What stands there exactly once. */
  readonly find: string
  readonly replace: string
  /** Noticed only where lineages change. */
  readonly restores?: boolean
  /** A seed known to notice it, tried first; the others from 1 up if things have changed. */
  readonly first?: number
}

export const mutants: ReadonlyArray<Mutant> = [
  {
    name: "a command id is not looked up",
    file: "server/Admission.ts",
    find: "if (known !== undefined) {",
    replace: "if (known !== undefined && known._tag === 'Refused') {",
  },
  {
    name: "turns are not checked",
    file: "server/Admission.ts",
    find: "if (turn.n !== next) return",
    replace: "if (false) return",
  },
  {
    name: "outcomes are not stored with the facts",
    file: "server/MemoryLog.ts",
    find: "kept.commands.set(`${stream} ${append.commandId}`, outcome)",
    replace: "void outcome",
  },
  {
    name: "acknowledged before it is stored",
    file: "internal/gateway/Peer.ts",
    find: "shared.decider({ access, stream, commandId, call, turn: { producer, n } }, (outcome: Outcome) => {",
    replace:
      "send({ _tag: 'Ack', stream, epoch, commandId, from: 1, to: 0, dup: false })\n    shared.decider({ access, stream, commandId, call, turn: { producer, n } }, (outcome: Outcome) => {",
  },
  {
    name: "ranges that come too early are given out",
    file: "internal/session/Inbox.ts",
    find: "if (frame.from > self.cursor + 1) {",
    replace: "if (false) {",
  },
  {
    name: "ranges that come again are given out again",
    file: "internal/session/Inbox.ts",
    find: "if (frame.to < frame.from || frame.to <= self.cursor) return []",
    replace: "if (frame.to < frame.from) return []",
  },
  {
    name: "the cursor is the newest seen",
    file: "internal/session/Inbox.ts",
    find: "keep(self, frame)\n    return []",
    replace: "self.cursor = frame.to\n    return []",
  },
  {
    name: "holes are not fetched",
    file: "internal/session/Inbox.ts",
    find: "return to < from ? undefined : { from, to }",
    replace: "return undefined",
  },
  {
    name: "the outbox is not durable",
    file: "internal/session/Runner.ts",
    find: "const promise = slot.put(entry)",
    replace: "const promise = undefined as Promise<void> | undefined",
  },
  {
    name: "the outbox does not forget what is settled",
    file: "internal/session/Runner.ts",
    find: "return slot.remove(output.commandId)",
    replace: "return",
  },
  {
    name: "the outbox does not keep the order",
    file: "internal/session/Wishes.ts",
    find: "for (const entry of entries) {",
    replace: "for (const entry of [...entries].reverse()) {",
  },
  {
    name: "wishes are sent once",
    file: "internal/session/Lane.ts",
    find: "for (const wish of self.wishes) wish.sent = false\n  self.retryAt",
    replace: "self.retryAt",
  },
  {
    name: "silence is not noticed",
    file: "internal/session/Machine.ts",
    find: "if (now >= quietUntil(self)) return lost(self, now)",
    replace: "",
  },
  {
    name: "heartbeats do not tell the head",
    file: "internal/session/Machine.ts",
    find: "Inbox.heard(inbox, frame.head)",
    replace: "",
    first: 14,
  },
  {
    name: "the server's refusal to skip a turn changes nothing",
    file: "internal/session/Lane.ts",
    find: "if (self.wishes.length > 0) renumber(self)",
    replace: "",
    first: 17,
  },
  {
    name: "a turn is taken as counted when another line's was",
    file: "internal/session/Lane.ts",
    find: "if (wish.born === self.generation && !wish.restored) self.counted",
    replace: "self.counted",
    first: 33,
  },
  {
    name: "the lineage is ignored",
    file: "internal/session/Streams.ts",
    find: "if (inbox.epoch !== undefined && inbox.epoch !== epoch) {",
    replace: "if (false) {",
    restores: true,
    first: 2,
  },
  {
    name: "a reset is ignored",
    file: "internal/session/Machine.ts",
    find: "if (inbox === undefined || inbox.ended || frame.epoch !== self.epoch) return\n      Inbox.reset",
    replace: "if (inbox !== undefined) return\n      Inbox.reset",
    restores: true,
  },
  {
    name: "a state that comes again begins anew",
    file: "internal/session/Inbox.ts",
    find: "if (self.tail === undefined || self.cursor > 0 ||",
    replace: "if (self.tail === undefined ||",
  },
  {
    name: "what a state knows is not given out",
    file: "internal/session/Inbox.ts",
    find: "self.cursor = from - 1",
    replace: "self.cursor = state.seq",
  },
  {
    name: "what begins anew begins at the end of what it was",
    file: "internal/session/Inbox.ts",
    find: "  self.cursor = 0\n  self.head = 0\n  self.early = []\n  self.events = []",
    replace: "  self.cursor = (self.opened?.from ?? 1) - 1\n  self.head = 0\n  self.early = []\n  self.events = []",
    restores: true,
  },
]
