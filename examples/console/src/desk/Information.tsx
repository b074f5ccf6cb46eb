/**
 * The information pane of the conversation on screen: the fold of the visitor's own stream, looked at now.
 *
 * @since 0.1.0
 */
import type { ConversationSummary } from "@pupitre/core/ConversationSummary"
import type { VisitorId } from "@pupitre/core/Id"
import { useProfile } from "@pupitre/react-bindings/useProfile"
import { useSignal } from "@pupitre/react-bindings/useSignal"
import { timeZoneCountry } from "@pupitre/visitor-profile/adapter/TimeZoneCountry"
import { userAgent } from "@pupitre/visitor-profile/adapter/UserAgent"
import * as Profile from "@pupitre/visitor-profile/Profile"
import type { Shown } from "@pupitre/visitor-profile/Section"
import { useMemo, useState } from "react"
import { useSpeech } from "../words/useSpeech.tsx"
import { useNow } from "./Clock.ts"
import { InformationPane } from "./InformationPane.tsx"

/** The information pane of a visitor. */
export const Information = ({
  visitor,
  summary,
}: {
  readonly visitor: VisitorId | undefined
  readonly summary: ConversationSummary | undefined
}) => {
  const speech = useSpeech()
  const now = useNow(1000)
  const profile = useProfile(visitor)
  const presence = useSignal("Presence", "Visitor")
  const gone = presence === undefined ? summary?.visitorGone === true : !presence.signal.online
  // Whoever was gone before this pane looked left at some moment after the last thing they did.
  const [seen, setSeen] = useState(false)
  if (presence?.signal.online === true && !seen) setSeen(true)
  const said = summary?.last?.by === "visitor" ? summary.last.at : 0
  const lastSign = Math.max(said, profile.journey.pages.items.at(-1)?.at ?? 0)
  const leftAt = !gone ? undefined : seen && presence !== undefined ? presence.at : lastSign
  const sections = useMemo(
    (): ReadonlyArray<Shown> | undefined =>
      profile === Profile.empty
        ? undefined
        : Profile.sections(profile, {
            locale: speech.locale,
            now,
            readers,
            ...(leftAt !== undefined && { leftAt }),
          }),
    [profile, speech, now, leftAt],
  )
  return <InformationPane sections={sections} />
}

const readers = { agent: userAgent, country: timeZoneCountry } as const
