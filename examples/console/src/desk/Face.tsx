/**
 * A person in a list: initials, and for a visitor whether the site is still open.
 *
 * @since 0.1.0
 */
import { UserRound } from "lucide-react"
import { Dot } from "../design/Dot.tsx"
import "./Face.css"
import { initials } from "./Who.ts"

/** A person in a list. */
export const Face = ({
  name,
  presence,
  size = 32,
}: {
  readonly name: string
  readonly presence?: { readonly there: boolean; readonly label: string }
  readonly size?: number
}) => {
  const letters = initials(name)
  return (
    <span className="pu-face" style={{ width: size, height: size }}>
      <span aria-hidden>{letters === "" ? <UserRound size={16} /> : letters}</span>
      {presence !== undefined && (
        <span className="pu-face-dot">
          <Dot {...presence} />
        </span>
      )}
    </span>
  )
}
