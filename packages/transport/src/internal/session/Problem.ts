/**
 * What goes wrong in a session and costs nothing else.
 *
 * @since 0.1.0
 */
import type { Refusal } from "@pupitre/core/ChatEvent"
import type { StreamKey } from "@pupitre/core/StreamKey"
import type * as Codec from "../../Codec.js"

/** Something wrong that costs nothing else, for a log or a developer's console. */
export type Problem =
  /** One event could not be read; its neighbours were. */
  | { readonly _tag: "EventRefused"; readonly stream: StreamKey; readonly refusals: ReadonlyArray<Refusal> }
  /** One frame of the server could not be read. */
  | { readonly _tag: "FrameRefused"; readonly error: Codec.CodecError }
  /** The token could not be had. */
  | { readonly _tag: "TokenUnavailable"; readonly cause: unknown }
  /** A wish could not be kept where a crash cannot reach it; it is sent nonetheless. */
  | { readonly _tag: "OutboxFailed"; readonly cause: unknown }
  /** What was kept from before could not all be read. */
  | { readonly _tag: "OutboxUnreadable"; readonly detail: string }
  /** A listener threw. */
  | { readonly _tag: "ListenerThrew"; readonly cause: unknown }
