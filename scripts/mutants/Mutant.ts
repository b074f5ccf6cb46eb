/**
 * A mistake planted in real source, which the tests of a rule must catch.
 *
 * A law that no mistake can break holds nothing. `find` stands exactly once in the file; a mutant that no longer applies fails.
 */

/** A mistake to plant. */
export interface Mutant {
  /** What is wrong with it, in a few words. */
  readonly name: string
  readonly file: string
  readonly find: string
  readonly replace: string
  /** The rule that must catch it, as the names of its tests begin. */
  readonly rule: string
}
