/**
 * Below the list: who the agent is, whether they take conversations, whether the desk is connected, language and theme.
 *
 * @since 0.1.0
 */
import type { ChannelStatus } from "@pupitre/core/EventChannel"
import type { Takes } from "@pupitre/core/desk/Routing"
import type { Role } from "@pupitre/core/Participant"
import { ChevronsUpDown, LogOut, Settings2 } from "lucide-react"
import { IconButton } from "../../design/Button.tsx"
import type { Group } from "../../design/Choice.tsx"
import { Choice } from "../../design/Choice.tsx"
import { choose, usePreferences } from "../../start/Preferences.ts"
import { useSpeech } from "../../words/useSpeech.tsx"
import type { Standing } from "./Available.ts"
import { channelsOf, spoken, written } from "./Available.ts"
import { Face } from "../Face.tsx"
import "./SelfBar.css"

/** Below the list. `more` adds groups to the menu. */
export const SelfBar = ({
  name,
  role,
  status,
  standing,
  load,
  takes = true,
  onAvailable,
  onSignOut,
  more = [],
}: {
  readonly name: string | undefined
  readonly role: Role | undefined
  readonly status: ChannelStatus["_tag"]
  /** Whether they take conversations; absent until that is known. */
  readonly standing?: Standing | undefined
  /** How many conversations take a slot, of how many. */
  readonly load?: { readonly open: number; readonly slots: number } | undefined
  /** What they take while available. */
  readonly takes?: Takes | undefined
  readonly onAvailable?: ((takes: Takes) => void) | undefined
  readonly onSignOut?: (() => void) | undefined
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
  const stands = status === "Online" ? standing : undefined
  const who = (
    <>
      <Face name={name ?? ""} presence={{ there: status === "Online" && standing !== "unavailable", label: state }} />
      <span className="pu-self-words">
        <span className="pu-self-name pu-ellipsis" title={name}>
          {name ?? "…"}
        </span>
        <span className="pu-self-state" data-off={status !== "Online"} data-standing={stands} role="status">
          {stands !== undefined
            ? `${speech.say(`self.${stands}`)}${
                load === undefined || load.slots === 0
                  ? ""
                  : ` · ${speech.number(load.open)}/${speech.number(load.slots)}`
              }${stands === "unavailable" || channelsOf(takes) === "all" ? "" : ` · ${speech.say(`self.${channelsOf(takes)}`)}`}`
            : role === "agent" || role === "manager"
              ? `${speech.say(`role.${role}`)} · ${state}`
              : state}
        </span>
      </span>
    </>
  )
  return (
    <div className="pu-self">
      {stands === undefined || onAvailable === undefined ? (
        who
      ) : (
        <Choice
          side="top"
          trigger={
            <button type="button" className="pu-self-who">
              {who}
              <ChevronsUpDown size={14} aria-hidden />
            </button>
          }
          groups={[
            {
              label: speech.say("self.label"),
              value: stands === "unavailable" ? "no" : "yes",
              options: [
                {
                  value: "yes",
                  label: speech.say("self.available"),
                  ...(stands === "busy" && { note: speech.say("self.busyHint") }),
                },
                { value: "no", label: speech.say("self.unavailable"), note: speech.say("self.unavailableHint") },
              ],
              onChoose: (value) => onAvailable(value === "yes"),
            },
            ...(stands === "unavailable"
              ? []
              : [
                  {
                    label: speech.say("self.channels"),
                    value: channelsOf(takes),
                    options: (["all", "written", "spoken"] as const).map((value) => ({
                      value,
                      label: speech.say(`self.${value}`),
                    })),
                    onChoose: (value: string) =>
                      onAvailable(value === "written" ? written : value === "spoken" ? spoken : true),
                  },
                ]),
          ]}
        />
      )}
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
        deeds={
          onSignOut === undefined
            ? []
            : [{ label: speech.say("leave.signOut"), icon: <LogOut size={16} aria-hidden />, onDo: onSignOut }]
        }
      />
    </div>
  )
}
