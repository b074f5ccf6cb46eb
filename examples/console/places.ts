/**
 * What the places of canned replies stand for on this desk: who the visitor and the agent are, the conversation, and the visitor's
 * custom data. The desk writes it into what an agent inserts, the server into the answers that it proposes.
 *
 * @since 0.1.0
 */
import type { Locale } from "@pupitre/core/Catalogue"
import type { Values } from "@pupitre/core/composer/Placeholders"
import type { Conversation } from "@pupitre/core/Conversation"
import type { Participant, Role } from "@pupitre/core/Participant"
import type { Declared } from "@pupitre/visitor-profile/CustomData"
import { current } from "@pupitre/visitor-profile/Identity"
import type { Profile } from "@pupitre/visitor-profile/Profile"
import { show } from "@pupitre/visitor-profile/Section"
import { CustomDataSection } from "@pupitre/visitor-profile/section/CustomDataSection"
import { keptBack } from "@pupitre/visitor-profile/Sensitivity"

/** The names that are not custom data, in the order in which they are offered. */
export const names = [
  "visitor.name",
  "visitor.firstName",
  "agent.name",
  "agent.firstName",
  "conversation.page",
  "conversation.id",
] as const

type Names = (typeof names)[number]

/** What values are read from. */
export interface Sources {
  readonly conversation: { readonly [Part in "id" | "visitor" | "page"]?: Conversation[Part] | undefined }
  /** Of the person behind the visitor. */
  readonly profile: Pick<Profile, "customData" | "identity">
  /** Who writes: what their role may not see is not known to them. */
  readonly agent: Participant | undefined
  readonly role: Role | undefined
  readonly declared: ReadonlyArray<Declared>
  /** The language of numbers, amounts and dates. */
  readonly locale: Locale
}

/** Everything that is known, without what the agent may not see. */
export const valuesOf = ({ conversation, profile, agent, role, declared, locale }: Sources): Values => {
  const view = { locale, now: 0, customKeys: declared, ...(role !== undefined && { role }) }
  const rows = show([CustomDataSection], profile, view).flatMap((section) => section.rows)
  // What the server has kept back is masked here once its key is known, and is nothing to write before either.
  const custom = rows.filter(({ key, masked, text }) => key.startsWith("data.") && masked !== true && text !== keptBack)
  const visitor = current(profile.identity)?.name ?? conversation.visitor?.name
  return {
    ...people(visitor, agent?._tag === "Agent" ? agent.name : undefined),
    "conversation.page": conversation.page?.title,
    "conversation.id": conversation.id,
    ...Object.fromEntries(custom.map((row) => [`custom.${row.key.slice("data.".length)}`, row.text])),
  }
}

/** What the visitor and the agent are called. */
export const people = (
  visitor: string | undefined,
  agent: string | undefined,
): Readonly<Record<Exclude<Names, `conversation.${string}`>, string | undefined>> => ({
  "visitor.name": visitor,
  "visitor.firstName": first(visitor),
  "agent.name": agent,
  "agent.firstName": first(agent),
})

const first = (name: string | undefined): string | undefined => name?.trim().split(/\s+/)[0]
