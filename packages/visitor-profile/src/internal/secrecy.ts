/**
 * Whether a value that nobody declared opens something, by how its key is called and by its own form: nobody sees it then. A
 * key that says nothing of the kind is not shown for it: what nobody declared is sensitive.
 *
 * A key is read word by word, so that an author is no authorisation. A number counts by its check digits, so that an article
 * or an order is no card: of the orders that have the length and the beginning of a card, one in ten is held for one all the
 * same.
 */

/** Whether the key says so. Words end at `_`, `.`, `-`, a digit or a capital. */
export const named = (key: string): boolean => {
  const words = key
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replace(/[^a-z]+/g, " ")
  return within.test(words) || whole.test(` ${words} `)
}

/** Whether the text holds the number of a card, of an account or of a French social insurance, however it is spaced. */
export const numbered = (text: string): boolean => {
  const parts = [...text.matchAll(/\d+|[A-Za-z]+/g)]
  return parts.some(({ 0: first }, from) => {
    // An account begins with the two letters of its country, everything else is digits alone.
    const account = /^[A-Za-z]{2}$/.test(first)
    const digits = /^[1-6]/.test(first)
    if (!account && !digits) return false
    let joined = ""
    let end = parts[from]!.index
    for (let to = from; to < parts.length; to++) {
      const { 0: next, index } = parts[to]!
      if (digits && !/^\d/.test(next)) return false
      if (index > end + 1 || (index > end && !gap.test(text[end]!))) return false
      joined += next
      end = index + next.length
      if (joined.length > (account ? 34 : 19)) return false
      if (joined.length >= 14 && (account ? isAccount(joined) : isCard(joined) || isInsured(joined))) return true
    }
    return false
  })
}

const gap = /[ .\-\u00A0\u202F]/

/** Said by these letters wherever they stand, since they are also written without a gap. */
const within =
  /token|secret(?!ar)|passw|pwd|credential|jwt|api ?key|signature|sess(?:ion)? ?(?:id|key|cookie|data)\b|(?:credit|debit|bank) ?card|card ?(?:no|num|holder)|cardnumber/

/** Said by these words alone. */
const whole =
  / (?:o?auth|authori[sz]ation|otp|totp|pass(?:phrase|code)?|ibans?|cards?|cvv|cvc|ssn) | (?:\w+ )*session $/

function isCard(digits: string): boolean {
  return (
    /^(?:4\d{15}(?:\d{3})?|(?:2[2-7]|35|5[0-8]|6\d)\d{14}(?:\d{3})?|3[47]\d{13}|3[0689]\d{12})$/.test(digits) &&
    [...digits].toReversed().reduce((sum, digit, i) => sum + doubled(Number(digit), i % 2 === 1), 0) % 10 === 0
  )
}

function doubled(digit: number, twice: boolean): number {
  const n = twice ? digit * 2 : digit
  return n > 9 ? n - 9 : n
}

function isAccount(text: string): boolean {
  if (!/^[A-Za-z]{2}\d{2}[A-Za-z0-9]{11,30}$/.test(text)) return false
  const moved = text.slice(4) + text.slice(0, 4)
  return (
    [...moved].reduce((rest, letter) => {
      const n = Number.parseInt(letter, 36)
      return (rest * (n > 9 ? 100 : 10) + n) % 97
    }, 0) === 1
  )
}

function isInsured(digits: string): boolean {
  if (!/^[12]\d{14}$/.test(digits)) return false
  return 97 - (Number(digits.slice(0, 13)) % 97) === Number(digits.slice(13))
}
