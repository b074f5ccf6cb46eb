/**
 * The information pane of the conversation on screen: the fold of the visitor's own stream, looked at now.
 *
 * @since 0.1.0
 */
import type { ConversationSummary } from "@pupitre/core/ConversationSummary"
import type { VisitorId } from "@pupitre/core/Id"
import { useProfile } from "@pupitre/react-bindings/useProfile"
import { useSelf } from "@pupitre/react-bindings/useSelf"
import { useSignal } from "@pupitre/react-bindings/useSignal"
import { timeZoneCountry } from "@pupitre/visitor-profile/adapter/TimeZoneCountry"
import { userAgent } from "@pupitre/visitor-profile/adapter/UserAgent"
import { current } from "@pupitre/visitor-profile/Identity"
import * as Profile from "@pupitre/visitor-profile/Profile"
import type { View } from "@pupitre/visitor-profile/Section"
import { PagesSection } from "@pupitre/visitor-profile/section/JourneySection"
import { useCallback, useMemo, useState } from "react"
import { useSpeech } from "../words/useSpeech.tsx"
import { useNow } from "./Clock.ts"
import { CustomerRecord } from "./CustomerRecord.tsx"
import { useDeclared } from "./Declared.ts"
import { InformationPane } from "./InformationPane.tsx"

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
  const profile = useProfile(visitor)
  const customKeys = useDeclared()
  const presence = useSignal("Presence", "Visitor")
  const gone = presence === undefined ? summary?.visitorGone === true : !presence.signal.online
  // Whoever was gone before this pane looked left at some moment after the last thing they did.
  const [seen, setSeen] = useState(false)
  if (presence?.signal.online === true && !seen) setSeen(true)
  const said = summary?.last?.by === "visitor" ? summary.last.at : 0
  const lastSign = Math.max(said, profile.journey.pages.items.at(-1)?.at ?? 0)
  const leftAt = !gone ? undefined : seen && presence !== undefined ? presence.at : lastSign
  const [open, setOpen] = useState(false)
  const onRecord = useCallback(() => setOpen(true), [])
  const view = useMemo(
    (): View => ({
      locale: speech.locale,
      now,
      readers,
      customKeys,
      ...(role !== undefined && { role }),
      ...(leftAt !== undefined && { leftAt }),
    }),
    [speech, now, customKeys, role, leftAt],
  )
  const known = profile !== Profile.empty
  return (
    <>
      <InformationPane
        sections={known ? Profile.sections(profile, view) : undefined}
        pages={known ? (Profile.sections(profile, view, lastPages)[0]?.rows.slice(0, shownPages) ?? []) : []}
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

const readers = { agent: userAgent, country: timeZoneCountry } as const
const lastPages = [PagesSection]
/** How many of the last pages the pane lists; the thread has them all. */
const shownPages = 5
