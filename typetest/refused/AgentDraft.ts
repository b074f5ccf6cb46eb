/** An agent's unsent text has no form in which it could travel: what a desk may send holds no text. */
import type * as Signal from "@pupitre/core/Signal"

// refused 2353: 'text' does not exist in type
export const withText: Signal.FromAgent = { _tag: "Typing", active: true, text: "Bonj" }

// refused 2322: Type '"Preview"' is not assignable to type '"Typing" | "Pointer"'
export const preview: Signal.FromAgent = { _tag: "Preview", active: true }
