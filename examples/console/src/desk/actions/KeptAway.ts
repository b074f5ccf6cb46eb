/**
 * Whether a visitor is kept away, by whom and why, and whether this desk may change that: the fold of the visitor's own
 * stream, which is there when no conversation is open.
 *
 * @since 0.1.0
 */
import * as Blocks from "@pupitre/actions/Blocks"
import type { Availability } from "@pupitre/core/Availability"
import { fromReasons } from "@pupitre/core/Availability"
import * as Command from "@pupitre/core/Command"
import type { CommandId, ConversationId, SiteId, TenantId, VisitorId } from "@pupitre/core/Id"
import type { Fold } from "@pupitre/core/Projection"
import { make as reason } from "@pupitre/core/Reason"
import * as StreamKey from "@pupitre/core/StreamKey"
import * as Visitor from "@pupitre/core/Visitor"
import { useProjection } from "@pupitre/react-bindings/useProjection"
import { useSelf } from "@pupitre/react-bindings/useSelf"
import { useNow } from "../Clock.ts"

/** How a visitor is kept away, if they are. */
export interface KeptAway {
  readonly standing: Blocks.Standing | undefined
  /** The site by which they came last, if it is known. */
  readonly site: SiteId | undefined
  /** The conversation that they had last, once it is over and while no other is open. */
  readonly last: ConversationId | undefined
  /** Whether a wish on the visitor can be made now, by who has `load` on their hands, if that counts. */
  readonly can: <Input>(command: Command.Command<string, "visitor", Input>, load?: Command.Load) => Availability
}

/** How a visitor is kept away; nobody is for no visitor. */
export const useKeptAway = (visitor: VisitorId | undefined): KeptAway => {
  const self = useSelf()
  const at = useNow(15_000)
  const known = self !== undefined && visitor !== undefined
  const tenant = self?.tenant as TenantId
  const state = useProjection(known ? StreamKey.visitor(tenant, visitor) : undefined, fold)
  return {
    standing: Blocks.standing(state.blocks, at)[0],
    site: state.visitor.site,
    last: state.visitor.previousConversationId,
    can: (command, load) =>
      self === undefined
        ? fromReasons([reason("NotPermitted")])
        : Command.can(command, state.visitor, {
            tenant,
            by: self.participant,
            role: self.role,
            at,
            commandId: unsent,
            visitorOnline: false,
            ...(load !== undefined && { load }),
          }),
  }
}

/** Stands for the id of a wish that is only asked about. */
const unsent = "unsent" as CommandId

interface State {
  readonly visitor: Visitor.Visitor
  readonly blocks: Blocks.Blocks
}

const fold: Fold<State> = {
  initial: { visitor: Visitor.empty, blocks: Blocks.empty },
  apply: ({ visitor, blocks }, event) => ({
    visitor: Visitor.apply(visitor, event),
    blocks: Blocks.apply(blocks, event),
  }),
}
