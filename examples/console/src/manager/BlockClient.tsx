/**
 * Blocking a visitor from the list: with the conversation that is open, which may end with it, or without one.
 *
 * @since 0.1.0
 */
import type { ConversationId, SiteId, VisitorId } from "@pupitre/core/Id"
import * as StreamKey from "@pupitre/core/StreamKey"
import { useState } from "react"
import { closing } from "../../policy.ts"
import { siteName } from "../../sites.ts"
import { Sheet } from "../design/Sheet.tsx"
import { actions } from "../desk/actions/Actions.ts"
import { Alone } from "../desk/actions/Block.tsx"
import { BlockForm } from "../desk/actions/BlockForm.tsx"
import { useNow } from "../desk/Clock.ts"
import { useSpeech } from "../words/useSpeech.tsx"
import { useStreamWish } from "../wish/useStreamWish.ts"

/** Whom to block: `conversation` is theirs that is open, if one is. */
export interface Asked {
  readonly visitorId: VisitorId
  readonly visitor: string
  readonly conversation: ConversationId | undefined
  /** By which site they came then. */
  readonly site: SiteId | undefined
}

/** The dialog that blocks a visitor; closed while there is none. */
export const BlockClient = ({
  asked,
  onClose,
}: {
  readonly asked: Asked | undefined
  readonly onClose: () => void
}) => {
  const speech = useSpeech()
  return (
    <Sheet
      open={asked !== undefined}
      title={speech.say("block.title")}
      closeLabel={speech.say("dialog.close")}
      onClose={onClose}
    >
      {asked !== undefined && <Form asked={asked} onClose={onClose} />}
    </Sheet>
  )
}

const Form = ({ asked, onClose }: { readonly asked: Asked; readonly onClose: () => void }) => {
  // As it was when it was asked: the block itself may end the conversation.
  const [{ visitorId, visitor, conversation, site }] = useState(asked)
  return conversation === undefined ? (
    <Alone visitorId={visitorId} visitor={visitor} onDone={onClose} />
  ) : (
    <Within conversation={conversation} visitor={visitor} site={site} onClose={onClose} />
  )
}

const Within = ({
  conversation,
  visitor,
  site,
  onClose,
}: {
  readonly conversation: ConversationId
  readonly visitor: string
  readonly site: SiteId | undefined
  readonly onClose: () => void
}) => {
  const { sending, refused, make } = useStreamWish(actions.block.command, (tenant) =>
    StreamKey.conversation(tenant, conversation),
  )
  return (
    <BlockForm
      visitor={visitor}
      now={useNow(60_000)}
      known={tags}
      site={site && siteName(site)}
      sending={sending}
      refused={refused}
      onSend={(input) => make(input, onClose)}
      onCancel={onClose}
    />
  )
}

const tags = (closing.tags ?? []).map(({ tag }) => tag)
