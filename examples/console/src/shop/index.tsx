/**
 * The demo shop, Maison Lumen: its frame around the page that the address names.
 *
 * @since 0.1.0
 */
import "@fontsource-variable/roboto-slab/wght.css"
import { ShoppingBasket } from "lucide-react"
import { useEffect, useSyncExternalStore } from "react"
import { usePreferences } from "../start/Preferences.ts"
import * as Route from "../start/Route.ts"
import * as Basket from "./Basket.ts"
import { Link } from "./Link.tsx"
import * as Page from "./Page.ts"
import { PageOf } from "./Pages.tsx"
import { categories } from "./Product.ts"
import "./shop.css"
import { say } from "./words.ts"

/** The demo shop. */
const Shop = () => {
  const { locale } = usePreferences()
  const path = Route.usePath()
  const page = Page.fromPath(path)
  const title = Page.title(page, locale)
  const basket = useSyncExternalStore(Basket.basket.subscribe, Basket.basket.get, Basket.basket.get)
  const count = Basket.count(basket)
  useEffect(() => {
    document.title = `${title} — ${say(locale, "shop")}`
  }, [title, locale])
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
        <Link className="shop-basket" href="/shop/basket" aria-label={say(locale, "basketCount", { count })}>
          <ShoppingBasket size={22} strokeWidth={1.75} aria-hidden />
          {count > 0 && <span>{count}</span>}
        </Link>
      </header>
      <main id="content" tabIndex={-1}>
        <PageOf page={page} locale={locale} />
      </main>
      <footer className="shop-footer">
        <p>{say(locale, "demoShop")}</p>
      </footer>
    </div>
  )
}

export default Shop
