/**
 * What a newcomer sees: the visitor's shop and the agent's desk side by side, and one line that says what to try.
 *
 * Each side is a frame of its own, exactly the page that it is alone.
 *
 * @since 0.1.0
 */
import { useEffect } from "react"
import type { Theme } from "./Preferences.ts"
import { choose, usePreferences } from "./Preferences.ts"
import "./start.css"
import { words } from "./words.ts"

const themes: ReadonlyArray<Theme> = ["auto", "light", "dark"]

/** The start page. */
const Start = () => {
  const { locale, theme } = usePreferences()
  useEffect(() => {
    document.title = words.title[locale]
  }, [locale])
  return (
    <div className="start">
      <header className="start-bar">
        <h1>Pupitre</h1>
        <p>{words.tryThis[locale]}</p>
        <a className="start-manager" href="/manager?as=manager" target="_blank" rel="noopener noreferrer">
          {words.manager[locale]} <span aria-hidden>↗</span>
          <span className="start-hidden">{words.newTab[locale]}</span>
        </a>
        <fieldset className="start-choice">
          <legend>{words.language[locale]}</legend>
          {(["fr", "en"] as const).map((each) => (
            <button
              key={each}
              type="button"
              lang={each}
              aria-pressed={locale === each}
              onClick={() => choose({ locale: each })}
            >
              {each.toUpperCase()}
            </button>
          ))}
        </fieldset>
        <fieldset className="start-choice">
          <legend>{words.theme[locale]}</legend>
          {themes.map((each) => (
            <button key={each} type="button" aria-pressed={theme === each} onClick={() => choose({ theme: each })}>
              {words[each][locale]}
            </button>
          ))}
        </fieldset>
      </header>
      <main className="start-sides">
        <Side name={words.shop[locale]} address="/shop" alone={words.openAlone[locale]} newTab={words.newTab[locale]} />
        <Side name={words.desk[locale]} address="/desk" alone={words.openAlone[locale]} newTab={words.newTab[locale]} />
      </main>
    </div>
  )
}

const Side = ({
  name,
  address,
  alone,
  newTab,
}: {
  readonly name: string
  readonly address: string
  readonly alone: string
  readonly newTab: string
}) => (
  <section className="start-side" aria-label={name}>
    <div className="start-side-bar">
      <h2>{name}</h2>
      <span className="start-address">{address}</span>
      <a href={address} target="_blank" rel="noopener noreferrer">
        {alone} <span aria-hidden>↗</span>
        <span className="start-hidden">{newTab}</span>
      </a>
    </div>
    {/* Whoever opens the shop alone comes from nowhere; so does whoever opens it here. */}
    <iframe src={address + location.search} title={name} referrerPolicy="no-referrer" />
  </section>
)

export default Start
