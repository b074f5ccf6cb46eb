/**
 * The visitor's page while it is seen or driven: an address bar, the page, and what came of the last step.
 *
 * What replays it is loaded when it is first needed.
 *
 * @since 0.1.0
 */
import type { Made, MirrorScreen, Shown } from "@pupitre/actions/mirror/MirrorScreen"
import * as NavigationGrant from "@pupitre/actions/NavigationGrant"
import type { Readable } from "@pupitre/core/Readable"
import { constant } from "@pupitre/core/Readable"
import { useWindow } from "@pupitre/react-bindings/ConversationProvider"
import { CircleAlert, CornerDownLeft, Globe, Hourglass, LoaderCircle } from "lucide-react"
import { useEffect, useRef, useState, useSyncExternalStore } from "react"
import { IconButton } from "../../design/Button.tsx"
import { useSpeech } from "../../words/useSpeech.tsx"

/** The page, and what can be done on it. */
export const MirrorView = ({ visitor, drives }: { readonly visitor: string; readonly drives: boolean }) => {
  const speech = useSpeech()
  const ground = useRef<HTMLDivElement>(null)
  const { screen, failed } = useScreen(ground, visitor)
  const shown = useReadable(screen?.shown ?? waiting)
  const made = useReadable(screen?.made ?? nothing)
  const there = shown._tag === "Page"
  return (
    <>
      <AddressBar url={there ? shown.url : ""} drives={drives} onGo={(text) => screen?.goTo(text) ?? false} />
      <div className="pu-mirror-stage" data-there={there} data-stale={there && shown.stale}>
        <div ref={ground} className="pu-mirror-ground" />
        {(!there || shown.stale) && (
          <p className="pu-mirror-wait" role="status">
            {failed ? (
              <CircleAlert size={16} aria-hidden />
            ) : (
              <LoaderCircle size={16} className="pu-spin" aria-hidden />
            )}
            {speech.say(failed ? "mirror.failed" : there ? "mirror.stale" : "mirror.loading")}
          </p>
        )}
      </div>
      <Foot made={made} drives={drives} />
    </>
  )
}

const AddressBar = ({
  url,
  drives,
  onGo,
}: {
  readonly url: string
  readonly drives: boolean
  readonly onGo: (text: string) => boolean
}) => {
  const speech = useSpeech()
  const [text, setText] = useState<string>()
  const [wrong, setWrong] = useState(false)
  const short = url === "" ? "" : decode(new URL(url).pathname + new URL(url).search)
  return (
    <form
      className="pu-mirror-address"
      onSubmit={(event) => {
        event.preventDefault()
        if (text === undefined) return
        const gone = onGo(text)
        setWrong(!gone)
        if (gone) setText(undefined)
      }}
    >
      <Globe size={14} aria-hidden />
      <input
        aria-label={speech.say("mirror.address")}
        aria-invalid={wrong}
        spellCheck={false}
        autoComplete="off"
        readOnly={!drives}
        title={url}
        value={text ?? short}
        onChange={(event) => {
          setText(event.target.value)
          setWrong(false)
        }}
        onBlur={() => {
          if (text === short || text === "") setText(undefined)
        }}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return
          setText(undefined)
          setWrong(false)
        }}
      />
      {drives && (
        <IconButton size="s" type="submit" label={speech.say("mirror.go")}>
          <CornerDownLeft size={14} aria-hidden />
        </IconButton>
      )}
    </form>
  )
}

/** What came of the last step; else what can be done here. */
const Foot = ({ made, drives }: { readonly made: Made | undefined; readonly drives: boolean }) => {
  const speech = useSpeech()
  const reasons = made?.reasons ?? []
  const waits = reasons[0]?.key === "LeavingAsked"
  return (
    <p className="pu-mirror-foot" role="status" data-refused={reasons.length > 0 && !waits}>
      {reasons.length > 0 ? (
        <>
          {waits ? <Hourglass size={14} aria-hidden /> : <CircleAlert size={14} aria-hidden />}
          {speech.because(reasons)}
        </>
      ) : (
        speech.say(drives ? "mirror.hintDrive" : "mirror.hintSee")
      )}
    </p>
  )
}

/** The screen in an element, for as long as it is there. */
const useScreen = (
  ground: React.RefObject<HTMLDivElement | null>,
  visitor: string,
): { readonly screen: MirrorScreen | undefined; readonly failed: boolean } => {
  const { channel, stream, conversation } = useWindow()
  const speech = useSpeech()
  const [screen, setScreen] = useState<MirrorScreen>()
  const [failed, setFailed] = useState(false)
  const page = speech.say("mirror.page", { visitor })
  const field = speech.say("mirror.field")
  useEffect(() => {
    const root = ground.current
    if (root === null) return
    let end = (): void => {}
    let left = false
    void import("@pupitre/actions/mirror/MirrorScreen").then(
      ({ open }) => {
        if (left) return
        const opened = open({
          root,
          send: (item) => channel.mirror(stream, item),
          point: (pointer) => channel.signal(stream, pointer),
          grant: () => NavigationGrant.of(conversation.get()),
          labels: { page, field },
        })
        const stop = channel.open(stream, (delivery) => {
          if (delivery._tag !== "Mirrored" || delivery.by._tag === "Agent") return
          // The page answers, or the server before it.
          const { item } = delivery
          if (item._tag === "Piece" || item._tag === "Stepped") opened.receive(item)
        })
        end = () => {
          stop()
          opened.close()
        }
        setScreen(opened)
      },
      () => setFailed(true),
    )
    return () => {
      left = true
      end()
      setScreen(undefined)
    }
  }, [ground, channel, stream, conversation, page, field])
  return { screen, failed }
}

const useReadable = <A,>({ subscribe, get }: Readable<A>): A => useSyncExternalStore(subscribe, get, get)

const waiting = constant<Shown>({ _tag: "Waiting" })
const nothing = constant<Made | undefined>(undefined)

const decode = (path: string): string => {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}
