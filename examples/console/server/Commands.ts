/**
 * The wishes that the demo's server knows: those of every desk, the eight actions under the demo's policy, and those by
 * which managers keep the library and the keys of custom data.
 *
 * @since 0.1.0
 */
import { links, offers } from "@pupitre/actions/Library"
import * as Command from "@pupitre/core/Command"
import { builtin } from "@pupitre/core/command/builtin"
import { postFile } from "@pupitre/core/command/PostFile"
import { setCustomData } from "@pupitre/core/command/Describe"
import { maySet } from "@pupitre/visitor-profile/CustomData"
import { customKeys } from "@pupitre/visitor-profile/CustomKeys"
import type { Sources } from "../policy.ts"
import { actionsWith } from "../policy.ts"

/** The wishes that the demo's server knows, by name. Policies ask `sources` at the moment of a decision. */
export const commandsWith = (sources: Sources): ReadonlyMap<string, Command.Any> => {
  const own: ReadonlyArray<Command.Any> = [
    setCustomData({ maySet: (key, trust) => maySet(sources.declared?.() ?? [])(key, trust) }),
    postFile({ find: sources.file ?? (() => undefined) }),
    ...actionsWith(sources).commands,
    ...shelvings,
  ]
  const named = new Set(own.map(({ name }) => name))
  return Command.catalogue([...builtin.filter(({ name }) => !named.has(name)), ...own])
}

const shelvings: ReadonlyArray<Command.Any> = [links, offers, customKeys].flatMap(
  ({ keep, remove }): ReadonlyArray<Command.Any> => [keep, remove],
)
