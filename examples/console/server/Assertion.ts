/**
 * What the shop's server signs when a visitor signs in: who they are, for this visitor alone and for five minutes.
 *
 * @since 0.1.0
 */
import type { SignInPolicy, Vouched } from "@pupitre/core/command/SignIn"
import { CustomValue } from "@pupitre/core/Fact"
import type { VisitorId } from "@pupitre/core/Id"
import { Millis, VisitorId as VisitorIdSchema } from "@pupitre/core/Id"
import { DisplayName } from "@pupitre/core/Participant"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { seal, unseal } from "./SigningKey.ts"

/** How long an assertion is good for, milliseconds: a page that comes back online still gets in with it. */
export const lasts = 5 * 60_000

/** The assertion that this visitor is who is vouched for. `at` in milliseconds. */
export const make = (key: Uint8Array, visitorId: VisitorId, vouched: Vouched, at: number): string => {
  const text = JSON.stringify({ visitorId, until: at + lasts, vouched })
  return seal(key, Buffer.from(text).toString("base64url"), purpose)
}

/** What an assertion says, for `signIn`: nothing for one that was not signed here, is another visitor's or is over. */
export const verify =
  (key: Uint8Array): SignInPolicy["verify"] =>
  (assertion, { by, at }) => {
    const sealed = unseal(key, assertion, purpose)
    if (sealed === undefined || by._tag !== "Visitor") return undefined
    const said = decode(Buffer.from(sealed, "base64url").toString("utf8"))
    if (Option.isNone(said) || said.value.visitorId !== by.id || said.value.until < at) return undefined
    return said.value.vouched
  }

const purpose = "sign-in"
const Signed = Schema.Struct({
  visitorId: VisitorIdSchema,
  until: Millis,
  vouched: Schema.Struct({
    externalId: Schema.String,
    name: Schema.optionalKey(DisplayName),
    values: Schema.optionalKey(Schema.Record(Schema.String, Schema.NullOr(CustomValue))),
  }),
})
const decode = Schema.decodeUnknownOption(Schema.fromJsonString(Signed))
