import { assert, describe, it } from "@effect/vitest"
import * as Alert from "@pupitre/core/Alert"
import { AlertRaised } from "@pupitre/core/Fact"
import { AnyFacts, eventsOf } from "./anyFacts.js"
import { schemaLaw } from "../../../scripts/project/schemaLaw.ts"

describe("Alert", () => {
  schemaLaw(
    "[O1] every alert has its words in both languages, with every parameter filled in",
    [AnyFacts],
    (facts) => {
      for (const event of eventsOf(facts)) {
        const alert = Alert.fromEvent(event)
        if (alert === undefined) continue
        const key = Alert.keyOf(alert)
        assert.property(Alert.catalogue, key)
        for (const locale of ["fr", "en"] as const) {
          const text = Alert.text(locale, alert, "UTC")
          assert.isAbove(text.length, 5)
          const parameters = [...Alert.catalogue[key][locale].matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)
          for (const name of parameters)
            assert.notStrictEqual(text, Alert.catalogue[key][locale].replaceAll(`{${name}}`, `{${name}}`))
        }
      }
    },
    500,
  )

  schemaLaw("[O2] what the server alone knows is stored and is its own alert", [AlertRaised], (fact) => {
    assert.strictEqual(Alert.fromEvent(fact), fact.alert)
  })

  it("[O3] alerts say how much they ask: a promise that broke is critical, who left is a warning", () => {
    assert.strictEqual(Alert.severity({ kind: "SlaMissed", seconds: 90 }), "critical")
    assert.strictEqual(Alert.severity({ kind: "VisitorLeft" }), "warning")
    assert.strictEqual(Alert.severity({ kind: "TransferOutcome", outcome: "declined" }), "warning")
    assert.strictEqual(Alert.severity({ kind: "TransferOutcome", outcome: "accepted" }), "info")
    assert.strictEqual(
      Alert.text("fr", { kind: "SlaAtRisk", seconds: 90 }),
      "Le visiteur attend depuis 90\u00A0secondes.",
    )
    assert.strictEqual(
      Alert.text("en", { kind: "ClosingSoon", deadline: 0, cause: "idle" }, "UTC"),
      "Without a message the conversation will close at 12:00 AM.",
    )
    assert.strictEqual(
      Alert.text("en", { kind: "ConsentWithdrawn", scopes: ["preview", "observe"] }),
      "The visitor no longer agrees to: showing what they write and showing their page.",
    )
  })
})
