/**
 * What a visitor's stream adds up to, kept beside it: where a desk begins that opens the stream, and a server that loads it.
 *
 * A product hands its fold to the gateway, with the text of it at rest and what each role is told of it. What is kept may
 * lag behind the stream and is never ahead of it: the facts after it are always told too, and a lost one is made anew.
 *
 * @since 0.1.0
 */
import type { Role } from "@pupitre/core/Participant"
import type { Fold } from "@pupitre/core/Projection"
import type * as Schema from "effect/Schema"

/** The fold of a stream, at rest and as it is told. What throws tells nothing: the stream is then told from its start. */
export interface Aggregate<S> extends Pick<Fold<S>, "initial" | "apply"> {
  /** The state as one text. */
  readonly encode: (state: S) => string
  /** The state of a text; nothing for one of another version, and then the stream is folded from its start. */
  readonly decode: (text: string) => S | undefined
  /**
   * The state as one of the desk is told it, by role, without what that role may not see: what the fold of the stream's events
   * would be for them. It is what the `read` of their fold gets.
   */
  readonly show: (state: S, role: Role) => Schema.Json
}

/** An aggregate whose state does not matter here. */
// eslint-disable-next-line typescript/no-explicit-any -- a gateway keeps the state of any fold
export type Any = Aggregate<any>
