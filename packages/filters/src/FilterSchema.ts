/**
 * The schema of a filter: how one that was kept or sent is read again.
 *
 * A filter from outside is at most {@link maxDepth} deep and {@link maxNodes} parts large, and says nothing that this
 * version does not know: half of a filter would show too much.
 *
 * @since 0.1.0
 */
import { AgentId, Millis } from "@pupitre/core/Id"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as SchemaIssue from "effect/SchemaIssue"
import type * as Filter from "./Filter.js"
import { all } from "./Kind.js"
import * as TextSearch from "./TextSearch.js"

/** The most filters within one another: a filter without parts is 1 deep. */
export const maxDepth = 8

/** The most filters that one is made of, itself included. */
export const maxNodes = 200

/** Why a filter was refused. Never contains what was refused. */
export type Refusal =
  | { readonly _tag: "TooDeep" }
  | { readonly _tag: "TooLarge" }
  | {
      readonly _tag: "Malformed"
      /** Where in the filter, from its root. */
      readonly path: ReadonlyArray<PropertyKey>
      readonly reason: string
    }

const leaves = [
  Schema.TaggedStruct("Kinds", { kinds: Schema.Array(Schema.Literals(all)).check(Schema.isMaxLength(all.length)) }),
  Schema.TaggedStruct("Author", {
    by: Schema.Union([Schema.Literals(["visitor", "agent", "bot", "system"]), Schema.Struct({ agentId: AgentId })]),
  }),
  Schema.TaggedStruct("Time", { from: Schema.optionalKey(Millis), to: Schema.optionalKey(Millis) }),
  Schema.TaggedStruct("Text", {
    query: Schema.String.check(
      Schema.isMaxLength(TextSearch.maxQuery),
      Schema.makeFilter((query: string) => TextSearch.problem(query) ?? true),
    ),
  }),
  Schema.TaggedStruct("HasLink", {}),
  Schema.TaggedStruct("HasFile", {}),
] as const

// Depth is in the type, not in a recursion: a schema per level, and nothing that could run out of stack.
const level = (depth: number): Schema.Codec<Filter.Filter, unknown> => {
  if (depth === 1) return Schema.Union(leaves)
  const part = level(depth - 1)
  const parts = Schema.Array(part).check(Schema.isMaxLength(maxNodes - 1))
  return Schema.Union([
    ...leaves,
    Schema.TaggedStruct("And", { of: parts }),
    Schema.TaggedStruct("Or", { of: parts }),
    Schema.TaggedStruct("Not", { of: part }),
  ])
}

/** A filter, within its bounds: for other schemas to contain. {@link decode} reads one on its own. */
const FilterSchema: Schema.Codec<Filter.Filter, unknown> = level(maxDepth).check(
  Schema.makeFilter((filter: Filter.Filter) => measure(filter)?._tag ?? true),
)
export { FilterSchema as Filter }

/**
 * A filter from outside, such as the JSON of one that was kept, or all that is wrong with it.
 *
 * @example
 * ```ts
 * import * as Filter from "@pupitre/filters/Filter"
 * import * as FilterSchema from "@pupitre/filters/FilterSchema"
 * import * as Result from "effect/Result"
 *
 * const kept = JSON.stringify(Filter.and(Filter.text("livraison"), Filter.author("visitor")))
 * const read = FilterSchema.decode(JSON.parse(kept))
 * Result.isSuccess(read) && read.success // => { _tag: "And", of: [{ _tag: "Text", query: "livraison" }, { _tag: "Author", by: "visitor" }] }
 * ```
 */
export const decode = (input: unknown): Result.Result<Filter.Filter, ReadonlyArray<Refusal>> => {
  const large = measure(input)
  if (large !== undefined) return Result.fail([large])
  return Result.mapError(decodeWithin(input), ({ issue }) =>
    format(issue).issues.map(({ path = [], message }) => ({
      _tag: "Malformed",
      path: path.map((key) => (typeof key === "object" ? key.key : key)),
      reason: message,
    })),
  )
}

// ── inside ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const decodeWithin = Schema.decodeUnknownResult(level(maxDepth), { errors: "all", onExcessProperty: "error" })
const format = SchemaIssue.makeFormatterStandardSchemaV1()

/** What of the bounds something goes past, without looking further than them. */
const measure = (input: unknown): Extract<Refusal, { readonly _tag: "TooDeep" | "TooLarge" }> | undefined => {
  const open: Array<{ readonly part: unknown; readonly depth: number }> = [{ part: input, depth: 1 }]
  let seen = 0
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (++seen > maxNodes) return { _tag: "TooLarge" }
    const { part, depth } = next
    if (depth > maxDepth) return { _tag: "TooDeep" }
    if (typeof part !== "object" || part === null || !("of" in part)) continue
    const { of } = part
    if (!Array.isArray(of)) open.push({ part: of, depth: depth + 1 })
    else if (of.length + seen + open.length > maxNodes) return { _tag: "TooLarge" }
    else for (const inner of of as ReadonlyArray<unknown>) open.push({ part: inner, depth: depth + 1 })
  }
  return undefined
}
