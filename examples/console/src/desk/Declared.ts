/**
 * The keys of custom data that managers have declared, asked for when a conversation is opened.
 *
 * @since 0.1.0
 */
import { useChannel } from "@pupitre/react-bindings/PupitreProvider"
import type { Declared } from "@pupitre/visitor-profile/CustomData"
import { customKeys } from "@pupitre/visitor-profile/CustomKeys"
import { useEffect, useState } from "react"

/** The declared keys; none until they have been read, and where they cannot be: then values show as they came. */
export const useDeclared = (): ReadonlyArray<Declared> => {
  const channel = useChannel()
  const [declared, setDeclared] = useState(held)
  useEffect(() => {
    let here = true
    channel.query("declaredKeys", {}).then(
      (answer) => {
        held = Array.isArray(answer) ? answer.flatMap((item) => customKeys.decode(item) ?? []) : []
        if (here) setDeclared(held)
      },
      () => undefined,
    )
    return () => {
      here = false
    }
  }, [channel])
  return declared
}

/** As last read, so that the next conversation does not begin without them. */
let held: ReadonlyArray<Declared> = []
