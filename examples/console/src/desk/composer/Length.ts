/**
 * How long a reply is, as its channel counts it, and as how many messages it would go. Counted from keystroke to keystroke,
 * and its parts once the hand rests.
 *
 * @since 0.1.0
 */
import { counter } from "@pupitre/core/Graphemes"
import type { TextLimit } from "@pupitre/core/TextLimit"
import { everywhere, exceeded, measure } from "@pupitre/core/TextLimit"
import { useDeferredValue, useEffect, useMemo, useState } from "react"

/** How long a reply is. */
export interface Length {
  /** In what people see as one character. */
  readonly characters: number
  /** In short messages, where the channel counts these. */
  readonly sms?: number
  /** The limit that it goes past. */
  readonly over?: TextLimit
  /** What it would go as when it is past a limit; absent until that is known, empty when it cannot be split. */
  readonly parts?: ReadonlyArray<string>
}

/** How long a reply is on a channel with these limits beside those of every channel. */
export const useLength = (text: string, limits: ReadonlyArray<TextLimit>): Length => {
  const [count] = useState(counter)
  const characters = count(text)
  const all = useMemo(() => [...limits, ...everywhere], [limits])
  const over = exceeded(text, all, count)
  const long = useDeferredValue(over === undefined ? undefined : text)
  const [found, setFound] = useState<{ readonly of: string; readonly parts: ReadonlyArray<string> }>()
  useEffect(() => {
    if (long === undefined) return
    let here = true
    import("@pupitre/core/composer/Splitting").then(
      ({ split }) => here && setFound({ of: long, parts: split(long, all) ?? [] }),
      // Not fetched this time: that it is too long is said anyway.
      () => undefined,
    )
    return () => {
      here = false
    }
  }, [long, all])
  return {
    characters,
    ...(limits.some(({ unit }) => unit === "sms") && { sms: measure(text, "sms") }),
    ...(over !== undefined && { over }),
    ...(over !== undefined && found?.of === text && { parts: found.parts }),
  }
}
