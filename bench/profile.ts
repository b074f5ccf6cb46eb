/** The visitor's profile: what one more event costs. */
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import * as Profile from "@pupitre/visitor-profile/Profile"
import { measure, write } from "./Results.ts"

const visitors = 2_000
const pages = 20
const event = (seq: number, fact: object): ChatEvent =>
  ({ id: `command-${seq}/0`, seq, at: 1_760_000_000_000 + seq * 20_000, by: { _tag: "System" }, ...fact }) as never

/** A visit of twenty pages, as most profiles are. */
const stream: ReadonlyArray<ChatEvent> = [
  event(1, {
    ...{
      _tag: "VisitStarted",
      visitId: "visit",
      landing: "https://lumen.example/",
      referrer: "https://www.google.fr/",
    },
    ...{ userAgent: "Mozilla/5.0", language: "fr-FR", timeZone: "Europe/Paris" },
  }),
  ...Array.from({ length: pages }, (_, i) =>
    event(i + 2, {
      ...{ _tag: "PageVisited", pageId: `page-${i}`, visitId: "visit" },
      ...{ url: `https://lumen.example/p/${i}`, title: `Lampe ${i}` },
    }),
  ),
]

const looked = visitors * stream.length
const fold = (): number => {
  const start = performance.now()
  let held = 0
  for (let i = 0; i < visitors; i++) held += Profile.fold(stream).journey.pages.items.length
  const micros = ((performance.now() - start) * 1_000) / looked
  if (held !== visitors * pages) throw new Error("the profiles are not whole")
  return micros
}

write("profile", [{ id: "profile.fold", unit: "µs", ours: measure(fold), target: 2, looked }])
