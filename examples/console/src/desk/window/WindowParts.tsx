/**
 * The parts of the window that come later: what its actions ask once an agent turns to them, the rest when it first shows.
 *
 * @since 0.1.0
 */
import { Sheet } from "../../design/Sheet.tsx"
import type { Absence } from "../../design/OnDemand.tsx"
import { onDemand } from "../../design/OnDemand.tsx"
import { useSpeech } from "../../words/useSpeech.tsx"
import type { Shown } from "../information/CustomerRecord.tsx"
import type { Asked } from "../actions/Dialogs.tsx"
import { InformationWait } from "../information/InformationWait.tsx"
import "../mirror/MirrorPane.css"
import { Unreachable } from "../Unreachable.tsx"

/** What the actions ask before they are done. */
export const Dialogs = onDemand(
  async () => (await import("../actions/Dialogs.tsx")).Dialogs,
  ({ dialog, beside, onDone, onBesideDone, failed }: Asked & Absence) => (
    <NoDialog
      failed={failed}
      open={dialog !== undefined || beside !== undefined}
      onClose={() => {
        onDone()
        onBesideDone()
      }}
    />
  ),
  ({ dialog, beside }) => dialog !== undefined || beside !== undefined,
)

/** The way back into a conversation that is over. */
export const Reopen = onDemand(
  async () => (await import("../actions/Reopen.tsx")).Reopen,
  () => null,
)

/** What is known of the visitor. */
export const Information = onDemand(
  async () => (await import("../information/Information.tsx")).Information,
  ({ failed }) => {
    const speech = useSpeech()
    return (
      <aside className="pu-info" aria-label={speech.say("information.label")} aria-busy={!failed}>
        {failed ? <Unreachable /> : <InformationWait />}
      </aside>
    )
  },
)

/** The customer record. */
export const CustomerRecord = onDemand(
  async () => (await import("../information/CustomerRecord.tsx")).CustomerRecord,
  ({ open, onClose, failed }: Shown & Absence) => <NoDialog failed={failed} open={open} onClose={onClose} />,
  ({ open }) => open,
)

/** The visitor's page beside the thread. */
export const MirrorPane = onDemand(
  async () => (await import("../mirror/MirrorPane.tsx")).MirrorPane,
  ({ visitor, failed }) => {
    const speech = useSpeech()
    return (
      <section className="pu-mirror" aria-label={speech.say("mirror.pane", { visitor })} aria-busy={!failed}>
        {failed && <Unreachable />}
      </section>
    )
  },
)

/** A dialog in the place of one that could not be had; nothing while it is on its way. */
const NoDialog = ({ open, failed, onClose }: Absence & { readonly open: boolean; readonly onClose: () => void }) => {
  const speech = useSpeech()
  return (
    <Sheet
      open={open && failed}
      title={speech.say("part.unreachable")}
      closeLabel={speech.say("dialog.close")}
      onClose={onClose}
    >
      <Unreachable headed />
    </Sheet>
  )
}
