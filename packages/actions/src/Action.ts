/**
 * An action of the desk: a command, and what an action pane needs to show it.
 *
 * The pane asks `availability`, the server asks the same function through the command: what is off on screen is refused
 * for the same reasons when it is wished all the same. A team defines its own actions with this and puts them in the
 * list beside ours.
 *
 * @since 0.1.0
 */
import type { Availability } from "@pupitre/core/Availability"
import type { Words } from "@pupitre/core/Catalogue"
import * as Command from "@pupitre/core/Command"
import { open, owned } from "@pupitre/core/command/guards"
import type { Conversation } from "@pupitre/core/Conversation"
import type { Reason } from "@pupitre/core/Reason"
import * as Schema from "effect/Schema"
import * as ActionReason from "./ActionReason.js"
import type { ActionName, Matrix } from "./Matrix.js"
import { needsVisitor } from "./Matrix.js"

/** An action of the desk. */
export interface Action<Name extends string = string, Input = never> {
  readonly command: Command.Command<Name, "conversation", Input>
  /** The name of its icon in the Lucide set. */
  readonly icon: string
  readonly label: Words
  /** Whether an interface asks before it is done: it cannot be undone by whoever does it. */
  readonly confirm: boolean
}

/** An action whose types do not matter here. */
// eslint-disable-next-line typescript/no-explicit-any -- a list holds actions of any input
export type Any = Action<string, any>

/** What every action of ours asks first: an open conversation, its owner, and a mode that allows it. */
export const conditions = (
  matrix: Matrix,
  name: ActionName,
  state: Conversation,
  context: Command.Context,
): ReadonlyArray<Reason> => {
  const basic = [open(state), context.role === "manager" ? undefined : owned(state, context)]
  const inMode = state.status === "closed" ? [] : matrix[name][state.mode].map((key) => ActionReason.make(key))
  const gone = needsVisitor.has(name) && !context.visitorOnline ? [ActionReason.make("VisitorLeft")] : []
  return [...basic.filter((reason) => reason !== undefined), ...inMode, ...gone]
}

/** An action that this version names and does not do: off for everyone, with that reason and its other ones. */
export const notBuilt = <const Name extends ActionName>(
  name: Name,
  matrix: Matrix,
  shown: Pick<Action, "icon" | "label" | "confirm">,
): Action<Name, {}> => ({
  ...shown,
  command: Command.make({
    name,
    on: "conversation",
    roles: ["agent", "manager"],
    input: Schema.Struct({}),
    inputReasons: [],
    availability: (state, context): Availability =>
      Command.unless(ActionReason.make("NotInThisVersion"), ...conditions(matrix, name, state, context)),
    facts: () => ({ _tag: "Rejected", rejection: { reasons: [ActionReason.make("NotInThisVersion")] } }),
  }),
})
