/**
 * Every component of the desk in each of its states, both themes side by side. Nothing here talks to a server.
 *
 * @since 0.1.0
 */
import { useEffect, useMemo } from "react"
import "../design/base.css"
import { Tips } from "../design/Tip.tsx"
import { useSpeech } from "../words/useSpeech.tsx"
import { ActionPlates } from "./ActionPlates.tsx"
import { ComposerPlates } from "./ComposerPlates.tsx"
import { DesignPlates } from "./DesignPlates.tsx"
import { FormPlates } from "./FormPlates.tsx"
import "./gallery.css"
import { InformationPlates } from "./InformationPlates.tsx"
import { ListPlates } from "./ListPlates.tsx"
import { SampleDesk } from "./SampleDesk.tsx"
import { ThreadPlates } from "./ThreadPlates.tsx"
import { TrayPlates } from "./TrayPlates.tsx"
import { WindowPlates } from "./WindowPlates.tsx"

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
          <ListPlates now={now} />
          <WindowPlates now={now} />
          <ThreadPlates now={now} />
          <ActionPlates />
          <InformationPlates />
          <ComposerPlates />
          <TrayPlates />
          <FormPlates now={now} />
          <DesignPlates />
        </main>
      </div>
    </Tips>
  )
}
