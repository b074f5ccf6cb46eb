/**
 * A wish from a form or a button on a stream other than the conversation's: what becomes of it, in words.
 *
 * @since 0.1.0
 */
import type { Call, Command, States } from "@pupitre/core/Command"
import type { TenantId } from "@pupitre/core/Id"
import type { StreamKey } from "@pupitre/core/StreamKey"
import { useChannel } from "@pupitre/react-bindings/PupitreProvider"
import { useConnection } from "@pupitre/react-bindings/useConnection"
import { useSelf } from "@pupitre/react-bindings/useSelf"
import { useEffect, useRef, useState } from "react"
import { useSpeech } from "../words/useSpeech.tsx"

/** A wish that can be made, and how the last one stands. */
export interface Wish<Input> {
  /** Makes it. Its outcome is told by `sending` and `refused`; `then` is called once it is stored. */
  readonly make: (input: Input, then?: () => void) => void
  /** Without an outcome yet: on its way, or kept until the connection is back. */
  readonly sending: "no" | "sent" | "kept"
  /** Why the last one was refused, in words. */
  readonly refused: string | undefined
  /** Forgets what the last one was refused for. */
  readonly forget: () => void
}

/** The wish of a command on a stream, or the same on several, named once the workspace is known. */
export const useStreamWish = <On extends keyof States, Input>(
  command: Command<string, On, Input>,
  stream: (tenant: TenantId) => StreamKey | ReadonlyArray<StreamKey>,
): Wish<Input> => {
  const speech = useSpeech()
  const channel = useChannel()
  const connection = useConnection()
  const tenant = useSelf()?.tenant as TenantId | undefined
  const [waiting, setWaiting] = useState(0)
  const [refused, setRefused] = useState<string>()
  const there = useRef(true)
  useEffect(() => {
    there.current = true
    return () => void (there.current = false)
  }, [])
  return {
    make: (input, then) => {
      if (tenant === undefined) return
      setRefused(undefined)
      setWaiting((n) => n + 1)
      const call = { name: command.name, input: input as Call["input"] }
      const outcomes = [stream(tenant)].flat().map((one) => channel.submit(one, call).outcome)
      void Promise.all(outcomes).then((all) => {
        if (!there.current) return
        setWaiting((n) => n - 1)
        const no = all.find(({ _tag }) => _tag !== "Stored")
        if (no === undefined || no._tag === "Stored") return then?.()
        setRefused(speech.because(no._tag === "Refused" ? no.rejection.reasons : [{ key: no.reason }]))
      })
    },
    sending: waiting === 0 ? "no" : connection._tag === "Online" ? "sent" : "kept",
    refused,
    forget: () => setRefused(undefined),
  }
}
