/**
 * What can be done with one thing of a list: change it, take it off, and whatever else its list brings.
 *
 * @since 0.1.0
 */
import { Pencil, Trash2 } from "lucide-react"
import type { ReactNode } from "react"
import { IconButton } from "../design/Button.tsx"
import { useSpeech } from "../words/useSpeech.tsx"
import "./Table.css"

/** What can be done with one thing of a list, which is called `what`. */
export const RowActions = ({
  what,
  onEdit,
  onRemove,
  children,
}: {
  readonly what: string
  readonly onEdit: () => void
  readonly onRemove: () => void
  readonly children?: ReactNode
}) => {
  const speech = useSpeech()
  return (
    <span className="pu-table-actions">
      {children}
      <IconButton size="s" label={speech.say("shelf.editWhat", { what })} onClick={onEdit}>
        <Pencil size={15} aria-hidden />
      </IconButton>
      <IconButton size="s" label={speech.say("shelf.removeWhat", { what })} onClick={onRemove}>
        <Trash2 size={15} aria-hidden />
      </IconButton>
    </span>
  )
}
