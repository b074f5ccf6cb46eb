/**
 * Where an offer of the library is for: one of the sites or each of them, and the pages whose paths begin in some way.
 *
 * @since 0.1.0
 */
import * as OfferPlace from "@pupitre/actions/OfferPlace"
import { siteName, sites } from "../../sites.ts"
import { Field } from "../design/Field.tsx"
import type { Speech } from "../words/Speech.ts"
import { useSpeech } from "../words/useSpeech.tsx"

/** As it stands on the form: the ids of sites, and paths with spaces or commas between them. Empty where nothing is said. */
export interface Placed {
  readonly sites: string
  readonly paths: string
}

/** As it stands on the form of an offer. */
export const placed = ({ sites: kept = [], paths = [] }: OfferPlace.OfferPlace): Placed => ({
  sites: kept.join(" "),
  paths: paths.join(" "),
})

/** What the form says; nothing when it cannot be kept. */
export const placeOf = ({ sites: ids, paths }: Placed): OfferPlace.OfferPlace | undefined => {
  const [some, beginnings] = [parts(ids), parts(paths)]
  const place = { ...(some.length > 0 && { sites: some }), ...(beginnings.length > 0 && { paths: beginnings }) }
  return OfferPlace.isPlace(place) ? place : undefined
}

/** Where an offer is for, in words: the names of its sites, then its paths. Empty for everywhere. */
export const placeWords = ({ sites: kept = [], paths = [] }: OfferPlace.OfferPlace, speech: Speech): string =>
  speech.list([...kept.map(siteName), ...paths])

/** The two fields beside each other. */
export const OfferPlacing = ({
  value,
  wrong,
  onChange,
}: {
  readonly value: Placed
  readonly wrong: string | undefined
  readonly onChange: (value: Placed) => void
}) => {
  const speech = useSpeech()
  const known = ["", ...sites.map(({ id }): string => id)]
  return (
    <div className="pu-pair">
      <Field label={speech.say("shelf.sites")}>
        <select value={value.sites} onChange={(event) => onChange({ ...value, sites: event.target.value })}>
          {[...new Set([...known, value.sites])].map((ids) => (
            <option key={ids} value={ids}>
              {ids === ""
                ? speech.say("shelf.everySite")
                : placeWords(placeOf({ sites: ids, paths: "" }) ?? {}, speech)}
            </option>
          ))}
        </select>
      </Field>
      <Field
        label={speech.say("shelf.paths")}
        optional={speech.say("manager.optional")}
        hint={speech.say("shelf.pathsHint")}
        wrong={wrong}
      >
        <input
          type="text"
          autoComplete="off"
          spellCheck={false}
          value={value.paths}
          onChange={(event) => onChange({ ...value, paths: event.target.value })}
        />
      </Field>
    </div>
  )
}

const parts = (text: string): ReadonlyArray<string> => text.split(/[\s,;]+/).filter((part) => part !== "")
