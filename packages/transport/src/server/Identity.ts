/**
 * Who is at the other end of a connection, as an authenticated token says.
 *
 * @since 0.1.0
 */
import type { SiteId, TenantId } from "@pupitre/core/Id"
import type { Participant, Role } from "@pupitre/core/Participant"
import * as Data from "effect/Data"

/** Who is at the other end. Every read and every wish is judged by this, never by what the client says of itself. */
export interface Identity {
  readonly tenant: TenantId
  readonly participant: Participant
  readonly role: Role
  /** The site by which a visitor comes, where several share a tenant. Nobody else has one. */
  readonly site?: SiteId
  /** When it ends, milliseconds. */
  readonly expiresAt: number
}

/** A token that was not accepted. The reason is for the server's log; a client learns only that it was not. */
export class AuthenticationError extends Data.TaggedError("AuthenticationError")<{
  readonly reason: "Malformed" | "BadSignature" | "Expired" | "WrongAudience" | "WrongIssuer" | "BadClaims" | "Refused"
}> {}
