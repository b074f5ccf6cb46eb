/** An action of a team's own has words in both languages, and writes facts that this version knows. */
import type { Action } from "@pupitre/actions/Action"
import type { Row } from "@pupitre/actions/Matrix"
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
  // refused 2322: is not assignable to type 'false | Confirmation'
  confirm: { title: { fr: "Rappeler ?", en: "Call back?" }, text: { fr: "Oui ?", en: "Yes?" } },
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

export const recorded = () =>
  // refused 2322: is not assignable
  accept([{ _tag: "ActionRecorded", name: "acme.callBack", label: { fr: "Rappel" } }])

export const row: Row = {
  chat: [],
  // refused 2820: Did you mean '"HangUpFirst"'?
  call: ["HangUpFrist"],
  // refused 2322: is not assignable to type 'Cell'
  video: [{ key: "AlreadyCalling", fr: "Un appel est en cours." }],
  messaging: [],
}
