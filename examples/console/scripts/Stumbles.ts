/**
 * What somebody would stumble over on a page, by the rules of axe: one line for each rule that is broken, and where.
 *
 * @since 0.1.0
 */
import { AxeBuilder } from "@axe-core/playwright"
import type { Page } from "playwright"

/** Where to look, and the rules that do not apply there. */
export interface Scope {
  /** A selector; the whole page unless given. */
  readonly within?: string
  readonly without?: string
  readonly aside?: ReadonlyArray<string>
}

/** What somebody would stumble over; empty when nothing. */
export const stumbles = async (
  page: Page,
  { within, without, aside = [] }: Scope = {},
): Promise<ReadonlyArray<string>> => {
  // Of what is in order one element a rule is told, not each of them with a selector of its own: most of the time was theirs.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).disableRules([...aside])
  if (within !== undefined) axe.include(within)
  if (without !== undefined) axe.exclude(without)
  const { violations } = await axe.analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`)
}
