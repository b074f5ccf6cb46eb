/**
 * A file that was shared: a picture of it where it is one, its name and size, and the way to have it.
 *
 * @since 0.1.0
 */
import type { FilePosted } from "@pupitre/core/Fact"
import type { Participant } from "@pupitre/core/Participant"
import { useFileAddress } from "@pupitre/react-bindings/useFileAddress"
import { Clock3, Download, FileText, ImageOff } from "lucide-react"
import type { ReactNode } from "react"
import { opened } from "../../files/opened.ts"
import { useSpeech } from "../../words/useSpeech.tsx"
import { Highlight } from "../Highlight.tsx"
import { name as nameOf, same } from "../Who.ts"
import type { Progress } from "./Facts.tsx"
import { Moment } from "./Moment.tsx"
import "./SharedFile.css"

/** A file that was shared. */
export const SharedFile = ({
  file: { fileId, name, mediaType, size, url, alt },
  by,
  at,
  self,
  progress,
  ticks,
}: {
  readonly file: FilePosted
  readonly by: Participant
  readonly at: number
  readonly self: Participant | undefined
  readonly progress: Progress
  readonly ticks?: ReactNode
}) => {
  const speech = useSpeech()
  const picture = mediaType.startsWith("image/")
  const stored = progress === "stored" && url === undefined
  const { whereabouts, ask } = useFileAddress(fileId, stored && picture)
  const address = url ?? (whereabouts._tag === "There" ? whereabouts.address : undefined)
  const gone = stored && whereabouts._tag === "None"
  const mine = self !== undefined && same(by, self)
  const onOpen = opened(url === undefined ? ask : undefined)
  return (
    <div className="pu-shared" data-picture={picture || undefined}>
      <span className="pu-hidden">
        {mine ? speech.say("file.own") : speech.say("file.by", { who: nameOf(by, speech) })}
      </span>
      {picture && (
        <a
          className="pu-shared-picture"
          href={address ?? "#"}
          target="_blank"
          rel="noopener noreferrer"
          aria-label={speech.say("file.open", { name })}
          aria-disabled={address === undefined}
          onClick={onOpen}
        >
          {address === undefined ? (
            gone ? (
              <ImageOff size={22} aria-hidden />
            ) : null
          ) : (
            <img src={address} alt={alt ?? ""} loading="lazy" onError={() => void ask()} />
          )}
        </a>
      )}
      <span className="pu-shared-line">
        {!picture && (
          <span className="pu-shared-icon">
            <FileText size={18} aria-hidden />
          </span>
        )}
        <span className="pu-shared-words">
          <span className="pu-shared-name" title={name}>
            <bdi>
              <Highlight text={name} />
            </bdi>
          </span>
          <span className="pu-shared-size">{gone ? speech.say("file.gone") : speech.size(size)}</span>
        </span>
        {progress === "stored" && !gone && (
          <a
            className="pu-button"
            data-look="quiet"
            data-size="s"
            data-square=""
            href={address ?? "#"}
            download={name}
            aria-label={speech.say("file.download", { name })}
            onClick={onOpen}
          >
            <Download size={16} aria-hidden />
          </a>
        )}
      </span>
      <span className="pu-meta">
        {progress === "pending" && <Clock3 size={13} role="img" aria-label={speech.say("entry.pending")} />}
        {progress !== "failed" && <Moment at={at} />}
        {ticks}
      </span>
    </div>
  )
}
