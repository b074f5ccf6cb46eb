/**
 * The library: the links and the offers that agents can send, and the way to keep them.
 *
 * @since 0.1.0
 */
import { links, offers } from "@pupitre/actions/Library"
import type { Fold } from "@pupitre/core/Projection"
import * as Shelf from "@pupitre/core/Shelf"
import { useSpeech } from "../words/useSpeech.tsx"
import * as Address from "./Address.ts"
import { LinkShelf } from "./LinkShelf.tsx"
import { follow } from "./ManagerFrame.tsx"
import { OfferShelf } from "./OfferShelf.tsx"
import { useStream } from "./useStream.ts"

/** The library. */
export const LibraryPage = () => {
  const { open } = Address.usePlace()
  const kept = { links: useStream("links", shelf), offers: useStream("offers", shelf) }
  const sizes = {
    links: Shelf.read(kept.links.state, links.decode).length,
    offers: Shelf.read(kept.offers.state, offers.decode).length,
  }
  const tabs = <ShelfTabs sizes={sizes} shown={open === "offers" ? "offers" : "links"} />
  return open === "offers" ? (
    <OfferShelf key="offers" followed={kept.offers} tabs={tabs} />
  ) : (
    <LinkShelf key="links" followed={kept.links} tabs={tabs} />
  )
}

/** A shelf of the workspace, followed. */
export const shelf: Fold<Shelf.Shelf> = { initial: Shelf.empty, apply: Shelf.apply }

const ShelfTabs = ({
  sizes,
  shown,
}: {
  readonly sizes: Readonly<Record<"links" | "offers", number>>
  readonly shown: "links" | "offers"
}) => {
  const speech = useSpeech()
  return (
    <nav className="pu-switch" aria-label={speech.say("shelf.pick")}>
      {(["links", "offers"] as const).map((each) => (
        <a
          key={each}
          href={Address.pathOf({ section: "library", open: each })}
          aria-current={each === shown ? "page" : undefined}
          onClick={(event) => follow(event, { section: "library", open: each })}
        >
          {speech.say(`shelf.${each}`)} <small>{speech.number(sizes[each])}</small>
        </a>
      ))}
    </nav>
  )
}
