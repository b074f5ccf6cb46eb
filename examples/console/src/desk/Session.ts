/**
 * Who works at this desk, and the channel that is opened for them.
 *
 * The demo lets anyone on this machine pick one of a few people; each tab keeps its own, so that two agents fit in one
 * browser. A real desk has a sign-in of its own here.
 *
 * @since 0.1.0
 */
import type { EventChannel } from "@pupitre/core/EventChannel"
import { connect } from "@pupitre/transport/connect"
import * as WebSocketConnection from "@pupitre/transport/connection/WebSocket"
import * as Outbox from "@pupitre/transport/Outbox"
import { useEffect, useState } from "react"

/** The people to pick from. */
export const accounts = [
  { id: "ines", name: "Inès Morel", role: "agent" },
  { id: "marc", name: "Marc Tissier", role: "agent" },
  { id: "nadia", name: "Nadia Kermiche", role: "agent" },
  { id: "hugo", name: "Hugo Lambert", role: "agent" },
  { id: "manager", name: "Lou Carpentier", role: "manager" },
] as const

/** One of the people to pick from. */
export type Account = (typeof accounts)[number]["id"]

/** The channel of an account, open while the component is mounted; `undefined` until its outbox is open. */
export const useChannelOf = (account: Account): EventChannel | undefined => {
  const [channel, setChannel] = useState<EventChannel>()
  useEffect(() => {
    let left = false
    const opening = open(account)
    void opening.then((opened) => {
      if (!left) setChannel(opened)
    })
    return () => {
      left = true
      setChannel(undefined)
      void opening.then(async (opened) => opened.close())
    }
  }, [account])
  return channel
}

/**
 * The account of this tab: as its address asks, which the tab's other pages then keep to, else as chosen before, else the
 * first; `undefined` once who sat here has signed out.
 */
export const chosen = (): Account | undefined => {
  const named = new URLSearchParams(location.search).get("as")
  const asked = named ?? recall()
  const account = accounts.find(({ id }) => id === asked)?.id
  if (named !== null && account !== undefined) remember(account)
  return asked === signedOut ? undefined : (account ?? accounts[0].id)
}

/** Leaves this tab to whoever sits down next. */
export const signOut = (): void => {
  const address = new URL(location.href)
  address.searchParams.delete("as")
  history.replaceState(history.state, "", address)
  remember(signedOut)
}

/** Keeps the account of this tab. */
export const choose = (account: Account): void => {
  const address = new URL(location.href)
  if (address.searchParams.has("as")) {
    address.searchParams.set("as", account)
    history.replaceState(history.state, "", address)
  }
  remember(account)
}

const kept = "pupitre.account"
const signedOut = "-"

const remember = (account: string): void => {
  try {
    sessionStorage.setItem(kept, account)
  } catch {
    // Storage is off: the choice lasts as long as the page.
  }
}

const open = async (account: Account): Promise<EventChannel> =>
  connect({
    connection: WebSocketConnection.make({ url: new URL("/live", location.href.replace(/^http/, "ws")).href }),
    token: async () => token(account),
    outbox: outbox(account),
  })

/** A token for whoever sits here, for what goes beside the session. Rejects when there is nobody, or no server. */
export const tokenOfSeat = async (): Promise<string> => {
  const seated = chosen()
  if (seated === undefined) throw new Error("nobody sits here")
  return token(seated)
}

const token = async (agent: Account): Promise<string> => {
  const response = await fetch("/api/agent-token", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ agent }),
  })
  const answer: unknown = response.ok ? await response.json() : undefined
  if (typeof answer === "object" && answer !== null && "token" in answer && typeof answer.token === "string") {
    return answer.token
  }
  throw new Error(`no token: ${response.status}`)
}

const outbox = (account: Account): Outbox.Outbox => {
  try {
    return Outbox.webStorage(localStorage, `pupitre.outbox.${account}`)
  } catch {
    return Outbox.memory()
  }
}

const recall = (): string | null => {
  try {
    return sessionStorage.getItem(kept)
  } catch {
    return null
  }
}
