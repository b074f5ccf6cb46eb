/**
 * The composer: empty, written in, too long, and where nothing can be published.
 *
 * @since 0.1.0
 */
import { Button } from "../design/Button.tsx"
import { Composer } from "../desk/composer/Composer.tsx"
import { Elsewhere } from "../desk/composer/Elsewhere.tsx"
import { Reading } from "../desk/composer/Translation.tsx"
import { useSpeech } from "../words/useSpeech.tsx"
import { nothing, Plate } from "./Plate.tsx"
import * as Samples from "./samples.ts"

/** The composer. */
export const ComposerPlates = () => (
  <>
    <Plate name="Composer">
      <div className="pu-gallery-box pu-gallery-composers">
        <Composer visitor="Camille Roussel" draft="" onDraft={nothing} onPublish={nothing} />
        <Composer visitor={Samples.longName} draft="Oui, elle part demain." onDraft={nothing} onPublish={nothing} />
        <Composer visitor="Camille" draft={Samples.longText.slice(0, 1200)} onDraft={nothing} onPublish={nothing} />
        <Composer visitor="Camille" draft={"x".repeat(10_012)} onDraft={nothing} onPublish={nothing} />
        <NotMine />
        <Composer
          visitor="Camille"
          draft="Oui, elle part demain."
          above={<Elsewhere />}
          onDraft={nothing}
          onPublish={nothing}
        />
        <Composer
          visitor="Camille"
          draft="It ships tomorrow: see https://lumen.example/p/aube"
          above={<Reading {...translated} />}
          onDraft={nothing}
          onPublish={nothing}
        />
        <Composer
          visitor="Camille"
          draft="It ships tomorrow. You will have it on Thursday."
          above={<Reading {...inParts} />}
          onDraft={nothing}
          onPublish={nothing}
        />
      </div>
    </Plate>
  </>
)

const inParts = {
  of: { text: "It ships tomorrow. You will have it on Thursday.", rev: 1, to: "fr" },
  parts: [
    {
      text: "It ships tomorrow. ",
      translation: { language: "fr", text: "Elle part demain.", provider: "LibreTranslate" },
    },
    {
      text: "You will have it on Thursday.",
      translation: { language: "fr", text: "Vous l'aurez jeudi.", provider: "LibreTranslate" },
    },
  ],
}

const translated = {
  of: { text: "It ships tomorrow.", rev: 1, to: "fr" },
  parts: [
    {
      text: "It ships tomorrow.",
      translation: { language: "fr", text: "Elle part demain.", provider: "LibreTranslate" },
      lost: ["https://lumen.example/p/aube"],
    },
  ],
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
