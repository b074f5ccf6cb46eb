/**
 * A link inside the shop: an ordinary link that changes the path without loading the page again.
 *
 * @since 0.1.0
 */
import type { AnchorHTMLAttributes, MouseEvent } from "react"
import * as Route from "../start/Route.ts"

/** A link inside the shop. With a modifier key it opens as the browser would. */
export const Link = ({ href, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { readonly href: string }) => {
  const follow = (event: MouseEvent): void => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    Route.go(href)
    scrollTo({ top: 0 })
  }
  return <a {...rest} href={href} onClick={follow} />
}
