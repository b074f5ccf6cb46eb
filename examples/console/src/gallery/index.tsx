/**
 * Every component of the desk in each of its states, both themes side by side. Nothing here talks to a server.
 *
 * @since 0.1.0
 */
import type { ClosingForm } from "@pupitre/actions/ClosingForm"
import type { Availability } from "@pupitre/core/Availability"
import type { Entry } from "@pupitre/core/Entry"
import { key } from "@pupitre/core/Entry"
import type { ConversationId, ItemId } from "@pupitre/core/Id"
import type { Mode } from "@pupitre/core/Fact"
import * as Filter from "@pupitre/filters/Kind"
import type { Shown } from "@pupitre/visitor-profile/Section"
import { Inbox, MessagesSquare, SearchX, ShieldX } from "lucide-react"
import type { ReactNode } from "react"
import { useEffect, useMemo, useState } from "react"
import { closing as policy } from "../../policy.ts"
import "../design/base.css"
import { Button } from "../design/Button.tsx"
import { Field } from "../design/Field.tsx"
import { Blank } from "../design/Notice.tsx"
import { Tips } from "../design/Tip.tsx"
import { ActionButton, ActionPane } from "../desk/ActionPane.tsx"
import { actions as deskActions } from "../desk/Actions.ts"
import { CloseForm } from "../desk/CloseForm.tsx"
import { Composer } from "../desk/Composer.tsx"
import { ConnectionBar } from "../desk/ConnectionBar.tsx"
import { ConversationList } from "../desk/ConversationList.tsx"
import { Brand, DeskFrame, WindowFrame } from "../desk/DeskFrame.tsx"
import { Ghost } from "../desk/entry/Ghost.tsx"
import type { Kind } from "../desk/FilterBar.tsx"
import { FilterBar } from "../desk/FilterBar.tsx"
import { InformationPane } from "../desk/InformationPane.tsx"
import { continuesAfter, Row } from "../desk/Row.tsx"
import { SelfBar } from "../desk/SelfBar.tsx"
import { SendLinkForm } from "../desk/SendLinkForm.tsx"
import { Thread } from "../desk/Thread.tsx"
import { WindowHeader } from "../desk/WindowHeader.tsx"
import { useSpeech } from "../words/useSpeech.tsx"
import { Blocks, Lines, Offers, Reports, Transfers } from "./dialogs.tsx"
import "./gallery.css"
import * as Samples from "./samples.ts"

const nothing = (): void => {}
const actions = { onRetry: nothing, onDismiss: nothing }

/** The gallery, or with `?page=desk` one whole desk made of samples. */
const Gallery = () => {
  const asked = new URLSearchParams(location.search).get("page")
  return asked === null ? <Contents /> : <SampleDesk size={asked} />
}

export default Gallery

const Contents = () => {
  const speech = useSpeech()
  const now = useMemo(() => Date.now(), [])
  useEffect(() => {
    document.title = speech.say("gallery.title")
  }, [speech])
  return (
    <Tips>
      <div className="pu-app pu-gallery">
        <header className="pu-gallery-head">
          <h1>{speech.say("gallery.title")}</h1>
          <p>{speech.say("gallery.intro")}</p>
        </header>
        <main className="pu-gallery-main">
          <Plate name="ConversationList">
            {(scheme) => (
              <>
                <div className="pu-gallery-box" style={{ width: 272 }}>
                  <ConversationList
                    label={`${scheme} ConversationList 1`}
                    summaries={Samples.summaries(now)}
                    self={Samples.ines.id}
                    selected={"c-camille" as ConversationId}
                    onOpen={nothing}
                    onTake={nothing}
                  />
                </div>
              </>
            )}
          </Plate>
          <Plate name="ConversationList (empty, loading), SelfBar">
            {(scheme) => (
              <>
                <div className="pu-gallery-box" style={{ width: 272 }}>
                  <ConversationList
                    label={`${scheme} ConversationList 1 empty`}
                    summaries={[]}
                    self={Samples.ines.id}
                    selected={undefined}
                    onOpen={nothing}
                    onTake={nothing}
                  />
                  <ConversationList
                    label={`${scheme} ConversationList 2 empty`}
                    summaries={undefined}
                    self={undefined}
                    selected={undefined}
                    onOpen={nothing}
                    onTake={nothing}
                  />
                  {(["Online", "Connecting", "Offline", "Closed"] as const).map((status) => (
                    <SelfBar
                      key={status}
                      name={status === "Closed" ? Samples.longName : Samples.ines.name}
                      role="agent"
                      status={status}
                    />
                  ))}
                </div>
              </>
            )}
          </Plate>
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
          <Plate name="Row (each kind)">
            <div className="pu-gallery-box pu-gallery-rows">
              {Samples.kinds(now).map(([name, entry]) => (
                <figure key={name}>
                  <figcaption>{name}</figcaption>
                  <Row entry={entry} self={Samples.ines} continues={false} day={undefined} actions={actions} />
                </figure>
              ))}
              <figure>
                <figcaption>Ghost</figcaption>
                <Ghost visitor="Camille Roussel" text="et pour la livraison à Br" more={0} />
                <Ghost visitor="Camille Roussel" text={Samples.longText.slice(0, 300)} more={700} />
                <Ghost visitor={Samples.longName} text="" more={0} />
              </figure>
            </div>
          </Plate>
          <Plate name="Row (extremes)">
            <div className="pu-gallery-box pu-gallery-rows">
              <Rows entries={Samples.extremes(now)} />
            </div>
          </Plate>
          <Plate name="ActionPane">
            {(scheme) => (
              <>
                <div className="pu-gallery-row" style={{ height: 440 }}>
                  <ActionPane label={`${scheme} ActionPane 1`} collapsed={false} onCollapse={nothing}>
                    <Actions mode="chat" collapsed={false} />
                  </ActionPane>
                  <ActionPane label={`${scheme} ActionPane 2`} collapsed={false} onCollapse={nothing}>
                    <Actions mode="call" collapsed={false} />
                  </ActionPane>
                  <ActionPane label={`${scheme} ActionPane 3`} collapsed onCollapse={nothing}>
                    <Actions mode="call" collapsed />
                  </ActionPane>
                </div>
              </>
            )}
          </Plate>
          <Plate name="InformationPane">
            {(scheme) => (
              <>
                <div className="pu-gallery-row">
                  <InformationPane label={`${scheme} InformationPane 1`} sections={information} />
                  <InformationPane
                    label={`${scheme} InformationPane 2`}
                    sections={information.map((section) => ({ ...section, rows: [] }))}
                  />
                  <InformationPane label={`${scheme} InformationPane 3`} sections={undefined} />
                </div>
              </>
            )}
          </Plate>
          <Plate name="Composer">
            <div className="pu-gallery-box pu-gallery-composers">
              <Composer visitor="Camille Roussel" draft="" onDraft={nothing} onPublish={nothing} />
              <Composer
                visitor={Samples.longName}
                draft="Oui, elle part demain."
                onDraft={nothing}
                onPublish={nothing}
              />
              <Composer
                visitor="Camille"
                draft={Samples.longText.slice(0, 1200)}
                onDraft={nothing}
                onPublish={nothing}
              />
              <Composer visitor="Camille" draft={"x".repeat(10_012)} onDraft={nothing} onPublish={nothing} />
              <NotMine />
            </div>
          </Plate>
          <Plate name="SendLinkForm">
            <div className="pu-gallery-sheet">
              <SendLinkForm library={{ _tag: "Loaded", items: links }} onSend={nothing} onCancel={nothing} />
            </div>
            <div className="pu-gallery-sheet">
              <SendLinkForm
                library={{ _tag: "Failed" }}
                refused="maison-lumiere.example"
                onSend={nothing}
                onCancel={nothing}
              />
            </div>
          </Plate>
          <Plate name="CloseForm">
            <div className="pu-gallery-sheet">
              <CloseForm {...closing} draft="" />
            </div>
            <div className="pu-gallery-sheet">
              <CloseForm
                {...closing}
                form={{ ...closing.form, answers: { sale: true, amount: "mille" }, draft: "ask" }}
                problems={problems}
                draft="Je vérifie le délai pour Brest et je reviens vers vous."
                crossed="Attendez, une dernière question !"
              />
            </div>
            <div className="pu-gallery-sheet">
              <CloseForm
                {...closing}
                form={{ ...closing.form, tags: ["delivery", "Cadeau"], answers: { outcome: "solved" }, history: true }}
                draft=""
                sending="kept"
              />
            </div>
          </Plate>
          <Plate name="SendOfferForm">{() => <Offers now={now} />}</Plate>
          <Plate name="TransferForm">
            <Transfers />
          </Plate>
          <Plate name="ReportForm, BlockForm">
            <Reports now={now} />
            <Blocks now={now} />
          </Plate>
          <Plate name="ConversationList (asking), SelfBar (standing)">
            {(scheme) => <Lines now={now} scheme={scheme} />}
          </Plate>
          <Plate name="Blank, Button, Field">
            <Pieces />
          </Plate>
        </main>
      </div>
    </Tips>
  )
}

type Scheme = "light" | "dark"

const Plate = ({
  name,
  children,
}: {
  readonly name: string
  /** In each theme; given its name so that what stands there twice can be told apart. */
  readonly children: ReactNode | ((scheme: Scheme) => ReactNode)
}) => (
  <section className="pu-plate">
    <h2>{name}</h2>
    <div className="pu-plate-pair">
      {(["light", "dark"] as const).map((scheme) => (
        <div key={scheme} className="pu-plate-side" style={{ colorScheme: scheme }}>
          {typeof children === "function" ? children(scheme) : children}
        </div>
      ))}
    </div>
  </section>
)

const Rows = ({ entries }: { readonly entries: ReadonlyArray<Entry> }) =>
  entries.map((entry, index) => (
    <Row
      key={key(entry)}
      entry={entry}
      self={Samples.ines}
      continues={continuesAfter(entry, entries[index - 1])}
      day={undefined}
      actions={actions}
    />
  ))

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

const NotMine = () => {
  const speech = useSpeech()
  return (
    <Composer
      visitor="Camille"
      draft=""
      why={speech.because([{ key: "NotAssigned" }])}
      remedy={<Button>{speech.say("composer.take")}</Button>}
      onDraft={nothing}
      onPublish={nothing}
    />
  )
}

const Pieces = () => {
  const speech = useSpeech()
  return (
    <>
      <div className="pu-gallery-box">
        <Blank icon={<MessagesSquare size={24} />} title={speech.say("desk.emptyTitle")}>
          {speech.say("desk.empty")}
        </Blank>
        <Blank
          icon={<Inbox size={24} />}
          title={speech.say("desk.idleTitle")}
          action={<Button>{speech.say("desk.openShop")}</Button>}
        >
          {speech.say("desk.idle")}
        </Blank>
        <Blank icon={<ShieldX size={24} />} title={speech.say("thread.refusedTitle")}>
          {speech.because([{ key: "NotPermitted" }])}
        </Blank>
        <Blank icon={<SearchX size={24} />} title={speech.say("thread.unknownTitle")}>
          {speech.say("thread.unknown")}
        </Blank>
      </div>
      <div className="pu-gallery-row">
        {(["primary", "plain", "quiet", "danger"] as const).map((look) => (
          <div key={look}>
            <Button look={look}>{look}</Button>{" "}
            <Button look={look} size="s">
              {look}
            </Button>{" "}
            <Button look={look} aria-disabled>
              {look}
            </Button>
          </div>
        ))}
      </div>
      <Field label={speech.say("link.url")} wrong={speech.say("link.NotAUrl")}>
        <input defaultValue="maison" />
      </Field>
    </>
  )
}

const Actions = ({ mode, collapsed }: { readonly mode: Mode; readonly collapsed: boolean }) =>
  deskActions.all.map(({ command: { name }, icon, label, confirm }) => {
    const off = (key: string): Availability => ({ _tag: "Disabled", reasons: [{ key }] })
    const availability: Availability =
      mode === "call" && name === "sendLink"
        ? off("NoTextThread")
        : mode === "call" && name === "close"
          ? off("HangUpFirst")
          : name === "sendLink" || name === "close"
            ? { _tag: "Enabled" }
            : off("NotInThisVersion")
    return (
      <ActionButton
        key={name}
        name={name}
        icon={icon}
        label={label}
        confirm={confirm}
        availability={availability}
        collapsed={collapsed}
        onRun={nothing}
      />
    )
  })

const information: ReadonlyArray<Shown> = [
  {
    key: "provenance",
    title: "Provenance",
    rows: [
      { key: "last", label: "Cette visite", text: "Moteur de recherche : Google", source: "page précédente" },
      { key: "terms", label: "Recherche", text: "lampe de bureau lumière chaude" },
    ],
  },
  {
    key: "journey",
    title: "Parcours",
    rows: [
      { key: "duration", label: "Temps de navigation", text: "6 min 12 s" },
      { key: "pages", label: "Pages vues", text: "7" },
      { key: "visits", label: "Visites", text: "3" },
      { key: "current", label: "Page en cours", text: "Lampe Brume", url: Samples.page("/p/brume") },
    ],
  },
  {
    key: "device",
    title: "Profil",
    rows: [
      { key: "country", label: "Pays", text: "France", source: "fuseau horaire" },
      { key: "browser", label: "Navigateur", text: "Firefox 152", source: "navigateur" },
      { key: "system", label: "Système", text: "macOS 26", source: "navigateur" },
    ],
  },
  {
    key: "pastExchanges",
    title: "Échanges passés",
    rows: [
      { key: "count", label: "Conversations", text: "4" },
      { key: "last", label: "Dernière", text: "3 mars 2026" },
    ],
  },
]

const links = [
  "Lampe Aube",
  "Lampe Brume, verre fumé",
  "Guide des lumières chaudes",
  "Livraison et retours",
  "Suivre un colis",
  "Carte cadeau",
].map((label, index) => ({ id: `l${index}` as ItemId, label, url: Samples.page(`/p/${index}`) }))

const about = (id: string) => ({ field: id, ...policy.fields?.find((field) => field.id === id)?.label })

const problems = [
  { key: "TagMissing" },
  { key: "AnswerMissing", params: about("outcome") },
  { key: "AnswerInvalid", params: about("amount") },
]

const closing = {
  visitor: "Camille Roussel",
  category: "order",
  policy,
  form: { tags: [], note: "", answers: {}, history: false, seen: 1, draft: "none" } as ClosingForm,
  problems: [],
  sending: "no",
  onForm: nothing,
  onConfirm: nothing,
  onCancel: nothing,
  onPublishDraft: nothing,
  onDiscardDraft: nothing,
} as const

/** A whole desk made of samples: `desk`, `many` with 200 entries, `empty`. */
const SampleDesk = ({ size }: { readonly size: string }) => {
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
