/**
 * The information pane of the conversation on screen: the fold of the streams of the person, looked at now.
 *
 * @since 0.1.0
 */
import type { ConversationSummary } from "@pupitre/core/ConversationSummary"
import type { VisitorId } from "@pupitre/core/Id"
import { useSelf } from "@pupitre/react-bindings/useSelf"
import { useSignal } from "@pupitre/react-bindings/useSignal"
import { timeZoneCountry } from "@pupitre/visitor-profile/adapter/TimeZoneCountry"
import { userAgent } from "@pupitre/visitor-profile/adapter/UserAgent"
import { maySet } from "@pupitre/visitor-profile/CustomData"
import { current } from "@pupitre/visitor-profile/Identity"
import * as Profile from "@pupitre/visitor-profile/Profile"
import type { Shown, View } from "@pupitre/visitor-profile/Section"
import { PagesSection } from "@pupitre/visitor-profile/section/JourneySection"
import { useCallback, useMemo, useState } from "react"
import { visits } from "../../../visits.ts"
import { useSpeech } from "../../words/useSpeech.tsx"
import { useNow } from "../Clock.ts"
import { CustomDataForm } from "./CustomDataForm.tsx"
import { useDeclared } from "./Declared.ts"
import type { Typing } from "./InformationPane.tsx"
import { InformationPane } from "./InformationPane.tsx"
import { LampsSection } from "./LampsSection.ts"
import { usePersonOf } from "./PersonOf.ts"
import { CustomerRecord } from "../window/WindowParts.tsx"

/** The information pane of a visitor, and the customer record that opens from it. */
export const Information = ({
  visitor,
  name,
  summary,
}: {
  readonly visitor: VisitorId | undefined
  /** What the visitor is called on this desk. */
  readonly name: string
  readonly summary: ConversationSummary | undefined
}) => {
  const speech = useSpeech()
  const now = useNow(1000)
  const role = useSelf()?.role
  const { profile = Profile.empty, shared } = usePersonOf(visitor)
  const customKeys = useDeclared()
  const presence = useSignal("Presence", "Visitor")
  const gone = presence === undefined ? summary?.visitorGone === true : !presence.signal.online
  const online = presence?.signal.online
  // Who is seen to go left then, however often it is told again; who was gone before this pane looked, at some moment after the
  // last thing they did.
  const [seen, setSeen] = useState<{ readonly online?: boolean; readonly leftAt?: number }>({})
  if (presence !== undefined && presence.signal.online !== seen.online)
    setSeen({ online: presence.signal.online, ...(seen.online === true && { leftAt: presence.at }) })
  const said = summary?.last?.by === "visitor" ? summary.last.at : 0
  const lastSign = Math.max(said, profile.journey.pages.items.at(-1)?.at ?? 0)
  const leftAt = gone ? (seen.leftAt ?? lastSign) : undefined
  const [open, setOpen] = useState(false)
  const onRecord = useCallback(() => setOpen(true), [])
  const view = useMemo(
    (): View => ({
      locale: speech.locale,
      now,
      readers,
      customKeys,
      timeZone: here,
      visits,
      ...(role !== undefined && { role }),
      ...(online !== undefined && { online }),
      ...(leftAt !== undefined && { leftAt }),
    }),
    [speech, now, customKeys, role, online, leftAt],
  )
  const known = profile !== Profile.empty
  const suspect = shared === undefined ? undefined : speech.say("information.shared")
  const sections = known ? Profile.sections(profile, view, all).map((one) => marked(one, suspect)) : undefined
  const typing = useMemo((): Typing | undefined => {
    if (visitor === undefined || (role !== "agent" && role !== "manager")) return undefined
    const may = maySet(customKeys)
    const held = new Map(profile.customData.items.map(({ id, value }) => [id, value]))
    const choices = customKeys.filter(({ key, sensitivity }) => may(key, "agent") && sensitivity !== "secret")
    return {
      may: (row) => row.key.startsWith(dataRow) && row.masked !== true && may(row.key.slice(dataRow.length), "agent"),
      // eslint-disable-next-line react/no-unstable-nested-components -- called by the pane, and no component
      form: (row, onDone) => {
        const key = row?.key.slice(dataRow.length)
        const value = key === undefined ? undefined : held.get(key)
        return (
          <CustomDataForm
            key={key}
            visitor={visitor}
            choices={key === undefined ? choices.filter((one) => (held.get(one.key) ?? null) === null) : choices}
            {...(row !== undefined &&
              key !== undefined &&
              value !== undefined &&
              value !== null && { at: { key, label: row.label, value } })}
            onDone={onDone}
          />
        )
      },
    }
  }, [visitor, role, customKeys, profile.customData])
  return (
    <>
      <InformationPane
        sections={sections}
        pages={known ? (Profile.sections(profile, view, lastPages)[0]?.rows ?? []) : []}
        now={now}
        typing={typing}
        onLink={onRecord}
      />
      {visitor !== undefined && (
        <CustomerRecord
          open={open}
          visitor={visitor}
          name={current(profile.identity)?.name ?? name}
          current={summary?.id}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

/** The custom data with a word on an id that cannot be one person's, if what the visitor's own stream says did not tell. */
const marked = (section: Shown, suspect: string | undefined): Shown => {
  const { key, badges = [] } = section
  if (suspect === undefined || key !== "customData" || badges.some((badge) => badge.key === "shared")) return section
  return { ...section, badges: [...badges, { key: "shared", text: suspect, tone: "warning" }] }
}

const readers = { agent: userAgent, country: timeZoneCountry } as const
const lastPages = [PagesSection]
/** The sections of the pane: those that any site has, then the shop's own. */
const all = [...Profile.standard, LampsSection]
/** Days begin where the desk is. */
const here = Intl.DateTimeFormat().resolvedOptions().timeZone
/** What the rows of custom data are named by, before the key. */
const dataRow = "data."
