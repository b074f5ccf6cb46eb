/**
 * One problem: what was said, where and with what, what of the conversation goes with it, and what becomes of it.
 *
 * @since 0.1.0
 */
import type { Report } from "@pupitre/actions/Problems"
import * as Problems from "@pupitre/actions/Problems"
import { moveProblem } from "@pupitre/actions/ReportProblem"
import type { ReportId } from "@pupitre/core/Id"
import * as StreamKey from "@pupitre/core/StreamKey"
import { CopyMinus, ExternalLink, FileQuestion, MessagesSquare, X } from "lucide-react"
import { useState } from "react"
import { Button, IconButton } from "../design/Button.tsx"
import { Blank, Bone, Notice } from "../design/Notice.tsx"
import { Face } from "../desk/Face.tsx"
import { name } from "../desk/Who.ts"
import { useSpeech } from "../words/useSpeech.tsx"
import * as Address from "./Address.ts"
import { Excerpt } from "./Excerpt.tsx"
import { follow } from "./ManagerFrame.tsx"
import { DuplicateForm, RejectForm } from "./MoveForms.tsx"
import { categoryWords, Severity, Status } from "./ProblemWords.tsx"
import { Stamp } from "./Stamp.tsx"
import { useStreamWish } from "../wish/useStreamWish.ts"

/** One problem. `report` is absent while it has not arrived, or when there is none. */
export const ProblemDetail = ({
  problems,
  report,
  loading,
}: {
  readonly problems: Problems.Problems
  readonly report: Report | undefined
  readonly loading: boolean
}) => {
  const speech = useSpeech()
  return (
    <aside className="pu-problem" aria-label={speech.say("problem.details")} aria-busy={loading}>
      <div className="pu-problem-head">
        {report !== undefined && (
          <>
            <Status of={report.status} />
            <Severity of={report.severity} />
            <span className="pu-problem-category">{categoryWords(report.category, speech)}</span>
          </>
        )}
        <IconButton
          label={speech.say("problem.close")}
          className="pu-problem-close"
          onClick={() => Address.go({ section: "problems", open: undefined })}
        >
          <X size={18} aria-hidden />
        </IconButton>
      </div>
      {report !== undefined ? (
        <Content problems={problems} report={report} />
      ) : loading ? (
        <div className="pu-problem-body">
          <Bone width="90%" />
          <Bone width="70%" />
        </div>
      ) : (
        <Blank icon={<FileQuestion size={24} aria-hidden />} title={speech.say("problem.unknownTitle")}>
          {speech.say("problem.unknown")}
        </Blank>
      )}
    </aside>
  )
}

const Content = ({ problems, report }: { readonly problems: Problems.Problems; readonly report: Report }) => {
  const speech = useSpeech()
  const [asking, setAsking] = useState<"rejected" | "duplicate">()
  const wish = useStreamWish(moveProblem, (tenant) => StreamKey.workspace(tenant, "problems"))
  const {
    reportId,
    title,
    description,
    page,
    device,
    by,
    at,
    status,
    moved,
    reason,
    conversationId,
    excerpt,
    added = [],
  } = report
  const moves = Problems.moves[status]
  const alike = moves.includes("duplicate") ? Problems.alike(problems, report) : []
  const repeats = problems.reports.filter((other) => other.duplicateOf === reportId)
  const original = problems.reports.find((other) => other.reportId === report.duplicateOf)
  return (
    <>
      <div className="pu-problem-body">
        <h2 className="pu-problem-words" dir="auto">
          {title ?? description}
        </h2>
        {title !== undefined && (
          <p className="pu-problem-more" dir="auto">
            {description}
          </p>
        )}
        <div className="pu-problem-by">
          <Face name={name(by, speech)} size={28} />
          <span>
            <b>
              <bdi>{name(by, speech)}</bdi>
            </b>
            <Stamp at={at} />
          </span>
          <a className="pu-button" data-look="plain" data-size="s" href={`/desk/c/${conversationId}`}>
            <MessagesSquare size={14} aria-hidden />
            {speech.say("manager.conversation")}
          </a>
        </div>
        {added.length > 0 && (
          <section className="pu-problem-added" aria-label={speech.say("problem.added")}>
            <h3>{speech.say("problem.added")}</h3>
            <ol>
              {added.map((more) => (
                <li key={`${more.at} ${more.text}`}>
                  <p dir="auto">{more.text}</p>
                  <small>
                    <bdi>{name(more.by, speech)}</bdi>, <Stamp at={more.at} />
                  </small>
                </li>
              ))}
            </ol>
          </section>
        )}
        <dl className="pu-problem-facts">
          {page !== undefined && (
            <div>
              <dt>{speech.say("problem.page")}</dt>
              <dd>
                <a href={page.url} target="_blank" rel="noopener noreferrer">
                  <bdi>{page.title.trim() === "" ? new URL(page.url).host : page.title}</bdi>
                  <ExternalLink size={13} role="img" aria-label={speech.say("entry.linkOpens")} />
                </a>
                <span className="pu-table-more">{new URL(page.url).host + new URL(page.url).pathname}</span>
              </dd>
            </div>
          )}
          {device !== undefined && (
            <div>
              <dt>{speech.say("problem.device")}</dt>
              <dd>
                <bdi>{device}</bdi>
              </dd>
            </div>
          )}
          {moved !== undefined && (
            <div>
              <dt>{Problems.statuses[status][speech.locale]}</dt>
              <dd>
                {speech.say("manager.by", { who: name(moved.by, speech) })}, <Stamp at={moved.at} />
                {reason !== undefined && (
                  <q className="pu-problem-reason" dir="auto">
                    {reason}
                  </q>
                )}
              </dd>
            </div>
          )}
          {original !== undefined && (
            <div>
              <dt>{speech.say("problem.original")}</dt>
              <dd>
                <ProblemLink to={original} />
              </dd>
            </div>
          )}
          {repeats.length > 0 && (
            <div>
              <dt>{speech.count("problem.repeats", repeats.length)}</dt>
              <dd>
                {repeats.map((one) => (
                  <ProblemLink key={one.reportId} to={one} />
                ))}
              </dd>
            </div>
          )}
        </dl>
        {excerpt.length > 0 && <Excerpt conversation={conversationId} numbers={excerpt} />}
        {alike.length > 0 && (
          <Notice icon={<CopyMinus size={16} aria-hidden />}>
            {speech.count("problem.hint", alike.length)}
            {alike.map((one) => (
              <ProblemLink key={one.reportId} to={one} />
            ))}
          </Notice>
        )}
      </div>
      <footer className="pu-problem-foot" aria-live="polite">
        {wish.refused !== undefined && <Notice tone="red">{wish.refused}</Notice>}
        {wish.sending === "kept" && <Notice tone="amber">{speech.say("manager.kept")}</Notice>}
        {moves.length === 0 ? (
          <p className="pu-section-note">{speech.say("problem.settled")}</p>
        ) : (
          <div className="pu-problem-moves">
            {moves.map((to, index) => (
              <Button
                key={to}
                look={index === 0 ? "primary" : "plain"}
                aria-disabled={wish.sending !== "no"}
                onClick={() => {
                  if (wish.sending !== "no") return
                  if (to === "rejected" || to === "duplicate") return setAsking(to)
                  wish.make({ reportId, status: to })
                }}
              >
                {speech.say(`problem.move.${to}`)}
              </Button>
            ))}
          </div>
        )}
      </footer>
      <RejectForm
        open={asking === "rejected"}
        sending={wish.sending}
        refused={wish.refused}
        onReject={(why) => wish.make({ reportId, status: "rejected", reason: why }, () => setAsking(undefined))}
        onClose={() => setAsking(undefined)}
      />
      <DuplicateForm
        open={asking === "duplicate"}
        problems={problems}
        report={report}
        sending={wish.sending}
        refused={wish.refused}
        onChoose={(duplicateOf: ReportId) =>
          wish.make({ reportId, status: "duplicate", duplicateOf }, () => setAsking(undefined))
        }
        onClose={() => setAsking(undefined)}
      />
    </>
  )
}

const ProblemLink = ({ to: { reportId, description } }: { readonly to: Report }) => (
  <a
    className="pu-problem-link"
    href={Address.pathOf({ section: "problems", open: reportId })}
    onClick={(event) => follow(event, { section: "problems", open: reportId })}
  >
    <bdi>{description}</bdi>
  </a>
)
