/**
 * A demo of attacks: the table written into conversations, a library and a workspace, by the same wishes as anybody's, so
 * that every page of the console has them to show.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { agents } from "../../server/People.ts"
import * as Attacks from "./Attacks.ts"

/** What is planted: as it can be kept. A line of words holds 200. */
export const texts: ReadonlyArray<string> = Attacks.texts.flatMap(({ text, stored }) => (stored ? [text] : []))
export const lines: ReadonlyArray<string> = texts.map((text) => [...text].slice(0, 190).join("").trim())

/** Addresses as a visitor may write them, and as their pages and their data may have them. */
export const addresses: ReadonlyArray<string> = Attacks.addresses.flatMap(({ url }) =>
  // eslint-disable-next-line no-control-regex -- such a text is refused, which `attacks.test` holds
  url.length > 1_000 || /[\u0000-\u0008]/.test(url) ? [] : [url],
)
export const addressed: ReadonlyArray<string> = Attacks.addresses.flatMap(({ url, becomes }) =>
  becomes === "refused" ? [] : [url],
)

/** What parts several texts in one note. */
const between = " / "

/** The visitors, by what their conversation is full of. Their names are markup. */
export const people = {
  messages: { id: "attack-messages", name: '<b>Max</b> & "Co"' },
  cards: { id: "attack-cards", name: "</script><i>Zoé" },
  deeds: { id: "attack-deeds", name: "{{7*7}} ${x}" },
  reports: { id: "attack-reports", name: "<img src=x>" },
  addresses: { id: "attack-addresses", name: "javascript://a/%0A__attacked=1" },
  blocked: { id: "attack-blocked", name: "javascript:__attacked=1" },
  endings: { id: "attack-endings", name: `"><u onclick=__attacked=1>Ada` },
} as const

/** A folder with the demo of attacks; `remove` takes it away. */
export const folder = (): { readonly path: string; readonly remove: () => void } => {
  const path = mkdtempSync(join(tmpdir(), "pupitre-attacks-"))
  mkdirSync(path, { recursive: true })
  const write = (name: string, value: unknown): void => writeFileSync(join(path, `${name}.json`), JSON.stringify(value))
  const pages = lines.map((title, i) =>
    turn("visitor", "visitPage", { pageId: `p-${i}`, visitId: "visit-1", url: "{shop}/shop/p/aube", title }),
  )
  write("messages", script("messages", [...talk("visitor", texts), ...talk("ines", texts)]))
  write("cards", script("cards", [...lines.filter((line) => !names(line)).map(link), ...lines.map(offer)]))
  write("deeds", script("deeds", [...lines.map(deed), ...talk("ines", texts, "addNote"), ...transfers(), ...data()]))
  write("reports", script("reports", [...pages, ...texts.map(report), ...additions(), ...moves()]))
  write("blocked", script("blocked", blocks()))
  write("endings", script("endings", endings(), 900))
  write("addresses", script("addresses", [...talk("visitor", addresses), ...addressed.map(reported), ...told()], 600))
  write(
    "links",
    lines.map((label, i) => ({
      id: `l-${i}`,
      label,
      url: "{shop}/shop/p/aube",
      category: label.slice(0, 60).toWellFormed(),
    })),
  )
  write(
    "offers",
    lines.map((title, i) => ({
      id: `o-${i}`,
      title,
      message: texts[i],
      link: { url: "{shop}/shop/p/aube", label: title },
      price: { now: title.slice(0, 30).toWellFormed(), was: title.slice(0, 30).toWellFormed() },
    })),
  )
  write(
    "replyCategories",
    lines
      .slice(0, 40)
      .map((line, i) => ({ id: `c-${i}`, name: { fr: line.slice(0, 60).toWellFormed() || "?" }, order: i })),
  )
  write(
    "cannedReplies",
    lines.map((title, i) => ({ id: `r-${i}`, shortcut: `r${i}`, title, text: texts[i], category: `c-${i % 40}` })),
  )
  write(
    "articles",
    lines.map((title, i) => ({ id: `a-${i}`, title, text: texts[i], asked: [sought, title], language: "fr" })),
  )
  write("customKeys", [
    ...lines.map((label, i) => ({
      id: `k-${i}`,
      key: `k${i}`,
      type: "string",
      label: { fr: label, en: label },
      group: { fr: label, en: label },
      order: i,
      sensitivity: "open",
    })),
    ...addresses.map((_, i) => ({
      id: `a-${i}`,
      key: `a${i}`,
      type: "url",
      label: { fr: `Adresse ${i}`, en: `Address ${i}` },
      order: 1_000 + i,
      sensitivity: "open",
    })),
  ])
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

interface Turn {
  readonly after: number
  readonly by: string
  readonly command: string
  readonly input: unknown
  readonly on?: string
}

const turn = (by: string, command: string, input: unknown, on?: string): Turn => ({
  after: 1,
  by,
  command,
  input,
  ...(on !== undefined && { on }),
})

const script = (name: keyof typeof people, turns: ReadonlyArray<Turn>, minutes = 60): object => ({
  name,
  about: name,
  visitor: people[name],
  startedMinutesAgo: minutes,
  turns: [
    turn("visitor", "giveConsent", { scopes: ["store", "preview"] }),
    turn("visitor", "startVisit", {
      visitId: "visit-1",
      landing: "{shop}/shop",
      referrer: `https://evil.test/?q=<img src=x onerror=__attacked=1>`,
      userAgent: "<script>__attacked=1</script> Chrome/142.0.0.0",
    }),
    turn("visitor", "startConversation", { mode: "chat", message: "Bonjour", language: "fr" }),
    turn("ines", "takeConversation", {}),
    ...turns,
  ],
})

const talk = (by: string, said: ReadonlyArray<string>, command = "postMessage"): ReadonlyArray<Turn> =>
  said.map((text) => turn(by, command, { text }))

const link = (label: string): Turn => turn("ines", "sendLink", { url: "{shop}/shop/p/aube", label })

const offer = (title: string, i: number): Turn =>
  turn("ines", "sendOffer", {
    offer: {
      title,
      message: texts[i],
      image: { url: "{shop}/offers/aube.webp", alt: title },
      link: { url: "{shop}/shop/p/aube", ...(!names(title) && { label: title }) },
      price: { now: title.slice(0, 30).toWellFormed() },
    },
  })

/** What a visitor asks that every article is an answer to. */
export const sought = "Comment nettoyer un abat-jour en lin ?"

/** What closes a conversation together: at most ten types, and a note of at most 1,024. */
export interface Ending {
  readonly tags: ReadonlyArray<string>
  readonly notes: ReadonlyArray<string>
}

/** How the conversations of {@link people}.endings end, oldest first. */
export const ended: ReadonlyArray<Ending> = (() => {
  const notes = texts.reduce<ReadonlyArray<ReadonlyArray<string>>>((made, text) => {
    const last = made.at(-1) ?? []
    return [...last, text].join(between).length > 1_000 ? [...made, [text]] : [...made.slice(0, -1), [...last, text]]
  }, [])
  const count = Math.max(notes.length, Math.ceil(lines.length / 10))
  return Array.from({ length: count }, (_, i) => ({ tags: lines.slice(i * 10, i * 10 + 10), notes: notes[i] ?? [] }))
})()

/** Closed for every text, as its type and in its note; rated for every text once the last one is over; and one that goes on. */
const endings = (): ReadonlyArray<Turn> => [
  ...lines.flatMap((tag) => [turn("ines", "addTag", { tag }), turn("ines", "removeTag", { tag })]),
  ...ended.flatMap(({ tags, notes }, i) => [
    ...(i === 0
      ? []
      : [
          turn("visitor", "startConversation", { mode: "chat", message: "Encore moi" }),
          turn("ines", "takeConversation", {}),
        ]),
    turn("ines", "close", {
      tags,
      note: notes.join(between),
      answers: [{ field: "outcome", value: "solved" }],
      seen: 100_000,
    }),
  ]),
  ...texts.map((comment, i) => turn("visitor", "answerSurvey", { csat: (i % 5) + 1, comment })),
  turn("visitor", "startConversation", { mode: "chat", message: sought }),
  turn("ines", "takeConversation", {}),
]

/** Whether a text may name an address: then it is refused as the words of a link to another. */
const names = (text: string): boolean => /\.\p{L}{2}|:\/\//u.test(text)

const deed = (label: string, i: number): Turn =>
  turn("ines", "recordAction", { name: `team.${i}`, label, details: { [label]: texts[i] } })

const data = (): ReadonlyArray<Turn> => [
  turn("visitor", "setCustomData", { values: Object.fromEntries(lines.map((line, i) => [`k${i}`, line])) }),
]

const report = (description: string, i: number): Turn =>
  turn("ines", "reportProblem", {
    category: "basket",
    severity: "major",
    title: lines[i],
    description,
    device: lines[i],
    page: { url: "{shop}/shop/p/aube", title: lines[i] },
    excerpt: [2],
    confirmed: true,
  })

const reported = (url: string): Turn =>
  turn("ines", "reportProblem", {
    category: "basket",
    severity: "major",
    description: `Une page : ${url}`,
    page: { url, title: "" },
    excerpt: [],
    confirmed: true,
  })

/** Every address as a value that is declared to be one. A wish sets a few at a time. */
const told = (): ReadonlyArray<Turn> =>
  addresses.map((url, i) => turn("visitor", "setCustomData", { values: { [`a${i}`]: url } }))

/** Every report is added to. */
const additions = (): ReadonlyArray<Turn> =>
  texts.flatMap((text, i) =>
    text.trim() === "" || text.trim().length > 1024
      ? []
      : [turn("ines", "addToReport", { reportId: `demo-reports-${5 + lines.length + i}`, text })],
  )

/** Handed over to somebody who is not there, with a word for them, and taken back. */
const transfers = (): ReadonlyArray<Turn> =>
  texts.flatMap((comment) => [
    turn("ines", "startTransfer", { to: agents.marc.participant, mode: "assign", comment, anyway: true }),
    turn("ines", "takeConversation", {}),
  ])

/** Half of the reports are rejected, for a reason from the table. The report's id is that of its wish. */
const moves = (): ReadonlyArray<Turn> =>
  texts.flatMap((reason, i) =>
    i % 2 === 0
      ? [
          turn(
            "manager",
            "moveProblem",
            { reportId: `demo-reports-${5 + lines.length + i}`, status: "rejected", reason },
            "problems",
          ),
        ]
      : [],
  )

/** Blocked and let in again for every text, and kept away at the end. */
const blocks = (): ReadonlyArray<Turn> => [
  ...texts.flatMap((comment) => [
    turn("ines", "block", { reason: "other", comment }),
    turn("ines", "requestUnblock", { comment: comment.trim() === "" ? "?" : comment }),
    turn("manager", "refuseUnblock", { comment }),
    turn("manager", "unblockVisitor", { comment }),
  ]),
  turn("ines", "block", { reason: "fraud", comment: texts[0] }),
  turn("ines", "requestUnblock", { comment: texts[0] }),
]
