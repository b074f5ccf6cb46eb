/**
 * The demo shop, Maison Lumen: the page that the address names, in the frame of a site.
 *
 * @since 0.1.0
 */
import { CircleUser, ShoppingBasket } from "lucide-react"
import { useEffect, useMemo, useSyncExternalStore } from "react"
import { usePreferences } from "../start/Preferences.ts"
import * as Route from "../start/Route.ts"
import * as Basket from "./Basket.ts"
import * as Consent from "./Consent.ts"
import { Link } from "./Link.tsx"
import * as Page from "./Page.ts"
import { PageOf } from "./Pages.tsx"
import * as Customer from "./Customer.ts"
import { SiteFrame } from "./SiteFrame.tsx"
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
  const consent = useSyncExternalStore(Consent.consent.subscribe, Consent.consent.get, Consent.consent.get)
  const customer = useSyncExternalStore(Customer.customer.subscribe, Customer.customer.get, Customer.customer.get)
  // What is so when the visitor agrees is said then, and so once more when they agree again.
  const agreed = Consent.given(consent)
  useEffect(() => {
    if (page._tag === "Product") Telling.say({ last_product: page.product.name })
  }, [page, agreed])
  useEffect(() => {
    // An empty basket that was never filled is no news.
    if (count > 0 || Basket.isFilled()) Telling.say(Basket.told(basket))
  }, [basket, count, agreed])
  return (
    <SiteFrame
      locale={locale}
      title={`${title} — ${say(locale, "shop")}`}
      note={say(locale, "demoShop")}
      other={{ path: "/atelier", words: say(locale, "toWorkshop") }}
      header={
        <>
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
        </>
      }
    >
      <PageOf page={page} locale={locale} />
    </SiteFrame>
  )
}

export default Shop
