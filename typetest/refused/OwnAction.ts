/** An action of a team's own has words in both languages, and writes facts that this version knows. */
import type { Action } from "@pupitre/actions/Action"
import * as Command from "@pupitre/core/Command"
import { accept } from "@pupitre/core/Decision"
import * as Schema from "effect/Schema"

// refused 2322: '"CallBackBooked"' is not assignable
export const facts = () => accept([{ _tag: "CallBackBooked" }])

declare const command: Command.Command<"acme.callBack", "conversation", {}>
export const wordless: Action<"acme.callBack", {}> = {
  icon: "phone",
  // refused 2741: Property 'en' is missing
  label: { fr: "Rappeler" },
  confirm: true,
  command,
}

export const nameless = Command.make({
  name: "acme.callBack",
  // refused 2322: '"thread"' is not assignable
  on: "thread",
  roles: ["agent"],
  input: Schema.Struct({}),
  inputReasons: [],
  availability: () => Command.unless(),
  facts: () => accept([]),
})
