/**
 * The eight actions under the demo's policy, made in one place for its desk and its server.
 *
 * Beside the policy and not in it: who reads a number or a word of the policy fetches no action.
 *
 * @since 0.1.0
 */
import type { Any } from "@pupitre/actions/Action"
import * as Catalogue from "@pupitre/actions/Catalogue"
import type * as ReportProblem from "@pupitre/actions/ReportProblem"
import type * as SendLink from "@pupitre/actions/SendLink"
import type * as SendOffer from "@pupitre/actions/SendOffer"
import type * as Transfer from "@pupitre/actions/Transfer"
import type * as Command from "@pupitre/core/Command"
import type * as PostFile from "@pupitre/core/command/PostFile"
import type { Declared } from "@pupitre/visitor-profile/CustomData"
import { callBack } from "./CallBack.ts"
import { closing, hosts, matrix, offering, transferring } from "./policy.ts"

/** What the policies ask at the moment of a decision. A desk only foresees, and leaves out what its server alone knows. */
export interface Sources {
  /** The links and offers that can be sent by their id. */
  readonly links: NonNullable<SendLink.Policy["library"]>
  readonly offers: NonNullable<SendOffer.Policy["offers"]>
  /** What was found of the images of offers. */
  readonly image?: NonNullable<SendOffer.Policy["image"]>
  /** Who is there to take a visitor. */
  readonly directory?: NonNullable<Transfer.Policy["directory"]>
  /** The problems reported so far. */
  readonly reports?: NonNullable<ReportProblem.Policy["reports"]>
  /** The files that were checked and may be shared. */
  readonly file?: PostFile.Policy["find"]
  /** How long an agent or a group that is offered a visitor has to answer, milliseconds; as the policy says unless given. */
  readonly patience?: number
  /** The keys of custom data as managers declare them. */
  readonly declared?: () => ReadonlyArray<Declared>
}

/** The eight actions as the demo has them, and the wishes that go on with them. */
export interface Actions extends Catalogue.Catalogue {
  /** All eight in the order of the pane, and the demo's own. */
  readonly all: ReadonlyArray<Any>
  readonly commands: ReadonlyArray<Command.Any>
}

/** The eight actions under the demo's policy. */
export const actionsWith = ({ links, offers, image, directory, reports, patience }: Sources): Actions => {
  const actions = Catalogue.make({
    matrix,
    sendLink: { hosts, library: links },
    sendOffer: { ...offering, offers, ...(image !== undefined && { image }) },
    transfer: {
      ...transferring,
      ...(directory !== undefined && { directory }),
      ...(patience !== undefined && { expiresAfter: patience }),
    },
    reportProblem: reports === undefined ? {} : { reports },
    close: closing,
  })
  return {
    ...actions,
    all: [...Catalogue.list(actions), callBack],
    commands: [...Catalogue.commands(actions), callBack.command],
  }
}
