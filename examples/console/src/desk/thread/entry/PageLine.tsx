/**
 * A page that the visitor loaded: a thin line with its title and path.
 *
 * @since 0.1.0
 */
import { nowhere } from "@pupitre/core/Erasure"
import type { SafeUrl } from "@pupitre/core/SafeUrl"
import { Compass } from "lucide-react"
import { useSpeech } from "../../../words/useSpeech.tsx"
import { ThinLine } from "./ThinLine.tsx"

/** A page that the visitor loaded. */
export const PageLine = ({
  url,
  title,
  at,
}: {
  readonly url: SafeUrl
  readonly title: string
  readonly at: number
}) => {
  const speech = useSpeech()
  const { pathname, search, host } = new URL(url)
  if (url === nowhere) {
    return (
      <ThinLine icon={<Compass size={14} />} at={at}>
        {speech.say("entry.pageErased")}
      </ThinLine>
    )
  }
  const path = decode(pathname) + search
  return (
    <ThinLine icon={<Compass size={14} />} at={at}>
      <span className="pu-hidden">{speech.say("entry.page")} </span>
      <span className="pu-page-title pu-ellipsis" dir="auto">
        {title.trim() === "" ? host : title}
      </span>
      <span className="pu-page-path pu-ellipsis" title={url}>
        {path}
      </span>
    </ThinLine>
  )
}

const decode = (path: string): string => {
  try {
    return decodeURI(path)
  } catch {
    // A path that is not UTF-8 is shown as it came.
    return path
  }
}
