/**
 * What goes out as several messages: up to what a channel takes, each before the next.
 */
import { PostMessage } from "../../command/PostMessage.js"
import type { MessageOptions } from "../../command/PostMessage.js"
import type { Outgoing, StepContext } from "../../composer/DraftStep.js"
import type { Attached } from "../../composer/Translation.js"
import type { TextLimit } from "../../TextLimit.js"
import { everywhere } from "../../TextLimit.js"

/** How much text the channel of a reply takes from who writes it. */
export const limitsFor = (
  { limits = () => [] }: MessageOptions,
  { conversation, self }: Pick<StepContext, "conversation" | "self">,
): ReadonlyArray<TextLimit> => [...(self === undefined ? [] : limits(conversation, self.participant)), ...everywhere]

/** What goes out when the text goes as these: the last is the message, the others are wishes before it. */
export const inParts = (
  outgoing: Outgoing,
  parts: ReadonlyArray<{ readonly text: string; readonly translation?: Attached }>,
): Outgoing => {
  const before = parts.slice(0, -1).map((input) => ({ command: PostMessage, input }))
  return { ...outgoing, ...parts.at(-1), before: [...(outgoing.before ?? []), ...before] }
}
