/**
 * What the demo's workspace holds, for its policies and queries to ask at any moment: the library, canned replies, the
 * problems reported, the keys of custom data, who is there, who is kept away.
 *
 * Commands are made before the gateway that decides them, so that everything is empty here until {@link Workspace.follow}.
 *
 * @since 0.1.0
 */
import * as Blocks from "@pupitre/actions/Blocks"
import { directory, search } from "@pupitre/actions/Directory"
import * as Library from "@pupitre/actions/Library"
import * as Problems from "@pupitre/actions/Problems"
import * as Articles from "@pupitre/core/composer/Articles"
import * as CannedShelf from "@pupitre/core/composer/CannedShelf"
import type { VisitorId } from "@pupitre/core/Id"
import type { Fold } from "@pupitre/core/Projection"
import type { Asker, Handled } from "@pupitre/core/Query"
import { handle } from "@pupitre/core/Query"
import type { Readable } from "@pupitre/core/Readable"
import { constant } from "@pupitre/core/Readable"
import * as Shelf from "@pupitre/core/Shelf"
import * as StreamKey from "@pupitre/core/StreamKey"
import type { EventLogError } from "@pupitre/transport/server/EventLog"
import type { Gateway } from "@pupitre/transport/server/Gateway"
import * as CustomKeys from "@pupitre/visitor-profile/CustomKeys"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import type { Sources } from "../actions.ts"
import type { Present } from "./Directory.ts"
import * as Directory from "./Directory.ts"
import { find, tenant } from "./People.ts"

/** What a workspace holds. */
export interface Workspace {
  /** For the policies. */
  readonly sources: Required<Omit<Sources, "file" | "image" | "patience">>
  /** The offers of the library as they stand, once they are followed. */
  readonly offers: () => Readable<Shelf.Shelf>
  /** The articles of the knowledge base. */
  readonly articles: () => Shelf.Shelf
  /** The canned replies, for whoever asks. */
  readonly replies: (asker: Asker) => CannedShelf.Source
  /** How a person is kept away whom these visitors are, and from where, at a moment in milliseconds. */
  readonly keptAway: (visitors: ReadonlyArray<VisitorId>, at: number) => ReadonlyArray<Blocks.Standing>
  /** The library, canned replies, articles, the declared keys and the directory, for whoever asks. */
  readonly queries: ReadonlyArray<Handled>
  /** Keeps it as the gateway's streams and connections say, until the scope closes. */
  readonly follow: (
    gateway: Pick<Gateway, "follow" | "agents" | "retell">,
  ) => Effect.Effect<void, EventLogError, Scope.Scope>
}

/** A workspace that holds nothing yet. */
export const make = (): Workspace => {
  let links = constant(Shelf.empty)
  let articles = constant(Shelf.empty)
  let offers = constant(Shelf.empty)
  let problems = constant(Problems.empty)
  let keys = constant(Shelf.empty)
  let blocks = constant(Blocks.empty)
  let shared = constant(Shelf.empty)
  let own = constant(Shelf.empty)
  let categories = constant(Shelf.empty)
  let present = (): ReadonlyArray<Present> => []
  const replies: Workspace["replies"] = ({ by }) => ({
    shared: shared.get(),
    own: own.get(),
    categories: categories.get(),
    groups: by._tag === "Agent" ? (find(by.id)?.groups ?? []) : [],
  })
  return {
    sources: {
      links: (id) => Library.findLink(links.get(), id),
      offers: (id) => Library.findOffer(offers.get(), id),
      directory: (to, sender, ...visitor) => Directory.find(to, present(), sender, ...visitor),
      reports: () => problems.get(),
      declared: () => CustomKeys.declared(keys.get()),
    },
    offers: () => offers,
    articles: () => articles.get(),
    replies,
    keptAway: (visitors, at) => Blocks.ofPerson(blocks.get(), visitors, at),
    queries: [
      handle(Library.linkLibrary, async ({ text }) => Library.searchLinks(links.get(), text)),
      handle(Library.offerLibrary, async ({ text }) => Library.searchOffers(offers.get(), text)),
      handle(CustomKeys.declaredKeys, async () => CustomKeys.declared(keys.get())),
      handle(CannedShelf.cannedReplies, async (input, asker) => {
        return CannedShelf.answer(replies(asker), asker, input)
      }),
      handle(Articles.readArticle, async (input) => Articles.answer(articles.get(), input)),
      handle(directory, async ({ text }, { by }) => {
        const me = by._tag === "Agent" ? by.id : undefined
        return search(Directory.entries(present(), me), text, me)
      }),
    ],
    follow: Effect.fnUntraced(function* (gateway) {
      const follow = <S>(name: string, fold: Fold<S>): Effect.Effect<Readable<S>, EventLogError, Scope.Scope> =>
        gateway.follow(StreamKey.workspace(tenant, name), fold)
      links = yield* follow("links", shelf)
      offers = yield* follow("offers", shelf)
      shared = yield* follow(CannedShelf.shared.name, shelf)
      own = yield* follow(CannedShelf.own.name, shelf)
      categories = yield* follow(CannedShelf.categories.name, shelf)
      articles = yield* follow("articles", shelf)
      keys = yield* follow(CustomKeys.customKeys.name, shelf)
      yield* Effect.acquireRelease(
        Effect.sync(() => {
          let told = classes(keys.get())
          return keys.subscribe(() => {
            const before = told
            told = classes(keys.get())
            // How a key is called, and where it stands, changes nothing of who sees its values.
            if (told !== before) gateway.retell(tenant)
          })
        }),
        (leave) => Effect.sync(leave),
      )
      problems = yield* follow("problems", { initial: Problems.empty, apply: Problems.apply })
      blocks = yield* follow("blocks", { initial: Blocks.empty, apply: Blocks.apply })
      present = () => gateway.agents(tenant)
    }),
  }
}

/** Which class each declared key is of, in no order that a move changes. */
function classes(keys: Shelf.Shelf): string {
  const all = CustomKeys.declared(keys).map(({ key, sensitivity }) => JSON.stringify([key, sensitivity]))
  return all.toSorted().join()
}

const shelf: Fold<Shelf.Shelf> = { initial: Shelf.empty, apply: Shelf.apply }
