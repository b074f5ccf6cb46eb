/**
 * The dialog of the first action: it asks the library when it opens, and stays open while a link is refused.
 *
 * @since 0.1.0
 */
import { linkLibrary } from "@pupitre/actions/Library"
import { useChannel } from "@pupitre/react-bindings/PupitreProvider"
import { useAction } from "@pupitre/react-bindings/useAction"
import { useCallback, useEffect, useRef, useState } from "react"
import { Sheet } from "../design/Sheet.tsx"
import { useSpeech } from "../words/useSpeech.tsx"
import { actions } from "./Actions.ts"
import * as Links from "./Links.ts"
import type { Library } from "./SendLinkForm.tsx"
import { SendLinkForm } from "./SendLinkForm.tsx"

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
  const channel = useChannel()
  const { run } = useAction(actions.sendLink)
  const [library, setLibrary] = useState<Library>({ _tag: "Loading" })
  const [refused, setRefused] = useState<string>()
  const here = useRef(true)
  const ask = useCallback(() => {
    const show = (next: Library): void => {
      if (here.current) setLibrary(next)
    }
    channel.query(linkLibrary.name, { text: "" }).then(
      (answer) => show({ _tag: "Loaded", links: Links.learn(answer) }),
      () => show({ _tag: "Failed" }),
    )
  }, [channel])
  useEffect(() => {
    here.current = true
    ask()
    return () => {
      here.current = false
    }
  }, [ask])
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
