// What writing costs: a letter more in a long text, a search for an emoji, the links of a message (after a build).
import * as Links from "@pupitre/core/adapter/Links"
import * as Emoji from "@pupitre/core/composer/Emoji"
import * as Graphemes from "@pupitre/core/Graphemes"
import { problem } from "@pupitre/core/Message"
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import type { Row } from "./Results.ts"
import { measure, timed, write } from "./Results.ts"

const rows: Array<Row> = []

// As long as a message may be, of letters that people see as one and that are up to eleven units.
const long = "Bonjour 👨‍👩‍👧‍👦, c'est noté ✅ à bientôt 👋🏽 ! ".repeat(400).slice(0, 14_000).toWellFormed()
let text = long
while (Graphemes.count(text) > 9_900) text = text.slice(0, -50).toWellFormed()
const middle = text.indexOf("Bonjour", text.length >> 1)
const keys = 90
const typing = (count: (text: string) => number) => ({
  count: keys,
  prepare: () => {
    let now = text
    return () => {
      now = `${now.slice(0, middle)}a${now.slice(middle)}`
      problem(now, count)
      return count(now)
    }
  },
})
const ours = timed(typing(Graphemes.counter()))
const anew = timed(typing(Graphemes.count))
rows.push({
  id: "text.keystroke",
  unit: "ms",
  ours: ours.mean,
  p50: ours.p50,
  p99: ours.p99,
  peer: "counted anew",
  peerValue: anew.mean,
  target: 0.2,
  looked: Graphemes.count(text),
})

const json = (path: string): never =>
  JSON.parse(readFileSync(createRequire(import.meta.url).resolve(path), "utf8")) as never
const set = Emoji.make({
  emoji: json("emojibase-data/fr/compact.json"),
  names: json("emojibase-data/fr/messages.json"),
  shortcodes: [json("emojibase-data/en/shortcodes/github.json")],
})
const queries = ["s", "so", "sourire", "fusee", "camion de livraison", "drapeau fr", ":tada:", "xyz"]
const slowest = Math.max(
  ...queries.map((query) =>
    measure(() => {
      const start = performance.now()
      Emoji.search(set, query)
      return performance.now() - start
    }),
  ),
)
rows.push({ id: "emoji.search", unit: "ms", ours: slowest, target: 5, looked: set.index.length * queries.length })

const message = "Voir https://maison.fr/p/aube et www.lumen.fr, merci.la lampe est belle. ".repeat(130)
const linked = measure(() => {
  const start = performance.now()
  Links.find(message)
  return performance.now() - start
})
rows.push({ id: "text.links", unit: "ms", ours: linked, target: 5, looked: message.length })

write("text", rows)
