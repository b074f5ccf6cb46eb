/**
 * The filters: everything, or one kind with its count; several at once when combining is on; and a search in the thread.
 * What they hide is said.
 *
 * @since 0.1.0
 */
import { Toggle } from "@base-ui/react/toggle"
import { ToggleGroup } from "@base-ui/react/toggle-group"
import { EyeOff, Layers2, Search, X } from "lucide-react"
import { useRef } from "react"
import { Button, IconButton } from "../../design/Button.tsx"
import { Tip } from "../../design/Tip.tsx"
import { useSpeech } from "../../words/useSpeech.tsx"
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
  ownHidden,
  query,
  found,
  onChoose,
  onCombine,
  onQuery,
}: {
  readonly counts: Readonly<Record<Kind, number>>
  readonly chosen: ReadonlyArray<Kind>
  readonly combining: boolean
  /** How many came since the filter was chosen and are not shown. */
  readonly hidden: number
  /** How many of one's own were sent since and are not shown. */
  readonly ownHidden: number
  /** What is searched for in the thread; nothing while no search is open. */
  readonly query: string | undefined
  /** How many rows show. */
  readonly found: number
  readonly onChoose: (kinds: ReadonlyArray<Kind>) => void
  readonly onCombine: (combining: boolean) => void
  readonly onQuery: (query: string | undefined) => void
}) => {
  const field = useRef<HTMLInputElement>(null)
  const speech = useSpeech()
  const choose = (values: ReadonlyArray<string>): void => {
    const all = values.includes("all") && chosen.length > 0
    onChoose(all ? [] : kinds.filter((kind) => values.includes(kind)))
  }
  const showAll = (): void => {
    onChoose([])
    onQuery(undefined)
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
      {query === undefined ? (
        <Tip words={speech.say("filter.search")} side="bottom">
          <Button
            size="s"
            look="quiet"
            className="pu-filter-search"
            aria-label={speech.say("filter.search")}
            onClick={() => {
              onQuery("")
              // The field is there by the next frame.
              requestAnimationFrame(() => field.current?.focus())
            }}
          >
            <Search size={15} aria-hidden />
          </Button>
        </Tip>
      ) : (
        <span className="pu-search" role="search">
          <Search size={14} aria-hidden />
          <input
            ref={field}
            className="pu-search-field"
            type="text"
            inputMode="search"
            maxLength={200}
            value={query}
            placeholder={speech.say("filter.search")}
            aria-label={speech.say("filter.search")}
            onChange={(event) => onQuery(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === "Escape") onQuery(undefined)
            }}
          />
          {query !== "" && (
            <span className="pu-search-found" aria-live="polite">
              {speech.count("filter.found", found)}
            </span>
          )}
          <IconButton label={speech.say("filter.searchEnd")} onClick={() => onQuery(undefined)}>
            <X size={14} aria-hidden />
          </IconButton>
        </span>
      )}
      <span className="pu-filters-rest" aria-live="polite">
        {ownHidden > 0 && <Hidden words={speech.count("filter.ownHidden", ownHidden)} onShow={showAll} />}
        {hidden > ownHidden && <Hidden words={speech.count("filter.hidden", hidden - ownHidden)} onShow={showAll} />}
      </span>
    </div>
  )
}

/** What the choice hides, and the way to see it all again. */
const Hidden = ({ words, onShow }: { readonly words: string; readonly onShow: () => void }) => {
  const speech = useSpeech()
  return (
    <Button size="s" look="quiet" className="pu-filter-hidden" title={speech.say("filter.showAll")} onClick={onShow}>
      <EyeOff size={14} aria-hidden />
      {words}
    </Button>
  )
}
