/**
 * The dialog that hands a visitor over: to whom, how, and what the recipient should know.
 *
 * @since 0.1.0
 */
import * as Handing from "@pupitre/actions/Transfer"
import { useComposer } from "@pupitre/react-bindings/useComposer"
import { useConversation } from "@pupitre/react-bindings/useConversation"
import { useSelf } from "@pupitre/react-bindings/useSelf"
import { transferring } from "../../../policy.ts"
import { Sheet } from "../../design/Sheet.tsx"
import { useSpeech } from "../../words/useSpeech.tsx"
import { actions } from "./Actions.ts"
import { useDirectory } from "./Directory.ts"
import { TransferForm } from "./TransferForm.tsx"
import { useWish } from "./Wish.ts"

/** The dialog that hands a visitor over. `onInserted`: words for the visitor were put into the reply. */
export const Transfer = ({
  open,
  onDone,
  onInserted,
}: {
  readonly open: boolean
  readonly onDone: () => void
  readonly onInserted: () => void
}) => {
  const speech = useSpeech()
  return (
    <Sheet open={open} title={speech.say("transfer.title")} closeLabel={speech.say("dialog.close")} onClose={onDone}>
      <Content onDone={onDone} onInserted={onInserted} />
    </Sheet>
  )
}

const Content = ({ onDone, onInserted }: { readonly onDone: () => void; readonly onInserted: () => void }) => {
  const entries = useDirectory()
  const me = useSelf()?.participant
  const { language, mode, site } = useConversation()
  const composer = useComposer()
  const { sending, refused, make } = useWish(actions.transfer.command, onDone)
  return (
    <TransferForm
      entries={entries}
      me={me?._tag === "Agent" ? me.id : undefined}
      language={language}
      way={mode}
      site={site}
      announcement={Handing.announcementIn(language)}
      announces={mode === "call" ? "never" : transferring.announce}
      policy={transferring}
      draft={composer.text}
      sending={sending}
      refused={refused}
      onAnnounce={(text) => {
        composer.write(composer.text.trim() === "" ? text : `${composer.text.trimEnd()}\n${text}`)
        onInserted()
      }}
      onSend={make}
      onCancel={onDone}
    />
  )
}
