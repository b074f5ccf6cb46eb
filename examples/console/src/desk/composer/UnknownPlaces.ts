/**
 * The places of a canned reply that name nothing this desk knows of, to be told whoever writes it or brings it in.
 *
 * @since 0.1.0
 */
import { places } from "@pupitre/core/composer/Placeholders"

/**
 * Those of a text, each once and as it stands there, that are none of `names` and no custom data of the keys `declared`. Where
 * none is declared any custom data may come.
 */
export const unknownPlaces = (
  text: string,
  names: ReadonlyArray<string>,
  declared: ReadonlyArray<string>,
): ReadonlyArray<string> => {
  const known = new Set([...names, ...declared.map((key) => `custom.${key}`)])
  const unknown = places(text).filter(
    ({ name }) => !known.has(name) && !(declared.length === 0 && /^custom\.[^{}]/.test(name)),
  )
  return [...new Set(unknown.map(({ from, to }) => text.slice(from, to)))]
}
