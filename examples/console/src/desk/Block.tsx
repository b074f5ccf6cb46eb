/**
 * The dialog that blocks the visitor, which is the question before it is done: the agent cannot take it back.
 *
 * @since 0.1.0
 */
import { useConversation } from "@pupitre/react-bindings/useConversation"
import { closing } from "../../policy.ts"
import { Sheet } from "../design/Sheet.tsx"
import { useSpeech } from "../words/useSpeech.tsx"
import { actions } from "./Actions.ts"
import { BlockForm } from "./BlockForm.tsx"
import { useNow } from "./Clock.ts"
import { whatIsOver } from "./Over.tsx"
import { useWish } from "./Wish.ts"

/** The dialog that blocks the visitor. */
export const Block = ({
  open,
  visitor,
  onDone,
}: {
  readonly open: boolean
  readonly visitor: string
  readonly onDone: () => void
}) => {
  const speech = useSpeech()
  return (
    <Sheet
      open={open}
      title={speech.say("block.title")}
      closeLabel={speech.say("dialog.close")}
      after={whatIsOver}
      onClose={onDone}
    >
      <Content visitor={visitor} onDone={onDone} />
    </Sheet>
  )
}

const Content = ({ visitor, onDone }: { readonly visitor: string; readonly onDone: () => void }) => {
  const { tags } = useConversation()
  const { sending, refused, make } = useWish(actions.block.command, onDone)
  return (
    <BlockForm
      visitor={visitor}
      now={useNow(60_000)}
      known={(closing.tags ?? []).map(({ tag }) => tag).filter((tag) => !tags.includes(tag))}
      sending={sending}
      refused={refused}
      onSend={make}
      onCancel={onDone}
    />
  )
}
