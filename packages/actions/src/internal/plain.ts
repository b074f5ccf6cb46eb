/** A text as it is compared when someone looks for it: without accents and case. */
export const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()

/** The words of a text, plain. */
export const words = (text: string): ReadonlyArray<string> =>
  plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
