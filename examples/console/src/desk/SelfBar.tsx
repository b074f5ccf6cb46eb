/**
 * Below the list: who the agent is, whether the desk is connected, language and theme.
 *
 * @since 0.1.0
 */
import type { ChannelStatus } from "@pupitre/core/EventChannel"
import type { Role } from "@pupitre/core/Participant"
import { Settings2 } from "lucide-react"
import { IconButton } from "../design/Button.tsx"
import type { Group } from "../design/Choice.tsx"
import { Choice } from "../design/Choice.tsx"
import { choose, usePreferences } from "../start/Preferences.ts"
import { useSpeech } from "../words/useSpeech.tsx"
import { Face } from "./Face.tsx"
import "./SelfBar.css"

/** Below the list. `more` adds groups to the menu. */
export const SelfBar = ({
  name,
  role,
  status,
  more = [],
}: {
  readonly name: string | undefined
  readonly role: Role | undefined
  readonly status: ChannelStatus["_tag"]
  readonly more?: ReadonlyArray<Group>
}) => {
  const speech = useSpeech()
  const { locale, theme } = usePreferences()
  const state = {
    Online: speech.say("channel.online"),
    Connecting: speech.say("channel.connecting"),
    Offline: speech.say("channel.offline"),
    Closed: speech.say("channel.closed"),
  }[status]
  return (
    <div className="pu-self">
      <Face name={name ?? ""} presence={{ there: status === "Online", label: state }} />
      <span className="pu-self-words">
        <span className="pu-self-name pu-ellipsis" title={name}>
          {name ?? "…"}
        </span>
        <span className="pu-self-state" data-off={status !== "Online"} role="status">
          {role === "agent" || role === "manager" ? `${speech.say(`role.${role}`)} · ${state}` : state}
        </span>
      </span>
      <Choice
        side="top"
        align="end"
        trigger={
          <IconButton label={speech.say("desk.settings")}>
            <Settings2 size={18} aria-hidden />
          </IconButton>
        }
        groups={[
          {
            label: speech.say("settings.language"),
            value: locale,
            options: [
              { value: "fr", label: speech.say("settings.fr") },
              { value: "en", label: speech.say("settings.en") },
            ],
            onChoose: (value) => choose({ locale: value === "fr" ? "fr" : "en" }),
          },
          {
            label: speech.say("settings.theme"),
            value: theme,
            options: (["auto", "light", "dark"] as const).map((value) => ({
              value,
              label: speech.say(`settings.${value}`),
            })),
            onChoose: (value) => choose({ theme: value === "light" || value === "dark" ? value : "auto" }),
          },
          ...more,
        ]}
      />
    </div>
  )
}
