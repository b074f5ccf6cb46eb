/**
 * The problems that agents reported of the site: the list, what it is narrowed by, and one of them in detail.
 *
 * @since 0.1.0
 */
import type { Report } from "@pupitre/actions/Problems"
import * as Problems from "@pupitre/actions/Problems"
import { categories, severities } from "@pupitre/actions/ReportProblem"
import type { ProblemSeverity, ProblemStatus } from "@pupitre/core/Fact"
import { Toggle } from "@base-ui/react/toggle"
import { ToggleGroup } from "@base-ui/react/toggle-group"
import { Flag } from "lucide-react"
import { Blank } from "../design/Notice.tsx"
import { name } from "../desk/Who.ts"
import { useSpeech } from "../words/useSpeech.tsx"
import * as Address from "./Address.ts"
import { Listing } from "./Listing.tsx"
import { follow, problems as fold } from "./ManagerFrame.tsx"
import { ProblemDetail } from "./ProblemDetail.tsx"
import { categoryWords, Severity, Status } from "./ProblemWords.tsx"
import "./Problems.css"
import { Stamp } from "./Stamp.tsx"
import { Pick, Seek } from "./Tools.tsx"
import { useStream } from "./useStream.ts"

/** The problems that agents reported of the site. */
export const ProblemsPage = () => {
  const speech = useSpeech()
  const followed = useStream("problems", fold)
  const { open } = Address.usePlace()
  const [status, setStatus] = Address.useFilter("status")
  const [category, setCategory] = Address.useFilter("category")
  const [severity, setSeverity] = Address.useFilter("severity")
  const [text, setText] = Address.useFilter("q")
  const { state, whole, refused } = followed
  const narrowed = {
    ...(category !== "" && { category }),
    ...(isSeverity(severity) && { severity }),
    text,
  }
  const shown = Problems.matching(state, { ...narrowed, ...(isStatus(status) && { status: [status] }) })
  const counted = Problems.matching(state, narrowed)
  const known = [...new Set([...Object.keys(categories), ...state.reports.map((report) => report.category)])]
  const report = state.reports.find(({ reportId }) => reportId === open)
  return (
    <div className="pu-section" data-open={open !== undefined}>
      <div className="pu-section-list">
        <header className="pu-section-head">
          <h2 tabIndex={-1}>{speech.say("manager.problemsLong")}</h2>
          {whole && <span className="pu-section-note">{speech.count("problem.count", shown.length)}</span>}
          {refused === undefined && state.reports.length > 0 && (
            <span className="pu-section-end">
              <Seek label={speech.say("manager.search")} value={text} onSeek={setText} />
            </span>
          )}
        </header>
        {refused === undefined && state.reports.length > 0 && (
          <div className="pu-section-tools">
            <ToggleGroup
              className="pu-switch"
              aria-label={speech.say("problem.status")}
              value={[isStatus(status) ? status : "all"]}
              onValueChange={([next]) => setStatus(next === undefined || next === "all" ? "" : next)}
            >
              <Toggle value="all">
                {speech.say("manager.all")} <small>{speech.number(counted.length)}</small>
              </Toggle>
              {statuses.map((each) => (
                <Toggle key={each} value={each}>
                  {Problems.statuses[each][speech.locale]}{" "}
                  <small>{speech.number(counted.filter((one) => one.status === each).length)}</small>
                </Toggle>
              ))}
            </ToggleGroup>
            <Pick
              label={speech.say("problem.category")}
              value={category}
              options={known.map((each) => [each, categoryWords(each, speech)])}
              onPick={setCategory}
            />
            <Pick
              label={speech.say("problem.severity")}
              value={isSeverity(severity) ? severity : ""}
              options={levels.map((each) => [each, severities[each][speech.locale]])}
              onPick={setSeverity}
            />
          </div>
        )}
        <Listing
          followed={followed}
          size={state.reports.length}
          shown={shown.length}
          onClear={() => {
            setStatus("")
            setCategory("")
            setSeverity("")
            setText("")
          }}
          empty={
            <Blank icon={<Flag size={24} aria-hidden />} title={speech.say("problem.emptyTitle")}>
              {speech.say("problem.empty")}
            </Blank>
          }
        >
          <div className="pu-table-box">
            <table className="pu-table" aria-label={speech.say("problem.table")}>
              <thead>
                <tr>
                  <th>{speech.say("problem.what")}</th>
                  <th className="pu-aside">{speech.say("problem.category")}</th>
                  <th>{speech.say("problem.severity")}</th>
                  <th>{speech.say("problem.status")}</th>
                  <th className="pu-aside">{speech.say("problem.who")}</th>
                  <th>{speech.say("problem.when")}</th>
                </tr>
              </thead>
              <tbody>
                {shown.map((one) => (
                  <Line key={one.reportId} report={one} selected={one.reportId === open} />
                ))}
              </tbody>
            </table>
          </div>
        </Listing>
      </div>
      {open !== undefined && (
        <ProblemDetail key={open} problems={state} report={report} loading={!whole && refused === undefined} />
      )}
    </div>
  )
}

const Line = ({ report, selected }: { readonly report: Report; readonly selected: boolean }) => {
  const speech = useSpeech()
  const { reportId, title, description, page, category, severity, status, by, at } = report
  return (
    <tr data-opens="" data-selected={selected}>
      <td>
        <a
          className="pu-table-main"
          href={Address.pathOf({ section: "problems", open: reportId })}
          aria-current={selected ? "true" : undefined}
          onClick={(event) => follow(event, { section: "problems", open: reportId })}
        >
          <bdi>{title ?? description}</bdi>
        </a>
        {title !== undefined && <bdi className="pu-table-more pu-ellipsis">{description}</bdi>}
        {page !== undefined && <span className="pu-table-more">{new URL(page.url).pathname}</span>}
      </td>
      <td className="pu-aside pu-table-quiet pu-table-fit">
        <bdi>{categoryWords(category, speech)}</bdi>
      </td>
      <td className="pu-table-fit">
        <Severity of={severity} />
      </td>
      <td className="pu-table-fit">
        <Status of={status} />
      </td>
      <td className="pu-aside pu-table-quiet pu-table-fit">
        <bdi>{name(by, speech)}</bdi>
      </td>
      <td className="pu-table-quiet pu-table-fit">
        <Stamp at={at} />
      </td>
    </tr>
  )
}

const statuses = ["new", "acknowledged", "inProgress", "resolved", "rejected", "duplicate"] as const
const levels = ["blocking", "major", "minor"] as const

const isStatus = (text: string): text is ProblemStatus => statuses.some((one) => one === text)
const isSeverity = (text: string): text is ProblemSeverity => levels.some((one) => one === text)
