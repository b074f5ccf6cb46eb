/**
 * What is written and not published, over real sessions, a real gateway and a log on disk: each place to which anything
 * goes is searched for it, and must hold what was published.
 */
import { assert, it } from "@effect/vitest"
import { AddNote } from "@pupitre/core/command/AddNote"
import { PostMessage } from "@pupitre/core/command/PostMessage"
import * as Drafts from "@pupitre/core/composer/Drafts"
import type { DraftStep } from "@pupitre/core/composer/DraftStep"
import { stop } from "@pupitre/core/composer/DraftStep"
import type { DraftKind } from "@pupitre/core/composer/DraftStore"
import * as DraftStore from "@pupitre/core/composer/DraftStore"
import type { ConversationWindow } from "@pupitre/core/ConversationWindow"
import { open } from "@pupitre/core/ConversationWindow"
import type * as Entry from "@pupitre/core/Entry"
import type { ConversationId, VisitorId } from "@pupitre/core/Id"
import * as Reason from "@pupitre/core/Reason"
import * as StreamKey from "@pupitre/core/StreamKey"
import * as Timeline from "@pupitre/core/Timeline"
import * as Transcript from "@pupitre/core/Transcript"
import { connect } from "@pupitre/transport/connect"
import type { Link } from "@pupitre/transport/Connection"
import * as Memory from "@pupitre/transport/connection/Memory"
import * as Outbox from "@pupitre/transport/Outbox"
import * as SqliteLog from "@pupitre/transport/server/SqliteLog"
import * as Effect from "effect/Effect"
import * as fc from "fast-check"
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { vi } from "vitest"
import { tenant, world } from "./server/World.js"

/** A place to which something goes: everything that has gone there, and whether what is published goes there too. */
interface Sink {
  readonly name: string
  readonly read: () => string
  readonly published: boolean
}

/** A `localStorage` that keeps everything that was ever put into it. */
const storage = () => {
  const held = new Map<string, string>()
  const ever: Array<string> = []
  return {
    ever,
    get length() {
      return held.size
    },
    key: (index: number) => [...held.keys()][index] ?? null,
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => {
      ever.push(`${key}=${value}`)
      held.set(key, value)
    },
    removeItem: (key: string) => void held.delete(key),
  }
}

const until = async (what: string, condition: () => boolean): Promise<void> => {
  const end = Date.now() + 20_000
  while (!condition()) {
    if (Date.now() > end) throw new Error(`it did not happen within 20 s: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
}

const ticks = async (): Promise<void> => {
  for (let i = 0; i < 20; i++) await Promise.resolve()
}

it.live(
  "[T110] of what is written and not published nothing is in any frame, log, outbox, export or console, whoever looks and whatever breaks",
  () =>
    Effect.gen(function* () {
      const folder = yield* Effect.acquireRelease(
        Effect.sync(() => mkdtempSync(join(tmpdir(), "pupitre-canary-"))),
        (path) => Effect.sync(() => rmSync(path, { recursive: true, force: true })),
      )
      const printed: Array<unknown> = []
      for (const name of ["log", "info", "warn", "error", "debug"] as const) {
        const spy = vi.spyOn(console, name).mockImplementation((...words) => void printed.push(words))
        yield* Effect.addFinalizer(() => Effect.sync(() => spy.mockRestore()))
      }
      const file = join(folder, "log.sqlite")
      const log = yield* SqliteLog.make({ file })
      const made = yield* world({ over: log })

      /** A person's page on the wire, each text recorded as it travels. */
      const seat = async (token: string) => {
        const frames = { up: [] as Array<string>, down: [] as Array<string> }
        const kept = storage()
        let wire: Link | undefined
        const channel = await connect({
          connection: Memory.make((link) => {
            wire = link
            const accepted = made.gateway.accept({
              ...link,
              send: (text) => {
                frames.down.push(text)
                link.send(text)
              },
            })
            return {
              ...accepted,
              received: (text) => {
                frames.up.push(text)
                accepted.received(text)
              },
            }
          }),
          token: () => token,
          outbox: Outbox.webStorage(kept, "outbox"),
        })
        return { token, channel, frames, kept, cut: () => wire?.close() }
      }
      const [desk, tab, colleague, manager, visitor] = yield* Effect.promise(() =>
        Promise.all([
          seat("agent:ines"),
          seat("agent:ines"),
          seat("agent:marc"),
          seat("manager:lea"),
          seat("visitor:v1"),
        ]),
      )
      const seats = [desk, tab, colleague, manager, visitor]
      yield* Effect.promise(() =>
        until("online", () => seats.every(({ channel }) => channel.status.get()._tag === "Online")),
      )
      const own = StreamKey.visitor(tenant, "v1" as VisitorId)
      const conversationId = yield* Effect.promise(async () => {
        await visitor.channel.submit(own, { name: "giveConsent", input: { scopes: ["store", "preview"] } }).outcome
        const started = visitor.channel.submit(own, { name: "startConversation", input: { mode: "chat" } })
        assert.deepInclude(await started.outcome, { _tag: "Stored" })
        return started.commandId as string as ConversationId
      })
      const windowOf = ({ channel }: typeof desk): ConversationWindow => open(channel, { tenant, conversationId })
      const windows = new Map(seats.map((one) => [one, windowOf(one)]))
      const shown = (one: typeof desk): ReadonlyArray<Entry.Stored> =>
        Timeline.slice(windows.get(one)!.timeline.get()).filter((entry): entry is Entry.Stored => "seq" in entry)
      const exported = (one: typeof desk): string =>
        [
          JSON.stringify(Timeline.slice(windows.get(one)!.timeline.get())),
          Transcript.json(shown(one)),
          Transcript.csv(shown(one), { locale: "fr" }),
          Transcript.text(shown(one), { locale: "fr" }),
        ].join("\n")

      /** What is not for anybody has this in it; a step stops what has. */
      const canary = "canari-5d1c"
      const refuses: DraftStep = {
        name: "never",
        run: (out) => (out.text.includes(canary) ? stop([Reason.make("TooEarly")]) : out),
      }
      let holds = 0
      const shared = DraftStore.memory()
      const draftsOf = (writer: string): Drafts.Drafts =>
        Drafts.make({ store: shared.page(), steps: [refuses], writer, hold: () => holds })
      const drafts = new Map([
        [desk, draftsOf("desk")],
        [tab, draftsOf("tab")],
      ])

      /** Whoever makes wishes. */
      const writers = [desk, tab, visitor]
      const sinks: ReadonlyArray<Sink> = [
        ...seats.flatMap((one, index): ReadonlyArray<Sink> => {
          const who = `${one.token} (${index})`
          return [
            { name: `frames from ${who}`, read: () => one.frames.up.join("\n"), published: one === desk },
            { name: `frames to ${who}`, read: () => one.frames.down.join("\n"), published: true },
            ...(writers.includes(one)
              ? [{ name: `outbox of ${who}`, read: () => one.kept.ever.join("\n"), published: one === desk }]
              : []),
            { name: `thread and exports of ${who}`, read: () => exported(one), published: true },
          ]
        }),
        {
          name: "files of the log",
          read: () =>
            ["", "-wal", "-shm"]
              .filter((end) => existsSync(file + end))
              .map((end) => readFileSync(file + end, "latin1"))
              .join("\n"),
          published: true,
        },
        { name: "console", read: () => JSON.stringify(printed), published: false },
      ]
      yield* Effect.promise(async () => {
        await until("it is hers", () => windows.get(tab)!.can(AddNote)._tag === "Enabled")
        await windows.get(tab)!.submit(AddNote, { text: "vu" }).outcome
      })
      const looked = new Map(sinks.map(({ name }) => [name, 0]))
      const count: Record<string, number> = {}
      let run = 0

      const acts = ["type", "note", "tab", "stop", "hold", "leave", "cut", "visitor", "take", "drop", "fetch"]
      yield* Effect.promise(() =>
        fc.assert(
          fc.asyncProperty(
            fc.array(fc.constantFrom(...acts), { minLength: 4, maxLength: 14, size: "max" }),
            async (all) => {
              run++
              let wrote = false
              const draft = (one = desk, kind: DraftKind = "reply") => drafts.get(one)!.of(windows.get(one)!, kind)
              for (const act of all) {
                count[act] = (count[act] ?? 0) + 1
                if (act === "type") draft().write(`${draft().text.get()} ${canary} ${run}`)
                else if (act === "note") draft(desk, "note").write(`${canary} note`)
                else if (act === "tab") draft(tab).write(`${draft(tab).text.get()} ${canary} tab`)
                else if (act === "stop")
                  assert.isFalse(draft().text.get().includes(canary) && (await draft().publish()))
                else if (act === "hold") {
                  // Published and recalled before it was sent, it was not published.
                  if (draft().text.get() === "") {
                    holds = 600_000
                    draft().write(`held-${canary.slice(3)}`)
                    await draft().publish()
                    holds = 0
                    draft().recall()
                  }
                } else if (act === "leave") {
                  windows.get(desk)!.close()
                  windows.set(desk, windowOf(desk))
                } else if (act === "cut") {
                  desk.cut()
                  await ticks()
                  desk.channel.tryNow()
                } else if (act === "visitor") {
                  windows.get(visitor)!.typing(`allô ${run}`)
                  windows.get(visitor)!.submit(PostMessage, { text: `allô ${run}` })
                } else if (act === "take" || act === "drop") {
                  const [other] = draft().others.get()
                  if (other !== undefined) draft()[act](other)
                  // What is dropped is gone, and may be all that was written so far.
                  if (other !== undefined && act === "drop") wrote = false
                } else void windows.get(desk)!.fill(1)
                wrote ||= ["type", "note", "tab", "hold"].includes(act)
                await ticks()
              }
              // What was written is where it belongs.
              if (wrote) assert.include(JSON.stringify(shared.kept()), canary.slice(3))
              // Then something is published, and has come everywhere that it goes: nothing is behind it on its way.
              for (const kind of ["reply", "note"] as const) draft(desk, kind).write("")
              for (const other of draft().others.get()) draft().drop(other)
              const witness = `témoin ${run}.`
              await until(
                "the desk is back",
                () => draft().text.get() === "" && windows.get(desk)!.can(PostMessage)._tag === "Enabled",
              )
              draft().write(witness)
              assert.isTrue(await draft().publish(), JSON.stringify(draft().publishing.get()))
              await until("everyone reads it", () => seats.every((one) => exported(one).includes(witness)))
              for (const { name, read, published } of sinks) {
                const text = read()
                looked.set(name, looked.get(name)! + text.length)
                assert.notInclude(text, canary.slice(3), name)
                const seen = text.includes(witness) || text.includes(Buffer.from(witness).toString("latin1"))
                if (published) assert.isTrue(seen, `${name} was not looked at: what was published is not there`)
              }
            },
          ),
          { numRuns: 60 },
        ),
      )
      for (const act of acts) assert.isAbove(count[act] ?? 0, 5, act)
      yield* Effect.promise(async () => {
        // In the places where nothing is published anything is found as well.
        await windows.get(tab)!.submit(AddNote, { text: "de l'autre onglet" }).outcome
        await windows.get(visitor)!.submit(PostMessage, { text: "de la visiteuse" }).outcome
        console.error("du serveur")
        const found = (end: string): ReadonlyArray<string> =>
          sinks.filter(({ read }) => read().includes(end)).map(({ name }) => name)
        assert.includeMembers(
          [...found("de l'autre onglet")],
          ["frames from agent:ines (1)", "outbox of agent:ines (1)"],
        )
        assert.includeMembers([...found("de la visiteuse")], ["frames from visitor:v1 (4)", "outbox of visitor:v1 (4)"])
        assert.deepStrictEqual(found("du serveur"), ["console"])
        for (const window of windows.values()) window.close()
        for (const { channel } of seats) await channel.close()
      })
      vi.restoreAllMocks()
      for (const [name, bytes] of looked) if (name !== "console") assert.isAbove(bytes, 0, name)
      const bytes = [...looked.values()].reduce((sum, one) => sum + one, 0)
      console.log(`${sinks.length} places searched in ${run} runs, ${bytes} letters in all`)
    }),
  60_000,
)
