/**
 * Direct the navigation (*Diriger la navigation*): see the visitor's page with them, and drive it.
 *
 * Seeing and driving are asked for one after the other and allowed each on its own; what the visitor allows is a consent
 * like any other. Either side can pause, the visitor alone lets it go on, either side can end it, and leaving the
 * conversation in any way ends it. What is done on the page meanwhile is no fact: `NavigationStep`.
 *
 * @since 0.1.0
 */
import * as Command from "@pupitre/core/Command"
import { open, owned, reachable } from "@pupitre/core/command/guards"
import type { Conversation } from "@pupitre/core/Conversation"
import { owner } from "@pupitre/core/Conversation"
import type { Decision } from "@pupitre/core/Decision"
import { accept, reject } from "@pupitre/core/Decision"
import type { Fact } from "@pupitre/core/Fact"
import { NavigationLevel } from "@pupitre/core/Fact"
import { AgentId } from "@pupitre/core/Id"
import * as Navigation from "@pupitre/core/Navigation"
import type { Reason } from "@pupitre/core/Reason"
import { make as coreReason } from "@pupitre/core/Reason"
import * as StreamKey from "@pupitre/core/StreamKey"
import * as Schema from "effect/Schema"
import type { Action } from "./Action.js"
import { conditions } from "./Action.js"
import * as ActionReason from "./ActionReason.js"
import type { Matrix } from "./Matrix.js"
import { matrix as defaultMatrix } from "./Matrix.js"
import { notAllowed } from "./internal/notAllowed.js"
import { pane } from "./Pane.js"

/** What a team decides. */
export interface Policy {
  readonly matrix?: Matrix
  /** How long the visitor has to answer, milliseconds; a minute by default. */
  readonly expiresAfter?: number
  /** Whether who agreed to `observe` when the conversation began has thereby allowed it; not by default. */
  readonly observeFromConsent?: boolean
}

/** Asking for more than is asked for, allowed or going on. */
export const Level = Schema.Struct({ level: NavigationLevel })
export interface Level extends Schema.Schema.Type<typeof Level> {}

/**
 * The action: ask to see the page, or, while it is seen, to drive it: not while the agent drives another visitor's. While on,
 * it is refused as `AlreadyObserving` or `ObserveFirst`.
 */
export const make = (policy: Policy = {}): Action<"requestNavigation", Level> => ({
  ...pane.directNavigation,
  command: Command.make({
    name: "requestNavigation",
    on: "conversation",
    roles: ["agent", "manager"],
    input: Level,
    inputReasons: ["AlreadyObserving", "ObserveFirst"],
    availability: (state, context) => {
      const { state: stands } = state.navigation
      return Command.unless(
        ...conditions(policy.matrix ?? defaultMatrix, "directNavigation", state, context),
        // Who is on the phone may be anywhere.
        state.mode === "call" && state.page === undefined && ActionReason.make("NoKnownPage"),
        context.role === "manager" && owned(state, context),
        Navigation.controls(state.navigation) && ActionReason.make("AlreadyControlling"),
        (stands === "requested" || stands === "granted") && ActionReason.make("NavigationPending"),
        stands === "paused" && ActionReason.make("NavigationPaused"),
        // What is left to ask for is to drive it.
        Navigation.observes(state.navigation) && drivesAnother(context),
      )
    },
    facts: ({ navigation, consent }, { level }, context) => {
      const observing = Navigation.observes(navigation)
      if (level === "observe" && observing) return reject(ActionReason.make("AlreadyObserving"))
      if (level === "control" && !observing) return reject(ActionReason.make("ObserveFirst"))
      const asked: Fact = {
        _tag: "NavigationRequested",
        level,
        expiresAt: context.at + (policy.expiresAfter ?? 60_000),
      }
      return policy.observeFromConsent === true && level === "observe" && consent.includes("observe")
        ? accept([asked, { _tag: "NavigationGranted", level }])
        : accept([asked])
    },
  }),
})

/** The visitor allows what is asked, in time. `LevelDiffers` when that is not what they were shown. */
export const grantNavigation = Command.make({
  name: "grantNavigation",
  on: "conversation",
  roles: ["visitor"],
  input: Level,
  inputReasons: ["LevelDiffers"],
  availability: (state, context) =>
    Command.unless(
      open(state),
      reachable(state, context),
      requested(state),
      state.navigation.state === "requested" &&
        context.at >= state.navigation.expiresAt &&
        ActionReason.make("RequestExpired"),
    ),
  facts: ({ navigation, consent }, { level }, { tenant, by }) => {
    if (navigation.state !== "requested" || navigation.level !== level || by._tag !== "Visitor")
      return reject(ActionReason.make("LevelDiffers"))
    const granted: Fact = { _tag: "NavigationGranted", level }
    if (consent.includes(level)) return accept([granted])
    const agreed: Fact = { _tag: "ConsentGiven", scopes: [level] }
    return accept([agreed, granted], [{ stream: StreamKey.visitor(tenant, by.id), events: [agreed] }])
  },
})

/** The visitor does not allow it. */
export const refuseNavigation = Command.make({
  name: "refuseNavigation",
  on: "conversation",
  roles: ["visitor"],
  input: Command.nothing,
  inputReasons: [],
  availability: (state, context) => Command.unless(open(state), reachable(state, context), requested(state)),
  facts: ({ navigation }) => answered(navigation, "refused"),
})

/** The agent asks no longer. */
export const withdrawNavigation = Command.make({
  name: "withdrawNavigation",
  on: "conversation",
  roles: ["agent", "manager"],
  input: Command.nothing,
  inputReasons: [],
  availability: (state, context) => Command.unless(open(state), owned(state, context), requested(state)),
  facts: ({ navigation }) => answered(navigation, "withdrawn"),
})

/** The visitor has not answered in time: the server says so, at the end of the time and not before. */
export const expireNavigation = Command.make({
  name: "expireNavigation",
  on: "conversation",
  roles: ["system"],
  input: Command.nothing,
  inputReasons: [],
  availability: (state, { at }) =>
    Command.unless(
      open(state),
      requested(state),
      state.navigation.state === "requested" && at < state.navigation.expiresAt && coreReason("TooEarly"),
    ),
  facts: ({ navigation }) => answered(navigation, "expired"),
})

/** What was allowed begins. */
export const startNavigation = Command.make({
  name: "startNavigation",
  on: "conversation",
  roles: ["agent", "manager"],
  input: Command.nothing,
  inputReasons: [],
  availability: (state, context) =>
    Command.unless(
      open(state),
      owned(state, context),
      stands(state, "granted"),
      !context.visitorOnline && ActionReason.make("VisitorLeft"),
      state.navigation.state === "granted" && state.navigation.level === "control" && drivesAnother(context),
    ),
  facts: ({ navigation }) => begun(navigation, "granted"),
})

/** Nothing is seen or driven until the visitor lets it go on. */
export const pauseNavigation = Command.make({
  name: "pauseNavigation",
  on: "conversation",
  roles: ["agent", "manager", "visitor"],
  input: Command.nothing,
  inputReasons: [],
  availability: (state, context) =>
    Command.unless(open(state), owned(state, context), reachable(state, context), stands(state, "running")),
  facts: () => accept([{ _tag: "NavigationPaused" }]),
})

/** The visitor lets it go on. Nobody else can: a pause is theirs to end, whoever made it. */
export const resumeNavigation = Command.make({
  name: "resumeNavigation",
  on: "conversation",
  roles: ["visitor"],
  input: Command.nothing,
  inputReasons: [],
  availability: (state, context) => Command.unless(open(state), reachable(state, context), stands(state, "paused")),
  facts: ({ navigation }) => begun(navigation, "paused"),
})

/**
 * It is over, asked for or going on. The visitor may take the agreement back with it (`revoke`), in their own stream too. The
 * server says why: who has left, or that the visitor has gone to another site; an agent who is not in charge (`NotOwner`) ends
 * nothing by it.
 */
export const endNavigation = Command.make({
  name: "endNavigation",
  on: "conversation",
  roles: ["visitor", "agent", "manager", "system"],
  input: Schema.Struct({
    revoke: Schema.optionalKey(Schema.Boolean),
    cause: Schema.optionalKey(Schema.Literals(["visitorLeft", "agentLeft", "siteChanged"])),
    /** The agent who has left. */
    agentId: Schema.optionalKey(AgentId),
  }),
  inputReasons: ["NotOwner"],
  availability: (state, context) =>
    Command.unless(
      open(state),
      context.role !== "manager" && owned(state, context),
      reachable(state, context),
      state.navigation.state === "idle" && notAllowed(state.navigation),
    ),
  facts: (state, { revoke, cause = "agentLeft", agentId }, { by, role, tenant }) => {
    const { navigation, consent } = state
    if (by._tag !== "Visitor") {
      const inCharge = owner(state)
      if (role === "system" && agentId !== undefined && inCharge?.agentId !== agentId)
        return reject(coreReason("NotOwner", { owner: inCharge?.name ?? "" }))
      return accept(Navigation.ending(navigation, role === "system" ? cause : "agent"))
    }
    const [first, ...rest] = (["observe", "control"] as const).filter((scope) => consent.includes(scope))
    if (revoke !== true || first === undefined) return accept(Navigation.ending(navigation, "visitor"))
    const withdrawn: Fact = { _tag: "ConsentWithdrawn", scopes: [first, ...rest] }
    return accept(
      [...Navigation.ending(navigation, "revoked"), withdrawn],
      [{ stream: StreamKey.visitor(tenant, by.id), events: [withdrawn] }],
    )
  },
})

/** One visitor's page at a time: an agent cannot look after two. */
const drivesAnother = ({ by, drivesAnother: drives }: Command.Context): Reason | false =>
  by._tag === "Agent" && drives?.(by.id) === true && ActionReason.make("AlreadyControllingAnother")

const requested = ({ navigation }: Conversation): Reason | undefined =>
  navigation.state === "requested" ? undefined : ActionReason.make("NothingRequested")

const stands = ({ navigation }: Conversation, where: Navigation.Navigation["state"]): Reason | undefined =>
  navigation.state === where ? undefined : notAllowed(navigation)

const begun = (navigation: Navigation.Navigation, from: "granted" | "paused"): Decision =>
  navigation.state === from
    ? accept([{ _tag: "NavigationStarted", level: navigation.level }])
    : reject(notAllowed(navigation))

const answered = (navigation: Navigation.Navigation, cause: "refused" | "withdrawn" | "expired"): Decision =>
  navigation.state === "requested"
    ? accept([{ _tag: "NavigationRefused", level: navigation.level, cause }])
    : reject(ActionReason.make("NothingRequested"))
