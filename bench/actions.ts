// What one decision costs, of every kind an agent's pane asks for, in one run: node bench/actions.ts (after a build).
import * as Catalogue from "@pupitre/actions/Catalogue"
import * as Command from "@pupitre/core/Command"
import { PostMessage } from "@pupitre/core/command/PostMessage"
import * as Scenario from "@pupitre/core/testing/Scenario"
import { timed, write } from "./Results.ts"

const marc = { _tag: "Agent", id: "marc", name: "Marc" }
const eight = Catalogue.make({
  transfer: { directory: () => ({ to: marc, skills: [], available: true, free: true }) as never },
})
const state = Scenario.make("Bonjour").agent("Bonjour").visitor("Merci").conversation()
const context: Command.Context = {
  tenant: Scenario.tenant,
  by: Scenario.ines,
  role: "agent",
  at: 1_760_000_100_000,
  commandId: "bench-000001" as Command.Context["commandId"],
  visitorOnline: true,
}
const offer = {
  title: "Lampe Aube",
  message: "Port offert",
  link: { url: "https://lumen.example/p/aube", label: "Voir" },
  image: { url: "https://lumen.example/aube.jpg", alt: "Une lampe" },
}
const wishes: ReadonlyArray<readonly [string, Command.Any, unknown]> = [
  ["postMessage", PostMessage, { text: "Bonjour" }],
  ["sendLink", eight.sendLink.command, { url: "https://lumen.example/" }],
  ["sendOffer", eight.sendOffer.command, { offer }],
  ["requestNavigation", eight.directNavigation.command, { level: "observe" }],
  ["openCurrentPage", eight.openCurrentPage.command, {}],
  ["startTransfer", eight.transfer.command, { to: marc, mode: "assign" }],
  [
    "reportProblem",
    eight.reportProblem.command,
    { category: "basket", severity: "minor", description: "Le panier se vide", excerpt: [] },
  ],
  ["close", eight.close.command, { tags: ["Retour"], seen: 99 }],
  ["block", eight.block.command, { reason: "spam" }],
]

write(
  "actions",
  wishes.map(([name, command, input]) => {
    const decision = Command.decide(command, state, input, context)
    if (decision._tag === "Rejected") throw new Error(`${name} was refused: ${JSON.stringify(decision.rejection)}`)
    const { mean, p50, p99 } = timed({
      count: 20_000,
      prepare: () => () => Command.decide(command, state, input, context),
    })
    return {
      id: `actions.decide.${name}`,
      unit: "µs",
      ours: mean * 1000,
      p50: p50 * 1000,
      p99: p99 * 1000,
      target: 5,
      looked: 20_000,
    }
  }),
)
