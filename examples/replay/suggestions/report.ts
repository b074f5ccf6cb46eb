/**
 * `npm run suggestions`: how often the hidden answer is among the first 1, 5 and 10 of 100, beside BM25 of the
 * same words and blind choice. What it comes to with what agents looked up before they answered stands by itself.
 * `npm run suggestions -- tune`: the same for other weights, on the half that the weights were tuned on and on nothing else.
 */
import { weights } from "@pupitre/core/composer/suggestion/AnswerRetrieval"
import { write } from "../../../bench/Results.ts"
import { conversations, none } from "./Conversations.ts"
import type { Recall } from "./Quality.ts"
import { candidates, measure, tune } from "./Quality.ts"

const all = await conversations()
const measured = all && measure(all)
if (all === undefined || measured === undefined) {
  console.error(none)
  process.exit(1)
}

const figures = ({ at1, at5, at10 }: Recall): string => [at1, at5, at10].map((share) => share.toFixed(3)).join("   ")
const line = (name: string, recall: string): void => console.log(`${name.padEnd(46)}${recall}`)

if (process.argv[2] === "tune") {
  const at = (changed: Partial<typeof weights>): string =>
    tune(all, { ...weights, ...changed })
      .map(figures)
      .join("      ")
  line("weights", "1       5       10  of each half of that half")
  line("as they are", at({}))
  for (const [name, weight] of Object.entries(weights)) {
    for (const factor of [0, 0.5, 2]) line(`${name} × ${factor}`, at({ [name]: weight * factor }))
  }
} else {
  const { conversations: of, turns, ours, oursOfWordsAlone, bm25, bm25OfAll, chance } = measured
  console.log(
    `\n${of.known} conversations are known, ${of.measured} measured: ${turns} turns hidden, ${candidates} candidates each\n`,
  )
  line("the hidden answer is among the first", "1       5       10")
  line("ours, of words alone", figures(oursOfWordsAlone))
  line("BM25 of the visitor's last message", figures(bm25))
  line("BM25 of everything said", figures(bm25OfAll))
  line("chance", figures(chance))
  line("ours, with what agents looked up", figures(ours))
  console.log()
  write(
    "suggestions",
    ([1, 5, 10] as const).flatMap((k) => {
      const best = Math.max(bm25[`at${k}`], bm25OfAll[`at${k}`])
      const common = { unit: "of 1", looked: turns }
      return [
        {
          ...common,
          id: `suggestions.recall.${k}`,
          ours: oursOfWordsAlone[`at${k}`],
          peer: "BM25",
          peerValue: best,
          target: best,
          more: true,
        },
        { ...common, id: `suggestions.recall-with-look-ups.${k}`, ours: ours[`at${k}`] },
      ]
    }),
  )
}
