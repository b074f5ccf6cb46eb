/**
 * A problem's status, severity and category in words.
 *
 * @since 0.1.0
 */
import * as Problems from "@pupitre/actions/Problems"
import { categories, severities } from "@pupitre/actions/ReportProblem"
import type { ProblemSeverity, ProblemStatus } from "@pupitre/core/Fact"
import type { Speech } from "../words/Speech.ts"
import { useSpeech } from "../words/useSpeech.tsx"
import "./Problems.css"
import type { Tone } from "./State.tsx"
import { State } from "./State.tsx"

/** How far a report has got. */
export const Status = ({ of }: { readonly of: ProblemStatus }) => {
  const speech = useSpeech()
  return <State tone={tones[of]}>{Problems.statuses[of][speech.locale]}</State>
}

/** How bad a problem is. */
export const Severity = ({ of }: { readonly of: ProblemSeverity }) => {
  const speech = useSpeech()
  return (
    <span className="pu-severity" data-severity={of}>
      {severities[of][speech.locale]}
    </span>
  )
}

/** The words of a category: the team's, or the key that was stored. */
export const categoryWords = (category: string, speech: Speech): string =>
  Object.hasOwn(categories, category) ? (categories[category]?.[speech.locale] ?? category) : category

const tones: Readonly<Record<ProblemStatus, Tone>> = {
  new: "amber",
  acknowledged: "accent",
  inProgress: "accent",
  resolved: "quiet",
  rejected: "quiet",
  duplicate: "quiet",
}
