/**
 * The languages that the words of an item can be said to be in.
 *
 * @since 0.1.0
 */

const usual: ReadonlyArray<string> = ["fr", "en", "de", "es", "it", "nl", "pt"]

/** The languages to choose from, as BCP 47 writes them, with the one that an item has already. */
export const languages = (own: string): ReadonlyArray<string> =>
  own === "" || usual.includes(own) ? usual : [own, ...usual]
