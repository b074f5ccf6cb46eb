/**
 * The links of the library: the list, and the form that adds one or changes it.
 *
 * @since 0.1.0
 */
import type { LinkItem } from "@pupitre/actions/Library"
import { links, searchLinks } from "@pupitre/actions/Library"
import type { ItemId } from "@pupitre/core/Id"
import { host } from "@pupitre/core/SafeUrl"
import * as Shelf from "@pupitre/core/Shelf"
import { Link } from "lucide-react"
import type { ReactNode } from "react"
import { useState } from "react"
import { Blank } from "../design/Notice.tsx"
import { useSpeech } from "../words/useSpeech.tsx"
import * as Address from "./Address.ts"
import { LinkForm } from "./LinkForm.tsx"
import "./Library.css"
import { ShelfCells } from "./ShelfCells.tsx"
import { TakeOff } from "./ShelfPart.tsx"
import { ShelfTable } from "./ShelfTable.tsx"
import type { Followed } from "./useStream.ts"

/** A link with its id. */
export interface Held {
  readonly id: ItemId
  readonly item: LinkItem
}

/** The links of the library. */
export const LinkShelf = ({
  followed,
  tabs,
}: {
  readonly followed: Followed<Shelf.Shelf>
  readonly tabs: ReactNode
}) => {
  const speech = useSpeech()
  const [text, setText] = Address.useFilter("q")
  const [edited, setEdited] = useState<Held | "new">()
  const [taken, setTaken] = useState<Held>()
  const all = Shelf.read(followed.state, links.decode)
  const found = new Set<string>(searchLinks(followed.state, text.trim()).map(({ id }) => id))
  const shown = all.filter(({ id }) => found.has(id))
  const kept = new Map(followed.state.items.map((one) => [one.id, one]))
  return (
    <div className="pu-section">
      <ShelfTable
        followed={followed}
        tabs={tabs}
        label={speech.say("shelf.links")}
        columns={[
          { head: speech.say("shelf.label") },
          { head: speech.say("shelf.address") },
          { head: speech.say("shelf.category") },
          { head: speech.say("shelf.language"), aside: true },
          { head: speech.say("shelf.kept"), aside: true },
        ]}
        size={all.length}
        shown={shown.length}
        add={speech.say("shelf.addLink")}
        onAdd={() => setEdited("new")}
        seek={speech.say("shelf.searchLinks")}
        sought={text}
        onSeek={setText}
        empty={
          <Blank icon={<Link size={24} aria-hidden />} title={speech.say("shelf.noLinksTitle")}>
            {speech.say("shelf.noLinks")}
          </Blank>
        }
      >
        {shown.map((held) => {
          const { url, category, language } = held.item
          return (
            <tr key={held.id}>
              <td>
                <bdi className="pu-table-main">{nameOf(held.item)}</bdi>
              </td>
              <td>
                <a className="pu-shelf-address" href={url} target="_blank" rel="noopener noreferrer" title={url}>
                  <b>{host(url)}</b>
                  {new URL(url).pathname}
                </a>
              </td>
              <td className="pu-table-quiet">
                <bdi>{category}</bdi>
              </td>
              <ShelfCells
                language={language}
                at={kept.get(held.id)?.at}
                what={nameOf(held.item)}
                onEdit={() => setEdited(held)}
                onRemove={() => setTaken(held)}
              />
            </tr>
          )
        })}
      </ShelfTable>
      <LinkForm edited={edited} onClose={() => setEdited(undefined)} />
      <TakeOff
        shelving={links}
        title={speech.say("shelf.removeLink")}
        intro={speech.say("shelf.removeIntro", { what: taken === undefined ? "" : nameOf(taken.item) })}
        id={taken?.id}
        onClose={() => setTaken(undefined)}
      />
    </div>
  )
}

/** What a link goes by: one without words goes by where it leads. */
const nameOf = ({ label, url }: LinkItem): string => (label.trim() === "" ? host(url) : label)
