/**
 * A JSON file of articles, brought in and out.
 *
 * @since 0.1.0
 */
import { fromJson, plan, toJson } from "@pupitre/core/composer/ArticleFile"
import type { Held } from "@pupitre/core/composer/Articles"
import { articles } from "@pupitre/core/composer/Articles"
import type { ItemId } from "@pupitre/core/Id"
import { useSpeech } from "../words/useSpeech.tsx"
import type { Brought, Keeping } from "./ShelfFile.tsx"
import { save, ShelfFile } from "./ShelfFile.tsx"

/** Brings a file of articles in and out. */
export const ArticleFile = ({ kept }: { readonly kept: ReadonlyArray<Held> }) => {
  const speech = useSpeech()
  const read = async (_: string, text: string): Promise<Brought> => {
    const reading = fromJson(text)
    const { added, changed, same } = plan(kept, reading.articles)
    return {
      unreadable: reading.problems.some(({ row }) => row === 0) ? speech.say("article.unreadable") : undefined,
      changes: [
        speech.count("article.added", added.length),
        speech.count("article.changed", changed.length),
        speech.count("article.same", same),
      ],
      problems: reading.problems.map(({ row, column }) => ({
        row,
        column: column && speech.say(`article.column.${column}`),
      })),
      wishes: [
        ...changed.map((input): Keeping => ({ shelf: articles, input })),
        ...added.map((item): Keeping => ({ shelf: articles, input: { id: crypto.randomUUID() as ItemId, item } })),
      ],
      bring: speech.count("article.bring", added.length + changed.length),
    }
  }
  return (
    <ShelfFile
      accept=".json,application/json"
      title={speech.say("article.importTitle")}
      read={read}
      deeds={[
        {
          label: speech.say("file.json"),
          onDo: () => save("articles.json", "application/json", toJson(kept.map(({ item }) => item))),
        },
      ]}
    />
  )
}
