/**
 * Texts in the cells of a table that a spreadsheet will open: none is taken for a formula, and each can be read back.
 */

/** The text with an apostrophe wherever some program could begin a formula. */
export const guarded = (value: string): string => (formula.test(value) ? "'" : "") + value.replace(formulaWithin, "$&'")

/** What {@link guarded} was given. */
export const unguarded = (value: string): string => {
  const within = value.replace(guardWithin, "$1")
  return within.startsWith("'") && formula.test(within.slice(1)) ? within.slice(1) : within
}

const formula = /^(?:["']|[^\S\t\n\r\v\f\u2028\u2029])*[=+\-@＝＋－＠\t\r]/u

// Where a cell could begin, also for a program that divides at other signs or knows nothing of quotes.
const formulaWithin = /[,;|\t\n\r\v\f\u0085\u2028\u2029](?=(?:["']|[^\S\t\n\r\v\f\u2028\u2029])*[=+\-@＝＋－＠\t\r])/gu

const guardWithin = /([,;|\t\n\r\v\f\u0085\u2028\u2029])'(?=(?:["']|[^\S\t\n\r\v\f\u2028\u2029])*[=+\-@＝＋－＠\t\r])/gu
