/**
 * A file of canned replies, brought in and out: as a table or as JSON.
 *
 * @since 0.1.0
 */
import type { Holding } from "@pupitre/core/composer/CannedFile"
import { fromJson, plan, toJson } from "@pupitre/core/composer/CannedFile"
import * as CannedShelf from "@pupitre/core/composer/CannedShelf"
import type { ItemId } from "@pupitre/core/Id"
import { Notice } from "../design/Notice.tsx"
import { useUnknown } from "../desk/composer/Values.ts"
import { useSpeech } from "../words/useSpeech.tsx"
import type { Brought, Keeping } from "./ShelfFile.tsx"
import { save, ShelfFile } from "./ShelfFile.tsx"

/** Brings a file of replies in and out. */
export const ReplyFile = ({ kept }: { readonly kept: Holding }) => {
  const speech = useSpeech()
  const unknownIn = useUnknown()
  // The library that writes and reads tables comes when there is one.
  const table = () => import("@pupitre/core/adapter/CannedReplyCsv")
  const replies = kept.replies.map(({ item }) => item)
  const { categories } = kept

  const read = async (name: string, text: string): Promise<Brought> => {
    const reading = /\.json$/i.test(name) ? fromJson(text) : (await table()).fromCsv(text)
    const newId = (): ItemId => crypto.randomUUID() as ItemId
    const changes = plan(kept, reading, { locale: speech.locale, newId })
    const { added, changed, same } = changes
    const unknown = [...changed.map(({ item }) => item), ...added].flatMap(({ shortcut, text: written }) => {
      const places = unknownIn(written)
      return places.length === 0 ? [] : [{ shortcut, places }]
    })
    return {
      unreadable: reading.problems.some(({ row }) => row === 0) ? speech.say("reply.unreadable") : undefined,
      changes: [
        ...(changes.categories.length === 0 ? [] : [speech.count("reply.categories", changes.categories.length)]),
        speech.count("reply.added", added.length),
        speech.count("reply.changed", changed.length),
        speech.count("reply.same", same),
      ],
      problems: reading.problems.map(({ row, column }) => ({
        row,
        column: column && speech.say(`reply.column.${column}`),
      })),
      wishes: [
        // A reply that names a category finds it there.
        ...changes.categories.map(({ id, ...item }): Keeping => ({
          shelf: CannedShelf.categories,
          input: { id, item },
        })),
        ...changed.map((input): Keeping => ({ shelf: CannedShelf.shared, input })),
        ...added.map((item): Keeping => ({ shelf: CannedShelf.shared, input: { id: newId(), item } })),
      ],
      bring: speech.count("reply.bring", added.length + changed.length),
      ...(unknown.length > 0 && {
        more: (
          <Notice tone="amber">
            {speech.count("reply.unknown", unknown.length)}
            <ul className="pu-reply-problems">
              {unknown.slice(0, 20).map(({ shortcut, places }, index) => (
                // oxlint-disable-next-line react/no-array-index-key -- of two languages there are two of one shortcut
                <li key={index}>
                  <bdi>{shortcut}</bdi> : <bdi>{speech.list(places)}</bdi>
                </li>
              ))}
            </ul>
          </Notice>
        ),
      }),
    }
  }

  return (
    <ShelfFile
      accept=".json,.csv,application/json,text/csv"
      title={speech.say("reply.importTitle")}
      read={read}
      deeds={[
        {
          label: speech.say("file.csv"),
          onDo: () =>
            void table().then(({ toCsv }) =>
              save("replies.csv", "text/csv;charset=utf-8", toCsv(replies, { locale: speech.locale, categories })),
            ),
        },
        {
          label: speech.say("file.json"),
          onDo: () => save("replies.json", "application/json", toJson(replies, categories)),
        },
      ]}
    />
  )
}
