/**
 * An article of the knowledge base: what it is called, what is said to a visitor, how they ask for it, whether it is
 * published.
 *
 * @since 0.1.0
 */
import type { Held } from "@pupitre/core/composer/Articles"
import { articles, isPublished } from "@pupitre/core/composer/Articles"
import type { ItemId } from "@pupitre/core/Id"
import { parse } from "@pupitre/core/SafeUrl"
import * as StreamKey from "@pupitre/core/StreamKey"
import { useState } from "react"
import { Field } from "../design/Field.tsx"
import "../design/Form.css"
import { FormFoot } from "../design/FormFoot.tsx"
import { Notice } from "../design/Notice.tsx"
import { EditSheet } from "./EditSheet.tsx"
import { useStreamWish } from "../wish/useStreamWish.ts"
import { useSpeech } from "../words/useSpeech.tsx"
import { languages } from "./Languages.ts"
import "./Library.css"

/** The longest text of an article and the most ways to ask for it, as `Articles` bounds them. */
const [maxText, maxAsked] = [2_000, 20]

/** The form of an article; closed while nothing is edited. */
export const ArticleForm = ({
  edited,
  onClose,
}: {
  readonly edited: Held | "new" | undefined
  readonly onClose: () => void
}) => {
  const speech = useSpeech()
  return (
    <EditSheet edited={edited} add={speech.say("article.add")} edit={speech.say("article.edit")} onClose={onClose}>
      {(one) => <Form edited={one} onClose={onClose} />}
    </EditSheet>
  )
}

const Form = ({ edited, onClose }: { readonly edited: Held | "new"; readonly onClose: () => void }) => {
  const speech = useSpeech()
  const before = edited === "new" ? undefined : edited.item
  const [id] = useState(() => (edited === "new" ? (crypto.randomUUID() as ItemId) : edited.id))
  const [title, setTitle] = useState(before?.title ?? "")
  const [text, setText] = useState<string>(before?.text ?? "")
  const [asked, setAsked] = useState(before?.asked?.join("\n") ?? "")
  const [url, setUrl] = useState<string>(before?.url ?? "")
  const [language, setLanguage] = useState<string>(before?.language ?? speech.locale)
  const [published, setPublished] = useState(before === undefined || isPublished(before))
  const [tried, setTried] = useState(false)
  const wish = useStreamWish(articles.keep, (tenant) => StreamKey.workspace(tenant, articles.name))
  const ways = asked
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
  const parsed = parse(url.trim())
  const address = "url" in parsed ? parsed.url : undefined
  const wrong = {
    title: title.trim() === "",
    text: text.trim() === "" || text.trim().length > maxText,
    asked: ways.length > maxAsked || ways.some((line) => line.length > 200),
    url: url.trim() !== "" && address === undefined,
  }
  return (
    <form
      className="pu-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (Object.values(wrong).some((one) => one) || wish.sending !== "no") return
        const item = articles.decode({
          title: title.trim(),
          text: text.trim(),
          ...(ways.length > 0 && { asked: ways }),
          ...(address !== undefined && { url: address }),
          ...(language !== "" && { language }),
          ...(!published && { published }),
        })
        if (item !== undefined) wish.make({ id, item }, onClose)
      }}
    >
      <div className="pu-form-fields">
        {wish.refused !== undefined && <Notice tone="red">{wish.refused}</Notice>}
        <Field
          label={speech.say("article.title")}
          wrong={tried && wrong.title ? speech.say("article.titleMissing") : undefined}
        >
          <input
            type="text"
            autoComplete="off"
            dir="auto"
            maxLength={200}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        </Field>
        <Field
          label={speech.say("article.text")}
          hint={speech.say("article.textHint")}
          wrong={
            (tried && text.trim() === "") || text.trim().length > maxText
              ? speech.say(text.trim() === "" ? "article.textMissing" : "canned.textLong", { max: maxText })
              : undefined
          }
        >
          <textarea rows={6} dir="auto" value={text} onChange={(event) => setText(event.target.value)} />
        </Field>
        <Field
          label={speech.say("article.asked")}
          optional={speech.say("manager.optional")}
          hint={speech.say("article.askedHint")}
          wrong={wrong.asked ? speech.say("article.askedWrong", { max: maxAsked }) : undefined}
        >
          <textarea rows={3} dir="auto" value={asked} onChange={(event) => setAsked(event.target.value)} />
        </Field>
        <div className="pu-pair">
          <Field
            label={speech.say("article.url")}
            optional={speech.say("manager.optional")}
            wrong={tried && wrong.url ? speech.say("article.urlWrong") : undefined}
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
          <Field label={speech.say("shelf.language")}>
            <select value={language} onChange={(event) => setLanguage(event.target.value)}>
              <option value="">{speech.say("shelf.noLanguage")}</option>
              {languages(before?.language ?? "").map((tag) => (
                <option key={tag} value={tag}>
                  {speech.language(tag)}
                </option>
              ))}
            </select>
          </Field>
        </div>
        <label className="pu-check">
          <input type="checkbox" checked={published} onChange={(event) => setPublished(event.target.checked)} />
          {speech.say("article.publishedBox")}
        </label>
      </div>
      <FormFoot sending={wish.sending} confirm={speech.say("manager.save")} onCancel={onClose} />
    </form>
  )
}
