/**
 * Close the conversation (*Clôturer la discussion*), as an agent must at the end of every exchange.
 *
 * One wish with everything the closing form gathered. Closing is for good; closing again what oneself has closed is a
 * success that changes nothing. What the form does before, asking about a draft or a message that crossed, is
 * `ClosingForm`'s.
 *
 * @since 0.1.0
 */
import type { Params, Words } from "@pupitre/core/Catalogue"
import * as Command from "@pupitre/core/Command"
import type { Conversation } from "@pupitre/core/Conversation"
import { accept, reject } from "@pupitre/core/Decision"
import type { ConversationClosed } from "@pupitre/core/Fact"
import { ClosingAnswer } from "@pupitre/core/Fact"
import * as Navigation from "@pupitre/core/Navigation"
import type { Reason } from "@pupitre/core/Reason"
import { make as coreReason } from "@pupitre/core/Reason"
import * as StreamKey from "@pupitre/core/StreamKey"
import * as Schema from "effect/Schema"
import type { Action } from "./Action.js"
import { conditions } from "./Action.js"
import * as ActionReason from "./ActionReason.js"
import type { Matrix } from "./Matrix.js"
import { matrix as defaultMatrix } from "./Matrix.js"
import { pane } from "./Pane.js"

/** The most tags on one closing. */
export const maxTags = 10
/** The longest tag, in UTF-16 units. */
export const maxTag = 200
/** The longest note and the longest answer, in UTF-16 units. */
export const maxNote = 1024

/** A question of a team's own on the closing form. */
export interface Field {
  readonly id: string
  readonly label: { readonly fr: string; readonly en: string }
  readonly kind: "text" | "textarea" | "checkbox" | "select" | "integer" | "decimal"
  readonly required?: boolean
  /** Asked only when this other field has an answer (a checkbox: when it is ticked). */
  readonly parent?: string
  /** The choices of a `select`. */
  readonly options?: ReadonlyArray<string>
}

/** A type of conversation that a team keeps: what is stored, its words if they are others, and what it belongs to. */
export interface KnownTag {
  readonly tag: string
  readonly label?: Words
  readonly category?: string
}

/** What a team decides. */
export interface Policy {
  readonly matrix?: Matrix
  /** Whether a tag is compulsory; not by default. */
  readonly tagRequired?: boolean
  /** Whether a note is compulsory; not by default. */
  readonly noteRequired?: boolean
  /** The types of conversation to recommend. */
  readonly tags?: ReadonlyArray<KnownTag>
  /** Whether an agent may add a type that is not in `tags`; so by default. */
  readonly ownTags?: boolean
  /** Whether the visitor is given the conversation to keep: as the agent says, always or, by default, never. */
  readonly history?: "offer" | "always" | "never"
  readonly fields?: ReadonlyArray<Field>
}

/** What the closing form gathered. */
export const Input = Schema.Struct({
  tags: Schema.Array(Schema.String),
  note: Schema.optionalKey(Schema.String),
  answers: Schema.optionalKey(Schema.Array(ClosingAnswer)),
  /** Whether the visitor is given the conversation to keep. */
  history: Schema.optionalKey(Schema.Boolean),
  /** The last visitor message that the closer has seen: a later one refuses the wish. */
  seen: Schema.Int,
})
export interface Input extends Schema.Schema.Type<typeof Input> {}

/** Everything that speaks against this input; the order of the form. */
export const problems = (state: Conversation, input: Input, policy: Policy = {}): ReadonlyArray<Reason> => {
  const { tags, note = "", answers = [], history = false, seen } = input
  const found: Array<Reason> = []
  if (state.lastVisitorMessage > seen) found.push(ActionReason.make("VisitorWrote"))
  if (policy.tagRequired === true && tags.every((tag) => tag.trim() === "")) found.push(ActionReason.make("TagMissing"))
  if (tags.length > maxTags) found.push(ActionReason.make("TooManyTags", { max: maxTags }))
  if (tags.some((tag) => tag.length > maxTag)) found.push(coreReason("TooLong", { max: maxTag, field: "tags" }))
  if (policy.ownTags === false) {
    const known = knownTags(policy.tags ?? none)
    const own = tags.map((tag) => tag.trim()).find((tag) => tag !== "" && !known.has(tag))
    if (own !== undefined) found.push(ActionReason.make("TagUnknown", { tag: own.slice(0, maxTag) }))
  }
  if (policy.noteRequired === true && note.trim() === "") found.push(ActionReason.make("NoteMissing"))
  if (note.length > maxNote) found.push(coreReason("TooLong", { max: maxNote, field: "note" }))
  if (history && (policy.history ?? "never") === "never") found.push(ActionReason.make("HistoryNotOffered"))
  const fields = fieldsById(policy.fields ?? none)
  const given = new Map<string, string | number | boolean>()
  const invalid: Array<Reason> = []
  for (const { field, value } of answers) {
    if (!fields.has(field) || given.has(field))
      invalid.push(invalidAnswer({ id: field, label: fields.get(field)?.label ?? { fr: field, en: field } }))
    given.set(field, typeof value === "string" ? value.trim() : value)
  }
  const answered = (id: string | undefined): boolean => {
    const value = id === undefined ? true : given.get(id)
    return value !== undefined && value !== false && value !== ""
  }
  for (const [id, field] of fields) {
    const value = given.get(id)
    const asked = answered(field.parent)
    if (asked && field.required === true && !answered(id)) found.push(ActionReason.make("AnswerMissing", about(field)))
    const empty = value === undefined || value === "" || value === false
    if (!empty && (!asked || !fits(field, value))) found.push(invalidAnswer(field, asked ? takes[field.kind] : unasked))
  }
  return [...found, ...invalid]
}

/** The action. While on, it is refused for the reasons that {@link problems} finds. */
export const make = (policy: Policy = {}): Action<"close", Input> => ({
  ...pane.close,
  command: Command.make({
    name: "close",
    on: "conversation",
    roles: ["agent", "manager", "system"],
    input: Input,
    inputReasons: [
      "VisitorWrote",
      "TagMissing",
      "TooManyTags",
      "TooLong",
      "TagUnknown",
      "NoteMissing",
      "HistoryNotOffered",
      "AnswerMissing",
      "AnswerInvalid",
    ],
    availability: (state, context) =>
      closedByMe(state, context)
        ? { _tag: "Enabled" }
        : Command.unless(...conditions(policy.matrix ?? defaultMatrix, "close", state, context)),
    facts: (state, input, context) => {
      if (closedByMe(state, context)) return accept([])
      const [first, ...rest] = problems(state, input, policy)
      if (first !== undefined) return reject(first, ...rest)
      if (state.id === undefined || state.visitor === undefined) return reject(coreReason("ConversationUnknown"))
      const note = input.note?.trim() ?? ""
      const closed: ConversationClosed = {
        _tag: "ConversationClosed",
        conversationId: state.id,
        visitorId: state.visitor.id,
        tags: [...new Set(input.tags.map((tag) => tag.trim()).filter((tag) => tag !== ""))],
        ...(note !== "" && { note }),
        ...(input.answers !== undefined && input.answers.length > 0 && { answers: input.answers }),
        ...((policy.history === "always" || input.history === true) && { history: true }),
      }
      return accept(
        [...Navigation.ending(state.navigation, "close"), closed],
        [{ stream: StreamKey.visitor(context.tenant, state.visitor.id), events: [closed] }],
      )
    },
  }),
})

const none: ReadonlyArray<never> = []

/** What is made of a policy's list once, for as long as somebody holds the list. */
const once = <Key extends object, A>(make: (key: Key) => A): ((key: Key) => A) => {
  const made = new WeakMap<Key, A>()
  return (key) => {
    const before = made.get(key)
    if (before !== undefined) return before
    const now = make(key)
    made.set(key, now)
    return now
  }
}
const knownTags = /* #__PURE__ */ once(
  (tags: ReadonlyArray<KnownTag>): ReadonlySet<string> => new Set(tags.map(({ tag }) => tag)),
)
const fieldsById = /* #__PURE__ */ once(
  (fields: ReadonlyArray<Field>): ReadonlyMap<string, Field> => new Map(fields.map((field) => [field.id, field])),
)

const about = ({ id, label }: Pick<Field, "id" | "label">): Params => ({ field: id, ...label })

const invalidAnswer = (field: Pick<Field, "id" | "label">, { fr, en }: Words = unasked): Reason =>
  ActionReason.make("AnswerInvalid", { ...about(field), takesFr: fr, takesEn: en })

/** What is said of an answer to nothing that is asked, or a second one. */
const unasked: Words = { fr: "n'est pas demandé", en: "is not asked for" }

const choice: Words = { fr: "demande un des choix proposés", en: "takes one of the choices given" }
const text: Words = { fr: `prend au plus ${maxNote} caractères`, en: `takes at most ${maxNote} characters` }

/** What is said of an answer that does not fit, by the kind of its question. */
const takes: Readonly<Record<Field["kind"], Words>> = {
  text,
  textarea: text,
  select: choice,
  checkbox: choice,
  integer: { fr: "demande un nombre entier, comme 12", en: "takes a whole number, such as 12" },
  decimal: { fr: "demande un nombre, comme 12,50", en: "takes a number, such as 12.50" },
}

const closedByMe = (state: Conversation, { by }: Command.Context): boolean => {
  const closer = state.closing?.by
  return closer !== undefined && closer._tag === by._tag && ("id" in closer ? "id" in by && closer.id === by.id : true)
}

const fits = (field: Field, value: string | number | boolean): boolean => {
  switch (field.kind) {
    case "text":
    case "textarea":
      return typeof value === "string" && value.length <= maxNote
    case "select":
      return typeof value === "string" && (field.options ?? []).includes(value)
    case "checkbox":
      return typeof value === "boolean"
    case "integer":
      return Number.isInteger(value)
    case "decimal":
      return typeof value === "number"
  }
}
