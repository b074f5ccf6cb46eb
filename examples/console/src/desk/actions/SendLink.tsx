/**
 * The dialog of the first action: it asks the library when it opens, and stays open while a link is refused.
 *
 * @since 0.1.0
 */
import { useAction } from "@pupitre/react-bindings/useAction"
import { useState } from "react"
import { Sheet } from "../../design/Sheet.tsx"
import { useSpeech } from "../../words/useSpeech.tsx"
import { actions } from "./Actions.ts"
import * as Library from "./Library.ts"
import { SendLinkForm } from "./SendLinkForm.tsx"
import { useShelf } from "./Shelf.ts"

/** The dialog that sends a link. */
export const SendLink = ({ open, onDone }: { readonly open: boolean; readonly onDone: () => void }) => {
  const speech = useSpeech()
  return (
    <Sheet open={open} title={speech.say("link.title")} closeLabel={speech.say("dialog.close")} onClose={onDone}>
      <Content onDone={onDone} />
    </Sheet>
  )
}

const Content = ({ onDone }: { readonly onDone: () => void }) => {
  const speech = useSpeech()
  const { run } = useAction(actions.sendLink)
  const [library, ask] = useShelf(Library.links)
  const [refused, setRefused] = useState<string>()
  return (
    <SendLinkForm
      library={library}
      refused={refused}
      onCancel={onDone}
      onSend={(link) => {
        // What is refused here was never sent and leaves no row: the form stays open. Anything later is the row's to say.
        const { outcome } = run(link)
        const early = setTimeout(onDone, 60)
        void outcome.then((result) => {
          if (result._tag !== "Refused") return
          clearTimeout(early)
          setRefused(speech.because(result.rejection.reasons))
          // A link that has gone goes from the shelf as well.
          if (result.rejection.reasons.some(({ key }) => key === "LinkNotFound")) ask()
        })
      }}
    />
  )
}
