/**
 * The wishes that the demo's server knows: those of every desk, with the limits of its channels, the eight actions under
 * the demo's policy, and those by which managers keep the library, the knowledge base, the keys of custom data and canned
 * replies, and agents their own replies.
 *
 * @since 0.1.0
 */
import { links, offers } from "@pupitre/actions/Library"
import { articles } from "@pupitre/core/composer/Articles"
import * as Command from "@pupitre/core/Command"
import { builtin } from "@pupitre/core/command/builtin"
import { endConversation } from "@pupitre/core/command/EndConversation"
import { reopenConversation } from "@pupitre/core/command/Reopening"
import { postFile } from "@pupitre/core/command/PostFile"
import { setCustomData } from "@pupitre/core/command/Describe"
import * as CannedShelf from "@pupitre/core/composer/CannedShelf"
import { postMessage } from "@pupitre/core/command/PostMessage"
import { maySet } from "@pupitre/visitor-profile/CustomData"
import { customKeys } from "@pupitre/visitor-profile/CustomKeys"
import type { Sources } from "../actions.ts"
import { actionsWith } from "../actions.ts"
import { ending, limits, reopening } from "../policy.ts"

/** The wishes that the demo's server knows, by name. Policies ask `sources` at the moment of a decision. */
export const commandsWith = (sources: Sources): ReadonlyMap<string, Command.Any> => {
  const own: ReadonlyArray<Command.Any> = [
    postMessage({ limits }),
    endConversation(ending),
    reopenConversation(reopening),
    setCustomData({ maySet: (key, trust) => maySet(sources.declared?.() ?? [])(key, trust) }),
    postFile({ find: sources.file ?? (() => undefined) }),
    ...actionsWith(sources).commands,
    ...shelvings,
  ]
  const named = new Set(own.map(({ name }) => name))
  return Command.catalogue([...builtin.filter(({ name }) => !named.has(name)), ...own])
}

const shelvings: ReadonlyArray<Command.Any> = [
  links,
  offers,
  customKeys,
  articles,
  CannedShelf.categories,
  CannedShelf.shared,
  CannedShelf.own,
].flatMap(({ keep, remove }): ReadonlyArray<Command.Any> => [keep, remove])
