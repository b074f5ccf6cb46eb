/**
 * The articles of the knowledge base that answers are found in: the list, the form, publishing and withdrawing, a file of
 * them in and out, and what became of what was proposed.
 *
 * @since 0.1.0
 */
import type { Held } from "@pupitre/core/composer/Articles"
import { articles, isPublished, search } from "@pupitre/core/composer/Articles"
import { host } from "@pupitre/core/SafeUrl"
import * as Shelf from "@pupitre/core/Shelf"
import * as StreamKey from "@pupitre/core/StreamKey"
import { BookOpen, Eye, EyeOff } from "lucide-react"
import type { ReactNode } from "react"
import { useMemo, useState } from "react"
import { IconButton } from "../design/Button.tsx"
import { Blank, Notice } from "../design/Notice.tsx"
import { useStreamWish } from "../wish/useStreamWish.ts"
import { useSpeech } from "../words/useSpeech.tsx"
import * as Address from "./Address.ts"
import { ArticleFile } from "./ArticleFile.tsx"
import { ArticleForm } from "./ArticleForm.tsx"
import "./Library.css"
import { ShelfCells } from "./ShelfCells.tsx"
import { TakeOff } from "./ShelfPart.tsx"
import { ShelfTable } from "./ShelfTable.tsx"
import { State } from "./State.tsx"
import { SuggestionReport } from "./SuggestionReport.tsx"
import { Pick } from "./Tools.tsx"
import type { Followed } from "./useStream.ts"

/** The articles of the knowledge base. */
export const ArticleShelf = ({
  followed,
  tabs,
}: {
  readonly followed: Followed<Shelf.Shelf>
  readonly tabs: ReactNode
}) => {
  const speech = useSpeech()
  const [text, setText] = Address.useFilter("q")
  const [status, setStatus] = Address.useFilter("status")
  const [language, setLanguage] = Address.useFilter("language")
  const [edited, setEdited] = useState<Held | "new">()
  const [taken, setTaken] = useState<Held>()
  const keep = useStreamWish(articles.keep, (tenant) => StreamKey.workspace(tenant, articles.name))
  const all = useMemo(() => Shelf.read(followed.state, articles.decode), [followed.state])
  const spoken = [...new Set(all.flatMap(({ item }) => item.language ?? []))].toSorted()
  const shown = useMemo(
    () =>
      search(all, text).filter(
        ({ item }) =>
          (status === "" || isPublished(item) === (status === "published")) &&
          (language === "" || item.language === language),
      ),
    [all, text, status, language],
  )
  const kept = new Map(followed.state.items.map((one) => [one.id, one]))
  const publish = ({ id, item: { published: _, ...item } }: Held, published: boolean): void => {
    if (keep.sending === "no") keep.make({ id, item: { ...item, ...(!published && { published }) } })
  }
  return (
    <div className="pu-section">
      <ShelfTable
        followed={followed}
        tabs={tabs}
        more={
          followed.whole && (
            <>
              {all.length > 0 && (
                <>
                  <Pick
                    label={speech.say("article.state")}
                    value={status}
                    options={[
                      ["published", speech.say("article.published")],
                      ["withdrawn", speech.say("article.withdrawn")],
                    ]}
                    onPick={setStatus}
                  />
                  <Pick
                    label={speech.say("shelf.language")}
                    value={language}
                    options={spoken.map((tag) => [tag, speech.language(tag)])}
                    onPick={setLanguage}
                  />
                </>
              )}
              <SuggestionReport />
              <ArticleFile kept={all} />
            </>
          )
        }
        label={speech.say("shelf.articles")}
        columns={[
          { head: speech.say("article.title") },
          { head: speech.say("article.text") },
          { head: speech.say("article.state") },
          { head: speech.say("shelf.language"), aside: true },
          { head: speech.say("shelf.kept"), aside: true },
        ]}
        size={all.length}
        shown={shown.length}
        add={speech.say("article.add")}
        onAdd={() => setEdited("new")}
        seek={speech.say("article.search")}
        sought={text}
        onSeek={setText}
        onClear={() => {
          setText("")
          setStatus("")
          setLanguage("")
        }}
        empty={
          <Blank icon={<BookOpen size={24} aria-hidden />} title={speech.say("article.noneTitle")}>
            {speech.say("article.none")}
          </Blank>
        }
        note={keep.refused !== undefined && <Notice tone="red">{keep.refused}</Notice>}
      >
        {shown.map((held) => {
          const { title, text: said, asked = [], url, language: tongue } = held.item
          const published = isPublished(held.item)
          return (
            <tr key={held.id} data-withdrawn={!published}>
              <td className="pu-article-title">
                <bdi className="pu-table-main">{title}</bdi>
                {url !== undefined && (
                  <a className="pu-shelf-address" href={url} target="_blank" rel="noopener noreferrer" title={url}>
                    {host(url)}
                  </a>
                )}
              </td>
              <td>
                <span className="pu-shelf-message" dir="auto">
                  {said}
                </span>
                {asked.length > 0 && (
                  <span className="pu-table-more" title={asked.join("\n")}>
                    {speech.count("article.ways", asked.length)}
                  </span>
                )}
              </td>
              <td className="pu-table-fit">
                <State tone={published ? "accent" : "quiet"}>
                  {speech.say(published ? "article.published" : "article.withdrawn")}
                </State>
              </td>
              <ShelfCells
                language={tongue}
                at={kept.get(held.id)?.at}
                what={title}
                onEdit={() => setEdited(held)}
                onRemove={() => setTaken(held)}
              >
                <IconButton
                  size="s"
                  label={speech.say(published ? "article.withdrawWhat" : "article.publishWhat", { what: title })}
                  aria-disabled={keep.sending !== "no"}
                  onClick={() => publish(held, !published)}
                >
                  {published ? <EyeOff size={15} aria-hidden /> : <Eye size={15} aria-hidden />}
                </IconButton>
              </ShelfCells>
            </tr>
          )
        })}
      </ShelfTable>
      <ArticleForm edited={edited} onClose={() => setEdited(undefined)} />
      <TakeOff
        shelving={articles}
        title={speech.say("article.remove")}
        intro={speech.say("article.removeIntro", { what: taken?.item.title ?? "" })}
        id={taken?.id}
        onClose={() => setTaken(undefined)}
      />
    </div>
  )
}
