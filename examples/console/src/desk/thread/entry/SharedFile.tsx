/**
 * A file that was shared: a picture of it where it is one, its name and size, and the way to have it.
 *
 * @since 0.1.0
 */
import type { FilePosted } from "@pupitre/core/Fact"
import type { ConversationId } from "@pupitre/core/Id"
import type { Participant } from "@pupitre/core/Participant"
import { useWindow } from "@pupitre/react-bindings/ConversationProvider"
import { useFileAddress } from "@pupitre/react-bindings/useFileAddress"
import { Clock3, Download, FileText, ImageOff } from "lucide-react"
import type { ReactNode } from "react"
import { opened } from "../../../files/opened.ts"
import { useSpeech } from "../../../words/useSpeech.tsx"
import { Highlight } from "../Highlight.tsx"
import { name as nameOf, same } from "../../Who.ts"
import type { Progress } from "./Facts.tsx"
import { Moment } from "./Moment.tsx"
import "./SharedFile.css"

interface Shared {
  readonly file: FilePosted
  readonly by: Participant
  readonly at: number
  readonly self: Participant | undefined
  readonly progress: Progress
  readonly ticks?: ReactNode
  /** The conversation that it is in, where that is not the nearest window's. */
  readonly conversation?: ConversationId | undefined
}

/** A file that was shared. One whose fact has no address for good is asked for. */
export const SharedFile = (shared: Shared) => {
  if (shared.file.url !== undefined) return <Card {...shared} address={shared.file.url} />
  return shared.conversation === undefined ? <Here {...shared} /> : <Asked {...shared} of={shared.conversation} />
}

const Here = (shared: Shared) => <Asked {...shared} of={useWindow().id} />

const Asked = ({ of, ...shared }: Shared & { readonly of: ConversationId }) => {
  const { fileId, mediaType } = shared.file
  const stored = shared.progress === "stored"
  const { whereabouts, ask } = useFileAddress(of, fileId, stored && isPicture(mediaType))
  return (
    <Card
      {...shared}
      address={whereabouts._tag === "There" ? whereabouts.address : undefined}
      gone={stored && whereabouts._tag === "None"}
      ask={ask}
    />
  )
}

const isPicture = (mediaType: string): boolean => mediaType.startsWith("image/")

const Card = ({
  file: { name, mediaType, size, alt },
  by,
  at,
  self,
  progress,
  ticks,
  address,
  gone = false,
  ask,
}: Shared & {
  readonly address: string | undefined
  /** Whether it cannot be had any more. */
  readonly gone?: boolean
  /** Asks for an address that lasts. */
  readonly ask?: () => Promise<string | undefined>
}) => {
  const speech = useSpeech()
  const picture = isPicture(mediaType)
  const mine = self !== undefined && same(by, self)
  const onOpen = opened(ask)
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
            <img src={address} alt={alt ?? ""} loading="lazy" onError={() => void ask?.()} />
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
