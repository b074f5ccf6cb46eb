/** fast-check as `npm run deep` gives it to the tests: ten times the cases, at least 10,000, and no limit of time. */
import real from "fast-check"

export * from "fast-check"

type Parameters = NonNullable<globalThis.Parameters<typeof real.assert>[1]>

const deeper = ({ interruptAfterTimeLimit: _, numRuns, ...rest }: Parameters): Parameters => ({
  ...rest,
  numRuns: Math.max(10_000, (numRuns ?? 100) * 10),
})

/** As `fc.assert`, on more cases. */
export const assert = ((property: never, parameters: Parameters = {}) =>
  real.assert(property, deeper(parameters))) as typeof real.assert

export default { ...real, assert }
