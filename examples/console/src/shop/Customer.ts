/**
 * Who the visitor has signed in as with the shop. The shop's server says so; the visitor's page carries what it signed.
 *
 * @since 0.1.0
 */
import type { Readable } from "@pupitre/core/Readable"
import { store } from "@pupitre/core/Readable"
import * as Device from "./Device.ts"
import type { Guest } from "./Guest.ts"

/** The demo's customers to sign in as. */
export const customers = [
  { id: "camille", name: "Camille Roussel", email: "camille@exemple.fr" },
  { id: "idris", name: "Idris Benali", email: "idris@exemple.fr" },
] as const

/** One of the customers to sign in as. */
export type CustomerId = (typeof customers)[number]["id"]

const state = store<string | undefined>(recalled())

/** The name of who has signed in on this device; `undefined` when nobody has. */
export const customer: Readable<string | undefined> = state

/** Signs in; answers whether it was confirmed. */
export const signIn = async (guest: Guest, id: CustomerId): Promise<boolean> => {
  try {
    const response = await fetch("/api/sign-in", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ customer: id }),
    })
    if (!response.ok) return false
    const { assertion, name } = (await response.json()) as { readonly assertion: string; readonly name: string }
    const { outcome } = guest.channel.submit(guest.stream, { name: "signIn", input: { assertion } })
    if ((await outcome)._tag !== "Stored") return false
    Device.keep("customer", name)
    state.set(name)
    return true
  } catch {
    return false
  }
}

/** Nobody has signed in any more: after the visitor has taken everything back. */
export const forget = (): void => {
  Device.drop("customer")
  state.set(undefined)
}

function recalled(): string | undefined {
  const kept = Device.recall("customer")
  return typeof kept === "string" ? kept : undefined
}
