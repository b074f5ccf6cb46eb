/**
 * The declaration of a key: what it is called in both languages, what it is, where it stands, who sees and sets it.
 *
 * @since 0.1.0
 */
import type { Trust } from "@pupitre/core/Fact"
import type { ItemId } from "@pupitre/core/Id"
import * as StreamKey from "@pupitre/core/StreamKey"
import type { Type } from "@pupitre/visitor-profile/CustomData"
import { ladder } from "@pupitre/visitor-profile/CustomData"
import type { Key } from "@pupitre/visitor-profile/CustomKeys"
import type { Declared } from "@pupitre/visitor-profile/CustomKeys"
import { customKeys, isKey } from "@pupitre/visitor-profile/CustomKeys"
import type { Sensitivity } from "@pupitre/visitor-profile/Sensitivity"
import { useState } from "react"
import { Field } from "../design/Field.tsx"
import "../design/Form.css"
import { Notice } from "../design/Notice.tsx"
import { EditSheet } from "./EditSheet.tsx"
import { useSpeech } from "../words/useSpeech.tsx"
import { FormFoot } from "../design/FormFoot.tsx"
import { Wrong } from "../design/Wrong.tsx"
import "./Library.css"
import { useStreamWish } from "../wish/useStreamWish.ts"

/** The form of a declaration; closed while nothing is edited. `keys` are all that are declared. */
export const KeyForm = ({
  edited,
  keys,
  onClose,
}: {
  readonly edited: Key | "new" | undefined
  readonly keys: ReadonlyArray<Key>
  readonly onClose: () => void
}) => {
  const speech = useSpeech()
  return (
    <EditSheet edited={edited} add={speech.say("key.add")} edit={speech.say("key.edit")} onClose={onClose}>
      {(one) => <Form edited={one} keys={keys} onClose={onClose} />}
    </EditSheet>
  )
}

const Form = ({
  edited,
  keys,
  onClose,
}: {
  readonly edited: Key | "new"
  readonly keys: ReadonlyArray<Key>
  readonly onClose: () => void
}) => {
  const speech = useSpeech()
  const before = edited === "new" ? undefined : edited.item
  const [id] = useState(() => (edited === "new" ? (crypto.randomUUID() as ItemId) : edited.id))
  const [key, setKey] = useState(before?.key ?? "")
  const [type, setType] = useState<Type>(before?.type ?? "string")
  const [label, setLabel] = useState(before?.label ?? { fr: "", en: "" })
  const [group, setGroup] = useState(before?.group ?? { fr: "", en: "" })
  const [currency, setCurrency] = useState(before?.currency ?? "EUR")
  const [sensitivity, setSensitivity] = useState<Sensitivity>(before?.sensitivity ?? "personal")
  const [setBy, setSetBy] = useState<ReadonlyArray<Trust>>(before?.setBy ?? ladder)
  const [asked, setAsked] = useState(false)
  const wish = useStreamWish(customKeys.keep, (tenant) => StreamKey.workspace(tenant, customKeys.name))

  const name = key.trim()
  const half = (group.fr.trim() === "") !== (group.en.trim() === "")
  const wrong = {
    key: !isKey(name)
      ? speech.say("key.keyWrong")
      : keys.some((other) => other.id !== id && other.item.key === name)
        ? speech.say("key.keyTaken")
        : undefined,
    fr: label.fr.trim() === "" ? speech.say("key.labelMissing") : undefined,
    en: label.en.trim() === "" ? speech.say("key.labelMissing") : undefined,
    group: half ? speech.say("key.groupHalf") : undefined,
    currency: type === "money" && !/^[A-Z]{3}$/.test(currency.trim()) ? speech.say("key.currencyWrong") : undefined,
    setBy: setBy.length === 0 ? speech.say("key.setByNone") : undefined,
  }
  const last = Math.max(0, ...keys.map(({ item }) => item.order ?? 0))
  const item: Declared = {
    key: name,
    type,
    label: { fr: label.fr.trim(), en: label.en.trim() },
    order: before?.order ?? last + 1,
    sensitivity,
    ...(group.fr.trim() !== "" && !half && { group: { fr: group.fr.trim(), en: group.en.trim() } }),
    ...(setBy.length < ladder.length && { setBy }),
    ...(type === "money" && { currency: currency.trim() }),
  }
  return (
    <form
      className="pu-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        if (Object.values(wrong).some((why) => why !== undefined) || wish.sending !== "no") return
        if (customKeys.decode(item) !== undefined) wish.make({ id, item }, onClose)
      }}
    >
      <div className="pu-form-fields">
        {wish.refused !== undefined && <Notice tone="red">{wish.refused}</Notice>}
        <div className="pu-pair">
          <Field
            label={speech.say("key.key")}
            hint={speech.say("key.keyHint")}
            wrong={asked || name.length > 64 ? wrong.key : undefined}
          >
            <input
              type="text"
              autoComplete="off"
              spellCheck={false}
              dir="ltr"
              value={key}
              onChange={(event) => setKey(event.target.value)}
            />
          </Field>
          <Field label={speech.say("key.type")}>
            <select value={type} onChange={(event) => setType(types.find((one) => one === event.target.value) ?? type)}>
              {types.map((one) => (
                <option key={one} value={one}>
                  {speech.say(`key.type.${one}`)}
                </option>
              ))}
            </select>
          </Field>
        </div>
        {type === "money" && (
          <Field
            label={speech.say("key.currency")}
            hint={speech.say("key.currencyHint")}
            wrong={asked ? wrong.currency : undefined}
          >
            <input
              type="text"
              autoComplete="off"
              spellCheck={false}
              maxLength={3}
              value={currency}
              onChange={(event) => setCurrency(event.target.value.toUpperCase())}
            />
          </Field>
        )}
        <div className="pu-pair">
          {(["fr", "en"] as const).map((locale) => (
            <Field
              key={locale}
              label={speech.say(locale === "fr" ? "key.labelFr" : "key.labelEn")}
              wrong={asked ? wrong[locale] : undefined}
            >
              <input
                type="text"
                autoComplete="off"
                lang={locale}
                maxLength={200}
                value={label[locale]}
                onChange={(event) => setLabel({ ...label, [locale]: event.target.value })}
              />
            </Field>
          ))}
        </div>
        <div className="pu-pair">
          {(["fr", "en"] as const).map((locale) => (
            <Field
              key={locale}
              label={speech.say(locale === "fr" ? "key.groupFr" : "key.groupEn")}
              optional={speech.say("manager.optional")}
              wrong={asked && group[locale].trim() === "" ? wrong.group : undefined}
            >
              <input
                type="text"
                autoComplete="off"
                lang={locale}
                maxLength={200}
                value={group[locale]}
                onChange={(event) => setGroup({ ...group, [locale]: event.target.value })}
              />
            </Field>
          ))}
        </div>
        <Field label={speech.say("key.sensitivity")} hint={speech.say(`key.seen.${sensitivity}`)}>
          <select
            value={sensitivity}
            onChange={(event) => setSensitivity(classes.find((one) => one === event.target.value) ?? sensitivity)}
          >
            {classes.map((one) => (
              <option key={one} value={one}>
                {speech.say(`key.sensitivity.${one}`)}
              </option>
            ))}
          </select>
        </Field>
        <fieldset className="pu-data-setters">
          <legend className="pu-field-label">{speech.say("key.setBy")}</legend>
          {ladder.map((trust) => (
            <label key={trust} className="pu-check">
              <input
                type="checkbox"
                checked={setBy.includes(trust)}
                onChange={(event) =>
                  setSetBy(ladder.filter((one) => (one === trust ? event.target.checked : setBy.includes(one))))
                }
              />
              <span>{speech.say(`key.setBy.${trust}`)}</span>
            </label>
          ))}
          {asked && wrong.setBy !== undefined && <Wrong>{wrong.setBy}</Wrong>}
        </fieldset>
      </div>
      <FormFoot sending={wish.sending} confirm={speech.say("manager.save")} onCancel={onClose} />
    </form>
  )
}

const types: ReadonlyArray<Type> = ["string", "number", "boolean", "date", "money", "url"]
const classes: ReadonlyArray<Sensitivity> = ["open", "personal", "sensitive", "secret"]
