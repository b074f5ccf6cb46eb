/**
 * The wishes that the demo's server knows: those of every desk, the eight actions under the demo's policy, and those by
 * which managers keep the library.
 *
 * @since 0.1.0
 */
import { links, offers } from "@pupitre/actions/Library"
import * as Command from "@pupitre/core/Command"
import { builtin } from "@pupitre/core/command/builtin"
import type { Sources } from "../policy.ts"
import { actionsWith } from "../policy.ts"

/** The wishes that the demo's server knows, by name. Policies ask `sources` at the moment of a decision. */
export const commandsWith = (sources: Sources): ReadonlyMap<string, Command.Any> =>
  Command.catalogue([...builtin, ...actionsWith(sources).commands, ...shelvings])

const shelvings: ReadonlyArray<Command.Any> = [links.keep, links.remove, offers.keep, offers.remove]
