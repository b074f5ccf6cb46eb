/**
 * The manager's page: the problems reported, the visitors kept away, the library, the keys of custom data.
 *
 * @since 0.1.0
 */
import { words as ownReasons } from "@pupitre/actions/Matrix"
import { catalogue as actionReasons } from "@pupitre/actions/ActionReason"
import { PupitreProvider } from "@pupitre/react-bindings/PupitreProvider"
import { useConnection } from "@pupitre/react-bindings/useConnection"
import { useSelf } from "@pupitre/react-bindings/useSelf"
import { CloudOff, ShieldUser } from "lucide-react"
import { useCallback, useEffect, useState } from "react"
import { Button } from "../design/Button.tsx"
import { useKeptFocus } from "../design/KeptFocus.ts"
import { Blank } from "../design/Notice.tsx"
import { ConnectionBar } from "../desk/ConnectionBar.tsx"
import type { Account } from "../desk/Session.ts"
import { accounts, choose, chosen, useChannelOf } from "../desk/Session.ts"
import { SignIn } from "../desk/SignIn.tsx"
import { matrix } from "../../policy.ts"
import { learn } from "../words/Speech.ts"
import { useSpeech } from "../words/useSpeech.tsx"
import * as Address from "./Address.ts"
import { DataPage } from "./DataPage.tsx"
import { LibraryPage } from "./LibraryPage.tsx"
import { ManagerFrame } from "./ManagerFrame.tsx"
import { ProblemsPage } from "./ProblemsPage.tsx"
import { VisitorsPage } from "./VisitorsPage.tsx"

learn(actionReasons)
learn(ownReasons(matrix))

/** The account that may work here. */
const manager: Account = "manager"

/** The manager's page. */
const Manager = () => {
  const [account, setAccount] = useState(chosen)
  const onAccount = useCallback((next: Account) => {
    choose(next)
    setAccount(next)
  }, [])
  if (account === undefined) return <SignIn onAccount={onAccount} />
  return <Seated key={account} account={account} onAccount={onAccount} />
}

export default Manager

interface Seat {
  readonly account: Account
  readonly onAccount: (account: Account) => void
}

const Seated = (seat: Seat) => {
  const channel = useChannelOf(seat.account)
  if (channel === undefined) return <ManagerFrame {...seat} />
  return (
    <PupitreProvider channel={channel}>
      <Open {...seat} />
    </PupitreProvider>
  )
}

const Open = ({ account, onAccount }: Seat) => {
  const speech = useSpeech()
  const status = useConnection()
  const self = useSelf()
  const { section } = Address.usePlace()
  useEffect(() => {
    document.title = speech.say("manager.pageTitle", { section: speech.say(`manager.${section}Long`) })
  }, [speech, section])
  useKeptFocus(headingOf)
  const unreached = self === undefined && (status._tag !== "Connecting" || status.attempt > 1)
  return (
    <ManagerFrame account={account} onAccount={onAccount} self={self} status={status._tag}>
      {(self !== undefined || status._tag === "Closed") && <ConnectionBar status={status} />}
      {unreached ? (
        <Blank icon={<CloudOff size={24} aria-hidden />} title={speech.say("desk.unreachedTitle")}>
          {speech.say("desk.unreached")}
        </Blank>
      ) : self === undefined ? null : self.role === "manager" ? (
        <Sections section={section} />
      ) : (
        <ForManagers
          name={self.participant._tag === "Agent" ? self.participant.name : ""}
          onSignIn={() => onAccount(manager)}
        />
      )}
    </ManagerFrame>
  )
}

/** Where a manager goes on when what they had the focus on is gone, such as the button of a row that is no more. */
const headingOf = (): Element | null => document.querySelector(".pu-section-head h2")

const Sections = ({ section }: { readonly section: Address.Section }) => {
  switch (section) {
    case "problems":
      return <ProblemsPage />
    case "visitors":
      return <VisitorsPage />
    case "library":
      return <LibraryPage />
    case "data":
      return <DataPage />
  }
}

/** What stands here for whoever is no manager. The server tells them nothing of it either. */
const ForManagers = ({ name, onSignIn }: { readonly name: string; readonly onSignIn: () => void }) => {
  const speech = useSpeech()
  const manages = accounts.find(({ id }) => id === manager)?.name ?? ""
  return (
    <Blank
      icon={<ShieldUser size={24} aria-hidden />}
      title={speech.say("manager.onlyTitle")}
      action={
        <span className="pu-manager-refused">
          <a className="pu-button" data-look="primary" href="/desk">
            {speech.say("manager.toDesk")}
          </a>
          <Button onClick={onSignIn}>{speech.say("manager.signIn", { name: manages })}</Button>
        </span>
      }
    >
      {speech.say("manager.only", { name })}
    </Blank>
  )
}
