/**
 * What canned replies can name of the visitor, the agent and the conversation, as this desk knows it.
 *
 * @since 0.1.0
 */
import type { Values } from "@pupitre/core/composer/Placeholders"
import { useConversation } from "@pupitre/react-bindings/useConversation"
import { useSelf } from "@pupitre/react-bindings/useSelf"
import { CustomDataSection } from "@pupitre/visitor-profile/section/CustomDataSection"
import { current } from "@pupitre/visitor-profile/Identity"
import * as Profile from "@pupitre/visitor-profile/Profile"
import { show } from "@pupitre/visitor-profile/Section"
import { useCallback, useMemo } from "react"
import type { Speech } from "../../words/Speech.ts"
import { useSpeech } from "../../words/useSpeech.tsx"
import { useDeclared } from "../information/Declared.ts"
import { usePersonOf } from "../information/PersonOf.ts"
import { unknownPlaces } from "./UnknownPlaces.ts"

/** The names that are not custom data, in the order in which they are offered. */
export const names = [
  "visitor.name",
  "visitor.firstName",
  "agent.name",
  "agent.firstName",
  "conversation.page",
  "conversation.id",
] as const

/** The values, and what each is called on this desk. */
export interface Known {
  readonly values: Values
  readonly label: (name: string) => string
}

/** What is known for the conversation on screen, without what this agent may not see. */
export const useKnown = (): Known => {
  const speech = useSpeech()
  const conversation = useConversation()
  const self = useSelf()
  const { profile = Profile.empty } = usePersonOf(conversation.visitor?.id)
  const customKeys = useDeclared()
  const role = self?.role
  const agent = self?.participant._tag === "Agent" ? self.participant.name : undefined
  const { visitor, page, id } = conversation
  return useMemo(() => {
    const view = { locale: speech.locale, now: 0, customKeys, ...(role !== undefined && { role }) }
    const rows = show([CustomDataSection], profile, view).flatMap((section) => section.rows)
    const custom = rows.filter((row) => row.key.startsWith("data.") && row.masked !== true)
    const values: Record<string, string | undefined> = {
      ...own(current(profile.identity)?.name ?? visitor?.name, agent, page?.title, id),
      ...Object.fromEntries(custom.map((row) => [`custom.${row.key.slice("data.".length)}`, row.text])),
    }
    const labels = new Map(customKeys.map(({ key, label }) => [`custom.${key}`, label[speech.locale]]))
    return { values, label: (name) => labels.get(name) ?? named(name, speech) }
  }, [speech, visitor, page, id, profile, customKeys, role, agent])
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

type Names = (typeof names)[number]

const own = (
  visitor: string | undefined,
  agent: string | undefined,
  page: string | undefined,
  id: string | undefined,
): Readonly<Record<Names, string | undefined>> => ({
  "visitor.name": visitor,
  "visitor.firstName": first(visitor),
  "agent.name": agent,
  "agent.firstName": first(agent),
  "conversation.page": page,
  "conversation.id": id,
})

const first = (name: string | undefined): string | undefined => name?.trim().split(/\s+/)[0]
