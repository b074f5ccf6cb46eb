/**
 * The whole server put together: a log in one file, a gateway over it, tokens, the page, and the demo at its first start.
 *
 * This is where a product chooses: which wishes there are, who may ask what, who gets the next visitor, how people sign
 * in. Everything else is the packages'.
 *
 * @since 0.1.0
 */
import { serves } from "@pupitre/actions/Directory"
import * as OfferImage from "@pupitre/actions/OfferImage"
import * as Command from "@pupitre/core/Command"
import * as ChatCompletions from "@pupitre/core/composer/suggestion/ChatCompletions"
import { signIn } from "@pupitre/core/command/SignIn"
import { answering } from "@pupitre/core/composer/TranslationQuery"
import type { Translator } from "@pupitre/core/composer/Translator"
import { none } from "@pupitre/core/composer/Translator"
import { leastBusy } from "@pupitre/core/desk/Routing"
import type { Routing } from "@pupitre/core/desk/Routing"
import type { SiteId, VisitorId } from "@pupitre/core/Id"
import { EventLog } from "@pupitre/transport/server/EventLog"
import * as Gateway from "@pupitre/transport/server/Gateway"
import type { Identity } from "@pupitre/transport/server/Identity"
import * as NodeServer from "@pupitre/transport/server/NodeServer"
import * as SqliteLog from "@pupitre/transport/server/SqliteLog"
import * as Tokens from "@pupitre/transport/server/Tokens"
import { knownReferrers } from "@pupitre/visitor-profile/adapter/KnownReferrers"
import { publicSuffix } from "@pupitre/visitor-profile/adapter/PublicSuffix"
import * as KeptProfile from "@pupitre/visitor-profile/KeptProfile"
import type { Reading } from "@pupitre/visitor-profile/Provenance"
import { classify } from "@pupitre/visitor-profile/Provenance"
import { rights } from "@pupitre/visitor-profile/Sensitivity"
import * as Withholding from "@pupitre/visitor-profile/Withholding"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import { mkdirSync } from "node:fs"
import type { IncomingMessage, Server, ServerResponse } from "node:http"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { join } from "node:path"
import { draftsTranslatedBy, glossary, offering, slots } from "../policy.ts"
import * as Answers from "./Answers.ts"
import * as Assertion from "./Assertion.ts"
import { commandsWith } from "./Commands.ts"
import * as Customers from "./Customers.ts"
import * as Demo from "./Demo.ts"
import * as DraftTranslations from "./DraftTranslations.ts"
import * as Files from "./files/Files.ts"
import type { Scanner } from "./files/Scanner.ts"
import * as Serving from "./files/Serving.ts"
import * as Uploads from "./files/Uploads.ts"
import * as Forgetting from "./Forgetting.ts"
import * as ImageLook from "./images/ImageLook.ts"
import * as OfferImages from "./images/OfferImages.ts"
import * as Issuer from "./Issuer.ts"
import * as Locations from "./Locations.ts"
import * as Pages from "./Pages.ts"
import { find, groupOf, tenant } from "./People.ts"
import * as Records from "./Records.ts"
import { steps } from "./Steps.ts"
import * as SigningKey from "./SigningKey.ts"
import * as Workspace from "./Workspace.ts"
import * as WrittenAnswers from "./WrittenAnswers.ts"

/** Where the server lives. */
export interface Options {
  /** Where the log and the key are kept. Made if it is not there. */
  readonly data: string
  /** The built page. */
  readonly page: string
  /** The demo's conversations and links. */
  readonly demo: string
  /** 0 for any that is free. */
  readonly port: number
  /**
   * The header in which a proxy says from which country a request comes. Only where every request passes that proxy: anyone
   * else can set it too. Countries are guessed from time zones unless given.
   */
  readonly countryHeader?: string
  /** What translates for the agents; nothing unless given. */
  readonly translator?: Translator
  /** The service that writes answers for agents, if there is one. */
  readonly writer?: ChatCompletions.Options
  /**
   * Milliseconds without a word after which it is announced that a conversation will be closed, and from then until it is; three
   * hours and five minutes unless given.
   */
  readonly idle?: { readonly announceAfter: number; readonly closeAfter: number }
  /** Milliseconds that a colleague who is offered a visitor has to answer; as the policy says unless given. */
  readonly patience?: number
  /** Reads every file through before it is shared. Without one, what a file holds is looked into here and by nobody else. */
  readonly scanner?: Scanner
}

/** A server that serves. */
export interface Running {
  /** The address to open, without a slash at its end. */
  readonly url: string
  /** How many facts of the demo were written: none unless the log was empty. */
  readonly planted: number
}

/** A server that cannot start. */
export class StartError extends Data.TaggedError("StartError")<{
  readonly reason: "PortInUse" | "CannotListen" | "DataFolder"
  readonly cause: unknown
}> {}

/** Starts a server that serves until the scope closes. */
export const open = Effect.fnUntraced(function* (
  options: Options,
): Effect.fn.Return<
  Running,
  StartError | SqliteLog.SqliteLogError | Tokens.TokensError | Demo.DemoError | EventLogFailure,
  Scope.Scope
> {
  const key = yield* Effect.try({
    try: () => {
      mkdirSync(options.data, { recursive: true })
      return SigningKey.open(options.data)
    },
    catch: (cause) => new StartError({ reason: "DataFolder", cause }),
  })
  const stored = yield* SqliteLog.make({ file: join(options.data, "log.sqlite") })
  const server = yield* listen(options.port)
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  const origins = [url, `http://localhost:${port}`]
  const workspace = Workspace.make()
  const customers = Customers.open(options.data)
  const locations = Locations.make(options.countryHeader)
  const answers = Answers.make({
    log: stored,
    articles: workspace.articles,
    replies: workspace.replies,
    declared: workspace.sources.declared,
    joined: async (visitor) => Records.joining(stored, customers)(tenant, visitor),
    ...(options.writer !== undefined && { writer: ChatCompletions.make(options.writer) }),
  })
  const log = Answers.told(stored, answers)
  const files = yield* Files.make({
    folder: join(options.data, "files"),
    key,
    log: stored,
    ...(options.scanner !== undefined && { scanner: options.scanner }),
  })
  const images = OfferImages.make(ImageLook.make({ own: origins }))
  const { patience } = options
  const sources = { ...workspace.sources, file: files.find, ...(patience !== undefined && { patience }) }
  const own = Command.catalogue([
    signIn({
      verify: Assertion.verify(key),
      keptAway: (externalId, { at }) => workspace.keptAway(customers.visitors(externalId), at),
    }),
    Locations.startVisit(locations, (visit) => classify(visit, reading)),
  ])
  const commands = new Map([...commandsWith({ ...sources, image: images.verdict }), ...own])
  // The demo's own past is written before there is anybody to ask for its images.
  const past = new Map([...commandsWith(sources), ...own])
  const demo = { folder: options.demo, tenant, commands: past, origin: url, now: Date.now() }
  const empty = (yield* log.summaries(tenant, 1)).length === 0
  const planted = yield* Effect.provideService(
    Effect.zipWith(Demo.stock(demo), empty ? Demo.plant(demo) : Effect.succeed(0), sum),
    EventLog,
    log,
  )
  const tokens = yield* Tokens.make({ key, issuer: "maison-lumen", audience: "pupitre-console" })
  const gateway = yield* Gateway.make({
    commands,
    queries: [
      ...workspace.queries,
      ...answers.queries,
      ...Records.answering(log, customers),
      ...answering(options.translator ?? none, { glossary }),
      ...files.queries,
      OfferImage.answering(images.look, offering.imageHosts),
    ],
    authenticate: tokens.verify,
    routing,
    steps,
    withhold: (event, role) => Withholding.ofEvent(event, rights[role], workspace.sources.declared()),
    withholdState: (conversation, role) => Withholding.ofConversation(conversation, rights[role]),
    aggregate: KeptProfile.make({ reading, declared: workspace.sources.declared }),
    slots: ({ role }) => slots(role),
    groups: ({ participant }) => (participant._tag === "Agent" ? (find(participant.id)?.groups ?? []) : []),
    policy: { slotsBind: true, preview: true, idle: options.idle ?? idle, reassignTo: groupOf },
  }).pipe(Effect.provideService(EventLog, log))
  yield* workspace.follow(gateway)
  yield* Effect.provideService(Forgetting.follow(gateway, tenant, { customers, locations, files }), EventLog, log)
  const keptAway = (visitor: VisitorId, site?: SiteId): boolean =>
    workspace.keptAway([visitor], Date.now()).some((block) => block.site === undefined || block.site === site)
  const issuer: Issuer.Options = {
    key,
    origins,
    keptAway,
    turnedAway: (visitor, site) => gateway.turnedAway(tenant, visitor, site),
    customers,
    locations,
    issue: (claim) => Effect.runPromise(tokens.issue(claim)),
  }
  const who = async (token: string): Promise<Identity | undefined> => {
    const claimed = await Effect.runPromise(Effect.orElseSucceed(tokens.verify(token), () => undefined))
    // A token from before a block is one that is not known.
    const away = claimed?.participant._tag === "Visitor" && keptAway(claimed.participant.id, claimed.site)
    return away ? undefined : claimed
  }
  const written = WrittenAnswers.make({
    answers,
    verify: async (token) => Effect.runPromise(tokens.verify(token)),
    origins,
  })
  const draftTranslations = DraftTranslations.make({
    translator: draftsTranslatedBy === "service" ? (options.translator ?? none) : none,
    glossary,
    verify: async (token) => Effect.runPromise(tokens.verify(token)),
    origins,
  })
  const uploads = Uploads.make({ files, origins, who })
  const answer = (path: string, request: IncomingMessage, response: ServerResponse): Promise<unknown> => {
    if (path === "/api/answer") return written(path, request, response)
    if (path === DraftTranslations.path) return draftTranslations(request, response)
    if (path.startsWith("/api/")) return Issuer.handle(issuer, path, request, response)
    if (`${path}/`.startsWith(`${Uploads.path}/`)) return uploads(path, request, response)
    if (path.startsWith(`${Serving.path}/`)) return Serving.serve(files, path, request, response)
    return Pages.serve(options.page, request, response)
  }
  server.on("request", (request, response) => {
    const answered = answer(Pages.pathOf(request) ?? "", request, response)
    answered.catch((cause: unknown) => {
      console.error(cause)
      if (response.headersSent) response.destroy()
      else Pages.plain(response, 500, "Something went wrong")
    })
  })
  yield* NodeServer.attach(server, gateway, { origins })
  // Once this server answers: the shop's images are asked of itself.
  yield* images.follow(workspace.offers())
  return { url, planted }
})

/** How this server reads where visitors come from: with two thousand known hosts and the list of public suffixes. */
const reading: Reading = { known: knownReferrers, suffixes: publicSuffix }

type EventLogFailure = Effect.Error<ReturnType<EventLog["Service"]["summaries"]>>

/** A conversation in which nobody says anything for three hours is announced to close in five minutes. Milliseconds. */
const idle = { announceAfter: 3 * 3_600_000, closeAfter: 5 * 60_000 }

const sum = (a: number, b: number): number => a + b

/**
 * A visitor who waits on the site is given to the agent with the most room of those who answer for it; one who has left, agents
 * take themselves.
 */
const routing: Routing = (conversation, candidates, active) => {
  const serving = candidates.filter(({ agentId }) => serves(find(agentId) ?? {}, conversation.site))
  return conversation.visitorGone ? undefined : leastBusy(conversation, serving, active)
}

const listen = (port: number): Effect.Effect<Server, StartError, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.callback<Server, StartError>((resume) => {
      const server = createServer()
      server.once("error", (cause: NodeJS.ErrnoException) => {
        const reason = cause.code === "EADDRINUSE" ? "PortInUse" : "CannotListen"
        resume(Effect.fail(new StartError({ reason, cause })))
      })
      server.listen(port, "127.0.0.1", () => resume(Effect.succeed(server)))
    }),
    (server) =>
      Effect.callback<void>((resume) => {
        server.close(() => resume(Effect.void))
        server.closeAllConnections()
      }),
  )
