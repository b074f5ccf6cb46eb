/**
 * What stands above a thread, in each of its states.
 *
 * @since 0.1.0
 */
import { useState } from "react"
import { ConnectionBar } from "../desk/ConnectionBar.tsx"
import type { Kind } from "../desk/thread/FilterBar.tsx"
import { FilterBar } from "../desk/thread/FilterBar.tsx"
import { WindowHeader } from "../desk/window/WindowHeader.tsx"
import { nothing, Plate } from "./Plate.tsx"
import * as Samples from "./samples.ts"

/** The head of a window, its filters, and the connection. */
export const WindowPlates = ({ now }: { readonly now: number }) => (
  <>
    <Plate name="WindowHeader, FilterBar">
      <Headings now={now} />
    </Plate>
    <Plate name="ConnectionBar">
      <div className="pu-gallery-box">
        <ConnectionBar status={{ _tag: "Offline", retryAt: now + 9_000 }} />
        <ConnectionBar status={{ _tag: "Connecting", attempt: 3 }} />
        <ConnectionBar status={{ _tag: "Closed", reason: "TokenExpired" }} />
      </div>
    </Plate>
  </>
)

const Headings = ({ now }: { readonly now: number }) => {
  const [chosen, setChosen] = useState<ReadonlyArray<Kind>>([])
  const [combining, setCombining] = useState(false)
  const shared = { onMode: nothing, onClose: nothing, onInformation: nothing, onBack: nothing, informationOpen: true }
  const counts = { visitor: 12, agent: 9, actions: 3, navigation: 1207 }
  return (
    <div className="pu-gallery-box">
      <WindowHeader
        {...shared}
        heading={{
          visitor: Samples.camille,
          there: true,
          status: "active",
          language: "fr",
          mode: "chat",
          startedAt: now - 134_000,
          waitingSince: now - 38_000,
        }}
      />
      <WindowHeader
        {...shared}
        heading={{
          visitor: { ...Samples.camille, name: Samples.longName },
          there: false,
          status: "active",
          language: "en-GB",
          mode: "video",
          startedAt: now - 7_134_000,
          owner: Samples.longName,
        }}
        closeWhy="Tom"
      />
      <WindowHeader
        {...shared}
        heading={{
          visitor: { _tag: "Visitor", id: Samples.camille.id },
          there: false,
          status: "closed",
          mode: "chat",
          startedAt: now - 7_134_000,
          closedAt: now - 6_134_000,
        }}
      />
      <FilterBar
        ownHidden={0}
        query={undefined}
        found={7}
        onQuery={() => {}}
        counts={counts}
        chosen={chosen}
        combining={combining}
        hidden={0}
        onChoose={setChosen}
        onCombine={setCombining}
      />
      <FilterBar
        ownHidden={1}
        query={undefined}
        found={7}
        onQuery={() => {}}
        counts={counts}
        chosen={["visitor"]}
        combining={false}
        hidden={3}
        onChoose={nothing}
        onCombine={nothing}
      />
      <FilterBar
        ownHidden={0}
        query="livraison"
        found={7}
        onQuery={() => {}}
        counts={counts}
        chosen={["agent", "actions"]}
        combining
        hidden={1}
        onChoose={nothing}
        onCombine={nothing}
      />
    </div>
  )
}
