/**
 * An action of the desk: a command, and what an action pane needs to show it.
 *
 * The pane asks `availability`, the server asks the same function through the command: what is off on screen is refused
 * for the same reasons when it is wished all the same. A team defines its own actions with this and puts them in the
 * list beside ours.
 *
 * @since 0.1.0
 */
import { fromReasons } from "@pupitre/core/Availability"
import * as Command from "@pupitre/core/Command"
import { frozen, goingOn, open, ownedOrManaged, spoken } from "@pupitre/core/command/guards"
import type { Conversation } from "@pupitre/core/Conversation"
import { reject } from "@pupitre/core/Decision"
import type { Reason } from "@pupitre/core/Reason"
import * as ActionReason from "./ActionReason.js"
import type { ActionName, Matrix } from "./Matrix.js"
import type { Shown } from "./Pane.js"
import { pane } from "./Pane.js"

/** An action of the desk. */
export interface Action<Name extends string = string, Input = never> extends Shown {
  readonly command: Command.Command<Name, "conversation", Input>
}

/** An action whose types do not matter here. */
// eslint-disable-next-line typescript/no-explicit-any -- a list holds actions of any input
export type Any = Action<string, any>

/**
 * What every action of ours asks first: an open conversation that goes on, its owner, and a mode that allows it. A
 * manager may act in anyone's.
 */
export const conditions = (
  matrix: Matrix,
  name: ActionName,
  state: Conversation,
  context: Command.Context,
): ReadonlyArray<Reason> => {
  const basic = [open(state), own(name, state, context), underWay(name, state, context)]
  const row = matrix[name]
  const inMode = state.status === "closed" ? [] : row[state.mode]
  const gone = context.visitorOnline ? [] : (row.gone ?? [])
  return [
    ...basic.filter((reason) => reason !== undefined),
    ...[...inMode, ...gone].map((cell) => (typeof cell === "string" ? ActionReason.make(cell) : { key: cell.key })),
  ]
}

/** What is sent is as good as said: in a warm transfer by whoever takes part. */
const isSaid = (name: ActionName): boolean => name === "sendLink" || name === "sendOffer"

const own = (name: ActionName, state: Conversation, context: Command.Context): Reason | undefined =>
  isSaid(name) && context.role !== "manager" ? spoken(state, context) : ownedOrManaged(state, context)

/** A problem can always be reported; what is set aside can be closed and blocked; in a transfer only managers can. */
const underWay = (name: ActionName, state: Conversation, context: Command.Context): Reason | undefined => {
  if (name === "reportProblem") return undefined
  if (isSaid(name)) return frozen(state, context)
  if (name !== "close" && name !== "block") return goingOn(state)
  return state.status === "transferring" && context.role !== "manager" ? goingOn(state) : undefined
}

/**
 * An action that a product names and does not offer: it stays in the pane, off for everyone as `NotInThisVersion`, and is
 * refused for that reason if it is wished all the same.
 */
export const heldBack = <const Name extends ActionName>(name: Name): Action<Name, {}> => ({
  ...pane[name],
  command: Command.make({
    name,
    on: "conversation",
    roles: ["agent", "manager"],
    input: Command.nothing,
    inputReasons: [],
    availability: () => fromReasons([ActionReason.make("NotInThisVersion")]),
    facts: () => reject(ActionReason.make("NotInThisVersion")),
  }),
})
