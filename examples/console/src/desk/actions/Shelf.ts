/**
 * A shelf of the library, asked for when a dialog opens and again when it turns out to have changed.
 *
 * @since 0.1.0
 */
import { useChannel } from "@pupitre/react-bindings/PupitreProvider"
import { useCallback, useEffect, useRef, useState } from "react"
import type { Read } from "./Library.ts"

/** A shelf as far as it has been read. */
export type Shelf<Item> =
  | { readonly _tag: "Loading" }
  | { readonly _tag: "Failed" }
  | { readonly _tag: "Loaded"; readonly items: ReadonlyArray<Item> }

/** A shelf, and the way to ask for it again. */
export const useShelf = <Item>({ query, learn }: Read<Item>): readonly [Shelf<Item>, () => void] => {
  const channel = useChannel()
  const [shelf, setShelf] = useState<Shelf<Item>>({ _tag: "Loading" })
  const here = useRef(true)
  const ask = useCallback(() => {
    const show = (next: Shelf<Item>): void => {
      if (here.current) setShelf(next)
    }
    channel.query(query.name, { text: "" }).then(
      (answer) => show({ _tag: "Loaded", items: learn(answer) }),
      () => show({ _tag: "Failed" }),
    )
  }, [channel, query, learn])
  useEffect(() => {
    here.current = true
    ask()
    return () => {
      here.current = false
    }
  }, [ask])
  return [shelf, ask]
}
