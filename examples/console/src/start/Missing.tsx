/**
 * What an address shows that leads nowhere.
 *
 * @since 0.1.0
 */
import { usePreferences } from "./Preferences.ts"
import "./start.css"
import { words } from "./words.ts"

/** The page of an address that leads nowhere. */
const Missing = () => {
  const { locale } = usePreferences()
  return (
    <main className="start-missing">
      <h1>{words.missing[locale]}</h1>
      <a href="/">{words.home[locale]}</a>
    </main>
  )
}

export default Missing
