/**
 * Whether someone is there: a filled dot, or a ring. The words that say so are beside it or hidden, never missing.
 *
 * @since 0.1.0
 */
import "./Dot.css"

/** Whether someone is there. */
export const Dot = ({ there, label }: { readonly there: boolean; readonly label: string }) => (
  <span className="pu-dot" data-there={there} title={label}>
    <span className="pu-hidden">{label}</span>
  </span>
)
