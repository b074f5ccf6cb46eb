/**
 * What the actions ask before they are done: the dialogs over the window, and what opens beside the control that asked.
 *
 * @since 0.1.0
 */
import { Block } from "./Block.tsx"
import { Closing } from "./Closing.tsx"
import { OpenPage } from "./OpenPage.tsx"
import { ReportProblem } from "./ReportProblem.tsx"
import { SendLink } from "./SendLink.tsx"
import { SendOffer } from "./SendOffer.tsx"
import { Snoozing } from "./Snoozing.tsx"
import { Tagging } from "./Tagging.tsx"
import { Transfer } from "./Transfer.tsx"

/** The actions that have a dialog, by the names of their commands. */
export type Dialog = "sendLink" | "sendOffer" | "startTransfer" | "reportProblem" | "close" | "block"

/** What opens beside the control that asked for it. */
export interface Beside {
  readonly what: "openCurrentPage" | "snooze" | "tags"
  readonly anchor: Element
}

/** What is asked for, if anything, and of whom. */
export interface Asked {
  readonly dialog: Dialog | undefined
  readonly beside: Beside | undefined
  /** What the visitor is called on this desk. */
  readonly visitor: string
  /** Whether the visitor is on the site. */
  readonly there: boolean
  readonly onDone: () => void
  readonly onBesideDone: () => void
  /** Words for the visitor were put into the reply. */
  readonly onInserted: () => void
}

/** What is asked for, and nothing where nothing is. */
export const Dialogs = ({ dialog, beside, visitor, there, onDone, onBesideDone, onInserted }: Asked) => {
  const anchored = (what: Beside["what"]): Element | undefined => (beside?.what === what ? beside.anchor : undefined)
  return (
    <>
      <SendLink open={dialog === "sendLink"} onDone={onDone} />
      <SendOffer open={dialog === "sendOffer"} onDone={onDone} />
      <OpenPage anchor={anchored("openCurrentPage")} there={there} onDone={onBesideDone} />
      <Transfer open={dialog === "startTransfer"} onDone={onDone} onInserted={onInserted} />
      <ReportProblem open={dialog === "reportProblem"} onDone={onDone} />
      <Block open={dialog === "block"} visitor={visitor} onDone={onDone} />
      <Snoozing anchor={anchored("snooze")} onDone={onBesideDone} />
      <Tagging anchor={anchored("tags")} onDone={onBesideDone} />
      <Closing open={dialog === "close"} visitor={visitor} onDone={onDone} />
    </>
  )
}
