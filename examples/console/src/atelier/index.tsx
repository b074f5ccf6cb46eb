/**
 * The demo's second site, Atelier Lumen, where lamps are repaired: one page, the same chat and the same agents.
 *
 * @since 0.1.0
 */
import { usePreferences } from "../start/Preferences.ts"
import { Lamp } from "../shop/Lamp.tsx"
import { Link } from "../shop/Link.tsx"
import { SiteFrame } from "../shop/SiteFrame.tsx"
import type { Key } from "../shop/words.ts"
import { say } from "../shop/words.ts"

/** The demo's second site. */
const Workshop = () => {
  const { locale } = usePreferences()
  return (
    <SiteFrame
      locale={locale}
      title={`${say(locale, "workshopTagline")} — ${say(locale, "workshop")}`}
      note={say(locale, "demoWorkshop")}
      other={{ path: "/shop", words: say(locale, "toShop") }}
      header={
        <Link className="shop-mark" href="/atelier">
          Atelier <b>Lumen</b>
        </Link>
      }
    >
      <section className="shop-hero">
        <div>
          <h1>{say(locale, "workshopHero")}</h1>
          <p>{say(locale, "workshopText")}</p>
        </div>
        <div className="shop-hero-lamp">
          <Lamp id="grange" />
        </div>
      </section>
      <ul className="shop-promises">
        {services.map((service) => (
          <li key={service}>{say(locale, service)}</li>
        ))}
      </ul>
    </SiteFrame>
  )
}

const services = ["workshopQuote", "workshopDelay", "workshopParts"] as const satisfies ReadonlyArray<Key>

export default Workshop
