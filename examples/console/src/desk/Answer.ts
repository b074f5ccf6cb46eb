/**
 * What the server answers to a question that stays: asked anew from time to time, and when the page is looked at again.
 *
 * @since 0.1.0
 */
import { useChannel } from "@pupitre/react-bindings/PupitreProvider"
import { useEffect, useState } from "react"

/** Milliseconds between two questions, while the page is looked at. */
const every = 10_000

/**
 * What `read` makes of the last answer that it makes anything of; nothing before, nor for no input. Keep `read` the same
 * between renders.
 */
export const useAnswer = <A>(
  name: string,
  input: object | undefined,
  read: (answer: unknown) => A | undefined,
): A | undefined => {
  const channel = useChannel()
  const asked = input === undefined ? undefined : JSON.stringify(input)
  const [answered, setAnswered] = useState<{ readonly to: string; readonly text: string; readonly answer: A }>()
  useEffect(() => {
    if (asked === undefined) return
    let here = true
    const ask = (): void => {
      if (document.visibilityState === "hidden") return
      channel.query(name, JSON.parse(asked)).then(
        (told) => {
          const answer = read(told)
          if (!here || answer === undefined) return
          const text = JSON.stringify(answer)
          // What says the same renders nothing.
          setAnswered((before) => (before?.to === asked && before.text === text ? before : { to: asked, text, answer }))
        },
        // The next one may be answered.
        () => undefined,
      )
    }
    ask()
    const timer = setInterval(ask, every)
    document.addEventListener("visibilitychange", ask)
    return () => {
      here = false
      clearInterval(timer)
      document.removeEventListener("visibilitychange", ask)
    }
  }, [channel, name, asked, read])
  return answered?.to === asked ? answered?.answer : undefined
}
