/**
 * An action of your own, from your own package: defined like ours, in the pane beside ours, decided by the same server.
 *
 *     node examples/06-an-action-of-your-own.ts
 */
import * as assert from "node:assert/strict"
import type { Action, Any } from "@pupitre/actions/Action"
import * as ActionReason from "@pupitre/actions/ActionReason"
import * as Actions from "@pupitre/actions/Catalogue"
import * as ActionRecord from "@pupitre/actions/ActionRecord"
import type { Catalogue } from "@pupitre/core/Catalogue"
import { fill, worded } from "@pupitre/core/Catalogue"
import * as Command from "@pupitre/core/Command"
import { builtin } from "@pupitre/core/command/builtin"
import { goingOn, open, owned } from "@pupitre/core/command/guards"
import type { Decision } from "@pupitre/core/Decision"
import { accept, reject } from "@pupitre/core/Decision"
import type { CommandId } from "@pupitre/core/Id"
import * as Reason from "@pupitre/core/Reason"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as Schema from "effect/Schema"

// Your reasons have words of their own.
const reasons = {
  LampUnknown: { fr: "Aucune lampe {lamp} n'est à réparer.", en: "There is no {lamp} to repair." },
  WorkshopClosed: { fr: "L'atelier est fermé le dimanche.", en: "The workshop is closed on Sundays." },
} as const satisfies Catalogue

// Your action: what it asks, who may wish it and when, and the facts it becomes.
const Repair = Schema.Struct({ lamp: Schema.String, day: Schema.Int })
const bookRepair: Action<"acme.bookRepair", typeof Repair.Type> = {
  // A name that the pane knows, or a drawing of your own.
  icon: { paths: ["M4 20 13 11", "M13 11a5 5 0 1 1 7-7l-4 4"] },
  label: { fr: "Réserver une réparation", en: "Book a repair" },
  // What the pane asks first, and under which button.
  confirm: {
    title: { fr: "Réserver la réparation ?", en: "Book the repair?" },
    text: { fr: "L'atelier prévient le visiteur aussitôt.", en: "The workshop tells the visitor at once." },
    confirm: { fr: "Réserver", en: "Book" },
    danger: false,
  },
  command: Command.make({
    name: "acme.bookRepair",
    on: "conversation",
    roles: ["agent", "manager"],
    input: Repair,
    inputReasons: ["LampUnknown"],
    availability: (state, context) =>
      Command.unless(
        open(state),
        owned(state, context),
        goingOn(state),
        new Date(context.at).getUTCDay() === 0 && { key: "WorkshopClosed" },
      ),
    facts: (_state, { lamp, day }) =>
      ["Aube", "Brume"].includes(lamp)
        ? accept([
            {
              _tag: "ActionRecorded",
              name: "acme.bookRepair",
              label: { fr: `Réparation de ${lamp}`, en: `Repair of ${lamp}` },
              details: { lamp, day },
            },
          ])
        : reject({ key: "LampUnknown", params: { lamp } }),
  }),
}

// In the pane it stands beside the eight; a server takes it with the others.
const pane: ReadonlyArray<Any> = [...Actions.list(Actions.make()), bookRepair]
const commands = Command.catalogue([...builtin, ...pane.map(({ command }) => command)])
assert.equal(pane.length, 9)

const monday = Date.UTC(2026, 0, 12, 10, 0)
const history = Scenario.make("Ma lampe Aube ne s'allume plus", monday)
const context = (at: number): Command.Context => ({
  tenant: Scenario.tenant,
  by: Scenario.ines,
  role: "agent",
  at,
  commandId: "wish-0001" as CommandId,
  visitorOnline: true,
})
const decide = (input: unknown, at = monday): Decision => {
  const decision = Command.decideCall(commands.get("acme.bookRepair")!, history.conversation(), input, context(at))
  const why = decision._tag === "Rejected" ? decision.rejection.reasons : []
  for (const reason of why) console.log(Reason.text("en", reason, reasons, ActionReason.catalogue))
  return decision
}

// Granted, it is a fact that the thread shows to each reader in their language, that filters count and that every desk of
// the tenant gets.
const booked = decide({ lamp: "Aube", day: 20 })
assert.ok(booked._tag === "Accepted" && booked.events[0]?._tag === "ActionRecorded")
assert.equal(worded(booked.events[0].label, "fr"), "Réparation de Aube")
const shown = ActionRecord.fromEvent(booked.events[0])
assert.equal(shown && fill(shown.words, "en", shown.params), "Repair of Aube")

// Refused, it says why: for its input, for the moment, or because the input is none.
assert.equal(decide({ lamp: "Luciole", day: 20 })._tag, "Rejected")
assert.equal(decide({ lamp: "Aube", day: 20 }, Date.UTC(2026, 0, 11))._tag, "Rejected")
assert.equal(decide({ lamp: 3 })._tag, "Rejected")
