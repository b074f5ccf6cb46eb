/**
 * How a reply is translated before it is published: in a request of its own, beside the session, or on this device alone.
 *
 * @since 0.1.0
 */
import { translate } from "@pupitre/core/composer/TranslationQuery"
import type { Translator } from "@pupitre/core/composer/Translator"
import { either, failed } from "@pupitre/core/composer/Translator"
import { read } from "@pupitre/core/Query"

/** A translator of texts that are not published; what languages it knows, the session tells. */
export type DraftTranslator = Pick<Translator, "translate">

/** How long an agent waits before the field, milliseconds. */
const patience = 20_000

/** Asks the desk's server over HTTP. `token` is the agent's, `send` the browser's `fetch`. */
export const draftsOverHttp = (token: () => Promise<string>, send: typeof fetch = fetch): DraftTranslator => ({
  translate: async (request) => {
    try {
      const response = await send("/api/draft-translation", {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${await token()}` },
        body: JSON.stringify(request),
        // What is asked here is to lie nowhere afterwards.
        cache: "no-store",
        signal: AbortSignal.timeout(patience),
      })
      if (response.status === 429) return failed("TranslationBusy")
      if (response.status === 400) return failed("TranslationTooLong")
      if (!response.ok) return failed("TranslationUnreachable")
      return read(translate, await response.json()) ?? failed("TranslationUnusable")
    } catch {
      return failed("TranslationUnreachable")
    }
  },
})

/** What translates drafts by a team's policy: its service, and the device where there is none; or the device alone. */
export const draftTranslator = (by: "service" | "device", service: DraftTranslator, device: Translator): Translator =>
  by === "device" ? device : either({ ...service, languages: device.languages }, device)
