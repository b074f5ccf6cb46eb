/**
 * Open the current page (*Ouvrir la page en cours*): the visitor's page in a tab of the agent's own.
 *
 * The visitor's session does not come along, and the interface says so ({@link warning}). The address goes into the
 * agent's history, so that what is secret in it is taken out first.
 *
 * @since 0.1.0
 */
import type { Words } from "@pupitre/core/Catalogue"
import * as Command from "@pupitre/core/Command"
import type { Conversation } from "@pupitre/core/Conversation"
import { accept, reject } from "@pupitre/core/Decision"
import type { PageOpened } from "@pupitre/core/Fact"
import * as SafeUrl from "@pupitre/core/SafeUrl"
import type { Action } from "./Action.js"
import { conditions } from "./Action.js"
import * as ActionReason from "./ActionReason.js"
import { clean as defaultClean } from "./CleanPage.js"
import type { Matrix } from "./Matrix.js"
import { matrix as defaultMatrix } from "./Matrix.js"
import { pane } from "./Pane.js"

/** What a team decides. */
export interface Policy {
  readonly matrix?: Matrix
  /** Takes out of an address what is secret; `CleanPage`'s by default. */
  readonly clean?: (url: string) => string
}

/** What to say beside the action: it is not the visitor's session that opens. */
export const warning: Words = {
  fr: "La session du visiteur ne suit pas : le panier est vide et personne n'est connecté.",
  en: "The visitor's session does not come along: the basket is empty and nobody is signed in.",
}

/** What to say when the visitor has left the page. */
export const staleWarning: Words = {
  fr: "Le visiteur a quitté le site : c'est la dernière page connue.",
  en: "The visitor has left the site: this is the last page known.",
}

/**
 * The page to open, as the fact will say it; nothing when none is known. Pure: an interface opens it at the click, before
 * the answer, since browsers allow no tab later.
 */
export const page = (
  { page: last }: Conversation,
  visitorOnline: boolean,
  { clean = defaultClean }: Policy = {},
): PageOpened | undefined => {
  const parsed = last === undefined ? undefined : SafeUrl.parse(clean(last.url))
  return parsed === undefined || "refusal" in parsed
    ? undefined
    : { _tag: "PageOpened", url: parsed.url, stale: !visitorOnline }
}

/** The action. Off as `NoKnownPage` when no page is known that can be opened. */
export const make = (policy: Policy = {}): Action<"openCurrentPage", {}> => ({
  ...pane.openCurrentPage,
  command: Command.make({
    name: "openCurrentPage",
    on: "conversation",
    roles: ["agent", "manager"],
    input: Command.nothing,
    inputReasons: [],
    availability: (state, context) =>
      Command.unless(
        ...conditions(policy.matrix ?? defaultMatrix, "openCurrentPage", state, context),
        page(state, context.visitorOnline, policy) === undefined && ActionReason.make("NoKnownPage"),
      ),
    facts: (state, _input, context) => {
      const opened = page(state, context.visitorOnline, policy)
      return opened === undefined ? reject(ActionReason.make("NoKnownPage")) : accept([opened])
    },
  }),
})
