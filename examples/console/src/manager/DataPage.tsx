/**
 * The keys of custom data: what is declared, in the order of the pane, and how the pane then shows it.
 *
 * @since 0.1.0
 */
import type { Key } from "@pupitre/visitor-profile/CustomKeys"
import * as CustomKeys from "@pupitre/visitor-profile/CustomKeys"
import * as Shelf from "@pupitre/core/Shelf"
import type { Sensitivity } from "@pupitre/visitor-profile/Sensitivity"
import * as StreamKey from "@pupitre/core/StreamKey"
import { TableProperties } from "lucide-react"
import { useState } from "react"
import { Button } from "../design/Button.tsx"
import { Blank, Notice } from "../design/Notice.tsx"
import type { Speech } from "../words/Speech.ts"
import { useSpeech } from "../words/useSpeech.tsx"
import "./Data.css"
import { KeyForm } from "./KeyForm.tsx"
import { shelf } from "./LibraryPage.tsx"
import { Listing } from "./Listing.tsx"
import { OrderActions } from "./OrderActions.tsx"
import { PanePreview } from "./PanePreview.tsx"
import { ShelfPart, TakeOff } from "./ShelfPart.tsx"
import type { Tone } from "./State.tsx"
import { State } from "./State.tsx"
import "./Table.css"
import { useStream } from "./useStream.ts"
import { useStreamWish } from "../wish/useStreamWish.ts"

const { customKeys } = CustomKeys

/** The keys of custom data. */
export const DataPage = () => {
  const speech = useSpeech()
  const followed = useStream(customKeys.name, shelf)
  const [edited, setEdited] = useState<Key | "new">()
  const [taken, setTaken] = useState<Key>()
  const [told, setTold] = useState("")
  const keep = useStreamWish(customKeys.keep, (tenant) => StreamKey.workspace(tenant, customKeys.name))
  const remove = useStreamWish(customKeys.remove, (tenant) => StreamKey.workspace(tenant, customKeys.name))
  const keys = CustomKeys.keys(followed.state)
  const repeated = CustomKeys.repeated(followed.state)
  const labelOf = ({ item }: Key): string => item.label[speech.locale]
  const move = (from: number, to: number): void => {
    const moved = keys[from]
    if (moved === undefined || keys[to] === undefined || keep.sending !== "no") return
    for (const changed of Shelf.move(keys, from, to)) keep.make(changed)
    setTold(speech.say("key.moved", { what: labelOf(moved), place: speech.number(to + 1) }))
  }
  return (
    <div className="pu-section">
      <ShelfPart
        title={speech.say("manager.dataLong")}
        add={speech.say("key.add")}
        onAdd={() => setEdited("new")}
        seek=""
        sought=""
        onSeek={undefined}
        unreadable={followed.state.items.length - keys.length - repeated.length}
      >
        {repeated.length > 0 && (
          <Notice
            action={
              <Button
                size="s"
                onClick={() => {
                  for (const { id } of repeated) remove.make({ id })
                }}
              >
                {speech.say("key.repeatedRemove")}
              </Button>
            }
          >
            {speech.count("key.repeated", repeated.length)}
          </Notice>
        )}
        {[keep, remove].map(
          (wish, index) =>
            wish.refused !== undefined && (
              <Notice key={index} tone="red">
                {wish.refused}
              </Notice>
            ),
        )}
        {(keep.sending === "kept" || remove.sending === "kept") && (
          <Notice tone="amber">{speech.say("manager.kept")}</Notice>
        )}
        <p className="pu-hidden" role="status">
          {told}
        </p>
        <Listing
          followed={followed}
          size={keys.length}
          shown={keys.length}
          onClear={() => {}}
          empty={
            <Blank icon={<TableProperties size={24} aria-hidden />} title={speech.say("key.emptyTitle")}>
              {speech.say("key.empty")}
            </Blank>
          }
        >
          <div className="pu-table-box">
            <table className="pu-table" aria-label={speech.say("key.table")}>
              <thead>
                <tr>
                  <th>{speech.say("key.label")}</th>
                  <th>{speech.say("key.type")}</th>
                  <th className="pu-aside">{speech.say("key.group")}</th>
                  <th>{speech.say("key.sensitivity")}</th>
                  <th className="pu-aside">{speech.say("key.setBy")}</th>
                  <th>
                    <span className="pu-hidden">{speech.say("manager.actions")}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {keys.map((key, place) => (
                  <tr key={key.id}>
                    <td>
                      <bdi className="pu-table-main">{labelOf(key)}</bdi>
                      <code className="pu-data-key">{key.item.key}</code>
                    </td>
                    <td className="pu-table-quiet pu-table-fit">
                      {speech.say(`key.type.${key.item.type}`)}
                      {key.item.currency !== undefined && ` (${key.item.currency})`}
                    </td>
                    <td className="pu-aside pu-table-quiet">
                      <bdi>{key.item.group?.[speech.locale]}</bdi>
                    </td>
                    <td className="pu-table-fit">
                      <State tone={tones[key.item.sensitivity]}>
                        {speech.say(`key.sensitivity.${key.item.sensitivity}`)}
                      </State>
                    </td>
                    <td className="pu-aside pu-table-quiet">{settersOf(key, speech)}</td>
                    <td className="pu-table-fit">
                      <OrderActions
                        what={labelOf(key)}
                        first={place === 0}
                        last={place === keys.length - 1}
                        busy={keep.sending !== "no"}
                        onMove={(by) => move(place, place + by)}
                        onEdit={() => setEdited(key)}
                        onRemove={() => setTaken(key)}
                      />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Listing>
      </ShelfPart>
      {keys.length > 0 && <PanePreview keys={keys} />}
      <KeyForm edited={edited} keys={keys} onClose={() => setEdited(undefined)} />
      <TakeOff
        shelving={customKeys}
        title={speech.say("key.removeTitle")}
        intro={speech.say("key.removeIntro", { what: taken === undefined ? "" : labelOf(taken) })}
        id={taken?.id}
        onClose={() => setTaken(undefined)}
      />
    </div>
  )
}

const settersOf = ({ item: { setBy } }: Key, speech: Speech): string =>
  setBy === undefined
    ? speech.say("key.setByAll")
    : speech.list(setBy.map((trust) => speech.say(`key.setBy.${trust}`).toLocaleLowerCase()))

const tones = {
  open: "quiet",
  personal: "accent",
  sensitive: "amber",
  secret: "red",
} as const satisfies Readonly<Record<Sensitivity, Tone>>
