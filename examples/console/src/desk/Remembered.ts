/**
 * A choice about the desk's looks that outlives the page.
 *
 * @since 0.1.0
 */
import { useCallback, useState } from "react"

/** A yes or no remembered on this device, and its first value when nothing is remembered. */
export const useRemembered = (name: string, first: () => boolean): readonly [boolean, (value: boolean) => void] => {
  const [value, setValue] = useState(() => {
    try {
      const held = localStorage.getItem(`pupitre.${name}`)
      return held === null ? first() : held === "yes"
    } catch {
      return first()
    }
  })
  const remember = useCallback(
    (next: boolean) => {
      setValue(next)
      try {
        localStorage.setItem(`pupitre.${name}`, next ? "yes" : "no")
      } catch {
        // Storage is off: the choice lasts as long as the page.
      }
    },
    [name],
  )
  return [value, remember]
}
