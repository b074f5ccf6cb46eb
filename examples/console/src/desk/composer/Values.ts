/**
 * What canned replies can name of the visitor, the agent and the conversation, as this desk knows it.
 *
 * @since 0.1.0
 */
import type { Values } from "@pupitre/core/composer/Placeholders"
import { useConversation } from "@pupitre/react-bindings/useConversation"
import { useSelf } from "@pupitre/react-bindings/useSelf"
import * as Profile from "@pupitre/visitor-profile/Profile"
import { useCallback, useMemo } from "react"
import { names, valuesOf } from "../../../places.ts"
import type { Speech } from "../../words/Speech.ts"
import { useSpeech } from "../../words/useSpeech.tsx"
import { useDeclared } from "../information/Declared.ts"
import { usePersonOf } from "../information/PersonOf.ts"
import { unknownPlaces } from "./UnknownPlaces.ts"

/** The values, and what each is called on this desk. */
export interface Known {
  readonly values: Values
  readonly label: (name: string) => string
}

/** What is known for the conversation on screen, without what this agent may not see. */
export const useKnown = (): Known => {
  const speech = useSpeech()
  const { visitor, page, id } = useConversation()
  const { participant: agent, role } = useSelf() ?? {}
  const { profile = Profile.empty } = usePersonOf(visitor?.id)
  const declared = useDeclared()
  return useMemo(() => {
    const conversation = { id, visitor, page }
    const labels = new Map(declared.map(({ key, label }) => [`custom.${key}`, label[speech.locale]]))
    return {
      values: valuesOf({ conversation, profile, agent, role, declared, locale: speech.locale }),
      label: (name) => labels.get(name) ?? named(name, speech),
    }
  }, [speech, visitor, page, id, profile, declared, role, agent])
}

/** The places of a text that name nothing this desk knows of, as they stand in it. */
export const useUnknown = (): ((text: string) => ReadonlyArray<string>) => {
  const declared = useDeclared()
  return useCallback(
    (text) =>
      unknownPlaces(
        text,
        names,
        declared.map(({ key }) => key),
      ),
    [declared],
  )
}

/** What a name is called. */
export const named = (name: string, speech: Speech): string => {
  const known = names.find((one) => one === name)
  return known === undefined ? name.replace(/^custom\./, "") : speech.say(`place.${known}`)
}
