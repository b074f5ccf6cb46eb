/**
 * What a manager is asked when a problem is rejected, or is found to repeat another.
 *
 * @since 0.1.0
 */
import type { Report } from "@pupitre/actions/Problems"
import * as Problems from "@pupitre/actions/Problems"
import type { ReportId } from "@pupitre/core/Id"
import { useState } from "react"
import "../design/Form.css"
import { Notice } from "../design/Notice.tsx"
import { ReasonForm } from "../design/ReasonForm.tsx"
import { Sheet } from "../design/Sheet.tsx"
import { useSpeech } from "../words/useSpeech.tsx"
import { FormFoot } from "../design/FormFoot.tsx"
import { Wrong } from "../design/Wrong.tsx"
import { Status } from "./ProblemWords.tsx"
import { Stamp } from "./Stamp.tsx"
import { plain, Seek } from "./Tools.tsx"
import type { Wish } from "../wish/useStreamWish.ts"

interface Asked {
  readonly open: boolean
  readonly sending: Wish<never>["sending"]
  readonly refused: string | undefined
  readonly onClose: () => void
}

/** Why a problem is rejected. */
export const RejectForm = ({ open, onReject, ...asked }: Asked & { readonly onReject: (reason: string) => void }) => {
  const speech = useSpeech()
  return (
    <Sheet
      open={open}
      title={speech.say("problem.rejectTitle")}
      closeLabel={speech.say("dialog.close")}
      onClose={asked.onClose}
    >
      <Reject onReject={onReject} {...asked} />
    </Sheet>
  )
}

const Reject = ({
  sending,
  refused,
  onReject,
  onClose,
}: Omit<Asked, "open"> & { readonly onReject: (reason: string) => void }) => {
  const speech = useSpeech()
  return (
    <ReasonForm
      sending={sending}
      refused={refused}
      label={speech.say("problem.reason")}
      hint={speech.say("problem.reasonHint")}
      missing={speech.say("problem.reasonMissing")}
      confirm={speech.say("problem.reject")}
      look="danger"
      onSend={onReject}
      onCancel={onClose}
    />
  )
}

/** Which problem another one repeats. */
export const DuplicateForm = ({
  open,
  onChoose,
  problems,
  report,
  ...asked
}: Asked & {
  readonly problems: Problems.Problems
  readonly report: Report
  readonly onChoose: (original: ReportId) => void
}) => {
  const speech = useSpeech()
  return (
    <Sheet
      open={open}
      title={speech.say("problem.duplicateTitle")}
      closeLabel={speech.say("dialog.close")}
      onClose={asked.onClose}
    >
      <Duplicate problems={problems} report={report} onChoose={onChoose} {...asked} />
    </Sheet>
  )
}

const Duplicate = ({
  problems,
  report,
  sending,
  refused,
  onChoose,
  onClose,
}: Omit<Asked, "open"> & {
  readonly problems: Problems.Problems
  readonly report: Report
  readonly onChoose: (original: ReportId) => void
}) => {
  const speech = useSpeech()
  const likely = Problems.alike(problems, report)
  const [sought, setSought] = useState("")
  const [original, setOriginal] = useState(likely[0]?.reportId)
  const [asked, setAsked] = useState(false)
  const others = problems.reports
    .filter(
      (one) => one.reportId !== report.reportId && one.status !== "duplicate" && !likely.some((same) => same === one),
    )
    .toReversed()
  const wanted = plain(sought.trim())
  const found = (of: ReadonlyArray<Report>): ReadonlyArray<Report> =>
    of.filter(({ description, page }) => plain(`${description} ${page?.url ?? ""}`).includes(wanted))
  const groups = [
    ["problem.duplicateLikely", found(likely)],
    ["problem.duplicateOther", found(others).slice(0, 50)],
  ] as const
  return (
    <form
      className="pu-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        if (original !== undefined && sending === "no") onChoose(original)
      }}
    >
      <div className="pu-form-fields">
        {refused !== undefined && <Notice tone="red">{refused}</Notice>}
        <Seek label={speech.say("problem.duplicateSearch")} value={sought} onSeek={setSought} />
        {groups.map(
          ([title, some]) =>
            some.length > 0 && (
              <fieldset key={title} className="pu-originals">
                <legend className="pu-field-label">{speech.say(title)}</legend>
                {some.map((one) => (
                  <label key={one.reportId} className="pu-original">
                    <input
                      type="radio"
                      name="original"
                      checked={original === one.reportId}
                      onChange={() => setOriginal(one.reportId)}
                    />
                    <span className="pu-original-words">
                      <bdi className="pu-table-main">{one.description}</bdi>
                      <span className="pu-table-more">
                        <Stamp at={one.at} />
                        {one.page !== undefined && ` · ${new URL(one.page.url).pathname}`}
                      </span>
                    </span>
                    <Status of={one.status} />
                  </label>
                ))}
              </fieldset>
            ),
        )}
        {groups.every(([, some]) => some.length === 0) && (
          <p className="pu-section-note" role="status">
            {speech.say("problem.duplicateNone")}
          </p>
        )}
        {asked && original === undefined && <Wrong>{speech.say("problem.duplicateMissing")}</Wrong>}
      </div>
      <FormFoot sending={sending} onCancel={onClose} confirm={speech.say("problem.duplicate")} />
    </form>
  )
}
