/**
 * What became of the answers that were proposed to agents, in figures: how often they were taken, by what they come from.
 *
 * @since 0.1.0
 */
import type { Origin, Tally } from "@pupitre/core/composer/SuggestionReport"
import * as Report from "@pupitre/core/composer/SuggestionReport"
import type { Fold } from "@pupitre/core/Projection"
import { ChartColumn } from "lucide-react"
import { useState } from "react"
import { Button } from "../design/Button.tsx"
import { Blank } from "../design/Notice.tsx"
import { Sheet } from "../design/Sheet.tsx"
import { useSpeech } from "../words/useSpeech.tsx"
import { Listing } from "./Listing.tsx"
import "./SuggestionReport.css"
import "./Table.css"
import { useStream } from "./useStream.ts"

/** The report, behind a button. */
export const SuggestionReport = () => {
  const speech = useSpeech()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <ChartColumn size={16} aria-hidden />
        {speech.say("proposed.open")}
      </Button>
      <Sheet
        open={open}
        title={speech.say("proposed.title")}
        closeLabel={speech.say("dialog.close")}
        onClose={() => setOpen(false)}
      >
        {open && <Figures />}
      </Sheet>
    </>
  )
}

const fold: Fold<Report.SuggestionReport> = { initial: Report.empty, apply: Report.apply }

const Figures = () => {
  const speech = useSpeech()
  const followed = useStream("suggestions", fold)
  const { all, by } = followed.state
  const size = Report.size(all)
  const row = (name: string, tally: Tally, origin?: Origin) => (
    <tr key={name} data-origin={origin}>
      <th scope="row">{name}</th>
      <td>{speech.number(Report.size(tally))}</td>
      <td>{speech.number(tally.accepted)}</td>
      <td>{speech.number(tally.edited)}</td>
      <td>{speech.number(tally.ignored)}</td>
      <td>
        {Report.size(tally) > 0 && (
          <span className="pu-report-share">
            <i className="pu-report-bar" style={{ backgroundSize: `${Report.taken(tally) * 100}% 100%` }} aria-hidden />
            {speech.percent(Report.taken(tally))}
          </span>
        )}
      </td>
    </tr>
  )
  return (
    <div className="pu-form">
      <div className="pu-form-fields">
        <Listing
          followed={followed}
          size={size}
          shown={size}
          onClear={() => {}}
          empty={
            <Blank icon={<ChartColumn size={24} aria-hidden />} title={speech.say("proposed.noneTitle")}>
              {speech.say("proposed.none")}
            </Blank>
          }
        >
          <p className="pu-shelf-intro">{speech.say("proposed.intro")}</p>
          <div className="pu-report-box">
            <table className="pu-report" aria-label={speech.say("proposed.title")}>
              <thead>
                <tr>
                  <th>{speech.say("proposed.origin")}</th>
                  <th>{speech.say("proposed.messages")}</th>
                  <th>{speech.say("proposed.accepted")}</th>
                  <th>{speech.say("proposed.edited")}</th>
                  <th>{speech.say("proposed.ignored")}</th>
                  <th>{speech.say("proposed.taken")}</th>
                </tr>
              </thead>
              <tbody>
                {Report.origins
                  .filter((origin) => Report.size(by[origin]) > 0)
                  .map((origin) => row(speech.say(`proposed.origin.${origin}`), by[origin], origin))}
              </tbody>
              <tfoot>{row(speech.say("proposed.all"), all)}</tfoot>
            </table>
          </div>
        </Listing>
      </div>
    </div>
  )
}
