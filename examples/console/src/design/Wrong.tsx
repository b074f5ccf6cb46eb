/**
 * What is wrong with a choice, said aloud as it comes.
 *
 * @since 0.1.0
 */
import { CircleAlert } from "lucide-react"
import "./Field.css"

/** One line. `id`: that the choice is described by it. */
export const Wrong = ({ id, children }: { readonly id?: string; readonly children: string }) => (
  <div id={id} className="pu-field-note" data-tone="bad" role="alert">
    <CircleAlert size={14} aria-hidden />
    <span>{children}</span>
  </div>
)
