/**
 * The dialog of the first action: it asks the library when it opens, and stays open while a link is refused.
 *
 * @since 0.1.0
 */
import { linkLibrary } from "@pupitre/actions/Library"
import { parse } from "@pupitre/core/SafeUrl"
import { useChannel } from "@pupitre/react-bindings/PupitreProvider"
import { useAction } from "@pupitre/react-bindings/useAction"
import { useEffect, useState } from "react"
import { actions } from "../../policy.ts"
import { Sheet } from "../design/Sheet.tsx"
import { useSpeech } from "../words/useSpeech.tsx"
import type { Library, LibraryLink } from "./SendLinkForm.tsx"
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
  useEffect(() => {
    let left = false
    const show = (next: Library): void => {
      if (!left) setLibrary(next)
    }
    channel.query(linkLibrary.name, { text: "" }).then(
      (answer) => show({ _tag: "Loaded", links: links(answer) }),
      () => show({ _tag: "Failed" }),
    )
    return () => {
      left = true
    }
  }, [channel])
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
        })
      }}
    />
  )
}

/** The links of an answer; what is not one is left out. */
const links = (answer: unknown): ReadonlyArray<LibraryLink> =>
  (Array.isArray(answer) ? (answer as ReadonlyArray<unknown>) : []).flatMap((item) => {
    if (typeof item !== "object" || item === null) return []
    const { id, label, url } = item as Readonly<Record<string, unknown>>
    if (typeof id !== "string" || typeof label !== "string" || typeof url !== "string") return []
    const parsed = parse(url)
    return "url" in parsed ? [{ id, label, url: parsed.url }] : []
  })
