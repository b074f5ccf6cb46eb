/**
 * The shop's customers, as its own server knows them: two to sign in as, and the visitors who have signed in as each.
 *
 * A real shop has a directory and a password here. What the rest of the product sees is what this server signs.
 *
 * @since 0.1.0
 */
import type { Vouched } from "@pupitre/core/command/SignIn"
import type { VisitorId } from "@pupitre/core/Id"
import { VisitorId as VisitorIdSchema } from "@pupitre/core/Id"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { readFileSync, renameSync, writeFileSync } from "node:fs"
import { join } from "node:path"

/** The customers to sign in as, by the name that asks for them: what is vouched for of each. */
export const customers = {
  camille: {
    externalId: "L-10482",
    name: "Camille Roussel",
    values: {
      loyalty_tier: "Or",
      newsletter: true,
      last_order: "2026-10-02",
      customer_file: "https://crm.maison-lumen.example/clients/L-10482",
    },
  },
  idris: {
    externalId: "L-20917",
    name: "Idris Benali",
    values: { loyalty_tier: "Argent", newsletter: false, last_order: "2026-05-18" },
  },
} as const satisfies Record<string, Vouched>

/** Which visitors have signed in as whom. */
export interface Customers {
  /** The visitors of a customer, the last one last, at most twenty. */
  readonly visitors: (externalId: string) => ReadonlyArray<VisitorId>
  /** A visitor has signed in as this customer. */
  readonly remember: (externalId: string, visitor: VisitorId) => void
  /** A visitor was erased: nobody knows whom they had signed in as. */
  readonly forget: (visitor: VisitorId) => void
}

/** What a data folder holds; nobody has signed in where it holds nothing. Throws for a file that was spoilt. */
export const open = (folder: string): Customers => {
  const file = join(folder, "customers.json")
  let held: Held = {}
  try {
    held = decode(JSON.parse(readFileSync(file, "utf8")))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error
  }
  const visitors = (externalId: string): ReadonlyArray<VisitorId> =>
    Object.hasOwn(held, externalId) ? (held[externalId] ?? []) : []
  const keep = (next: Held): void => {
    held = next
    // Whole or not at all, whenever the process ends.
    writeFileSync(`${file}.new`, JSON.stringify(held), { mode: 0o600 })
    renameSync(`${file}.new`, file)
  }
  return {
    visitors,
    remember: (externalId, visitor) => {
      const others = visitors(externalId).filter((other) => other !== visitor)
      keep({ ...held, [externalId]: [...others, visitor].slice(-20) })
    },
    forget: (visitor) => {
      if (!Object.values(held).some((all) => all.includes(visitor))) return
      const left = Object.entries(held).map(([id, all]) => [id, all.filter((other) => other !== visitor)] as const)
      keep(Object.fromEntries(left.filter(([, all]) => all.length > 0)))
    },
  }
}

/** Whether a text names one of the customers to sign in as. */
export const named = (name: string): Vouched | undefined =>
  Option.getOrUndefined(Schema.decodeUnknownOption(Name)(name).pipe(Option.map((known) => customers[known])))

const Name = Schema.Literals(["camille", "idris"])
const Held = Schema.Record(Schema.String, Schema.Array(VisitorIdSchema))
type Held = typeof Held.Type
const decode = Schema.decodeUnknownSync(Held)
