/**
 * The name of a stream of facts: `tenant/kind/id`.
 *
 * Everything durable lives in one of three kinds of stream: a conversation, a visitor (page views, consent, past
 * exchanges) or a workspace. The key is a plain string, so that it serves as map key, column and wire value unchanged.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import type { ConversationId, TenantId, VisitorId } from "./Id.js"

/** The kinds of stream. */
export const StreamKind = Schema.Literals(["conversation", "visitor", "workspace"])
export type StreamKind = typeof StreamKind.Type

/** The name of one stream, `tenant/kind/id`. */
export const StreamKey = Schema.String.check(
  Schema.isPattern(/^[A-Za-z0-9_-]{1,64}\/(conversation|visitor|workspace)\/[A-Za-z0-9_-]{1,64}$/),
).pipe(Schema.brand("StreamKey"))
export type StreamKey = typeof StreamKey.Type

/** The stream of one conversation. */
export const conversation = (tenant: TenantId, id: ConversationId): StreamKey =>
  `${tenant}/conversation/${id}` as StreamKey

/** The stream of one visitor. */
export const visitor = (tenant: TenantId, id: VisitorId): StreamKey => `${tenant}/visitor/${id}` as StreamKey

/**
 * A stream of the whole workspace: `problems`, which agents reported, `blocks`, who is kept away, or a shelf by its name.
 */
export const workspace = (tenant: TenantId, id: string): StreamKey => `${tenant}/workspace/${id}` as StreamKey

/**
 * Whether a workspace's stream, by its id, is where each of the desk keeps what is theirs: a shelf whose name begins with
 * `own`, such as `ownReplies`. The server alone reads it.
 */
export const isOwn = (id: string): boolean => /^own[A-Z]/.test(id)

/** The three parts of a key. A key is well formed by construction, so this cannot fail. */
export const parts = (
  key: StreamKey,
): { readonly tenant: TenantId; readonly kind: StreamKind; readonly id: string } => {
  const [tenant, kind, id] = key.split("/") as [TenantId, StreamKind, string]
  return { tenant, kind, id }
}
