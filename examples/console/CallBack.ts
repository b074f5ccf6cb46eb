/**
 * An action of the demo's own, beside the eight: the visitor will be called back, which the thread says to each reader in
 * their language.
 *
 * @since 0.1.0
 */
import type { Action } from "@pupitre/actions/Action"
import * as Command from "@pupitre/core/Command"
import { goingOn, open, owned } from "@pupitre/core/command/guards"
import { accept } from "@pupitre/core/Decision"

/** Promise a call back. Whether the shop is called is no matter of the desk's. */
export const callBack: Action<"lumen.callBack", {}> = {
  // A clock that is turned back.
  icon: { paths: ["M4 4v5h5", "M4.6 9a8.5 8.5 0 1 1-.4 5", "M12 8v4.5l3 2"] },
  label: { fr: "Prévoir un rappel", en: "Plan a call back" },
  confirm: {
    title: { fr: "Prévoir un rappel ?", en: "Plan a call back?" },
    text: {
      fr: "Le service client rappellera le visiteur sous deux jours ouvrés. Demandez-lui d'abord son numéro.",
      en: "Customer care will call the visitor back within two working days. Ask for their number first.",
    },
    confirm: { fr: "Prévoir", en: "Plan" },
    danger: false,
  },
  command: Command.make({
    name: "lumen.callBack",
    on: "conversation",
    roles: ["agent", "manager"],
    input: Command.nothing,
    inputReasons: [],
    availability: (state, context) => Command.unless(open(state), owned(state, context), goingOn(state)),
    facts: () =>
      accept([
        {
          _tag: "ActionRecorded",
          name: "lumen.callBack",
          label: { fr: "Rappel prévu sous deux jours ouvrés", en: "Call back planned within two working days" },
        },
      ]),
  }),
}
