/**
 * A shelf of the library as a table: its head, its search, what it says while it is empty, and its columns.
 *
 * @since 0.1.0
 */
import type { Shelf } from "@pupitre/core/Shelf"
import type { ReactNode } from "react"
import { useSpeech } from "../words/useSpeech.tsx"
import { Listing } from "./Listing.tsx"
import { ShelfPart } from "./ShelfPart.tsx"
import "./Table.css"
import type { Followed } from "./useStream.ts"

/** A column; one that stands `aside` gives way on a narrow screen. */
export interface Column {
  readonly head: string
  readonly aside?: boolean
}

/** A shelf as a table; its rows are the children, each with a last cell for what can be done with it. */
export const ShelfTable = ({
  followed,
  tabs,
  more,
  label,
  columns,
  size,
  shown,
  add,
  onAdd,
  seek,
  sought,
  onSeek,
  onClear = () => onSeek(""),
  empty,
  note,
  children,
}: {
  readonly followed: Followed<Shelf>
  readonly tabs: ReactNode
  /** What else can be done with the whole of it. */
  readonly more?: ReactNode
  readonly label: string
  readonly columns: ReadonlyArray<Column>
  /** How many things of it can be read, and how many of them are shown. */
  readonly size: number
  readonly shown: number
  readonly add: string
  readonly onAdd: () => void
  readonly seek: string
  readonly sought: string
  readonly onSeek: (text: string) => void
  /** Takes away whatever narrows it: the text alone, unless given. */
  readonly onClear?: () => void
  readonly empty: ReactNode
  /** What is said above the table. */
  readonly note?: ReactNode
  readonly children: ReactNode
}) => {
  const speech = useSpeech()
  return (
    <ShelfPart
      title={speech.say("manager.libraryLong")}
      tabs={tabs}
      more={more}
      add={add}
      onAdd={onAdd}
      seek={seek}
      sought={sought}
      onSeek={size > 0 ? onSeek : undefined}
      unreadable={followed.state.items.length - size}
    >
      {note}
      <Listing followed={followed} size={size} shown={shown} onClear={onClear} empty={empty}>
        <div className="pu-table-box">
          <table className="pu-table" aria-label={label}>
            <thead>
              <tr>
                {columns.map(({ head, aside = false }) => (
                  <th key={head} className={aside ? "pu-aside" : undefined}>
                    {head}
                  </th>
                ))}
                <th>
                  <span className="pu-hidden">{speech.say("manager.actions")}</span>
                </th>
              </tr>
            </thead>
            <tbody>{children}</tbody>
          </table>
        </div>
      </Listing>
    </ShelfPart>
  )
}
