/**
 * A read without effect, defined like a command: a name, who may ask, the schemas of question and answer.
 *
 * Libraries, directories, reports and the customer record are read this way. What answers is handed to the server.
 *
 * @since 0.1.0
 */
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import type { TenantId } from "./Id.js"
import type { Participant, Role } from "./Participant.js"

/** How a read is defined. */
export interface Query<Name extends string, Input, Output> {
  readonly name: Name
  /** Who may ask. */
  readonly roles: ReadonlyArray<Role>
  readonly input: Schema.Codec<Input, unknown>
  readonly output: Schema.Codec<Output, unknown>
}

/** Who asks. */
export interface Asker {
  readonly tenant: TenantId
  readonly by: Participant
  readonly role: Role
}

/** A query with what answers it. Failing to answer is an error of the server, told to the asker as such. */
export interface Handled {
  // eslint-disable-next-line typescript/no-explicit-any -- a list holds queries of any types
  readonly query: Query<string, any, any>
  readonly answer: (input: unknown, asker: Asker) => Promise<unknown>
}

/** A query, as given; only fixes its types. */
export const make = <const Name extends string, Input, InputEncoded, Output, OutputEncoded>(definition: {
  readonly name: Name
  readonly roles: ReadonlyArray<Role>
  readonly input: Schema.Codec<Input, InputEncoded>
  readonly output: Schema.Codec<Output, OutputEncoded>
}): Query<Name, Input, Output> => definition

/**
 * An answer as its query has it, for whoever asked; nothing when it is none, as from a server of another version.
 *
 * @example
 * ```ts
 * import * as Query from "@pupitre/core/Query"
 * import * as Schema from "effect/Schema"
 *
 * const count = Query.make({ name: "count", roles: ["agent"], input: Schema.Struct({}), output: Schema.Int })
 * Query.read(count, 3) // => 3
 * Query.read(count, "three") // => undefined
 * ```
 */
export const read = <Output>(
  query: Pick<Query<string, never, Output>, "output">,
  answer: unknown,
): Output | undefined => Option.getOrUndefined(Schema.decodeUnknownOption(query.output)(answer))

/** What answers a query, for the server. */
export const handle = <Input, Output>(
  query: Query<string, Input, Output>,
  answer: (input: Input, asker: Asker) => Promise<Output>,
): Handled => ({ query, answer: answer as Handled["answer"] })
