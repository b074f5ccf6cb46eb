/**
 * The filters: everything, or one kind with its count; several at once when combining is on. What a filter hides is
 * said.
 *
 * @since 0.1.0
 */
import { Toggle } from "@base-ui/react/toggle"
import { ToggleGroup } from "@base-ui/react/toggle-group"
import { EyeOff, Layers2 } from "lucide-react"
import { Button } from "../design/Button.tsx"
import { Tip } from "../design/Tip.tsx"
import { useSpeech } from "../words/useSpeech.tsx"
import "./FilterBar.css"

/** The four kinds, in the order of the bar. */
export const kinds = ["visitor", "agent", "actions", "navigation"] as const

/** One of the four kinds. */
export type Kind = (typeof kinds)[number]

/** The filters. No kind chosen shows everything. */
export const FilterBar = ({
  counts,
  chosen,
  combining,
  hidden,
  onChoose,
  onCombine,
}: {
  readonly counts: Readonly<Record<Kind, number>>
  readonly chosen: ReadonlyArray<Kind>
  readonly combining: boolean
  /** How many came since the filter was chosen and are not shown. */
  readonly hidden: number
  readonly onChoose: (kinds: ReadonlyArray<Kind>) => void
  readonly onCombine: (combining: boolean) => void
}) => {
  const speech = useSpeech()
  const choose = (values: ReadonlyArray<string>): void => {
    const all = values.includes("all") && chosen.length > 0
    onChoose(all ? [] : kinds.filter((kind) => values.includes(kind)))
  }
  return (
    <div className="pu-filters">
      <ToggleGroup
        className="pu-filters-group"
        aria-label={speech.say("filter.label")}
        multiple={combining}
        value={chosen.length === 0 ? ["all"] : [...chosen]}
        onValueChange={choose}
      >
        <Toggle className="pu-filter" value="all">
          {speech.say("filter.all")}
        </Toggle>
        {kinds.map((kind) => (
          <Toggle key={kind} className="pu-filter" value={kind}>
            {speech.say(`filter.${kind}`)} <span className="pu-filter-count">{speech.number(counts[kind])}</span>
          </Toggle>
        ))}
      </ToggleGroup>
      <Tip words={speech.say("filter.combine")} side="bottom">
        <Toggle
          className="pu-button pu-filter-combine"
          data-look="quiet"
          data-size="s"
          data-square=""
          pressed={combining}
          onPressedChange={onCombine}
          aria-label={speech.say("filter.combine")}
        >
          <Layers2 size={15} aria-hidden />
        </Toggle>
      </Tip>
      <span className="pu-filters-rest" aria-live="polite">
        {hidden > 0 && (
          <Button
            size="s"
            look="quiet"
            className="pu-filter-hidden"
            title={speech.say("filter.showAll")}
            onClick={() => onChoose([])}
          >
            <EyeOff size={14} aria-hidden />
            {speech.count("filter.hidden", hidden)}
          </Button>
        )}
      </span>
    </div>
  )
}
