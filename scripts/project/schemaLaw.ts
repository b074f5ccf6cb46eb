/**
 * A test that holds a law on values made from schemas: counted, limited in time and with a fewest number of cases like a law
 * of fast-check.
 */
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import type * as Schema from "effect/Schema"
import { it } from "vitest"
import * as Law from "./Law.ts"

const deep = process.env["PUPITRE_DEEP"] !== undefined

/** Holds a law on values of some schemas, `runs` times; ten times as often, and 10,000 times at least, in `npm run deep`. */
export const schemaLaw = <const S extends ReadonlyArray<Schema.Schema<unknown>>>(
  name: string,
  schemas: S,
  property: (...values: { [K in keyof S]: S[K]["Type"] }) => void,
  runs = 100,
): void =>
  it(name, { timeout: deep ? 600_000 : 30_000 }, async ({ task }) => {
    const asked = deep ? Math.max(10_000, runs * 10) : runs
    const until = performance.now() + Law.milliseconds
    let ran = 0
    const result = await Effect.runPromise(
      Arbitrary.checkEffect(
        Arbitrary.all(schemas.map((schema) => Arbitrary.schema(schema))),
        (values) => {
          if (!deep && performance.now() > until) return true
          ran++
          return Effect.try({
            try: () => {
              property(...(values as unknown as { [K in keyof S]: S[K]["Type"] }))
              return true
            },
            catch: (error) => error,
          })
        },
        { runs: asked },
      ),
    )
    Law.count(task.meta, ran)
    const problem = Arbitrary.formatCheckFailure(result) ?? Law.tooFew(ran, asked)
    if (problem !== undefined) throw new Error(problem)
  })
