/**
 * What is put out of sight wherever a visitor's text is shown that they have not sent, or given to who need not know it.
 *
 * Pure, and apart from `Signal`: a page that masks loads no schema for it.
 *
 * @since 0.1.0
 */

/**
 * The text with what looks like a card number, an IBAN or a password after its label put out of sight (`•`), length
 * kept. Errs on the side of masking: 12 digits in a row, however they are spaced, are enough, from the moment they are typed.
 */
export const mask = (text: string): string =>
  text
    .replace(/\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]){10,30}/gi, dots)
    .replace(/\d(?:[ .\-\u00A0]?\d){11,}/g, dots)
    .replace(
      /((?:mot de passe|password|passwd|mdp|pwd|code secret|pin|cvv|cvc|cryptogramme)\s*(?:est|is|:|=)?\s*)(\S+)/gi,
      (_, label: string, secret: string) => label + dots(secret),
    )

const dots = (secret: string): string => secret.replace(/[^\s]/g, "•")
