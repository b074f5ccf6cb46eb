/**
 * Decide an action: may it be done, and what becomes of it. The same pure functions run on the desk and on the server.
 *
 *     node examples/03-decide-an-action.ts
 */
import * as assert from "node:assert/strict"
import * as ActionReason from "@pupitre/actions/ActionReason"
import * as Catalogue from "@pupitre/actions/Catalogue"
import type { Availability } from "@pupitre/core/Availability"
import * as Command from "@pupitre/core/Command"
import type { CommandId } from "@pupitre/core/Id"
import * as Reason from "@pupitre/core/Reason"
import * as Scenario from "@pupitre/core/testing/Scenario"

// The eight actions of the desk, under a policy of ours: links go to our own site, and closing needs a tag.
const actions = Catalogue.make({ sendLink: { hosts: ["lumen.example"] }, close: { tagRequired: true } })
assert.equal(Catalogue.list(actions).length, 8)

// Who wishes it, when, under which id: a decision draws nothing of that itself.
const context: Command.Context = {
  tenant: Scenario.tenant,
  by: Scenario.ines,
  role: "agent",
  at: Date.UTC(2026, 0, 12, 10, 0),
  commandId: "wish-0001" as CommandId,
  visitorOnline: true,
}
const inWords = ({ reasons }: { readonly reasons: Reason.Reasons }): ReadonlyArray<string> =>
  reasons.map((reason) => Reason.text("en", reason, ActionReason.catalogue))

// A wish granted is facts, not yet stored anywhere.
const { command: sendLink } = actions.sendLink
const history = Scenario.make("La lampe Aube est en stock ?")
const link = { url: "https://www.lumen.example/p/aube", label: "Lampe Aube" }
assert.deepEqual(Command.decide(sendLink, history.conversation(), link, context), {
  _tag: "Accepted",
  events: [{ _tag: "LinkSent", ...link }],
})

// A wish refused is reasons, which a catalogue puts into words.
const elsewhere = Command.decide(sendLink, history.conversation(), { url: "https://other.example/" }, context)
assert.equal(elsewhere._tag, "Rejected")
assert.deepEqual(inWords(elsewhere._tag === "Rejected" ? elsewhere.rejection : assert.fail()), [
  "Links to other.example are not allowed.",
])

// Before any input there is availability: what the button shows. In a call the visitor has no thread to put a link in.
const onScreen = (availability: Availability): string =>
  availability._tag === "Enabled" ? "on" : inWords(availability).join(" ")
assert.equal(onScreen(Command.can(sendLink, history.conversation(), context)), "on")
history.mode("call")
assert.equal(
  onScreen(Command.can(sendLink, history.conversation(), context)),
  "In a call the visitor has no message thread.",
)

// The whole pane, in a call:
const pane = Catalogue.list(actions).map(
  ({ label, command }) => `${label.en}: ${onScreen(Command.can(command, history.conversation(), context))}`,
)
assert.equal(pane[0], "Send a link: In a call the visitor has no message thread.")
assert.equal(pane[6], "Close the conversation: Hang up first.")

// What is off is refused for the same reasons if it is wished all the same, and a colleague may not touch it at all.
const anyway = Command.decide(sendLink, history.conversation(), link, context)
assert.deepEqual(anyway._tag === "Rejected" && inWords(anyway.rejection), [
  "In a call the visitor has no message thread.",
])
const marc = { ...context, by: { _tag: "Agent", id: "marc", name: "Marc" } as Command.Context["by"] }
assert.equal(onScreen(Command.can(sendLink, history.mode("chat").conversation(), marc)), "Inès has this conversation.")
console.log(pane.join("\n"))
