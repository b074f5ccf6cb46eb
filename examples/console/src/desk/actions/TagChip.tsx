/**
 * A type of conversation as a chip that is pressed in and out.
 *
 * @since 0.1.0
 */
import type { ReactNode } from "react"
import { tagWords } from "../../../policy.ts"
import { useSpeech } from "../../words/useSpeech.tsx"

/** One type; `children` stands after its name. */
export const TagChip = ({
  tag,
  pressed,
  children,
  onPress,
}: {
  readonly tag: string
  readonly pressed: boolean
  readonly children?: ReactNode
  readonly onPress: () => void
}) => (
  <button type="button" className="pu-chip" aria-pressed={pressed} onClick={onPress}>
    <span className="pu-ellipsis" dir="auto">
      {tagWords(tag, useSpeech().locale)}
    </span>
    {children}
  </button>
)
