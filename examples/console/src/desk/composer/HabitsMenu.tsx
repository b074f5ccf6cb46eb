/**
 * The choice of the key that publishes, of how long that can be recalled, of the sign that calls a canned reply, and of what
 * becomes of faces of signs.
 *
 * @since 0.1.0
 */
import { Keyboard } from "lucide-react"
import { IconButton } from "../../design/Button.tsx"
import { Choice } from "../../design/Choice.tsx"
import { useSpeech } from "../../words/useSpeech.tsx"
import { change, recalls, signs, useHabits } from "./Habits.ts"

/** The choice of how one writes. */
export const HabitsMenu = () => {
  const speech = useSpeech()
  const { sendKey, recall, sign, emoticons } = useHabits()
  return (
    <Choice
      side="top"
      trigger={
        <IconButton label={speech.say("habits.label")}>
          <Keyboard size={17} aria-hidden />
        </IconButton>
      }
      groups={[
        {
          label: speech.say("habits.sendKey"),
          value: sendKey,
          options: (["enter", "ctrlEnter"] as const).map((value) => ({
            value,
            label: speech.say(`habits.${value}`),
            note: speech.say(`habits.${value}Hint`),
          })),
          onChoose: (value) => change({ sendKey: value === "ctrlEnter" ? "ctrlEnter" : "enter" }),
        },
        {
          label: speech.say("recall.label"),
          value: String(recall),
          options: recalls.map((seconds) => ({
            value: String(seconds),
            label: seconds === 0 ? speech.say("recall.none") : speech.count("recall.seconds", seconds),
          })),
          onChoose: (value) => change({ recall: recalls.find((one) => String(one) === value) ?? 0 }),
        },
        {
          label: speech.say("canned.sign"),
          value: sign,
          options: signs.map((value) => ({ value, label: value })),
          onChoose: (value) => change({ sign: signs.find((one) => one === value) ?? signs[0] }),
        },
        {
          label: speech.say("habits.emoticons"),
          value: emoticons ? "turned" : "kept",
          options: [
            { value: "kept", label: speech.say("habits.kept") },
            { value: "turned", label: speech.say("habits.turned"), note: speech.say("habits.turnedHint") },
          ],
          onChoose: (value) => change({ emoticons: value === "turned" }),
        },
      ]}
    />
  )
}
