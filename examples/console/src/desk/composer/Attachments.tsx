/**
 * The files that go with the reply: each with its picture, how far it has got, and what can be done about it.
 *
 * @since 0.1.0
 */
import type { Attachment } from "@pupitre/core/composer/Attachments"
import { passing, progress } from "@pupitre/core/composer/Attachments"
import { limits } from "@pupitre/core/composer/FileCheck"
import type { UsedAttachments } from "@pupitre/react-bindings/useAttachments"
import { Check, FileText, Paperclip, Pause, Play, RotateCw, TriangleAlert, X } from "lucide-react"
import { useId, useRef } from "react"
import { IconButton } from "../../design/Button.tsx"
import { Tip } from "../../design/Tip.tsx"
import { useThumbnail } from "../../files/useThumbnail.ts"
import type { Speech } from "../../words/Speech.ts"
import { useSpeech } from "../../words/useSpeech.tsx"
import "./Attachments.css"

/** The button that opens the choice of files. */
export const Attach = ({ onFiles }: { readonly onFiles: (files: ReadonlyArray<File>) => void }) => {
  const speech = useSpeech()
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Tip words={speech.say("files.attach")}>
        <IconButton label={speech.say("files.attach")} onClick={() => input.current?.click()}>
          <Paperclip size={17} aria-hidden />
        </IconButton>
      </Tip>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={accepted}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])])
          // The same file can be chosen again.
          target.value = ""
        }}
      />
    </>
  )
}

const accepted = limits.kinds
  .flatMap(({ mediaType, extensions }) => [mediaType, ...extensions.map((end) => `.${end}`)])
  .join(",")

/** The files that go with the reply; nothing without any. `onGone` hears that the last one was taken out. */
export const Attachments = ({
  attachments: { files, file, pause, resume, remove },
  onGone,
}: {
  readonly attachments: UsedAttachments<File>
  readonly onGone: () => void
}) => {
  const speech = useSpeech()
  const list = useRef<HTMLUListElement>(null)
  const told = files
    .map((one) => speech.say("files.told", { name: one.name, state: stateOf(one, speech, 10) }))
    .join(". ")
  const onRemove = (key: string): void => {
    const index = files.findIndex((one) => one.key === key)
    remove(key)
    // The focus goes on to the next file, or back to the text.
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
        <ul ref={list} className="pu-files" aria-label={speech.say("files.label")}>
          {files.map((one) => (
            <One
              key={one.key}
              attachment={one}
              file={file(one.key)}
              onPause={() => pause(one.key)}
              onResume={() => resume(one.key)}
              onRemove={() => onRemove(one.key)}
            />
          ))}
        </ul>
      )}
      <span className="pu-hidden" role="status">
        {told}
      </span>
    </>
  )
}

const One = ({
  attachment,
  file,
  onPause,
  onResume,
  onRemove,
}: {
  readonly attachment: Attachment
  readonly file: File | undefined
  readonly onPause: () => void
  readonly onResume: () => void
  readonly onRemove: () => void
}) => {
  const speech = useSpeech()
  const id = useId()
  const { name, size, stage } = attachment
  const picture = useThumbnail(stage._tag === "Rejected" ? undefined : file)
  const sending = stage._tag === "Uploading" || stage._tag === "Failed"
  return (
    <li className="pu-file" data-stage={stage._tag}>
      <span className="pu-file-picture">
        {picture === undefined ? (
          stage._tag === "Rejected" ? (
            <TriangleAlert size={18} aria-hidden />
          ) : (
            <FileText size={18} aria-hidden />
          )
        ) : (
          <img src={picture} alt="" />
        )}
      </span>
      <span className="pu-file-words">
        <span id={id} className="pu-file-name pu-ellipsis" title={name}>
          <bdi>{name}</bdi>
        </span>
        <span className="pu-file-state">
          {stage._tag === "Ready" && <Check size={13} aria-hidden />}
          {speech.size(size)} · {stateOf(attachment, speech, 100)}
          {passing(attachment) && ` ${speech.say("files.passing")}`}
        </span>
        {sending && (
          <progress
            className="pu-file-progress"
            aria-label={speech.say("files.progress", { name })}
            value={progress(attachment)}
          />
        )}
      </span>
      <span className="pu-file-deeds">
        {stage._tag === "Uploading" && (
          <IconButton
            size="s"
            label={speech.say(stage.paused ? "files.resume" : "files.pause", { name })}
            onClick={stage.paused ? onResume : onPause}
          >
            {stage.paused ? <Play size={15} aria-hidden /> : <Pause size={15} aria-hidden />}
          </IconButton>
        )}
        {stage._tag === "Failed" && stage.reason.key !== "FileGone" && (
          <IconButton size="s" label={speech.say("files.retry", { name })} onClick={onResume}>
            <RotateCw size={15} aria-hidden />
          </IconButton>
        )}
        <IconButton size="s" label={speech.say("files.remove", { name })} data-remove="" onClick={onRemove}>
          <X size={15} aria-hidden />
        </IconButton>
      </span>
    </li>
  )
}

/** Where a file stands, in words; while it is sent, in so many steps: a screen reader is not told of every hundredth. */
const stateOf = (attachment: Attachment, speech: Speech, steps: number): string => {
  const { stage } = attachment
  switch (stage._tag) {
    case "Selected":
    case "Validating":
      return speech.say("files.checking")
    case "Uploading":
      return stage.paused
        ? speech.say("files.paused")
        : `${speech.say("files.sending")} ${speech.percent(Math.floor(steps * progress(attachment)) / steps)}`
    case "Scanning":
      return speech.say("files.scanning")
    case "Ready":
    case "Sent":
      return speech.say("files.ready")
    case "Rejected":
      return `${speech.say("files.refused")} ${speech.because([stage.rejection.reason])}`
    case "Failed":
      return speech.because([stage.reason])
    case "Cancelled":
      return ""
  }
}
