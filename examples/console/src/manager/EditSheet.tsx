/**
 * Where a thing of a list is added or changed: closed while nothing is edited, and named for which of the two it is.
 *
 * @since 0.1.0
 */
import type { ReactNode } from "react"
import { Sheet } from "../design/Sheet.tsx"
import { useSpeech } from "../words/useSpeech.tsx"

/** The form of a thing, or of a new one; what stands in it is asked for while one is edited. */
export const EditSheet = <Held,>({
  edited,
  add,
  edit,
  wide = false,
  onClose,
  children,
}: {
  readonly edited: Held | "new" | undefined
  /** What it is called for a new one, and for one that is there. */
  readonly add: string
  readonly edit: string
  readonly wide?: boolean
  readonly onClose: () => void
  readonly children: (edited: Held | "new") => ReactNode
}) => {
  const speech = useSpeech()
  return (
    <Sheet
      wide={wide}
      open={edited !== undefined}
      title={edited === "new" ? add : edit}
      closeLabel={speech.say("dialog.close")}
      onClose={onClose}
    >
      {edited !== undefined && children(edited)}
    </Sheet>
  )
}
