/**
 * Whether the image of an offer is there and is one: looked at before the offer is sent, since what is sent to a visitor
 * is asked for by their browser.
 *
 * A decision asks nobody: whoever decides has had the image looked at and hands over what was found. How one looks is a
 * port, for each look may be an answer from anywhere.
 *
 * @since 0.1.0
 */
import type { Handled } from "@pupitre/core/Query"
import * as Query from "@pupitre/core/Query"
import type { Reason } from "@pupitre/core/Reason"
import { SafeUrl } from "@pupitre/core/SafeUrl"
import * as Schema from "effect/Schema"
import * as ActionReason from "./ActionReason.js"
import { allowedLink } from "./internal/allowedLink.js"

/**
 * What a look found. `Ready`: an image that can be sent. `Unreachable`: nothing answered with it in time, or from where
 * nothing is asked for. `NotAnImage`: what answered is none by its bytes. `TooLarge`: in bytes or in pixels. `Unknown`: nobody has
 * looked.
 */
export const Verdict = Schema.Literals(["Ready", "Unreachable", "NotAnImage", "TooLarge", "Unknown"])
export type Verdict = typeof Verdict.Type

/** Looks at the image of an address. It never fails: what cannot be looked at is `Unreachable`. */
export type Look = (url: SafeUrl) => Promise<Verdict>

/** Why an image may not be sent, by what a look found; nothing for one that may. */
export const refusal = (verdict: Verdict): Reason | undefined =>
  verdict === "Ready" ? undefined : ActionReason.make(reasons[verdict])

const reasons = {
  Unreachable: "ImageUnreachable",
  NotAnImage: "ImageNotOne",
  TooLarge: "ImageTooHeavy",
  Unknown: "ImageNotLookedAt",
} as const satisfies Readonly<Record<Exclude<Verdict, "Ready">, ActionReason.Key>>

/** What a look at an address finds, for a form that shows it before anything is sent. */
export const offerImage = /* #__PURE__ */ Query.make({
  name: "offerImage",
  roles: ["agent", "manager", "bot"],
  input: /* #__PURE__ */ Schema.Struct({ url: SafeUrl }),
  output: /* #__PURE__ */ Schema.Struct({ verdict: Verdict }),
})

/** What answers {@link offerImage}: looks where images may come from (`SendOffer.Policy.imageHosts`), and nowhere else. */
export const answering = (look: Look, imageHosts?: ReadonlyArray<string>): Handled =>
  Query.handle(offerImage, async ({ url }) => ({
    verdict: "reason" in allowedLink(url, imageHosts) ? "Unknown" : await look(url),
  }))
