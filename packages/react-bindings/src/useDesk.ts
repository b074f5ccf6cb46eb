/**
 * The agent's list of conversations.
 *
 * @since 0.1.0
 */
import type { ConversationSummary } from "@pupitre/core/ConversationSummary"
import * as DeskList from "@pupitre/core/desk/DeskList"
import { useReadable } from "./internal/useReadable.js"
import { useChannel } from "./PupitreProvider.js"

/** The agent's list of conversations, in no particular order; sort with `DeskList.byUrgency`. Empty until it has arrived. */
export const useDesk = (): ReadonlyArray<ConversationSummary> => useReadable(DeskList.of(useChannel()))
