/**
 * Which visitors are one person, as a server that knows who has signed in as whom answers it: what `Person` is put together of.
 *
 * @since 0.1.0
 */
import { VisitorId } from "@pupitre/core/Id"
import * as Query from "@pupitre/core/Query"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"

/** The visitors of one person. */
export const Joined = Schema.Struct({
  /** Whoever was asked for first, then the others; alone when nobody else is the same person. */
  visitors: Schema.NonEmptyArray(VisitorId).check(Schema.isMaxLength(64)),
  /** The id that would bring others in cannot be one person's, and why: nobody was brought in. See `Identity.shared`. */
  shared: Schema.optionalKey(Schema.Literals(["placeholder", "names"])),
})
export interface Joined extends Schema.Schema.Type<typeof Joined> {}

/** The visitors who are the same person as this one. */
export const joinedVisitors = Query.make({
  name: "joinedVisitors",
  roles: ["agent", "manager"],
  input: Schema.Struct({ visitorId: VisitorId }),
  output: Joined,
})

/** What an answer says; nothing for one that is none. */
export const read = (answer: unknown): Joined | undefined => Option.getOrUndefined(decode(answer))

const decode = Schema.decodeUnknownOption(Joined)
