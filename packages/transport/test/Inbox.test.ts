import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { StreamKey } from "@pupitre/core/StreamKey"
import type { Range } from "@pupitre/transport/Frame"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Inbox from "../src/internal/session/Inbox.js"
import { event } from "./scriptedServer.js"

const stream = "acme/conversation/c1" as StreamKey

/** A log of so many numbers, of which this audience may see some, and how ranges of it arrive. */
const arrival = fc.integer({ min: 1, max: 60 }).chain((head) =>
  fc.record({
    head: fc.constant(head),
    seen: fc.array(fc.boolean(), { minLength: head, maxLength: head }),
    cuts: fc.array(fc.tuple(fc.integer({ min: 1, max: head }), fc.integer({ min: 0, max: 20 })), { maxLength: 40 }),
  }),
)

const range = (from: number, to: number, head: number, seen: ReadonlyArray<boolean>): Range => ({
  _tag: "Range",
  stream,
  epoch: "e1",
  from,
  to,
  head,
  events: Array.from({ length: to - from + 1 }, (_, i) => from + i)
    .filter((seq) => seen[seq - 1])
    .map((seq) => event(seq, `command-${seq}`)),
})

describe("Inbox", () => {
  it("[T12] whatever ranges arrive in whatever order, each number is given out once and in order", () => {
    fc.assert(
      fc.property(arrival, ({ head, seen, cuts }) => {
        const inbox = Inbox.make(stream)
        let cursor = 0
        const events: Array<ChatEvent> = []
        const arrive = (frame: Range): void => {
          for (const given of Inbox.accept(inbox, frame, 0, () => expect.unreachable())) {
            expect(given.from).toBe(cursor + 1)
            expect(given.to).toBeGreaterThanOrEqual(given.from)
            cursor = given.to
            events.push(...given.events)
          }
          expect(inbox.early.length).toBeLessThanOrEqual(16)
        }
        for (const [from, length] of cuts) arrive(range(from, Math.min(head, from + length), head, seen))
        // Every question is answered at last.
        Inbox.heard(inbox, head)
        for (let now = 100_000; cursor < head; now += 100_000) {
          const asked = Inbox.fetch(inbox, now)
          expect(asked?._tag).toBe("Fetch")
          if (asked?._tag === "Fetch") arrive(range(asked.from, asked.to, head, seen))
        }
        expect(events.map(({ seq }) => seq)).toEqual(seen.flatMap((one, i) => (one ? [i + 1] : [])))
        expect(Inbox.fetch(inbox, Infinity)).toBeUndefined()
      }),
      { numRuns: 500 },
    )
  })
})
