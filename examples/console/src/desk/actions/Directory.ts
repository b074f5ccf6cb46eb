/**
 * Whom a visitor can be given to, asked for while something shows it and again every few seconds: people come and go.
 *
 * @since 0.1.0
 */
import type { Entry } from "@pupitre/actions/Directory"
import { directory } from "@pupitre/actions/Directory"
import { read } from "@pupitre/core/Query"
import { useChannel } from "@pupitre/react-bindings/PupitreProvider"
import { useEffect, useState } from "react"
import type { Shelf } from "./Shelf.ts"

/** Milliseconds after which it is asked for again. */
const every = 4_000

/** Everyone; what was read last stays when the server does not answer. */
export const useDirectory = (): Shelf<Entry> => {
  const channel = useChannel()
  const [entries, setEntries] = useState<Shelf<Entry>>({ _tag: "Loading" })
  useEffect(() => {
    let left = false
    const ask = (): void => {
      channel.query(directory.name, { text: "" }).then(
        (answer) => {
          const items = read(directory, answer)
          if (!left) setEntries(items === undefined ? { _tag: "Failed" } : { _tag: "Loaded", items })
        },
        () => {
          if (!left) setEntries((before) => (before._tag === "Loading" ? { _tag: "Failed" } : before))
        },
      )
    }
    ask()
    const timer = setInterval(ask, every)
    return () => {
      left = true
      clearInterval(timer)
    }
  }, [channel])
  return entries
}
