/**
 * A conversation as a file tells it, whatever the file's form: what was said and what was done, in order.
 *
 * @since 0.1.0
 */
import type * as Schema from "effect/Schema"

/** Something said. */
export interface Said {
  readonly kind: "message"
  readonly by: "visitor" | "agent"
  readonly text: string
}

/** Something the agent did. */
export interface Done {
  readonly kind: "action"
  /** As core's `ActionRecorded` wants it: a letter, then letters, digits, `_`, `.` and `-`. */
  readonly name: string
  /** At most 200 characters. */
  readonly label: string
  readonly details: { readonly [key: string]: Schema.Json }
}

/** One turn of a conversation. */
export type Turn = Said | Done

/** A conversation as a file tells it. */
export interface Replayed {
  /** As the file names it; unique within the file. */
  readonly id: string
  readonly turns: ReadonlyArray<Turn>
}

/** A text as a label: its first 200 characters at most. */
export const labelOf = (text: string): string => (text.length <= 200 ? text : `${text.slice(0, 199).trimEnd()}…`)
