/**
 * Where a visitor was seen last in a conversation, so that it shows when they go to another site.
 *
 * Read from the conversation's own events, the same after a restart: the page tells its address, and the server by which
 * site they came.
 *
 * @since 0.1.0
 */
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { SiteId } from "@pupitre/core/Id"

/** An origin and a site, each as far as it is known. */
export interface Place {
  readonly origin?: string
  readonly site?: SiteId
}

/** Nothing is known yet. */
export const unknown: Place = {}

/** Where they are after one more event. */
export const after = (self: Place, event: ChatEvent): Place => {
  switch (event._tag) {
    case "ConversationStarted":
      return event.site === undefined ? self : { ...self, site: event.site }
    case "PageVisited":
      return { ...self, origin: new URL(event.url).origin, ...(event.site !== undefined && { site: event.site }) }
    default:
      return self
  }
}

/** Whether one is of another site than the other, or on another origin. What is not known is no other. */
export const differ = (one: Place, other: Place): boolean =>
  (one.origin !== undefined && one.origin !== other.origin) || (one.site !== undefined && one.site !== other.site)
