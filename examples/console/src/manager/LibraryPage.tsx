/**
 * The library: the links, the offers and the canned replies that agents can send, the articles that answers are found in,
 * and the way to keep them.
 *
 * @since 0.1.0
 */
import { links, offers } from "@pupitre/actions/Library"
import { articles } from "@pupitre/core/composer/Articles"
import { categories, shared } from "@pupitre/core/composer/CannedShelf"
import type { Fold } from "@pupitre/core/Projection"
import * as Shelf from "@pupitre/core/Shelf"
import { useSpeech } from "../words/useSpeech.tsx"
import * as Address from "./Address.ts"
import { ArticleShelf } from "./ArticleShelf.tsx"
import { LinkShelf } from "./LinkShelf.tsx"
import { follow } from "./ManagerFrame.tsx"
import { OfferShelf } from "./OfferShelf.tsx"
import { ReplyShelf } from "./ReplyShelf.tsx"
import { useStream } from "./useStream.ts"

/** The shelves, in the order of their tabs. */
const shelves = ["links", "offers", "replies", "articles"] as const
type Name = (typeof shelves)[number]

/** The library. */
export const LibraryPage = () => {
  const { open } = Address.usePlace()
  const shown = shelves.find((name) => name === open) ?? "links"
  const kept = {
    links: useStream("links", shelf),
    offers: useStream("offers", shelf),
    replies: useStream(shared.name, shelf),
    articles: useStream(articles.name, shelf),
  }
  const replyCategories = useStream(categories.name, shelf)
  const sizes = {
    links: Shelf.read(kept.links.state, links.decode).length,
    offers: Shelf.read(kept.offers.state, offers.decode).length,
    replies: kept.replies.state.items.length,
    articles: kept.articles.state.items.length,
  }
  const tabs = <ShelfTabs sizes={sizes} shown={shown} />
  switch (shown) {
    case "links":
      return <LinkShelf key="links" followed={kept.links} tabs={tabs} />
    case "offers":
      return <OfferShelf key="offers" followed={kept.offers} tabs={tabs} />
    case "replies":
      return <ReplyShelf key="replies" followed={kept.replies} categories={replyCategories} tabs={tabs} />
    case "articles":
      return <ArticleShelf key="articles" followed={kept.articles} tabs={tabs} />
  }
}

/** A shelf of the workspace, followed. */
export const shelf: Fold<Shelf.Shelf> = { initial: Shelf.empty, apply: Shelf.apply }

const ShelfTabs = ({ sizes, shown }: { readonly sizes: Readonly<Record<Name, number>>; readonly shown: Name }) => {
  const speech = useSpeech()
  return (
    <nav className="pu-switch" aria-label={speech.say("shelf.pick")}>
      {shelves.map((each) => (
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
