/**
 * An article that a proposed answer comes from, read beside it: the agent puts all of it, a part of it or its address into
 * the reply.
 *
 * @since 0.1.0
 */
import type { Article } from "@pupitre/core/composer/Articles"
import { readArticle } from "@pupitre/core/composer/Articles"
import type { ItemId } from "@pupitre/core/Id"
import { read } from "@pupitre/core/Query"
import { useChannel } from "@pupitre/react-bindings/PupitreProvider"
import { ExternalLink, Link, LoaderCircle, TextCursorInput } from "lucide-react"
import { useEffect, useRef, useState } from "react"
import { Button } from "../../design/Button.tsx"
import { Popover } from "../../design/Popover.tsx"
import { useSpeech } from "../../words/useSpeech.tsx"
import "./ArticleReader.css"

/** An article beside what asked for it. `onInsert` is given what is to go into the reply. */
const ArticleReader = ({
  anchor,
  id,
  title,
  onInsert,
  onClose,
}: {
  readonly anchor: Element
  readonly id: string
  readonly title: string
  readonly onInsert: (text: string) => void
  readonly onClose: () => void
}) => {
  const speech = useSpeech()
  const channel = useChannel()
  const body = useRef<HTMLDivElement>(null)
  const [found, setFound] = useState<{ readonly article?: Article } | "failed">()
  const [part, setPart] = useState("")
  useEffect(() => {
    let here = true
    channel.query(readArticle.name, { id: id as ItemId }).then(
      (answer) => here && setFound(read(readArticle, answer) ?? "failed"),
      () => here && setFound("failed"),
    )
    return () => {
      here = false
    }
  }, [channel, id])
  useEffect(() => {
    const look = (): void => {
      const selection = document.getSelection()
      const within = selection !== null && body.current?.contains(selection.anchorNode) === true
      setPart(within ? selection.toString().trim() : "")
    }
    document.addEventListener("selectionchange", look)
    return () => document.removeEventListener("selectionchange", look)
  }, [])
  const article = found === undefined || found === "failed" ? undefined : found.article
  return (
    <Popover anchor={anchor} side="top" title={article?.title ?? title} onClose={onClose}>
      <div className="pu-article">
        {article === undefined ? (
          <p className="pu-article-none" role="status">
            {found === undefined ? (
              <LoaderCircle className="pu-spin" size={16} aria-label={speech.say("desk.loading")} />
            ) : (
              speech.say(found === "failed" ? "reader.failed" : "reader.gone")
            )}
          </p>
        ) : (
          <>
            {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long text is scrolled with the keyboard */}
            <div ref={body} className="pu-article-text" dir="auto" lang={article.language} tabIndex={0}>
              {article.text}
            </div>
            {article.url !== undefined && (
              <a className="pu-article-link" href={article.url} target="_blank" rel="noreferrer noopener">
                <span className="pu-ellipsis">{article.url}</span>
                <ExternalLink size={13} aria-hidden />
              </a>
            )}
            <div className="pu-article-foot">
              {article.url !== undefined && (
                <Button size="s" onClick={() => onInsert(article.url!)}>
                  <Link size={14} aria-hidden />
                  {speech.say("reader.link")}
                </Button>
              )}
              <Button size="s" look="primary" onClick={() => onInsert(part === "" ? article.text : part)}>
                <TextCursorInput size={14} aria-hidden />
                {speech.say(part === "" ? "reader.text" : "reader.part")}
              </Button>
            </div>
          </>
        )}
      </div>
    </Popover>
  )
}

export default ArticleReader
