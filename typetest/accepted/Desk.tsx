/** A desk of hooks, without effect and without a cast. */
import * as Catalogue from "@pupitre/actions/Catalogue"
import { key } from "@pupitre/core/Entry"
import type { EventChannel } from "@pupitre/core/EventChannel"
import { PostMessage } from "@pupitre/core/command/PostMessage"
import type { ConversationWindow } from "@pupitre/core/ConversationWindow"
import * as Reason from "@pupitre/core/Reason"
import * as FilteredTimeline from "@pupitre/filters/FilteredTimeline"
import * as Kind from "@pupitre/filters/Kind"
import { ConversationProvider } from "@pupitre/react-bindings/ConversationProvider"
import { PupitreProvider } from "@pupitre/react-bindings/PupitreProvider"
import { useAvailability } from "@pupitre/react-bindings/useAvailability"
import { useFilters } from "@pupitre/react-bindings/useFilters"
import { useRows } from "@pupitre/react-bindings/useRows"
import { useSignal } from "@pupitre/react-bindings/useSignal"
import { useSubmit } from "@pupitre/react-bindings/useSubmit"

const { sendLink } = Catalogue.make()

const Thread = () => {
  const rows = useRows()
  const { counts, toggle } = useFilters()
  const preview = useSignal("Preview", "Visitor")
  return (
    <ul>
      {Kind.all.map((kind) => (
        <button key={kind} onClick={() => toggle(kind)}>
          {Kind.labels[kind].fr} {counts[kind]}
        </button>
      ))}
      {FilteredTimeline.slice(rows).map((entry) => (
        <li key={key(entry)}>{entry._tag}</li>
      ))}
      {preview === undefined ? null : <li>{preview.signal.text}</li>}
    </ul>
  )
}

const Tools = () => {
  const post = useSubmit(PostMessage)
  const link = useSubmit(sendLink.command)
  const can = useAvailability(sendLink.command)
  return (
    <div>
      <button onClick={() => void post({ text: "Bonjour" }).outcome}>{"Bonjour"}</button>
      <button disabled={can._tag === "Disabled"} onClick={() => link({ url: "https://example.com/" })}>
        {can._tag === "Disabled" ? can.reasons.map((reason) => Reason.text("fr", reason)).join(" ") : sendLink.label.fr}
      </button>
    </div>
  )
}

export const Desk = (props: { readonly channel: EventChannel; readonly window: ConversationWindow }) => (
  <PupitreProvider channel={props.channel}>
    <ConversationProvider window={props.window} selection={Kind.setOf(["visitor"])}>
      <Thread />
      <Tools />
    </ConversationProvider>
  </PupitreProvider>
)
