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
import { Listing } from "./Listing.tsx"
import { RowActions } from "./RowActions.tsx"
import { ShelfPart, TakeOff } from "./ShelfPart.tsx"
import { Stamp } from "./Stamp.tsx"
import "./Table.css"
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
      <ShelfPart
        title={speech.say("manager.libraryLong")}
        tabs={tabs}
        add={speech.say("shelf.addLink")}
        onAdd={() => setEdited("new")}
        seek={speech.say("shelf.searchLinks")}
        sought={text}
        onSeek={all.length > 0 ? setText : undefined}
        unreadable={followed.state.items.length - all.length}
      >
        <Listing
          followed={followed}
          size={all.length}
          shown={shown.length}
          onClear={() => setText("")}
          empty={
            <Blank icon={<Link size={24} aria-hidden />} title={speech.say("shelf.noLinksTitle")}>
              {speech.say("shelf.noLinks")}
            </Blank>
          }
        >
          <div className="pu-table-box">
            <table className="pu-table" aria-label={speech.say("shelf.links")}>
              <thead>
                <tr>
                  <th>{speech.say("shelf.label")}</th>
                  <th>{speech.say("shelf.address")}</th>
                  <th>{speech.say("shelf.category")}</th>
                  <th className="pu-aside">{speech.say("shelf.language")}</th>
                  <th className="pu-aside">{speech.say("shelf.kept")}</th>
                  <th>
                    <span className="pu-hidden">{speech.say("manager.actions")}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {shown.map((held) => {
                  const { label, url, category, language } = held.item
                  return (
                    <tr key={held.id}>
                      <td>
                        <bdi className="pu-table-main">{label.trim() === "" ? host(url) : label}</bdi>
                      </td>
                      <td>
                        <a
                          className="pu-shelf-address"
                          href={url}
                          target="_blank"
                          rel="noopener noreferrer"
                          title={url}
                        >
                          <b>{host(url)}</b>
                          {new URL(url).pathname}
                        </a>
                      </td>
                      <td className="pu-table-quiet">
                        <bdi>{category}</bdi>
                      </td>
                      <td className="pu-aside pu-table-quiet pu-table-fit">
                        {language === undefined ? "" : speech.language(language)}
                      </td>
                      <td className="pu-aside pu-table-quiet pu-table-fit">
                        <Stamp at={kept.get(held.id)?.at ?? 0} />
                      </td>
                      <td className="pu-table-fit">
                        <RowActions what={label} onEdit={() => setEdited(held)} onRemove={() => setTaken(held)} />
                      </td>
                    </tr>
                  )
                })}
              </tbody>
            </table>
          </div>
        </Listing>
      </ShelfPart>
      <LinkForm edited={edited} onClose={() => setEdited(undefined)} />
      <TakeOff
        shelving={links}
        title={speech.say("shelf.removeLink")}
        intro={speech.say("shelf.removeIntro", { what: taken?.item.label ?? "" })}
        id={taken?.id}
        onClose={() => setTaken(undefined)}
      />
    </div>
  )
}
