/**
 * The visitor as the server knows them, from the moment they agree to be known: one session per page, over which
 * conversations go, and what the page tells of itself.
 *
 * @since 0.1.0
 */
import type { GiveConsent, WithdrawConsent } from "@pupitre/core/command/Consent"
import type { EventChannel } from "@pupitre/core/EventChannel"
import type { ConversationId, TenantId, VisitorId } from "@pupitre/core/Id"
import type { Readable } from "@pupitre/core/Readable"
import { store } from "@pupitre/core/Readable"
import type * as StreamKey from "@pupitre/core/StreamKey"
import type * as Visitor from "@pupitre/core/Visitor"
import { siteAt } from "../../sites.ts"
import { consent, given, refuse } from "./Consent.ts"
import * as Customer from "./Customer.ts"
import * as Device from "./Device.ts"
import type { open as openSession } from "./Session.ts"
import * as Telling from "./Telling.ts"

/** A visitor with a session. */
export interface Guest {
  readonly channel: EventChannel
  readonly tenant: TenantId
  readonly id: VisitorId
  /** The visitor's own stream. */
  readonly stream: StreamKey.StreamKey
  readonly visitor: Readable<Visitor.Visitor>
}

const state = store<Guest | undefined>(undefined)

/** The visitor with a session; `undefined` before they agree and until the server has been reached for the first time. */
export const guest: Readable<Guest | undefined> = state

/** Begins a session if the visitor agreed and there is none; a server that is away is tried again until it is there. */
export const begin = async (): Promise<void> => {
  if (starting || state.get() !== undefined) return
  starting = true
  // What they do until the server has said who they are counts as well.
  if (given(consent.get())) Telling.agree()
  try {
    for (let wait = firstWait; given(consent.get()); wait = Math.min(wait * 2, longestWait)) {
      // Someone who was here before is known without the server, so that what they write waits even when it is away.
      const who = recalled() ?? (await authorize().catch(() => undefined))
      const session = await import("./Session.ts").catch(() => undefined)
      if (who !== undefined && session !== undefined) return await arrive(who, session.open)
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
  } finally {
    starting = false
  }
}

/** The visitor takes everything back: the server is told, then session and everything kept on the device are gone. */
export const leave = async (): Promise<void> => {
  const gone = state.get()
  state.set(undefined)
  Telling.cease()
  Customer.forget()
  const scopes = consent.get().scopes
  if (gone !== undefined && scopes.length > 0) {
    // What was agreed to in a conversation goes with the rest: that the page may be seen, and driven.
    const all = [...new Set([...scopes, ...gone.visitor.get().consent])]
    const told = gone.channel.submit(gone.stream, { name: withdraw, input: { scopes: all } })
    // The visitor is not kept waiting for a server that cannot be reached: two seconds are enough for one that can be, and
    // to one that cannot this visitor stays without news.
    await Promise.race([told.outcome, new Promise((resolve) => setTimeout(resolve, 2_000))])
    await gone.channel.close()
  }
  await fetch("/api/visitor-token", { method: "DELETE" }).catch(() => undefined)
  refuse()
}

/** The conversation that was on screen when the page was left, so that it shows before the server is reached. */
export const lastConversation = (): ConversationId | undefined => {
  const kept = Device.recall("conversation")
  return typeof kept === "string" ? (kept as ConversationId) : undefined
}

/** Keeps, or forgets, which conversation is on screen. */
export const keepConversation = (id: ConversationId | undefined): void =>
  id === undefined ? Device.drop("conversation") : Device.keep("conversation", id)

/** A token for this visitor, for what goes beside the session. Rejects when the server cannot be reached. */
export const token = async (): Promise<string> => (await authorize()).token

/** The server gives this visitor no token. */
class TurnedAway extends Error {}

interface Known {
  readonly tenant: TenantId
  readonly id: VisitorId
}

interface Authorized extends Known {
  readonly token: string
}

/** Wishes by their names: what decides them comes with the session. */
const give: typeof GiveConsent.name = "giveConsent"
const withdraw: typeof WithdrawConsent.name = "withdrawConsent"

let starting = false

/** Milliseconds between two attempts to reach the server for the first time. */
const firstWait = 500
const longestWait = 15_000

/** The session of a visitor. A token that came with who they are is used for its first connection. */
async function arrive(who: Known | Authorized, open: typeof openSession): Promise<void> {
  if (!given(consent.get())) return
  Device.keep("guest", { tenant: who.tenant, id: who.id })
  let first: string | undefined = "token" in who ? who.token : undefined
  const opening = open(who, async () => {
    try {
      return first ?? (await authorize()).token
    } catch (cause) {
      // Asked again it would say the same: over, as when the gateway says so.
      if (cause instanceof TurnedAway) void opening.then(({ channel }) => channel.close())
      throw cause
    } finally {
      first = undefined
    }
  })
  const arrived = await opening
  const { channel, stream } = arrived
  state.set(arrived)
  // What the visitor agreed to goes before everything that needs it.
  tellConsent(arrived)
  Telling.tell(async ({ name, input }) => {
    const outcome = await channel.submit(stream, { name, input }).outcome
    return outcome._tag === "Refused" ? outcome.rejection.reasons : undefined
  })
}

function recalled(): Known | undefined {
  const kept = Device.recall("guest") as Partial<Known> | undefined
  return typeof kept?.tenant === "string" && typeof kept.id === "string" ? (kept as Known) : undefined
}

/** A token for this visitor; the first one makes the visitor known, by a cookie that scripts cannot read. */
async function authorize(): Promise<Authorized> {
  const response = await fetch("/api/visitor-token", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ consent: true, site: siteAt(location.pathname).id }),
  })
  if (response.status === 401) throw new TurnedAway("no token for this visitor")
  if (!response.ok) throw new Error(`no token: ${response.status}`)
  const answer = (await response.json()) as Authorized
  const known = recalled()
  if (known !== undefined && known.id !== answer.id) renew(answer)
  return answer
}

/**
 * The server no longer knows who was here before: begin as somebody new. A browser that keeps no cookies would be new
 * every time, so this is not done twice in a row.
 */
function renew({ tenant, id }: Known): void {
  const renewedAt = Device.recall("renewed")
  const now = Date.now()
  if (typeof renewedAt === "number" && now - renewedAt < 60_000) throw new Error("this browser keeps no identity")
  for (const name of ["told", "conversation", "seen", "customer"]) Device.drop(name)
  Telling.cease()
  Device.keep("guest", { tenant, id })
  Device.keep("renewed", now)
  location.reload()
}

/** The server must know what the visitor agreed to before anything else. Told once; again if it did not arrive. */
function tellConsent({ channel, stream }: Guest): void {
  const { scopes } = consent.get()
  if (Device.recall("told") === true) return
  const waiting = channel.unsettled(stream).some(({ call }) => call.name === give)
  if (waiting) return
  const { outcome } = channel.submit(stream, { name: give, input: { scopes: [...scopes] } })
  void outcome.then(({ _tag }) => {
    if (_tag === "Stored") Device.keep("told", true)
  })
}
