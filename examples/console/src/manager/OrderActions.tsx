/**
 * What can be done with one thing of a list that managers order: move it up or down, change it, take it off.
 *
 * @since 0.1.0
 */
import { ArrowDown, ArrowUp } from "lucide-react"
import { IconButton } from "../design/Button.tsx"
import { useSpeech } from "../words/useSpeech.tsx"
import { RowActions } from "./RowActions.tsx"

/** What can be done with one thing of an ordered list, which is called `what`. */
export const OrderActions = ({
  what,
  first,
  last,
  busy,
  onMove,
  onEdit,
  onRemove,
}: {
  readonly what: string
  readonly first: boolean
  readonly last: boolean
  /** A move is on its way. */
  readonly busy: boolean
  readonly onMove: (by: -1 | 1) => void
  readonly onEdit: () => void
  readonly onRemove: () => void
}) => {
  const speech = useSpeech()
  return (
    <RowActions what={what} onEdit={onEdit} onRemove={onRemove}>
      <IconButton
        size="s"
        label={speech.say("key.up", { what })}
        aria-disabled={first || busy}
        onClick={() => onMove(-1)}
      >
        <ArrowUp size={15} aria-hidden />
      </IconButton>
      <IconButton
        size="s"
        label={speech.say("key.down", { what })}
        aria-disabled={last || busy}
        onClick={() => onMove(1)}
      >
        <ArrowDown size={15} aria-hidden />
      </IconButton>
    </RowActions>
  )
}
