import { assert, describe, it } from "@effect/vitest"
import * as ActionReason from "@pupitre/actions/ActionReason"
import * as Catalogue from "@pupitre/actions/Catalogue"
import { builtin } from "@pupitre/core/command/builtin"
import * as Reason from "@pupitre/core/Reason"
import { eight } from "./fixtures.js"

describe("ActionReason", () => {
  it("[A2] every reason that an action or a command may give has words in both languages", () => {
    const known: Readonly<Record<string, unknown>> = { ...Reason.catalogue, ...ActionReason.catalogue }
    for (const command of [...builtin, ...Catalogue.commands(eight)]) {
      for (const key of command.inputReasons) assert.property(known, key, `${command.name}: ${key}`)
    }
    assert.strictEqual(
      Reason.text("fr", ActionReason.make("HostNotAllowed", { host: "x.y" }), ActionReason.catalogue),
      "Les liens vers x.y ne sont pas autorisés.",
    )
  })
})
