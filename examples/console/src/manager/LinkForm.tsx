/**
 * A link of the library: what it says, where it leads, and how the visitor will see it. What sending it would refuse is
 * refused here.
 *
 * @since 0.1.0
 */
import type { LinkItem } from "@pupitre/actions/Library"
import { links } from "@pupitre/actions/Library"
import * as SendLink from "@pupitre/actions/SendLink"
import type { ItemId } from "@pupitre/core/Id"
import { host } from "@pupitre/core/SafeUrl"
import * as StreamKey from "@pupitre/core/StreamKey"
import { ExternalLink, Link } from "lucide-react"
import { useState } from "react"
import { offering } from "../../policy.ts"
import { Field } from "../design/Field.tsx"
import "../design/Form.css"
import { Notice } from "../design/Notice.tsx"
import { EditSheet } from "./EditSheet.tsx"
import "../desk/actions/SendLinkForm.css"
import { useSpeech } from "../words/useSpeech.tsx"
import { FormFoot } from "../design/FormFoot.tsx"
import { Placing } from "./Placing.tsx"
import type { Held } from "./LinkShelf.tsx"
import { useStreamWish } from "../wish/useStreamWish.ts"

/** The form of a link; closed while nothing is edited. */
export const LinkForm = ({
  edited,
  onClose,
}: {
  readonly edited: Held | "new" | undefined
  readonly onClose: () => void
}) => {
  const speech = useSpeech()
  return (
    <EditSheet edited={edited} add={speech.say("shelf.addLink")} edit={speech.say("shelf.editLink")} onClose={onClose}>
      {(one) => <Form edited={one} onClose={onClose} />}
    </EditSheet>
  )
}

const Form = ({ edited, onClose }: { readonly edited: Held | "new"; readonly onClose: () => void }) => {
  const speech = useSpeech()
  const before = edited === "new" ? undefined : edited.item
  const [id] = useState(() => (edited === "new" ? (crypto.randomUUID() as ItemId) : edited.id))
  const [url, setUrl] = useState<string>(before?.url ?? "")
  const [label, setLabel] = useState(before?.label ?? "")
  const [category, setCategory] = useState(before?.category ?? "")
  const [language, setLanguage] = useState(before?.language ?? "")
  const [asked, setAsked] = useState(false)
  const wish = useStreamWish(links.keep, (tenant) => StreamKey.workspace(tenant, links.name))
  const composed = SendLink.compose({ url, label }, offering)
  const sent = "sent" in composed ? composed.sent : undefined
  const reason = "reason" in composed ? composed.reason : undefined
  const inLabel = reason?.key === "TooLong" || reason?.key === "NotWellFormed" || reason?.key === "LabelElsewhere"
  return (
    <form
      className="pu-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        if (sent === undefined || wish.sending !== "no") return
        const item: LinkItem = {
          label: sent.label,
          url: sent.url,
          ...(category.trim() !== "" && { category: category.trim() }),
          ...(language !== "" && { language }),
        }
        wish.make({ id, item }, onClose)
      }}
    >
      <div className="pu-form-fields">
        {wish.refused !== undefined && <Notice tone="red">{wish.refused}</Notice>}
        <Field
          label={speech.say("shelf.address")}
          wrong={asked && reason !== undefined && !inLabel ? speech.because([reason]) : undefined}
          hint={sent === undefined ? speech.say("link.urlHint") : speech.say("link.goesTo", { host: host(sent.url) })}
        >
          <input
            type="url"
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            placeholder="https://"
            dir="ltr"
            maxLength={2048}
            value={url}
            onChange={(event) => setUrl(event.target.value)}
          />
        </Field>
        <Field
          label={speech.say("shelf.label")}
          optional={speech.say("manager.optional")}
          wrong={reason !== undefined && inLabel ? speech.because([reason]) : undefined}
        >
          <input
            type="text"
            autoComplete="off"
            dir="auto"
            value={label}
            placeholder={sent === undefined ? undefined : host(sent.url)}
            onChange={(event) => setLabel(event.target.value)}
          />
        </Field>
        <Placing category={category} language={language} onCategory={setCategory} onLanguage={setLanguage} />
        <div className="pu-send-preview" data-there={sent !== undefined}>
          <span className="pu-field-label">{speech.say("shelf.preview")}</span>
          <div className="pu-send-card">
            <Link size={16} aria-hidden />
            <span className="pu-send-card-words">
              {sent === undefined ? (
                <i />
              ) : (
                <>
                  <b dir="auto">{sent.label}</b>
                  <small className="pu-ellipsis" title={sent.url}>
                    {host(sent.url)}
                  </small>
                </>
              )}
            </span>
            <ExternalLink size={14} aria-hidden />
          </div>
        </div>
      </div>
      <FormFoot sending={wish.sending} confirm={speech.say("manager.save")} onCancel={onClose} />
    </form>
  )
}
