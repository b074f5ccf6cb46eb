/**
 * The translation tool of a reply: picks the languages of a conversation, proposes one, and shows the reply as the visitor
 * will read it before it goes out.
 *
 * @since 0.1.0
 */
import type { Draft } from "@pupitre/core/composer/Draft"
import type { Reply } from "@pupitre/core/composer/Translation"
import { stepName } from "@pupitre/core/composer/Translations"
import type { Languages as Known } from "@pupitre/core/composer/Translator"
import { useComposer } from "@pupitre/react-bindings/useComposer"
import { useConversation } from "@pupitre/react-bindings/useConversation"
import { useTranslation } from "@pupitre/react-bindings/useTranslation"
import { CircleAlert, Languages, LoaderCircle, OctagonAlert } from "lucide-react"
import { useState } from "react"
import { Button, IconButton } from "../../design/Button.tsx"
import { Field } from "../../design/Field.tsx"
import { Popover } from "../../design/Popover.tsx"
import { Tip } from "../../design/Tip.tsx"
import type { Speech } from "../../words/Speech.ts"
import { useSpeech } from "../../words/useSpeech.tsx"
import { useKnownLanguages } from "./Translations.ts"
import { AboveLine } from "./Above.tsx"
import "./Parts.css"
import "./Translation.css"

/** Whether it is translation that keeps a reply from going out: {@link TranslationAbove} then says so itself. */
export const isTranslation = (publishing: ReturnType<Draft["publishing"]["get"]>): boolean =>
  publishing._tag !== "Resting" && publishing.step === stepName

/** The button that picks the languages of the conversation; nothing where nothing translates. */
export const TranslationTool = () => {
  const speech = useSpeech()
  const known = useKnownLanguages()
  const { languages } = useTranslation()
  const [anchor, setAnchor] = useState<Element>()
  if (known === undefined || (known._tag === "NotTranslated" && known.reason.key === "TranslationOff")) return null
  const label =
    languages === undefined
      ? speech.say("translation.tool")
      : speech.say("translation.toolOn", {
          visitor: speech.language(languages.visitor),
          agent: speech.language(languages.agent),
        })
  const close = (): void => setAnchor(undefined)
  return (
    <>
      <Tip words={label}>
        <IconButton
          className="pu-translation-tool"
          label={label}
          data-on={languages !== undefined || undefined}
          aria-haspopup="dialog"
          aria-expanded={anchor !== undefined}
          onClick={({ currentTarget }) => setAnchor(currentTarget)}
        >
          <Languages size={17} aria-hidden />
        </IconButton>
      </Tip>
      <Popover anchor={anchor} title={speech.say("translation.title")} side="top" onClose={close}>
        {known._tag === "Languages" ? (
          <Picking known={known} onDone={close} />
        ) : (
          <p role="alert">{speech.because([known.reason])}</p>
        )}
      </Popover>
    </>
  )
}

const Picking = ({ known, onDone }: { readonly known: Known; readonly onDone: () => void }) => {
  const speech = useSpeech()
  const { languages, proposal, choose } = useTranslation()
  const { language } = useConversation()
  const agents = options(known.from, speech)
  const own = languages?.agent ?? find(known.from, speech.locale) ?? speech.locale
  const visitors = options(known.to, speech)
  const guessed = [proposal, language].map((one) => find(known.to, one)).find((one) => one !== undefined && one !== own)
  const [agent, setAgent] = useState(own)
  const [visitor, setVisitor] = useState(
    languages?.visitor ?? guessed ?? visitors.find(({ code }) => primary(code) !== primary(own))?.code ?? own,
  )
  const same = primary(agent) === primary(visitor)
  const seems = languages === undefined && proposal !== undefined && primary(proposal) === primary(visitor)
  return (
    <form
      className="pu-translation-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (same) return
        choose({ visitor, agent })
        onDone()
      }}
    >
      <Field
        label={speech.say("translation.visitor")}
        hint={seems ? speech.say("translation.seems") : undefined}
        wrong={same ? speech.say("translation.same") : undefined}
      >
        <select value={visitor} onChange={({ target }) => setVisitor(target.value)}>
          {visitors.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </Field>
      <Field label={speech.say("translation.agent")}>
        <select value={agent} onChange={({ target }) => setAgent(target.value)}>
          {agents.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </Field>
      <p>{speech.say("translation.hint")}</p>
      <div className="pu-popover-foot">
        {languages !== undefined && (
          <Button
            size="s"
            look="quiet"
            onClick={() => {
              choose("off")
              onDone()
            }}
          >
            {speech.say("translation.stop")}
          </Button>
        )}
        <Button type="submit" size="s" look="primary" aria-disabled={same}>
          {speech.say("translation.start")}
        </Button>
      </div>
    </form>
  )
}

/**
 * What translation says above the field: which language the visitor seems to write, the reply as they will read it, or
 * why there is no translation, with the two ways on.
 */
export const TranslationAbove = ({
  mayPublish,
  onAgain,
  onUntranslated,
}: {
  readonly mayPublish: boolean
  readonly onAgain: () => void
  readonly onUntranslated: () => void
}) => {
  const speech = useSpeech()
  const { languages, proposal, reply, choose } = useTranslation()
  const known = useKnownLanguages()
  const { publishing } = useComposer()
  if (!mayPublish) return null
  switch (reply._tag) {
    case "None": {
      const found = known?._tag === "Languages" ? find(known.to, proposal) : undefined
      const agent = known?._tag === "Languages" ? (find(known.from, speech.locale) ?? speech.locale) : speech.locale
      if (languages !== undefined || found === undefined) return null
      return (
        <AboveLine
          role="status"
          icon={<Languages size={16} aria-hidden />}
          deeds={
            <>
              <Button size="s" look="quiet" onClick={() => choose("off")}>
                {speech.say("translation.no")}
              </Button>
              <Button size="s" onClick={() => choose({ visitor: found, agent })}>
                {speech.say("translation.start")}
              </Button>
            </>
          }
        >
          {speech.say("translation.proposal", { language: speech.language(found) })}
        </AboveLine>
      )
    }
    case "Pending":
      return (
        <AboveLine role="status" icon={<LoaderCircle className="pu-spin" size={16} aria-hidden />}>
          {speech.say("translation.pending", { language: speech.language(reply.of.to) })}
        </AboveLine>
      )
    case "Done":
      return <Reading {...reply} />
    case "Failed":
      if (!isTranslation(publishing)) return null
      return (
        <AboveLine
          role="alert"
          tone="amber"
          icon={<OctagonAlert size={16} aria-hidden />}
          deeds={
            <>
              <Button size="s" look="quiet" onClick={onAgain}>
                {speech.say("translation.retry")}
              </Button>
              <Button size="s" onClick={onUntranslated}>
                {speech.say("translation.untranslated")}
              </Button>
            </>
          }
        >
          {speech.because([reply.reason])}
        </AboveLine>
      )
  }
}

/**
 * A reply as the visitor will read it: in which language, by whom, and what was lost of what should have stayed; in parts
 * over what was written of each where it is too long as one message.
 */
export const Reading = ({ of, parts }: Omit<Extract<Reply, { readonly _tag: "Done" }>, "_tag">) => {
  const speech = useSpeech()
  const { provider } = parts[0]!.translation
  const lost = new Set(parts.flatMap((part) => part.lost ?? []))
  const again =
    parts.length > 1 ? speech.count("translation.againParts", parts.length) : speech.say("translation.again")
  return (
    <div className="pu-reading" role="status">
      <div className="pu-reading-head">
        <Languages size={14} aria-hidden />
        <b>{speech.say("translation.preview", { language: speech.language(of.to) })}</b>
        <span>
          {provider === "Browser"
            ? speech.say("translation.byBrowser")
            : speech.say("translation.by", { provider: provider })}
        </span>
      </div>
      {parts.length > 1 ? (
        <ol className="pu-parts" tabIndex={0} aria-label={again}>
          {parts.map(({ text, translation }, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- a part is its place
            <li key={index}>
              <p dir="auto" lang={of.to}>
                {translation.text}
              </p>
              <small dir="auto">{text.trim()}</small>
            </li>
          ))}
        </ol>
      ) : (
        <p className="pu-reading-text" dir="auto" lang={of.to}>
          {parts[0]!.translation.text}
        </p>
      )}
      {lost.size > 0 && (
        <p className="pu-reading-lost">
          <CircleAlert size={14} aria-hidden />
          {speech.say("translation.lost", { what: speech.list([...lost]) })}
        </p>
      )}
      <small>{again}</small>
    </div>
  )
}

interface Option {
  readonly code: string
  readonly name: string
}

/** Each language once, by its name, in the order of the reader's alphabet. */
const options = (codes: ReadonlyArray<string>, speech: Speech): ReadonlyArray<Option> => {
  return [...new Set(codes)]
    .map((code) => ({ code, name: capital(speech.language(code), speech.locale) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, speech.locale))
}

/** How a language is written where it is offered: itself, or one of its countries. */
const find = (codes: ReadonlyArray<string>, language: string | undefined): string | undefined =>
  language === undefined
    ? undefined
    : (codes.find((code) => code === language) ?? codes.find((code) => primary(code) === primary(language)))

const primary = (code: string): string => code.split("-", 1)[0]!.toLowerCase()

const capital = (name: string, locale: string): string => name.charAt(0).toLocaleUpperCase(locale) + name.slice(1)
