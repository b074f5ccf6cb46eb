/**
 * Queued conversations are given to agents by the policy, one after the other, so that no slot is given twice.
 *
 * @since 0.1.0
 */
import type { Call } from "@pupitre/core/Command"
import { AssignAgent } from "@pupitre/core/command/AssignAgent"
import type { Candidate, Routing } from "@pupitre/core/desk/Routing"
import type { CommandId, ConversationId, TenantId } from "@pupitre/core/Id"
import type { StreamKey } from "@pupitre/core/StreamKey"
import * as StreamKeys from "@pupitre/core/StreamKey"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Accesses from "./Access.js"
import type { Decider, Outcome } from "./Decider.js"
import type { Desk } from "./Desk.js"
import type { Run } from "./Subscription.js"

/** What routing needs. */
export interface Options {
  readonly routing: Routing
  readonly decider: Decider
  readonly desk: (tenant: TenantId) => Desk
  /** The agents who can be given conversations now. */
  readonly candidates: (tenant: TenantId) => ReadonlyArray<Candidate>
  readonly newId: () => CommandId
  readonly run: Run
}

/** Says that something of a tenant has changed: look whether somebody can be served. */
export type Router = (tenant: TenantId) => void

/** A router at rest. */
export const make = (options: Options): Router => {
  const { run } = options
  const busy = new Map<TenantId, { again: boolean }>()
  return (tenant) => {
    const running = busy.get(tenant)
    if (running !== undefined) {
      running.again = true
      return
    }
    if (options.candidates(tenant).length === 0) return
    const state = { again: true }
    busy.set(tenant, state)
    run(
      Effect.gen(function* () {
        while (state.again) {
          state.again = false
          yield* serve(options, tenant)
        }
      }).pipe(
        // What could not be read now is looked at when something changes next.
        Effect.ignore,
        Effect.ensuring(Effect.sync(() => busy.delete(tenant))),
      ),
    )
  }
}

const serve = Effect.fnUntraced(function* (options: Options, tenant: TenantId) {
  const desk = options.desk(tenant)
  yield* desk.load
  const tried = new Set<string>()
  for (;;) {
    const open = desk.open()
    const candidates = options.candidates(tenant)
    let next: { readonly id: ConversationId; readonly candidate: Candidate } | undefined
    for (const conversation of open) {
      if (conversation.status !== "queued" || tried.has(conversation.id)) continue
      const candidate = options.routing(conversation, candidates, open)
      if (candidate === undefined) continue
      next = { id: conversation.id, candidate }
      break
    }
    if (next === undefined) return
    tried.add(next.id)
    const { agentId, name } = next.candidate
    yield* submit(options, StreamKeys.conversation(tenant, next.id), AssignAgent.name, { agentId, name })
  }
})

/** A wish of the server itself on a stream, and its outcome. */
export const submit = (
  { decider, newId }: Pick<Options, "decider" | "newId">,
  stream: StreamKey,
  name: string,
  input: Call["input"],
): Effect.Effect<Outcome> =>
  Effect.suspend(() => {
    const outcome = Deferred.makeUnsafe<Outcome>()
    decider(
      {
        access: Accesses.system(StreamKeys.parts(stream).tenant),
        stream,
        commandId: newId(),
        call: { name, input },
      },
      (done) => Deferred.doneUnsafe(outcome, Effect.succeed(done)),
    )
    return Deferred.await(outcome)
  })
