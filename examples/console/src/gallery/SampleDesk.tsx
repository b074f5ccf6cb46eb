/**
 * A whole desk made of samples: `desk`, `many` with 200 entries, `empty`.
 *
 * @since 0.1.0
 */
import type { ConversationId } from "@pupitre/core/Id"
import * as Filter from "@pupitre/filters/Kind"
import { MessagesSquare } from "lucide-react"
import { useMemo, useState } from "react"
import { Blank } from "../design/Notice.tsx"
import { ActionPane } from "../desk/actions/ActionPane.tsx"
import { Composer } from "../desk/composer/Composer.tsx"
import { ConversationList } from "../desk/list/ConversationList.tsx"
import { Brand, DeskFrame, WindowFrame } from "../desk/DeskFrame.tsx"
import { Ghost } from "../desk/thread/entry/Ghost.tsx"
import type { Kind } from "../desk/thread/FilterBar.tsx"
import { FilterBar } from "../desk/thread/FilterBar.tsx"
import { InformationPane } from "../desk/information/InformationPane.tsx"
import { SelfBar } from "../desk/list/SelfBar.tsx"
import { Thread } from "../desk/thread/Thread.tsx"
import { WindowHeader } from "../desk/window/WindowHeader.tsx"
import { useSpeech } from "../words/useSpeech.tsx"
import { Actions } from "./ActionPlates.tsx"
import { information } from "./InformationPlates.tsx"
import { nothing } from "./Plate.tsx"
import * as Samples from "./samples.ts"

const actions = { onRetry: nothing, onDismiss: nothing }

/** A whole desk made of samples. */
export const SampleDesk = ({ size }: { readonly size: string }) => {
  const speech = useSpeech()
  const now = useMemo(() => Date.now(), [])
  const [chosen, setChosen] = useState<ReadonlyArray<Kind>>([])
  const [collapsed, setCollapsed] = useState(innerWidth < 1280)
  const [informed, setInformed] = useState(innerWidth > 1000)
  const [draft, setDraft] = useState("")
  const all = useMemo(
    () =>
      size === "many"
        ? [...Samples.many(now), ...Samples.extremes(now)]
        : size === "empty"
          ? []
          : Samples.conversation(now),
    [size, now],
  )
  const selection = Filter.setOf(chosen)
  const entries = all.filter((entry) => Filter.shows(selection, Filter.classify(entry)))
  const count = (kind: Kind): number => all.filter((entry) => (Filter.classify(entry) & Filter.bit[kind]) !== 0).length
  return (
    <DeskFrame
      windowOpen
      bar={<Brand />}
      list={
        <ConversationList
          summaries={Samples.summaries(now)}
          self={Samples.ines.id}
          selected={"c-camille" as ConversationId}
          onOpen={nothing}
          onTake={nothing}
        />
      }
      foot={<SelfBar name={Samples.ines.name} role="agent" status="Online" />}
    >
      <WindowFrame
        label={speech.say("window.label", { visitor: "Camille Roussel" })}
        header={
          <WindowHeader
            heading={{
              visitor: Samples.camille,
              there: true,
              status: "active",
              language: "fr",
              mode: "chat",
              startedAt: now - 14 * 60_000,
              waitingSince: now - 64_000,
            }}
            informationOpen={informed}
            onMode={nothing}
            onClose={nothing}
            onInformation={() => setInformed(!informed)}
            onBack={nothing}
          />
        }
        filters={
          <FilterBar
            ownHidden={0}
            query={undefined}
            found={7}
            onQuery={() => {}}
            counts={{
              visitor: count("visitor"),
              agent: count("agent"),
              actions: count("actions"),
              navigation: count("navigation"),
            }}
            chosen={chosen}
            combining={false}
            hidden={chosen.length === 0 ? 0 : 3}
            onChoose={setChosen}
            onCombine={nothing}
          />
        }
        thread={
          <Thread
            rows={{ size: entries.length, at: (index) => entries[index] }}
            view={String(selection)}
            self={Samples.ines}
            actions={actions}
            ghost={
              size === "empty" ? undefined : (
                <Ghost visitor="Camille Roussel" text="et pour la livraison à Br" more={0} />
              )
            }
            blank={
              <Blank icon={<MessagesSquare size={24} />} title={speech.say("thread.emptyTitle")}>
                {speech.say("thread.empty")}
              </Blank>
            }
          />
        }
        composer={
          <Composer visitor="Camille Roussel" draft={draft} onDraft={setDraft} onPublish={() => setDraft("")} />
        }
        actions={
          <ActionPane collapsed={collapsed} onCollapse={setCollapsed}>
            <Actions mode="chat" collapsed={collapsed} />
          </ActionPane>
        }
        information={informed ? <InformationPane sections={information} /> : null}
      />
    </DeskFrame>
  )
}
