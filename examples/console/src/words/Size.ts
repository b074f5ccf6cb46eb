/**
 * A number of bytes in words, as files are measured: 340 kB, 2.4 MB.
 *
 * @since 0.1.0
 */

/** A number of bytes in the largest unit that leaves a number before the point, in a language as BCP 47 names it. */
export const sizeIn = (language: string, bytes: number): string => {
  const large = bytes >= 999_500
  return new Intl.NumberFormat(language, {
    style: "unit",
    unit: large ? "megabyte" : "kilobyte",
    maximumFractionDigits: large && bytes < 9_950_000 ? 1 : 0,
  }).format(large ? bytes / 1e6 : Math.max(1, bytes / 1e3))
}
