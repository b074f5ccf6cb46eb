/**
 * Makes wishes in this conversation.
 *
 * @since 0.1.0
 */
import type { Command } from "@pupitre/core/Command"
import type { Submission } from "@pupitre/core/EventChannel"
import { useCallback } from "react"
import { useWindow } from "./ConversationProvider.js"

/** A function that makes this wish; what it becomes shows at once as pending. */
export const useSubmit = <Input>(command: Command<string, "conversation", Input>): ((input: Input) => Submission) => {
  const window = useWindow()
  return useCallback((input) => window.submit(command, input), [window, command])
}
