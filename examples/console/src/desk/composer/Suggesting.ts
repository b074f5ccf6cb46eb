/**
 * Where this desk's proposed answers come from: its server finds them, and has them written if a service is set up there.
 *
 * @since 0.1.0
 */
import { failures } from "@pupitre/core/composer/AnswerWriter"
import { suggestedAnswers } from "@pupitre/core/composer/SuggestionQuery"
import type { Ports } from "@pupitre/core/composer/Suggestions"
import type { EventChannel } from "@pupitre/core/EventChannel"
import { read } from "@pupitre/core/Query"
import { useChannel } from "@pupitre/react-bindings/PupitreProvider"
import { useMemo } from "react"
import { learn } from "../../words/Speech.ts"
import { tokenOfSeat } from "../Session.ts"

learn(failures)

/** The sources of proposed answers, the same as long as the channel is; nothing while they are not wanted. */
export const usePorts = (wanted: boolean): Ports | undefined => {
  const channel = useChannel()
  return useMemo(() => (wanted ? portsOf(channel) : undefined), [channel, wanted])
}

const portsOf = (channel: EventChannel): Ports => ({
  search: async (asked) => {
    const found = read(suggestedAnswers, await channel.query(suggestedAnswers.name, asked))
    if (found === undefined) throw new Error("an answer of another version")
    return found
  },
  // Few conversations need it, and what reads the stream is not in the first load.
  write: async function* (asked, signal) {
    const { written } = await import("./WrittenAnswer.ts")
    yield* written(await tokenOfSeat(), asked, signal)
  },
})
