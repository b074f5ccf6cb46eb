/**
 * Signed tokens that say who speaks: made by whoever signs people in, checked by the gateway.
 *
 * One algorithm (HS256) and one key, both fixed here, so that nothing a token says of itself is believed before its
 * signature. A token lives 15 minutes at most and is refreshed on the connection it serves. Whoever signs may have a
 * clock that is {@link tolerance} ahead of the gateway's; the end of a token is its end.
 *
 * @since 0.1.0
 */
import { AgentId, SiteId, TenantId, VisitorId } from "@pupitre/core/Id"
import type { Participant } from "@pupitre/core/Participant"
import { DisplayName } from "@pupitre/core/Participant"
import * as Clock from "effect/Clock"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { SignJWT, errors, jwtVerify } from "jose"
import type { Identity } from "./Identity.js"
import { AuthenticationError } from "./Identity.js"

/** What tokens are made and checked with. */
export interface Options {
  /** The secret, at least 32 random bytes. Kept here and shown nowhere. */
  readonly key: Uint8Array
  /** Who makes the tokens; a token of anyone else is refused. */
  readonly issuer: string
  /** Whom they are for; a token for anyone else is refused. */
  readonly audience: string
}

/** Who a new token is for, and for how long. */
export interface Claim extends Pick<Identity, "tenant" | "participant" | "role" | "site"> {
  /** Milliseconds, at most and unless given {@link maxAge}. */
  readonly lifetime?: number
}

/** Makes and checks tokens. */
export interface Tokens {
  /** A token, from the fiber's clock on. Fails for a claim that `verify` would refuse. */
  readonly issue: (claim: Claim) => Effect.Effect<string, TokensError>
  /** Who the token says its bearer is, by the fiber's clock: the gateway's `authenticate`. */
  readonly verify: (token: string) => Effect.Effect<Identity, AuthenticationError>
}

/** Tokens that cannot be made. */
export class TokensError extends Data.TaggedError("TokensError")<{
  readonly reason:
    | { readonly _tag: "KeyTooShort"; readonly bytes: number; readonly needed: number }
    | { readonly _tag: "BadClaim"; readonly cause: unknown }
}> {}

/** The longest life of a token, milliseconds. */
export const maxAge = 15 * 60_000

/** How far ahead the clock of whoever signs may be, milliseconds. */
export const tolerance = 30_000

/** The shortest key, bytes. */
export const minKeyBytes = 32

/** Makes and checks tokens with this key. Fails for one that is too short. */
export const make = ({ key, issuer, audience }: Options): Effect.Effect<Tokens, TokensError> => {
  if (key.length < minKeyBytes) {
    const reason = { _tag: "KeyTooShort", bytes: key.length, needed: minKeyBytes } as const
    return Effect.fail(new TokensError({ reason }))
  }
  const secret = key.slice()
  return Effect.succeed({
    issue: Effect.fnUntraced(function* ({ tenant, participant, role, site, lifetime = maxAge }) {
      const badClaim = (cause: unknown): TokensError => new TokensError({ reason: { _tag: "BadClaim", cause } })
      if (participant._tag === "System") return yield* badClaim("the server needs no token")
      const { id, name } = participant
      const now = yield* Clock.currentTimeMillis
      if (site !== undefined && role !== "visitor") return yield* badClaim("only a visitor comes by a site")
      const payload = { tenant, role, ...(name !== undefined && { name }), ...(site !== undefined && { site }) }
      yield* Effect.mapError(decodeClaims({ ...payload, sub: id, iat: 0, exp: 0 }), badClaim)
      const until = now + Math.min(Math.max(lifetime, 0), maxAge)
      return yield* Effect.tryPromise({
        try: () =>
          new SignJWT(payload)
            .setProtectedHeader({ alg, typ })
            .setSubject(id)
            .setIssuer(issuer)
            .setAudience(audience)
            .setIssuedAt(Math.floor(now / 1000))
            .setExpirationTime(Math.floor(until / 1000))
            .sign(secret),
        catch: badClaim,
      })
    }),
    verify: Effect.fnUntraced(function* (token) {
      const now = yield* Clock.currentTimeMillis
      const { payload } = yield* Effect.tryPromise({
        try: () =>
          jwtVerify(token, secret, {
            algorithms: [alg],
            typ,
            issuer,
            audience,
            requiredClaims: ["sub", "iat", "exp"],
            maxTokenAge: maxAge / 1000,
            clockTolerance: tolerance / 1000,
            currentDate: new Date(now),
          }),
        catch: (cause) => new AuthenticationError({ reason: reasonOf(cause) }),
      })
      const claims = yield* Effect.mapError(
        decodeClaims(payload),
        () => new AuthenticationError({ reason: "BadClaims" }),
      )
      // A clock that is behind must not make a token live longer.
      if (Math.min(claims.exp * 1000, claims.iat * 1000 + maxAge) <= now) {
        return yield* new AuthenticationError({ reason: "Expired" })
      }
      if (claims.exp - claims.iat > maxAge / 1000) return yield* new AuthenticationError({ reason: "BadClaims" })
      const { tenant, role } = claims
      const site = claims.role === "visitor" && claims.site !== undefined ? { site: claims.site } : {}
      return { tenant, role, ...site, participant: participantOf(claims), expiresAt: claims.exp * 1000 }
    }),
  })
}

const alg = "HS256"
const typ = "JWT"

const shared = { tenant: TenantId, iat: Schema.Int, exp: Schema.Int }
const Claims = Schema.Union([
  Schema.Struct({
    ...shared,
    role: Schema.Literal("visitor"),
    sub: VisitorId,
    name: Schema.optionalKey(DisplayName),
    site: Schema.optionalKey(SiteId),
  }),
  Schema.Struct({ ...shared, role: Schema.Literals(["agent", "manager", "bot"]), sub: AgentId, name: DisplayName }),
])
const decodeClaims = Schema.decodeUnknownEffect(Claims)

function participantOf(claims: typeof Claims.Type): Participant {
  switch (claims.role) {
    case "visitor": {
      const { sub, name } = claims
      return name === undefined ? { _tag: "Visitor", id: sub } : { _tag: "Visitor", id: sub, name }
    }
    case "agent":
    case "manager":
      return { _tag: "Agent", id: claims.sub, name: claims.name }
    case "bot":
      return { _tag: "Bot", id: claims.sub, name: claims.name }
  }
}

function reasonOf(cause: unknown): AuthenticationError["reason"] {
  if (cause instanceof errors.JWTExpired) return "Expired"
  if (cause instanceof errors.JWTClaimValidationFailed) {
    if (cause.claim === "aud") return "WrongAudience"
    return cause.claim === "iss" ? "WrongIssuer" : "BadClaims"
  }
  if (cause instanceof errors.JWSSignatureVerificationFailed || cause instanceof errors.JOSEAlgNotAllowed) {
    return "BadSignature"
  }
  return "Malformed"
}
