/**
 * How something stands, in a word with a tone.
 *
 * @since 0.1.0
 */
import type { ReactNode } from "react"
import "./Table.css"

/** How something asks for attention. */
export type Tone = "plain" | "quiet" | "accent" | "amber" | "red"

/** How something stands. */
export const State = ({ tone = "quiet", children }: { readonly tone?: Tone; readonly children: ReactNode }) => (
  <span className="pu-state" data-tone={tone}>
    {children}
  </span>
)
