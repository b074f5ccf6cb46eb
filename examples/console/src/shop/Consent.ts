/**
 * What the visitor has agreed to. Before they have chosen, and when they decline, nothing is sent and nothing is kept.
 *
 * @since 0.1.0
 */
import type { Readable } from "@pupitre/core/Readable"
import { store } from "@pupitre/core/Readable"
import * as Device from "./Device.ts"

/** What the shop asks for: keeping pages and conversations, and showing the message being typed. */
export type Scope = "store" | "preview"

/** What the visitor has chosen. */
export interface Consent {
  /** False until the visitor has answered. */
  readonly asked: boolean
  readonly scopes: ReadonlyArray<Scope>
}

const state = store<Consent>(recalled())

/** What the visitor has chosen. */
export const consent: Readable<Consent> = state

/** Whether anything may be sent and kept. */
export const given = (self: Consent): boolean => self.scopes.includes("store")

/** The visitor agrees to this. */
export const give = (scopes: ReadonlyArray<Scope>): void => {
  state.set({ asked: true, scopes })
  Device.keep("consent", scopes)
}

/** The visitor declines, or takes everything back: what was kept on the device is removed. */
export const refuse = (): void => {
  Device.forget()
  state.set({ asked: true, scopes: [] })
}

function recalled(): Consent {
  const kept = Device.recall("consent")
  const scopes = Array.isArray(kept) ? kept.filter((one): one is Scope => one === "store" || one === "preview") : []
  return { asked: scopes.length > 0, scopes }
}
