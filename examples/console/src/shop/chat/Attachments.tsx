/**
 * The files that the visitor is about to share: each with its picture, how far it has got, and what can be done about it.
 *
 * @since 0.1.0
 */
import type { Locale } from "@pupitre/core/Catalogue"
import type { Attachment } from "@pupitre/core/composer/Attachments"
import { passing, progress } from "@pupitre/core/composer/Attachments"
import { limits } from "@pupitre/core/composer/FileCheck"
import { catalogue } from "@pupitre/core/composer/FileWords"
import * as Reason from "@pupitre/core/Reason"
import type { UsedAttachments } from "@pupitre/react-bindings/useAttachments"
import { FileText, Paperclip, Pause, Play, RotateCw, TriangleAlert, X } from "lucide-react"
import { useRef } from "react"
import { useThumbnail } from "../../files/useThumbnail.ts"
import { sizeIn } from "../../words/Size.ts"
import { region, say } from "../words.ts"
import "./files.css"

/** The button that opens the choice of files. */
export const Attach = ({
  locale,
  onFiles,
}: {
  readonly locale: Locale
  readonly onFiles: (files: ReadonlyArray<File>) => void
}) => {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button
        type="button"
        className="chat-attach"
        aria-label={say(locale, "attach")}
        title={say(locale, "attach")}
        onClick={() => input.current?.click()}
      >
        <Paperclip size={20} aria-hidden />
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={limits.kinds.map(({ mediaType }) => mediaType).join(",")}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])])
          target.value = ""
        }}
      />
    </>
  )
}

/** The files that go with what is sent next; nothing without any. */
export const Attachments = ({
  locale,
  attachments: { files, file, pause, resume, remove },
  onGone,
}: {
  readonly locale: Locale
  readonly attachments: UsedAttachments<File>
  readonly onGone: () => void
}) => {
  const list = useRef<HTMLUListElement>(null)
  const onRemove = (key: string): void => {
    const index = files.findIndex((one) => one.key === key)
    remove(key)
    requestAnimationFrame(() => {
      const left = list.current?.querySelectorAll<HTMLElement>("[data-remove]") ?? []
      const next = left[Math.min(index, left.length - 1)]
      if (next === undefined) onGone()
      else next.focus()
    })
  }
  return (
    <>
      {files.length > 0 && (
        <ul ref={list} className="chat-files" aria-label={say(locale, "files")}>
          {files.map((one) => (
            <One
              key={one.key}
              locale={locale}
              attachment={one}
              file={file(one.key)}
              onPause={() => pause(one.key)}
              onResume={() => resume(one.key)}
              onRemove={() => onRemove(one.key)}
            />
          ))}
        </ul>
      )}
      <span className="chat-hidden" role="status">
        {files.map((one) => `${one.name}, ${stateOf(one, locale, 10)}`).join(". ")}
      </span>
    </>
  )
}

const One = ({
  locale,
  attachment,
  file,
  onPause,
  onResume,
  onRemove,
}: {
  readonly locale: Locale
  readonly attachment: Attachment
  readonly file: File | undefined
  readonly onPause: () => void
  readonly onResume: () => void
  readonly onRemove: () => void
}) => {
  const { name, size, stage } = attachment
  const picture = useThumbnail(stage._tag === "Rejected" ? undefined : file)
  return (
    <li data-stage={stage._tag}>
      <span className="chat-file-picture">
        {picture !== undefined ? (
          <img src={picture} alt="" />
        ) : stage._tag === "Rejected" ? (
          <TriangleAlert size={18} aria-hidden />
        ) : (
          <FileText size={18} aria-hidden />
        )}
      </span>
      <span className="chat-file-words">
        <bdi>{name}</bdi>
        <small>
          {sizeIn(region[locale], size)} · {stateOf(attachment, locale, 100)}
        </small>
        {(stage._tag === "Uploading" || stage._tag === "Failed") && (
          <progress aria-label={say(locale, "uploading", { name })} value={progress(attachment)} />
        )}
      </span>
      {stage._tag === "Uploading" && (
        <button
          type="button"
          aria-label={say(locale, stage.paused ? "resume" : "pause", { name })}
          onClick={stage.paused ? onResume : onPause}
        >
          {stage.paused ? <Play size={16} aria-hidden /> : <Pause size={16} aria-hidden />}
        </button>
      )}
      {stage._tag === "Failed" && (
        <button type="button" aria-label={say(locale, "retryFile", { name })} onClick={onResume}>
          <RotateCw size={16} aria-hidden />
        </button>
      )}
      <button type="button" data-remove="" aria-label={say(locale, "removeFile", { name })} onClick={onRemove}>
        <X size={16} aria-hidden />
      </button>
    </li>
  )
}

/** Where a file stands, in words; while it is sent, in so many steps. */
const stateOf = (attachment: Attachment, locale: Locale, steps: number): string => {
  const { stage } = attachment
  switch (stage._tag) {
    case "Selected":
    case "Validating":
    case "Scanning":
      return say(locale, "checking")
    case "Uploading": {
      if (stage.paused) return say(locale, "paused")
      const share = Math.floor(steps * progress(attachment)) / steps
      return new Intl.NumberFormat(region[locale], { style: "percent" }).format(share)
    }
    case "Ready":
    case "Sent":
      return say(locale, "readyToSend")
    case "Rejected":
      return Reason.text(locale, stage.rejection.reason, catalogue)
    case "Failed": {
      const why = Reason.text(locale, stage.reason, catalogue)
      return passing(attachment) ? `${why} ${say(locale, "passing")}` : why
    }
    case "Cancelled":
      return ""
  }
}
