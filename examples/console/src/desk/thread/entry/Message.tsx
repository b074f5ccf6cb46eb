/**
 * A message: visitor left, agent right. Text is text, never HTML, and keeps its own direction.
 *
 * @since 0.1.0
 */
import { layers } from "@pupitre/core/composer/Translation"
import type { Participant } from "@pupitre/core/Participant"
import type { Span, TranslationAttached } from "@pupitre/core/Fact"
import { Clock3 } from "lucide-react"
import type { ReactNode } from "react"
import { useSpeech } from "../../../words/useSpeech.tsx"
import { Linked } from "../Linked.tsx"
import { name, same } from "../../Who.ts"
import type { Progress } from "./Facts.tsx"
import { Moment } from "./Moment.tsx"
import { Translated } from "./Translated.tsx"

/** A message. */
export const Message = ({
  text,
  spans,
  quickReplies = [],
  by,
  at,
  self,
  continues,
  progress,
  translations = [],
  translating,
  ticks,
}: {
  readonly text: string
  readonly spans?: ReadonlyArray<Span> | undefined
  readonly quickReplies?: ReadonlyArray<string> | undefined
  readonly by: Participant
  readonly at: number
  readonly self: Participant | undefined
  readonly continues: boolean
  readonly progress: Progress
  readonly translations?: ReadonlyArray<TranslationAttached> | undefined
  /** How far a translation has got that is not stored. */
  readonly translating?: ReactNode
  readonly ticks?: ReactNode
}) => {
  const speech = useSpeech()
  const author = name(by, speech)
  const colleague = by._tag !== "Visitor" && (self === undefined || !same(by, self))
  return (
    <div className="pu-message">
      {colleague && !continues ? (
        <div className="pu-author">
          <span className="pu-ellipsis" title={author}>
            {author}
          </span>
          {by._tag === "Bot" && <span className="pu-badge">{speech.say("entry.bot")}</span>}
        </div>
      ) : (
        <span className="pu-hidden">{author}</span>
      )}
      <div className="pu-said">
        <div className="pu-bubble" dir="auto">
          <Linked text={text} spans={spans} />
          {layers(translations).map((layer) => (
            <Translated key={`${layer.to} ${layer.language}`} {...layer} />
          ))}
          {translating}
        </div>
        <div className="pu-meta">
          {progress === "pending" && <Clock3 size={13} role="img" aria-label={speech.say("entry.pending")} />}
          {progress !== "failed" && <Moment at={at} />}
          {ticks}
        </div>
      </div>
      {quickReplies.length > 0 && (
        <div className="pu-quick" role="group" aria-label={speech.say("entry.quickReplies")}>
          {quickReplies.map((reply) => (
            <span key={reply} className="pu-chip" dir="auto">
              {reply}
            </span>
          ))}
        </div>
      )}
    </div>
  )
}
