/**
 * How the information pane shows the declared keys, with values made up for each, to an agent or to a manager.
 *
 * @since 0.1.0
 */
import { Toggle } from "@base-ui/react/toggle"
import { ToggleGroup } from "@base-ui/react/toggle-group"
import type { CustomValue } from "@pupitre/core/Fact"
import type { EventId, Seq } from "@pupitre/core/Id"
import type { Declared, Type } from "@pupitre/visitor-profile/CustomData"
import * as CustomData from "@pupitre/visitor-profile/CustomData"
import type { Key } from "@pupitre/visitor-profile/CustomKeys"
import * as Identity from "@pupitre/visitor-profile/Identity"
import { show } from "@pupitre/visitor-profile/Section"
import { CustomDataSection } from "@pupitre/visitor-profile/section/CustomDataSection"
import { useState } from "react"
import { InformationPane } from "../desk/information/InformationPane.tsx"
import { useSpeech } from "../words/useSpeech.tsx"

/** How the information pane shows the declared keys. */
export const PanePreview = ({ keys }: { readonly keys: ReadonlyArray<Key> }) => {
  const speech = useSpeech()
  const [role, setRole] = useState<"agent" | "manager">("agent")
  const customKeys = keys.map(({ item }): Declared => item)
  const customData = said(customKeys, speech.say("key.type.string"))
  const sections = show(
    [CustomDataSection],
    { customData, identity: Identity.empty },
    { locale: speech.locale, now, customKeys, role },
  )
  return (
    <div className="pu-data-preview">
      <div className="pu-data-preview-head">
        <h3>{speech.say("key.preview")}</h3>
        <ToggleGroup
          className="pu-switch"
          aria-label={speech.say("key.previewAs")}
          value={[role]}
          onValueChange={([next]) => setRole(next === "manager" ? "manager" : "agent")}
        >
          <Toggle value="agent">{speech.say("role.agent")}</Toggle>
          <Toggle value="manager">{speech.say("role.manager")}</Toggle>
        </ToggleGroup>
      </div>
      <InformationPane sections={sections} label={speech.say("key.preview")} />
    </div>
  )
}

/** A moment in time for dates made up: the same every time, so that the preview stays as it is. */
const now = Date.UTC(2026, 0, 15)

const said = (declared: ReadonlyArray<Declared>, text: string): CustomData.CustomData =>
  CustomData.apply(CustomData.empty, {
    _tag: "CustomDataSet",
    id: "preview-1/0" as EventId,
    seq: 1 as Seq,
    at: now,
    by: { _tag: "System" },
    trust: "page",
    values: Object.fromEntries(
      declared.map(({ key, type }): [string, CustomValue] => [key, type === "string" ? text : examples[type]]),
    ),
  })

const examples: Readonly<Record<Exclude<Type, "string">, CustomValue>> = {
  number: 12,
  boolean: true,
  date: "2026-01-15",
  money: 129.9,
  url: "https://maison-lumen.example/",
}
