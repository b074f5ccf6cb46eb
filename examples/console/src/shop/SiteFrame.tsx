/**
 * What is around every page of a site of the demo: its header, the question of consent, the chat, and the way to the other
 * site, which is another load: one page is of one site.
 *
 * @since 0.1.0
 */
import "@fontsource-variable/roboto-slab/wght.css"
import "./shop.css"
import type { Locale } from "@pupitre/core/Catalogue"
import type { ReactNode } from "react"
import { useEffect, useLayoutEffect, useState, useSyncExternalStore } from "react"
import { useKeptFocus } from "../design/KeptFocus.ts"
import { Widget } from "./chat/Widget.tsx"
import * as Consent from "./Consent.ts"
import { ConsentBanner, ConsentChoices } from "./ConsentBanner.tsx"
import * as Guest from "./Guest.ts"
import * as Telling from "./Telling.ts"
import { say } from "./words.ts"

/** What is around a page. `other` is the way to the other site. */
export const SiteFrame = ({
  locale,
  title,
  note,
  other,
  header,
  children,
}: {
  readonly locale: Locale
  readonly title: string
  readonly note: string
  readonly other: { readonly path: string; readonly words: string }
  readonly header: ReactNode
  readonly children: ReactNode
}) => {
  const consent = useSyncExternalStore(Consent.consent.subscribe, Consent.consent.get, Consent.consent.get)
  const guest = useSyncExternalStore(Guest.guest.subscribe, Guest.guest.get, Guest.guest.get)
  const [asking, setAsking] = useState(false)
  // With the page itself: whoever walks on at once was on a page of this title.
  useLayoutEffect(() => {
    document.title = title
  }, [title])
  useEffect(() => Telling.start(), [])
  useEffect(() => {
    if (Consent.given(consent)) void Guest.begin()
  }, [consent])
  useKeptFocus(placeOf)
  return (
    <div className="shop">
      <a className="shop-skip" href="#content">
        {say(locale, "skip")}
      </a>
      <header className="shop-header">{header}</header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <footer className="shop-footer">
        <p>
          {note} <a href={other.path + chosen()}>{other.words}</a>
        </p>
        <ConsentChoices locale={locale} onAsk={() => setAsking(true)} />
      </footer>
      {(asking || !consent.asked) && <ConsentBanner locale={locale} onChosen={() => setAsking(false)} />}
      <Widget locale={locale} guest={guest} onChosen={() => setAsking(false)} />
    </div>
  )
}

/** Language and theme as the address has them: how the visitor came is no part of the next page. */
const chosen = (): string => {
  const kept = [...new URLSearchParams(location.search)].filter(([name]) => name === "lang" || name === "theme")
  return kept.length === 0 ? "" : `?${new URLSearchParams(kept).toString()}`
}

/** Where a visitor goes on when what they had the focus on is gone. */
const placeOf = (lost: Element): Element | null => {
  const at = (place: string): Element | null => document.querySelector(place)
  if (lost.closest(".shop-guide-ask, .shop-guide-bar") !== null) {
    // Between what was agreed to and its beginning there is neither question nor bar: it takes the focus as it comes.
    if (at(".shop-guide[data-granted=true]") !== null) return null
    const bar = at(".shop-guide-bar")
    if (bar !== null) return bar
  }
  return at(".chat-composer textarea") ?? at(".chat-panel") ?? at("#content")
}
