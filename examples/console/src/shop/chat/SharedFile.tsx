/**
 * A file in the visitor's thread: a picture of it where it is one, its name and size, and the way to have it.
 *
 * @since 0.1.0
 */
import type { Locale } from "@pupitre/core/Catalogue"
import type { FilePosted } from "@pupitre/core/Fact"
import { useWindow } from "@pupitre/react-bindings/ConversationProvider"
import { useFileAddress } from "@pupitre/react-bindings/useFileAddress"
import { Download, FileText } from "lucide-react"
import { opened } from "../../files/opened.ts"
import { sizeIn } from "../../words/Size.ts"
import { region, say } from "../words.ts"
import "./files.css"

/** A file in the visitor's thread. `stored` once it can be fetched. */
export const SharedFile = ({
  locale,
  file: { fileId, name, mediaType, size, url, alt },
  stored,
}: {
  readonly locale: Locale
  readonly file: FilePosted
  readonly stored: boolean
}) => {
  const picture = mediaType.startsWith("image/")
  const { whereabouts, ask } = useFileAddress(useWindow().id, fileId, stored && picture && url === undefined)
  const address = url ?? (whereabouts._tag === "There" ? whereabouts.address : undefined)
  const gone = stored && url === undefined && whereabouts._tag === "None"
  const onOpen = opened(url === undefined ? ask : undefined)
  return (
    <div className="chat-file" data-picture={picture || undefined}>
      {picture && (
        <a
          href={address ?? "#"}
          target="_blank"
          rel="noopener noreferrer"
          aria-label={say(locale, "openPicture", { name })}
          aria-disabled={address === undefined}
          onClick={onOpen}
        >
          {address !== undefined && <img src={address} alt={alt ?? ""} loading="lazy" onError={() => void ask()} />}
        </a>
      )}
      <div className="chat-file-line">
        {!picture && <FileText size={22} aria-hidden />}
        <span className="chat-file-words">
          <bdi>{name}</bdi>
          <small>{gone ? say(locale, "fileGone") : sizeIn(region[locale], size)}</small>
        </span>
        {stored && !gone && (
          <a
            href={address ?? "#"}
            download={name}
            aria-label={say(locale, "download", { name })}
            className="chat-file-get"
            onClick={onOpen}
          >
            <Download size={18} aria-hidden />
          </a>
        )}
      </div>
    </div>
  )
}
