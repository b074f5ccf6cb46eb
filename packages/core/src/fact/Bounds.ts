/**
 * The texts that facts carry beside messages, each with its longest form.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"

/** A line of words: at most 200 UTF-16 units. */
export const Label = Schema.String.check(Schema.isMaxLength(200))

/** A remark: at most 1,024 UTF-16 units. */
export const Remark = Schema.String.check(Schema.isMaxLength(1024))

/** A language as BCP 47 writes it: `fr`, `pt-BR`. */
export const LanguageTag = Schema.String.check(Schema.isPattern(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,5}$/))
export type LanguageTag = typeof LanguageTag.Type
