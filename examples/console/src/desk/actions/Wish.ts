/**
 * A wish made from a form that stays until it is granted: on its way, kept while the desk is offline, or refused in
 * place.
 *
 * A form that is left meanwhile leaves the wish to its row in the thread.
 *
 * @since 0.1.0
 */
import type { Command } from "@pupitre/core/Command"
import type { Reason } from "@pupitre/core/Reason"
import { useWindow } from "@pupitre/react-bindings/ConversationProvider"
import { useConnection } from "@pupitre/react-bindings/useConnection"
import { useSubmit } from "@pupitre/react-bindings/useSubmit"
import { useEffect, useRef, useState } from "react"

/** How far a wish has got: not made, on its way, or kept until the connection is back. */
export type Sending = "no" | "sent" | "kept"

/** A wish of a form. */
export interface Wish<Input> {
  readonly sending: Sending
  /** Why the last one was refused; none before, and none while one is on its way. */
  readonly refused: ReadonlyArray<Reason>
  readonly make: (input: Input) => void
}

/** A wish of a form; `onGranted` is called when it is stored, while the form is there. */
export const useWish = <Input>(command: Command<string, "conversation", Input>, onGranted: () => void): Wish<Input> => {
  const window = useWindow()
  const submit = useSubmit(command)
  const connection = useConnection()
  const [going, setGoing] = useState(false)
  const [refused, setRefused] = useState<ReadonlyArray<Reason>>([])
  const here = useRef(true)
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
    }
  }, [])
  return {
    sending: !going ? "no" : connection._tag === "Online" ? "sent" : "kept",
    refused,
    make: (input) => {
      setGoing(true)
      setRefused([])
      const { commandId, outcome } = submit(input)
      void outcome.then((result) => {
        if (!here.current) return
        setGoing(false)
        if (result._tag === "Stored") return onGranted()
        // Said here, it needs no row that says it again.
        window.dismiss(commandId)
        setRefused(result._tag === "Refused" ? result.rejection.reasons : [{ key: result.reason }])
      })
    },
  }
}
