/**
 * A link inside the shop: an ordinary link that changes the path without loading the page again.
 *
 * @since 0.1.0
 */
import type { AnchorHTMLAttributes, MouseEvent } from "react"

/** A link inside the shop. With a modifier key it opens as the browser would. */
export const Link = ({ href, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { readonly href: string }) => {
  const follow = (event: MouseEvent): void => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    // How the visitor came to the shop is no part of the next page.
    const address = new URL(href, location.href)
    for (const [name, value] of new URLSearchParams(location.search)) {
      if (name === "lang" || name === "theme") address.searchParams.set(name, value)
    }
    if (address.pathname !== location.pathname) {
      history.pushState(null, "", address)
      dispatchEvent(new PopStateEvent("popstate"))
    }
    scrollTo({ top: 0 })
  }
  return <a {...rest} href={href} onClick={follow} />
}
