/**
 * Whether two languages are one: a region makes no other language of it.
 *
 * @since 0.1.0
 */

/** Whether both are known and are two languages. BCP 47; regions of one language are not. */
export const differ = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && primary(a) !== primary(b)

/** The language of a tag without its region and script. */
export const primary = (tag: string): string => tag.split("-", 1)[0]!.toLowerCase()
