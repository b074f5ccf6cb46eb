/**
 * The wishes that the demo's server knows: those of every desk, and the eight actions under the demo's policy.
 *
 * @since 0.1.0
 */
import * as Command from "@pupitre/core/Command"
import { builtin } from "@pupitre/core/command/builtin"
import type { Links } from "../policy.ts"
import { actionsWith } from "../policy.ts"

/** The wishes that the demo's server knows, by name. Links are sent by their id from what `library` holds. */
export const commandsWith = (library: Links): ReadonlyMap<string, Command.Any> =>
  Command.catalogue([...builtin, ...actionsWith(library).commands])
