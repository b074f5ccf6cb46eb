/**
 * What every connection must do, as checks to run in any test runner.
 *
 * @since 0.1.0
 */
import type { Connection, Link } from "../Connection.js"
import type { Accept } from "../connection/Memory.js"

/** An adapter under test, with something at its other end. */
export interface Subject {
  readonly connection: Connection
  /** Leads nowhere: dialling it must end in `closed`. */
  readonly nowhere?: Connection
  /** Ends what `serve` began. */
  readonly stop: () => Promise<void>
}

/** One rule and the program that checks it. Rejects when the rule is broken. */
export interface Check {
  readonly name: string
  readonly run: () => Promise<void>
}

/**
 * The checks for an adapter. `serve` starts a server that hands each connection to `accept`, and gives the connection
 * that reaches it.
 */
export const connectionContract = (serve: (accept: Accept) => Promise<Subject>): ReadonlyArray<Check> => {
  const check = (name: string, body: (bench: Bench) => Promise<void>): Check => ({
    name,
    run: async () => {
      const ends: Array<End> = []
      const subject = await serve((link) => {
        const end: End = { link, texts: [], closed: 0 }
        ends.push(end)
        return { received: (text) => void end.texts.push(text), closed: () => void end.closed++ }
      })
      try {
        await body({ ...subject, ends, dial: () => listen(subject.connection) })
      } finally {
        await subject.stop()
      }
    },
  })
  return [
    check("opens once, later than the call that dialled", async ({ dial }) => {
      const client = dial()
      equal(client.log, [], "nothing has happened within dial")
      await until(() => client.log.includes("opened"))
      await settle()
      equal(client.log, ["opened"], "the client's log")
    }),
    check("brings every text to the other end, whole and in order, both ways", async ({ dial, ends }) => {
      const client = dial()
      await until(() => client.log.includes("opened") && ends.length === 1)
      const texts = [
        "",
        " ",
        '{"a":1}',
        "é🙂\u0000\u2028",
        "x".repeat(60 * 1024),
        ...Array.from({ length: 100 }, (_, i) => String(i)),
      ]
      for (const text of texts) {
        client.link.send(text)
        ends[0]?.link.send(text)
      }
      await until(() => client.texts.length === texts.length && ends[0]?.texts.length === texts.length)
      equal(client.texts, texts, "what the client received")
      equal(ends[0]?.texts, texts, "what the server received")
    }),
    check("a text sent before it opened is dropped, and nothing throws", async ({ dial, ends }) => {
      const client = dial()
      client.link.send("too early")
      await until(() => client.log.includes("opened") && ends.length === 1)
      client.link.send("in time")
      await until(() => ends[0]?.texts.length === 1)
      equal(ends[0]?.texts, ["in time"], "what the server received")
    }),
    check("closed by the client, both ends hear of it once, and later than the call", async ({ dial, ends }) => {
      const client = dial()
      await until(() => client.log.includes("opened") && ends.length === 1)
      client.link.close()
      client.link.close()
      equal(client.log, ["opened"], "nothing has happened within close")
      client.link.send("too late")
      await until(() => client.log.length === 2 && ends[0]?.closed === 1)
      await settle()
      equal(client.log, ["opened", "closed"], "the client's log")
      equal(ends[0]?.closed, 1, "times the server heard of it")
      equal(ends[0]?.texts, [], "what the server received")
    }),
    check("closed by the server, what it sent before still arrives, then closed, once", async ({ dial, ends }) => {
      const client = dial()
      await until(() => client.log.includes("opened") && ends.length === 1)
      ends[0]?.link.send("bye")
      ends[0]?.link.close()
      ends[0]?.link.close()
      ends[0]?.link.send("too late")
      await until(() => client.log.length === 2 && ends[0]?.closed === 1)
      await settle()
      equal(client.texts, ["bye"], "what the client received")
      equal(client.log, ["opened", "closed"], "the client's log")
      equal(ends[0]?.closed, 1, "times the server heard of it")
      client.link.send("too late")
      client.link.close()
      await settle()
      equal(client.log, ["opened", "closed"], "the client's log afterwards")
    }),
    check("closed while it opens, it is closed, and never opens", async ({ dial }) => {
      const client = dial()
      client.link.close()
      await until(() => client.log.length > 0)
      await settle()
      equal(client.log, ["closed"], "the client's log")
    }),
    check("each dialling is a connection of its own", async ({ dial, ends }) => {
      const [a, b] = [dial(), dial()]
      await until(() => a.log.includes("opened") && b.log.includes("opened") && ends.length === 2)
      a.link.close()
      await until(() => a.log.includes("closed"))
      b.link.send("still here")
      await until(() => ends.some((end) => end.texts.includes("still here")))
      equal(b.log, ["opened"], "the other's log")
      const again = dial()
      await until(() => again.log.includes("opened"))
    }),
    check("what leads nowhere closes once and never opens", async ({ nowhere }) => {
      if (nowhere === undefined) return
      const client = listen(nowhere)
      await until(() => client.log.length > 0)
      await settle()
      equal(client.log, ["closed"], "the client's log")
    }),
  ]
}

interface End {
  readonly link: Link
  readonly texts: Array<string>
  closed: number
}

interface Client {
  readonly link: Link
  readonly texts: Array<string>
  readonly log: Array<"opened" | "closed">
}

interface Bench extends Subject {
  readonly dial: () => Client
  readonly ends: ReadonlyArray<End>
}

function listen(connection: Connection): Client {
  const texts: Array<string> = []
  const log: Array<"opened" | "closed"> = []
  const link = connection.dial({
    opened: () => void log.push("opened"),
    received: (text) => void texts.push(text),
    closed: () => void log.push("closed"),
  })
  return { link, texts, log }
}

async function until(condition: () => boolean): Promise<void> {
  const end = Date.now() + 5_000
  while (!condition()) {
    if (Date.now() > end) throw new Error("it did not happen within 5 s")
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
}

/** Long enough for what must not happen to happen. */
async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 20))
}

function equal(actual: unknown, expected: unknown, what: string): void {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)]
  if (a !== b) throw new Error(`${what}: expected ${b?.slice(0, 200)}, got ${a?.slice(0, 200)}`)
}
