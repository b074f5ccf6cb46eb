/**
 * What stands where a list of the workspace is not there: on its way, refused, empty, or hidden by its filters.
 *
 * @since 0.1.0
 */
import { SearchX, ShieldX } from "lucide-react"
import type { ReactNode } from "react"
import { Button } from "../design/Button.tsx"
import { Blank, Bone } from "../design/Notice.tsx"
import { useSpeech } from "../words/useSpeech.tsx"
import type { Followed } from "./useStream.ts"

/** A list, or what stands in its place. */
export const Listing = ({
  followed: { whole, refused },
  size,
  shown,
  empty,
  onClear,
  children,
}: {
  readonly followed: Pick<Followed<unknown>, "whole" | "refused">
  /** How many things there are. */
  readonly size: number
  /** How many of them the filters let through. */
  readonly shown: number
  readonly empty: ReactNode
  readonly onClear: () => void
  readonly children: ReactNode
}) => {
  const speech = useSpeech()
  if (refused !== undefined)
    return (
      <Blank icon={<ShieldX size={24} aria-hidden />} title={speech.say("manager.refusedTitle")}>
        {speech.because(refused)}
      </Blank>
    )
  if (size === 0 && !whole)
    return (
      <div className="pu-manager-bones" aria-busy>
        <span className="pu-hidden">{speech.say("manager.loading")}</span>
        {["62%", "48%", "70%", "40%", "56%"].map((width) => (
          <div key={width}>
            <Bone width={width} />
            <Bone width="28%" height="10px" />
          </div>
        ))}
      </div>
    )
  if (size === 0) return empty
  if (shown === 0)
    return (
      <Blank
        icon={<SearchX size={24} aria-hidden />}
        title={speech.say("manager.none")}
        action={<Button onClick={onClear}>{speech.say("manager.clear")}</Button>}
      >
        {speech.say("manager.noneHint")}
      </Blank>
    )
  return children
}
