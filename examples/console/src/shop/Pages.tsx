/**
 * The pages of the shop.
 *
 * @since 0.1.0
 */
import type { Locale } from "@pupitre/core/Catalogue"
import { useState, useSyncExternalStore } from "react"
import * as Basket from "./Basket.ts"
import { Checkout } from "./Checkout.tsx"
import { Lamp } from "./Lamp.tsx"
import { Link } from "./Link.tsx"
import type { Page } from "./Page.ts"
import type { Category, Product } from "./Product.ts"
import { money, path, products } from "./Product.ts"
import { SignIn } from "./SignIn.tsx"
import { count, say } from "./words.ts"

/** What every page is given. */
interface Shown {
  readonly locale: Locale
}

/** One page of the shop. */
export const PageOf = ({ page, locale }: Shown & { readonly page: Page }) => {
  switch (page._tag) {
    case "Home":
      return <Home locale={locale} />
    case "Category":
      return <CategoryPage locale={locale} category={page.category} />
    case "Product":
      return <ProductPage key={page.product.id} locale={locale} product={page.product} />
    case "Basket":
      return <BasketPage locale={locale} />
    case "SignIn":
      return <SignIn locale={locale} />
    case "NotFound":
      return (
        <div className="shop-empty">
          <h1>{say(locale, "notFound")}</h1>
          <Link className="shop-button" href="/shop">
            {say(locale, "backToLamps")}
          </Link>
        </div>
      )
  }
}

const Home = ({ locale }: Shown) => (
  <>
    <section className="shop-hero">
      <div>
        <h1>{say(locale, "hero")}</h1>
        <p>{say(locale, "heroText")}</p>
        <Link className="shop-button" href="/shop/p/aube">
          {say(locale, "heroLink")}
        </Link>
      </div>
      <div className="shop-hero-lamp">
        <Lamp id="aube" />
      </div>
    </section>
    <ul className="shop-promises">
      <li>{say(locale, "promiseRepair")}</li>
      <li>{say(locale, "promiseReturn")}</li>
      <li>{say(locale, "promiseShipping")}</li>
    </ul>
    <section>
      <h2>{say(locale, "ourLamps")}</h2>
      <Shelf locale={locale} of={products} />
    </section>
  </>
)

const CategoryPage = ({ locale, category }: Shown & { readonly category: Category }) => {
  const of = products.filter((product) => product.category === category.id)
  return (
    <section>
      <div className="shop-heading">
        <h1>{say(locale, category.name)}</h1>
        <p>{count(locale, "lampCount", of.length)}</p>
      </div>
      <Shelf locale={locale} of={of} />
    </section>
  )
}

const Shelf = ({ locale, of }: Shown & { readonly of: ReadonlyArray<Product> }) => (
  <ul className="shop-shelf">
    {of.map((product) => (
      <li key={product.id}>
        <Link className="shop-card" href={path(product)}>
          <span className="shop-card-lamp">
            <Lamp id={product.id} />
          </span>
          <span className="shop-card-name">{product.name}</span>
          <span className="shop-card-price">{money(locale, product.price)}</span>
          <span className="shop-card-kind">{product.kind[locale]}</span>
          <span className="shop-card-line">{product.line[locale]}</span>
        </Link>
      </li>
    ))}
  </ul>
)

const ProductPage = ({ locale, product }: Shown & { readonly product: Product }) => {
  const [added, setAdded] = useState(false)
  const add = (): void => {
    Basket.put(product.id, (Basket.basket.get()[product.id] ?? 0) + 1)
    setAdded(true)
  }
  const others = products.filter((other) => other.id !== product.id)
  const at = products.indexOf(product)
  const next = [...others.slice(at), ...others.slice(0, at)].slice(0, 3)
  return (
    <>
      <article className="shop-product">
        <div className="shop-product-lamp">
          <Lamp id={product.id} />
        </div>
        <div className="shop-product-text">
          <p className="shop-kind">{product.kind[locale]}</p>
          <h1>{product.name}</h1>
          <p className="shop-line">{product.line[locale]}</p>
          <p>{product.text[locale]}</p>
          <p className="shop-price">{money(locale, product.price)}</p>
          <p className={product.shipsIn === 1 ? "shop-stock shop-stock-now" : "shop-stock"}>
            {product.shipsIn === 1 ? say(locale, "inStock") : say(locale, "inDays", { days: product.shipsIn })}
          </p>
          <button type="button" className="shop-button" onClick={add}>
            {say(locale, "addToBasket")}
          </button>
          <p role="status" className="shop-added">
            {added && (
              <>
                {say(locale, "added")} <Link href="/shop/basket">{say(locale, "seeBasket")}</Link>
              </>
            )}
          </p>
          <h2>{say(locale, "details")}</h2>
          <dl className="shop-details">
            <dt>{say(locale, "height")}</dt>
            <dd>{new Intl.NumberFormat(locale, { style: "unit", unit: "centimeter" }).format(product.height)}</dd>
            <dt>{say(locale, "bulb")}</dt>
            <dd>{product.bulb[locale]}</dd>
            <dt>{say(locale, "material")}</dt>
            <dd>{product.material[locale]}</dd>
            <dt>{say(locale, "power")}</dt>
            <dd>{product.power[locale]}</dd>
          </dl>
        </div>
      </article>
      <section>
        <h2>{say(locale, "alsoLike")}</h2>
        <Shelf locale={locale} of={next} />
      </section>
    </>
  )
}

const BasketPage = ({ locale }: Shown) => {
  const basket = useSyncExternalStore(Basket.basket.subscribe, Basket.basket.get, Basket.basket.get)
  const lines = Basket.lines(basket)
  if (lines.length === 0) {
    return (
      <div className="shop-empty">
        <h1>{say(locale, "basket")}</h1>
        <p>{say(locale, "emptyBasket")}</p>
        <Link className="shop-button" href="/shop">
          {say(locale, "backToLamps")}
        </Link>
      </div>
    )
  }
  const shipping = Basket.shipping(basket)
  return (
    <section>
      <h1>{say(locale, "basket")}</h1>
      <ul className="shop-lines">
        {lines.map(({ product, count }) => (
          <li key={product.id}>
            <span className="shop-line-lamp">
              <Lamp id={product.id} />
            </span>
            <span className="shop-line-name">
              <Link href={path(product)}>{product.name}</Link>
              <small>{product.kind[locale]}</small>
            </span>
            <span className="shop-count" role="group" aria-label={say(locale, "quantity")}>
              <button
                type="button"
                aria-label={say(locale, count === 1 ? "remove" : "fewer", { name: product.name })}
                onClick={() => Basket.put(product.id, count - 1)}
              >
                −
              </button>
              <span>{count}</span>
              <button
                type="button"
                aria-label={say(locale, "more", { name: product.name })}
                disabled={count === 9}
                onClick={() => Basket.put(product.id, count + 1)}
              >
                +
              </button>
            </span>
            <span className="shop-line-price">{money(locale, product.price * count)}</span>
          </li>
        ))}
      </ul>
      <dl className="shop-sum">
        <dt>{say(locale, "subtotal")}</dt>
        <dd>{money(locale, Basket.subtotal(basket))}</dd>
        <dt>{say(locale, "shipping")}</dt>
        <dd>{shipping === 0 ? say(locale, "free") : money(locale, shipping)}</dd>
        <dt className="shop-total">{say(locale, "total")}</dt>
        <dd className="shop-total">{money(locale, Basket.subtotal(basket) + shipping)}</dd>
      </dl>
      <Checkout locale={locale} />
    </section>
  )
}
