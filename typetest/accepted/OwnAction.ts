/** An action of a team's own: the definition is ours, and nothing of ours changes for it. */
import type { Action, Any } from "@pupitre/actions/Action"
import * as Catalogue from "@pupitre/actions/Catalogue"
import * as Matrix from "@pupitre/actions/Matrix"
import * as Command from "@pupitre/core/Command"
import { builtin } from "@pupitre/core/command/builtin"
import { accept } from "@pupitre/core/Decision"
import * as Schema from "effect/Schema"

const CallBack = Schema.Struct({ number: Schema.String })

export const callBack: Action<"acme.callBack", typeof CallBack.Type> = {
  icon: { paths: ["M4 4h4", "M8 12h8"] },
  label: { fr: "Rappeler", en: "Call back" },
  confirm: {
    title: { fr: "Rappeler ?", en: "Call back?" },
    text: { fr: "Le visiteur est appelé aussitôt.", en: "The visitor is called at once." },
    confirm: { fr: "Rappeler", en: "Call back" },
    danger: false,
  },
  command: Command.make({
    name: "acme.callBack",
    on: "conversation",
    roles: ["agent"],
    input: CallBack,
    inputReasons: [],
    availability: ({ mode }) => Command.unless(mode === "call" && { key: "AlreadyCalling" }),
    facts: (_, { number }) =>
      accept([
        {
          _tag: "ActionRecorded",
          name: "acme.callBack",
          label: { fr: `Rappel au ${number}`, en: `Call to ${number}` },
        },
      ]),
  }),
}

export const pane: ReadonlyArray<Any> = [...Catalogue.list(Catalogue.make()), callBack]
export const commands = Command.catalogue([...builtin, ...pane.map(({ command }) => command)])
export const input: Command.Input<typeof callBack.command> = { number: "+33 1 23 45 67 89" }

/** A cell of the matrix may say why in a team's own words. */
export const matrix: Matrix.Matrix = {
  ...Matrix.matrix,
  transfer: {
    ...Matrix.matrix.transfer,
    call: ["HangUpFirst", { key: "AlreadyCalling", fr: "Un appel est en cours.", en: "A call is under way." }],
  },
}
export const words = Matrix.words(matrix)
