/**
 * What a recorder says of a page, as far as it is sent: the whole page, what changes on it, its address and size.
 *
 * The form is rrweb's. What a recorder may say besides (fonts, canvases, logs, the words of plugins) has no place here,
 * and so never leaves the page nor reaches a desk.
 */
import * as Schema from "effect/Schema"

/** A node of the page: an element has a name and attributes, a text its content. */
export interface PageNode {
  readonly type: number
  readonly id: number
  readonly tagName?: string
  readonly attributes?: Attributes
  readonly textContent?: string
  readonly childNodes?: ReadonlyArray<PageNode>
}

/** The attributes of an element; what begins with `rr_` is the recorder's. */
export type Attributes = Readonly<Record<string, unknown>>

/** What has changed: texts, attributes, nodes that went and nodes that came. */
export interface Mutation {
  readonly source: typeof source.mutation
  readonly texts: ReadonlyArray<{ readonly id: number; readonly value: string | null }>
  readonly attributes: ReadonlyArray<{ readonly id: number; readonly attributes: Attributes }>
  readonly adds: ReadonlyArray<{ readonly node: PageNode }>
}

/** A field has another value. */
export interface Input {
  readonly source: typeof source.input
  readonly id: number
  readonly text: string
  readonly isChecked: boolean
}

/** Anything else that changes: no text of the page is in it. */
export interface Other {
  readonly source: number
  readonly [key: string]: unknown
}

/** One line of a take. Times in milliseconds of the page's clock. */
export type PageEvent =
  | { readonly type: typeof kind.whole; readonly timestamp: number; readonly data: { readonly node: PageNode } }
  | { readonly type: typeof kind.change; readonly timestamp: number; readonly data: Mutation | Input | Other }
  | {
      readonly type: typeof kind.page
      readonly timestamp: number
      readonly data: { readonly href: string; readonly width: number; readonly height: number }
    }

/** The kinds of events that are sent, as rrweb numbers them. */
export const kind = { whole: 2, change: 3, page: 4 } as const

/** The kinds of changes that are sent, as rrweb numbers them. */
export const source = {
  mutation: 0,
  mouse: 1,
  interaction: 2,
  scroll: 3,
  size: 4,
  input: 5,
  touch: 6,
  rule: 8,
  declaration: 13,
  sheets: 15,
} as const

/** Whether something is a change that is sent. */
export const isSent = (changed: number): boolean => sent.has(changed)

const sent: ReadonlySet<number> = new Set(Object.values(source))
const size = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 32_767 }))
const timestamp = Schema.Finite

/** What a desk takes from the lines of a take; anything else is left out. */
export const fromLine = Schema.decodeUnknownOption(
  Schema.fromJsonString(
    Schema.Union([
      Schema.Struct({
        type: Schema.Literal(kind.page),
        timestamp,
        data: Schema.Struct({ href: Schema.String.check(Schema.isMaxLength(4096)), width: size, height: size }),
      }),
      Schema.Struct({
        type: Schema.Literal(kind.whole),
        timestamp,
        data: Schema.StructWithRest(Schema.Struct({ node: Schema.Record(Schema.String, Schema.Json) }), [
          Schema.Record(Schema.String, Schema.Json),
        ]),
      }),
      Schema.Struct({
        type: Schema.Literal(kind.change),
        timestamp,
        data: Schema.StructWithRest(Schema.Struct({ source: Schema.Literals(Object.values(source)) }), [
          Schema.Record(Schema.String, Schema.Json),
        ]),
      }),
    ]),
  ),
)
