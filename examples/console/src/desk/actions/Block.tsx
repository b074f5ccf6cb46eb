/**
 * The dialog that blocks the visitor, which is the question before it is done: the agent cannot take it back.
 *
 * @since 0.1.0
 */
import { blockVisitor } from "@pupitre/actions/Block"
import type { VisitorId } from "@pupitre/core/Id"
import * as StreamKey from "@pupitre/core/StreamKey"
import { useConversation } from "@pupitre/react-bindings/useConversation"
import type { ReactNode } from "react"
import { useState } from "react"
import { closing } from "../../../policy.ts"
import { siteName } from "../../../sites.ts"
import { Sheet } from "../../design/Sheet.tsx"
import { useStreamWish } from "../../wish/useStreamWish.ts"
import { useSpeech } from "../../words/useSpeech.tsx"
import { actions } from "./Actions.ts"
import { BlockForm } from "./BlockForm.tsx"
import { useKeptAway } from "./KeptAway.ts"
import { useNow } from "../Clock.ts"
import { whatIsOver } from "../window/WhatIsOver.ts"
import { useWish } from "./Wish.ts"

interface Asked {
  readonly open: boolean
  /** What the visitor is called on this desk. */
  readonly visitor: string
  readonly onDone: () => void
}

/** The dialog that blocks the visitor of the conversation on screen, which may be over. */
export const Block = (asked: Asked) => (
  <Over {...asked} after={whatIsOver}>
    <OfConversation {...asked} />
  </Over>
)

/** The dialog that blocks a visitor who has no conversation open. */
export const BlockVisitor = ({ visitorId, ...asked }: Asked & { readonly visitorId: VisitorId }) => (
  <Over {...asked}>
    <Alone {...asked} visitorId={visitorId} />
  </Over>
)

const Over = ({
  open,
  onDone,
  after,
  children,
}: Asked & { readonly after?: () => HTMLElement | null; readonly children: ReactNode }) => {
  const speech = useSpeech()
  return (
    <Sheet
      open={open}
      title={speech.say("block.title")}
      closeLabel={speech.say("dialog.close")}
      {...(after !== undefined && { after })}
      onClose={onDone}
    >
      {children}
    </Sheet>
  )
}

const OfConversation = (asked: Asked) => {
  const { status, visitor } = useConversation()
  // As it was when it was asked: the block itself may close the conversation.
  const [over] = useState(status === "closed")
  return over && visitor !== undefined ? <Alone {...asked} visitorId={visitor.id} /> : <Within {...asked} />
}

const Within = ({ visitor, onDone }: Asked) => {
  const speech = useSpeech()
  const { tags, site } = useConversation()
  const { sending, refused, make } = useWish(actions.block.command, onDone)
  return (
    <BlockForm
      visitor={visitor}
      now={useNow(60_000)}
      known={(closing.tags ?? []).map(({ tag }) => tag).filter((tag) => !tags.includes(tag))}
      site={site && siteName(site)}
      sending={sending}
      refused={refused.length === 0 ? undefined : speech.because(refused)}
      onSend={make}
      onCancel={onDone}
    />
  )
}

/** Why a visitor is blocked who has no conversation to end with it. */
export const Alone = ({ visitor, visitorId, onDone }: Omit<Asked, "open"> & { readonly visitorId: VisitorId }) => {
  const { sending, refused, make } = useStreamWish(blockVisitor, (tenant) => StreamKey.visitor(tenant, visitorId))
  const { site } = useKeptAway(visitorId)
  return (
    <BlockForm
      visitor={visitor}
      now={useNow(60_000)}
      site={site && siteName(site)}
      sending={sending}
      refused={refused}
      onSend={({ close: _, ...why }) => make(why, onDone)}
      onCancel={onDone}
    />
  )
}
