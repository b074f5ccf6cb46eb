/**
 * A wish: what someone wants to happen, and the pure function that decides whether it does.
 *
 * The server alone decides; a client runs the same `decide` to predict, and drops its prediction on the first answer.
 * A command is a value: its name, the schema of its input, who may wish it, when it is available, and the facts it
 * becomes. Built-in ones are in `command/`, the agent's actions in `@pupitre/actions`, a team's own anywhere.
 *
 * @since 0.1.0
 */
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as SchemaIssue from "effect/SchemaIssue"
import type { Availability } from "./Availability.js"
import { enabled, fromReasons } from "./Availability.js"
import type { Conversation } from "./Conversation.js"
import type { Decision } from "./Decision.js"
import { reject } from "./Decision.js"
import type { Fact } from "./Fact.js"
import type { AgentId, CommandId, SiteId, TenantId } from "./Id.js"
import type { Participant, Role } from "./Participant.js"
import type { Reason } from "./Reason.js"
import { make as reason } from "./Reason.js"
import type { Visitor } from "./Visitor.js"
import type { Workspace } from "./Workspace.js"

/** The state that a command is decided on, by the kind of stream it is addressed to. */
export interface States {
  readonly conversation: Conversation
  readonly visitor: Visitor
  readonly workspace: Workspace
}

/** What `decide` may ask beside state and input. It draws no time and no identity itself. */
export interface Context {
  readonly tenant: TenantId
  /** Who wishes it, from the authenticated session. */
  readonly by: Participant
  readonly role: Role
  /** The site by which a visitor comes, as their token says; absent for everyone else, and where a workspace has but one. */
  readonly site?: SiteId | undefined
  /** Milliseconds, the server's clock when the server decides. */
  readonly at: number
  readonly commandId: CommandId
  /** Whether the visitor has the site open in some tab. */
  readonly visitorOnline: boolean
  /** What whoever wishes it has on their hands; absent where nobody counts, or where it binds nobody. */
  readonly load?: Load | undefined
  /** What an agent who is there has on their hands; absent where nobody counts, nothing for who is not there. */
  readonly loadOf?: (agent: AgentId) => Load | undefined
  /**
   * Whether an agent drives the page of another visitor, paused or not; absent where nobody knows, on a desk of its own agent
   * alone.
   */
  readonly drivesAnother?: (agent: AgentId) => boolean
}

/** How many conversations take a slot of someone's, and how many slots they have: 0 for who takes what they want. */
export interface Load {
  readonly open: number
  readonly slots: number
}

/** How a wish is defined. */
export interface Command<Name extends string, On extends keyof States, Input> {
  readonly name: Name
  /** The kind of stream it is addressed to. */
  readonly on: On
  /** Who may wish it. Anyone else is answered `NotPermitted`. */
  readonly roles: ReadonlyArray<Role>
  /** The input, decoded at the edge; unknown keys are refused. */
  readonly input: Schema.Codec<Input, unknown>
  /** The reasons for which it may be refused although it is available: those that depend on the input. */
  readonly inputReasons: ReadonlyArray<string>
  /** Whether anyone with the right role could do it now with some input. */
  readonly availability: (state: States[On], context: Context) => Availability
  /** The facts it becomes, or the reasons that its input gives against it. Called only while it is available. */
  readonly facts: (state: States[On], input: Input, context: Context) => Decision
}

/** A command whose types do not matter here. */
// eslint-disable-next-line typescript/no-explicit-any -- a catalogue holds commands of any input
export type Any = Command<string, any, any>

/** The input of a command. */
export type Input<C> = C extends { readonly input: Schema.Codec<infer I, unknown> } ? I : never

/** The input of a command that is told by its name alone: an object, of which nothing is read. */
export const nothing = Schema.Struct({})

/** A command as it travels: its name and its input, not yet decoded. */
export const Call = Schema.Struct({
  name: Schema.String.check(Schema.isPattern(/^[a-z][A-Za-z0-9_.-]{0,63}$/)),
  input: Schema.Json,
})
export interface Call extends Schema.Schema.Type<typeof Call> {}

/** A command, as given; only fixes its types. */
export const make = <const Name extends string, On extends keyof States, Input, Encoded>(
  definition: Omit<Command<Name, On, Input>, "input"> & { readonly input: Schema.Codec<Input, Encoded> },
): Command<Name, On, Input> => definition

/** Whether the one in the context could do it now, with some input. */
export const can = <On extends keyof States, Input>(
  command: Command<string, On, Input>,
  state: States[On],
  context: Context,
): Availability =>
  command.roles.includes(context.role) ? command.availability(state, context) : fromReasons([reason("NotPermitted")])

/**
 * The decision on a wish.
 *
 * Refused with the reasons of {@link can} exactly when it is disabled; while enabled, refused only for the command's
 * `inputReasons`. Cost: a few hundred nanoseconds; nothing is stored or sent.
 */
export const decide = <On extends keyof States, Input>(
  command: Command<string, On, Input>,
  state: States[On],
  input: Input,
  context: Context,
): Decision => {
  const availability = can(command, state, context)
  return availability._tag === "Enabled"
    ? command.facts(state, input, context)
    : { _tag: "Rejected", rejection: { reasons: availability.reasons } }
}

/**
 * The decision on a wish as it travels: input that does not decode is refused as `InvalidInput`, with its path, and one
 * with half of a letter in it as `NotWellFormed`: no disk would give it back as it came.
 */
export const decideCall = (command: Any, state: unknown, input: unknown, context: Context): Decision => {
  const decoded = decoder(command)(input)
  if (Result.isFailure(decoded)) return reject(invalidInput(decoded.failure))
  return isWhole(decoded.success)
    ? decide(command, state as never, decoded.success, context)
    : reject(reason("NotWellFormed"))
}

/**
 * The facts that a wish would become if it were available: what to show for one that is on its way and may yet be
 * refused. None when its input speaks against it.
 */
export const foresee = (command: Any, state: unknown, input: unknown, context: Context): ReadonlyArray<Fact> => {
  const decoded = decoder(command)(input)
  if (Result.isFailure(decoded)) return []
  const decision = command.facts(state, decoded.success, context)
  return decision._tag === "Accepted" ? decision.events : []
}

/** All commands of a desk by name. A name given twice is a mistake of the program and throws. */
export const catalogue = (commands: Iterable<Any>): ReadonlyMap<string, Any> => {
  const byName = new Map<string, Any>()
  for (const command of commands) {
    if (byName.has(command.name)) throw new TypeError(`two commands are named ${command.name}`)
    byName.set(command.name, command)
  }
  return byName
}

/** Reasons that are no reason are left out: a small help for writing `availability`. */
export const unless = (...reasons: ReadonlyArray<Reason | undefined | false>): Availability => {
  const real = reasons.filter((r): r is Reason => r !== undefined && r !== false)
  return real.length === 0 ? enabled : fromReasons(real)
}

/** Whether every text in a value is well-formed Unicode, keys included. */
const isWhole = (value: unknown): boolean => {
  if (typeof value === "string") return value.isWellFormed()
  if (typeof value !== "object" || value === null) return true
  for (const [key, held] of Object.entries(value)) if (!key.isWellFormed() || !isWhole(held)) return false
  return true
}

const decoders = new WeakMap<Any, (input: unknown) => Result.Result<unknown, Schema.SchemaError>>()
const decoder = (command: Any) => {
  let decode = decoders.get(command)
  if (decode === undefined) {
    decode = Schema.decodeUnknownResult(command.input, { onExcessProperty: "error" })
    decoders.set(command, decode)
  }
  return decode
}

const format = SchemaIssue.makeFormatterStandardSchemaV1()
const invalidInput = (error: Schema.SchemaError): Reason => {
  const issue = format(error.issue).issues[0]
  const path = (issue?.path ?? []).map((key) => String(typeof key === "object" ? key.key : key)).join(".")
  return reason("InvalidInput", { detail: path === "" ? (issue?.message ?? "") : `${path}: ${issue?.message}` })
}
