/**
 * The demo shop, Maison Lumen: its frame around the page that the address names.
 *
 * @since 0.1.0
 */
import "@fontsource-variable/roboto-slab/wght.css"
import "./shop.css"
import { CircleUser, ShoppingBasket } from "lucide-react"
import { useEffect, useLayoutEffect, useMemo, useState, useSyncExternalStore } from "react"
import { useKeptFocus } from "../design/KeptFocus.ts"
import { usePreferences } from "../start/Preferences.ts"
import * as Route from "../start/Route.ts"
import * as Basket from "./Basket.ts"
import { Widget } from "./chat/Widget.tsx"
import * as Consent from "./Consent.ts"
import { ConsentBanner, ConsentChoices } from "./ConsentBanner.tsx"
import * as Guest from "./Guest.ts"
import { Link } from "./Link.tsx"
import * as Page from "./Page.ts"
import { PageOf } from "./Pages.tsx"
import * as Customer from "./Customer.ts"
import * as Telling from "./Telling.ts"
import { categories } from "./Product.ts"
import { count as countOf, say } from "./words.ts"

/** The demo shop. */
const Shop = () => {
  const { locale } = usePreferences()
  const path = Route.usePath()
  const page = useMemo(() => Page.fromPath(path), [path])
  const title = Page.title(page, locale)
  const basket = useSyncExternalStore(Basket.basket.subscribe, Basket.basket.get, Basket.basket.get)
  const count = Basket.count(basket)
  const full = `${title} — ${say(locale, "shop")}`
  const consent = useSyncExternalStore(Consent.consent.subscribe, Consent.consent.get, Consent.consent.get)
  const guest = useSyncExternalStore(Guest.guest.subscribe, Guest.guest.get, Guest.guest.get)
  const customer = useSyncExternalStore(Customer.customer.subscribe, Customer.customer.get, Customer.customer.get)
  const [asking, setAsking] = useState(false)
  // With the page itself: whoever walks on at once was on a page of this title.
  useLayoutEffect(() => {
    document.title = full
  }, [full])
  useEffect(() => Telling.start(), [])
  // What is so when the visitor agrees is said then, and so once more when they agree again.
  const agreed = Consent.given(consent)
  useEffect(() => {
    if (page._tag === "Product") Telling.say({ last_product: page.product.name })
  }, [page, agreed])
  useEffect(() => {
    // An empty basket that was never filled is no news.
    if (count > 0 || Basket.isFilled()) Telling.say(Basket.told(basket))
  }, [basket, count, agreed])
  useEffect(() => {
    if (Consent.given(consent)) void Guest.begin()
  }, [consent])
  useKeptFocus(placeOf)
  return (
    <div className="shop">
      <a className="shop-skip" href="#content">
        {say(locale, "skip")}
      </a>
      <header className="shop-header">
        <Link className="shop-mark" href="/shop">
          Maison <b>Lumen</b>
        </Link>
        <nav aria-label={say(locale, "navigation")}>
          {categories.map(({ id, name }) => (
            <Link key={id} href={`/shop/c/${id}`} aria-current={path === `/shop/c/${id}` ? "page" : undefined}>
              {say(locale, name)}
            </Link>
          ))}
        </nav>
        <Link className="shop-account" href="/shop/sign-in">
          <CircleUser size={22} strokeWidth={1.75} aria-hidden />
          <span>{customer?.split(" ", 1)[0] ?? say(locale, "signIn")}</span>
        </Link>
        <Link className="shop-basket" href="/shop/basket" aria-label={countOf(locale, "basketCount", count)}>
          <ShoppingBasket size={22} strokeWidth={1.75} aria-hidden />
          {count > 0 && <span>{count}</span>}
        </Link>
      </header>
      <main id="content" tabIndex={-1}>
        <PageOf page={page} locale={locale} />
      </main>
      <footer className="shop-footer">
        <p>{say(locale, "demoShop")}</p>
        <ConsentChoices locale={locale} onAsk={() => setAsking(true)} />
      </footer>
      {(asking || !consent.asked) && <ConsentBanner locale={locale} onChosen={() => setAsking(false)} />}
      <Widget locale={locale} guest={guest} onChosen={() => setAsking(false)} />
    </div>
  )
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

export default Shop
