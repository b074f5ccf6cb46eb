/** A hook takes a command of a conversation, and gives back what takes exactly its input. */
import { PostMessage } from "@pupitre/core/command/PostMessage"
import { VisitPage } from "@pupitre/core/command/Visit"
import { useSignal } from "@pupitre/react-bindings/useSignal"
import { useSubmit } from "@pupitre/react-bindings/useSubmit"

export const useRefused = () => {
  const post = useSubmit(PostMessage)
  // refused 2322: Type 'number' is not assignable to type 'string'
  post({ text: 3 })
  // refused 2353: 'urgent' does not exist
  post({ text: "Bonjour", urgent: true })
  // refused 2345: Type '"visitor"' is not assignable to type '"conversation"'
  useSubmit(VisitPage)
  const typing = useSignal("Typing", "Agent")
  // refused 2339: Property 'text' does not exist
  return typing?.signal.text
}
