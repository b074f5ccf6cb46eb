/** An action of a team's own: the definition is ours, and nothing of ours changes for it. */
import type { Action, Any } from "@pupitre/actions/Action"
import * as Catalogue from "@pupitre/actions/Catalogue"
import * as Command from "@pupitre/core/Command"
import { builtin } from "@pupitre/core/command/builtin"
import { accept } from "@pupitre/core/Decision"
import * as Schema from "effect/Schema"

const CallBack = Schema.Struct({ number: Schema.String })

export const callBack: Action<"acme.callBack", typeof CallBack.Type> = {
  icon: "phone",
  label: { fr: "Rappeler", en: "Call back" },
  confirm: true,
  command: Command.make({
    name: "acme.callBack",
    on: "conversation",
    roles: ["agent"],
    input: CallBack,
    inputReasons: [],
    availability: ({ mode }) => Command.unless(mode === "call" && { key: "AlreadyCalling" }),
    facts: (_, { number }) => accept([{ _tag: "ActionRecorded", name: "acme.callBack", label: number }]),
  }),
}

export const pane: ReadonlyArray<Any> = [...Catalogue.list(Catalogue.make()), callBack]
export const commands = Command.catalogue([...builtin, ...pane.map(({ command }) => command)])
export const input: Command.Input<typeof callBack.command> = { number: "+33 1 23 45 67 89" }
