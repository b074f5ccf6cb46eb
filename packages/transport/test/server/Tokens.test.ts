import { expect, it } from "@effect/vitest"
import type { AgentId, SiteId, TenantId, VisitorId } from "@pupitre/core/Id"
import type { Identity } from "@pupitre/transport/server/Identity"
import * as Tokens from "@pupitre/transport/server/Tokens"
import * as Effect from "effect/Effect"
import * as TestClock from "effect/testing/TestClock"
import type { JWTPayload } from "jose"
import { SignJWT, UnsecuredJWT, generateKeyPair } from "jose"
import { describe } from "vitest"

const key = new Uint8Array(32).fill(7)
const options = { key, issuer: "shop", audience: "desk" }
const tenant = "acme" as TenantId
const ines = {
  tenant,
  role: "agent",
  participant: { _tag: "Agent", id: "ines" as AgentId, name: "Inès" },
} as const
const start = 1_800_000_000_000

const claims = (over: JWTPayload = {}): JWTPayload => ({
  tenant,
  role: "agent",
  name: "Inès",
  sub: "ines",
  iss: "shop",
  aud: "desk",
  iat: start / 1000,
  exp: start / 1000 + 600,
  ...over,
})
const sign = (payload: JWTPayload, secret = key, header: { readonly alg: string; readonly typ?: string } = hs256) =>
  Effect.promise(() => new SignJWT(payload).setProtectedHeader(header).sign(secret))
const hs256 = { alg: "HS256", typ: "JWT" }

describe("[T61] tokens", () => {
  it.effect("a token says who it was made for, until it ends", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(start)
      const { issue, verify } = yield* Tokens.make(options)
      const visitor = { tenant, role: "visitor", participant: { _tag: "Visitor", id: "v1" as VisitorId } } as const
      const lea = { ...ines, role: "manager" } as const
      const bot = { ...ines, role: "bot", participant: { ...ines.participant, _tag: "Bot" } } as const
      const ofSite = { ...visitor, site: "shop" as SiteId } as const
      for (const claim of [ines, visitor, ofSite, lea, bot]) {
        const found: Identity = yield* verify(yield* issue(claim))
        expect(found).toEqual({ ...claim, expiresAt: start + Tokens.maxAge })
      }
      const short = yield* issue({ ...ines, lifetime: 60_000 })
      expect((yield* verify(short)).expiresAt).toBe(start + 60_000)
      yield* TestClock.adjust(60_000)
      expect((yield* Effect.flip(verify(short))).reason).toBe("Expired")
    }),
  )

  it.effect("no token lives longer than 15 minutes, whatever it says", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(start)
      const { issue, verify } = yield* Tokens.make(options)
      const long = yield* issue({ ...ines, lifetime: 365 * 86_400_000 })
      expect((yield* verify(long)).expiresAt).toBe(start + Tokens.maxAge)
      const forged = yield* sign(claims({ exp: start / 1000 + 86_400 }))
      expect((yield* Effect.flip(verify(forged))).reason).toBe("BadClaims")
    }),
  )

  it.effect("a token that is not ours is refused with the reason, for the log alone", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(start)
      const { issue, verify } = yield* Tokens.make(options)
      const { privateKey } = yield* Effect.promise(() => generateKeyPair("RS256"))
      const [head, body, mac] = (yield* issue(ines)).split(".") as [string, string, string]
      const raised = Buffer.from(JSON.stringify(claims({ role: "manager" }))).toString("base64url")
      const none = Buffer.from(JSON.stringify({ alg: "none", typ: "JWT" })).toString("base64url")
      const table: ReadonlyArray<readonly [what: string, token: string, reason: string]> = [
        ["alg none", new UnsecuredJWT(claims()).encode(), "BadSignature"],
        ["alg none, signature kept", `${none}.${body}.${mac}`, "BadSignature"],
        ["alg none, no signature", `${none}.${body}.`, "BadSignature"],
        ["another key", yield* sign(claims(), new Uint8Array(32).fill(8)), "BadSignature"],
        ["claims raised", `${head}.${raised}.${mac}`, "BadSignature"],
        ["signature cut", `${head}.${body}.${mac.slice(0, -2)}`, "Malformed"],
        [
          "another HMAC",
          yield* sign(claims(), new Uint8Array(64).fill(7), { alg: "HS512", typ: "JWT" }),
          "BadSignature",
        ],
        [
          "an RSA key",
          yield* Effect.promise(() => new SignJWT(claims()).setProtectedHeader({ alg: "RS256" }).sign(privateKey)),
          "BadSignature",
        ],
        ["expired", yield* sign(claims({ exp: start / 1000 - 1 })), "Expired"],
        ["expired this second", yield* sign(claims({ exp: start / 1000 })), "Expired"],
        ["not yet valid", yield* sign(claims({ nbf: start / 1000 + 60 })), "BadClaims"],
        ["made in the future", yield* sign(claims({ iat: start / 1000 + 60 })), "BadClaims"],
        ["made too long ago", yield* sign(claims({ iat: start / 1000 - 901 })), "Expired"],
        ["for someone else", yield* sign(claims({ aud: "other" })), "WrongAudience"],
        ["for nobody", yield* sign(claims({ aud: undefined as never })), "WrongAudience"],
        ["by someone else", yield* sign(claims({ iss: "other" })), "WrongIssuer"],
        ["without an end", yield* sign(claims({ exp: undefined as never })), "BadClaims"],
        ["without a subject", yield* sign(claims({ sub: undefined as never })), "BadClaims"],
        ["without a tenant", yield* sign(claims({ tenant: undefined })), "BadClaims"],
        ["without a role", yield* sign(claims({ role: undefined })), "BadClaims"],
        ["an agent without a name", yield* sign(claims({ name: undefined })), "BadClaims"],
        ["the server's own role", yield* sign(claims({ role: "system" })), "BadClaims"],
        ["a tenant that names another stream", yield* sign(claims({ tenant: "a/conversation" })), "BadClaims"],
        ["a name that turns the text around", yield* sign(claims({ name: "In\u202Eès" })), "BadClaims"],
        ["another type", yield* sign(claims(), key, { alg: "HS256", typ: "at+jwt" }), "BadClaims"],
        ["no token", "", "Malformed"],
        ["no token either", "a.b.c", "Malformed"],
      ]
      const found = yield* Effect.forEach(table, ([what, token]) =>
        Effect.match(verify(token), {
          onSuccess: () => [what, "accepted"],
          onFailure: ({ reason }) => [what, reason],
        }),
      )
      expect(found).toEqual(table.map(([what, , reason]) => [what, reason]))
    }),
  )

  it.effect("a clock that is up to 30 s ahead makes no token bad, and none lives on after its end", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(start)
      const { verify } = yield* Tokens.make(options)
      const now = start / 1000
      const table: ReadonlyArray<readonly [what: string, over: JWTPayload, answer: number | string]> = [
        ["made in 2 s", { iat: now + 2, exp: now + 600 }, start + 600_000],
        ["made in 30 s, for as long as any", { iat: now + 30, exp: now + 930 }, start + 930_000],
        ["made in 31 s", { iat: now + 31 }, "BadClaims"],
        ["valid in 30 s", { nbf: now + 30 }, start + 600_000],
        ["valid in 31 s", { nbf: now + 31 }, "BadClaims"],
        ["ends in 1 s", { iat: now - 899, exp: now + 1 }, start + 1_000],
        ["ends now", { iat: now - 900, exp: now }, "Expired"],
        ["ended 1 s ago", { iat: now - 901, exp: now - 1 }, "Expired"],
        ["ended 60 s ago", { iat: now - 900, exp: now - 60 }, "Expired"],
      ]
      const found = yield* Effect.forEach(table, ([what, over]) =>
        Effect.flatMap(sign(claims(over)), (token) =>
          Effect.match(verify(token), {
            onSuccess: ({ expiresAt }) => [what, over, expiresAt],
            onFailure: ({ reason }) => [what, over, reason],
          }),
        ),
      )
      expect(found).toEqual(table)
    }),
  )

  it.effect("a short key and a claim that nobody could check are refused when they are made", () =>
    Effect.gen(function* () {
      const short = yield* Effect.flip(Tokens.make({ ...options, key: key.slice(1) }))
      expect(short.reason).toEqual({ _tag: "KeyTooShort", bytes: 31, needed: 32 })
      const { issue } = yield* Tokens.make(options)
      const bad = yield* Effect.flip(issue({ ...ines, tenant: "a b" as TenantId }))
      expect(bad.reason._tag).toBe("BadClaim")
      const system = yield* Effect.flip(issue({ tenant, role: "system", participant: { _tag: "System" } }))
      expect(system.reason._tag).toBe("BadClaim")
      const sited = yield* Effect.flip(issue({ ...ines, site: "shop" as SiteId }))
      expect(sited.reason._tag).toBe("BadClaim")
    }),
  )
})
