/**
 * The emoji of a language by category, found by words and shortcodes, in the chosen skin tone; those used last come first.
 *
 * One grid with one place in the order of tabs: arrows move in it, letters go back to the search.
 *
 * @since 0.1.0
 */
import type { Emoji, EmojiSet, Tone } from "@pupitre/core/composer/Emoji"
import { search, toned } from "@pupitre/core/composer/Emoji"
import * as RecentEmoji from "@pupitre/core/composer/RecentEmoji"
import { Search } from "lucide-react"
import type { KeyboardEvent, MouseEvent } from "react"
import { memo, useEffect, useMemo, useRef, useState } from "react"
import { Button } from "../design/Button.tsx"
import "../design/base.css"
import { useSpeech } from "../words/useSpeech.tsx"
import { emojiOf } from "./emoji.ts"
import "./EmojiPicker.css"
import "./EmojiWait.css"

/** How many stand in a row. */
const columns = 9

interface Shelf {
  readonly key: string
  readonly name: string
  readonly emoji: ReadonlyArray<{ readonly char: string; readonly name: string }>
}

/** The menu. `onPick` is told whether more are to follow, `onRecent` what to keep of those used last. */
export const EmojiPicker = (props: {
  readonly tone: Tone
  readonly recent: string
  readonly onTone: (tone: Tone) => void
  readonly onRecent: (recent: string) => void
  readonly onPick: (emoji: string, more: boolean) => void
}) => {
  const speech = useSpeech()
  const [set, setSet] = useState<EmojiSet | "failed">()
  const [tries, setTries] = useState(0)
  useEffect(() => {
    let left = false
    emojiOf(speech.locale).then(
      (loaded) => left || setSet(loaded),
      () => left || setSet("failed"),
    )
    return () => {
      left = true
    }
  }, [speech.locale, tries])
  if (set === "failed") {
    return (
      <div className="pu-emoji-wait" role="alert">
        {speech.say("emoji.failed")}
        <Button
          size="s"
          onClick={() => {
            setSet(undefined)
            setTries(tries + 1)
          }}
        >
          {speech.say("emoji.again")}
        </Button>
      </div>
    )
  }
  return set === undefined ? (
    <p className="pu-emoji-wait">{speech.say("emoji.loading")}</p>
  ) : (
    <Menu {...props} set={set} />
  )
}

const Menu = ({
  set,
  tone,
  recent,
  onTone,
  onRecent,
  onPick,
}: Parameters<typeof EmojiPicker>[0] & { readonly set: EmojiSet }) => {
  const speech = useSpeech()
  const [query, setQuery] = useState("")
  const [at, setAt] = useState<{ readonly char: string; readonly name: string }>()
  const field = useRef<HTMLInputElement>(null)
  const grid = useRef<HTMLDivElement>(null)
  // What was used while the menu is open does not move what the hand is over.
  const [before] = useState(recent)
  useEffect(() => field.current?.focus(), [])

  const shelves = useMemo((): ReadonlyArray<Shelf> => {
    const shown = (emoji: Emoji) => ({ char: toned(emoji, tone), name: emoji.name })
    if (query.trim() !== "") return [{ key: "found", name: "", emoji: search(set, query, 90).map(shown) }]
    const used = RecentEmoji.read(before, (char) => set.byChar.has(char)).map((char) => ({
      char,
      name: set.byChar.get(char)!.name,
    }))
    return [
      ...(used.length === 0 ? [] : [{ key: "recent", name: speech.say("emoji.recent"), emoji: used }]),
      ...set.groups.map(({ key, name, emoji }) => ({ key, name, emoji: emoji.map(shown) })),
    ]
  }, [set, query, tone, before, speech])

  const pick = (char: string, more: boolean): void => {
    onRecent(
      JSON.stringify(
        RecentEmoji.use(
          RecentEmoji.read(recent, (one) => set.byChar.has(one)),
          char,
        ),
      ),
    )
    onPick(char, more)
  }
  const cells = (): ReadonlyArray<HTMLElement> => [
    ...(grid.current?.querySelectorAll<HTMLElement>("[data-char]") ?? []),
  ]
  const go = (cell: HTMLElement | undefined): void => {
    if (cell === undefined) return
    cell.focus()
    cell.scrollIntoView({ block: "nearest" })
  }

  const onGridKey = (event: KeyboardEvent): void => {
    const cell = (event.target as HTMLElement).closest<HTMLElement>("[data-char]")
    if (cell === null || event.ctrlKey || event.metaKey || event.altKey) return
    const row = cell.parentElement!
    const place = [...row.children].indexOf(cell)
    const rows = [...(grid.current?.querySelectorAll<HTMLElement>("[role=row]") ?? [])]
    const inRow = (other: HTMLElement | undefined): HTMLElement | undefined =>
      other === undefined ? undefined : ([...other.children][Math.min(place, other.children.length - 1)] as HTMLElement)
    const index = rows.indexOf(row)
    const all = cells()
    switch (event.key) {
      case "ArrowRight":
        go(all[all.indexOf(cell) + 1])
        break
      case "ArrowLeft":
        go(all[all.indexOf(cell) - 1])
        break
      case "ArrowDown":
        go(inRow(rows[index + 1]))
        break
      case "ArrowUp":
        if (index === 0) field.current?.focus()
        else go(inRow(rows[index - 1]))
        break
      case "Home":
        go(row.firstElementChild as HTMLElement)
        break
      case "End":
        go(row.lastElementChild as HTMLElement)
        break
      case "PageDown":
      case "PageUp": {
        const groups = [...(grid.current?.querySelectorAll<HTMLElement>("[role=rowgroup]") ?? [])]
        const group = groups.indexOf(row.parentElement!) + (event.key === "PageDown" ? 1 : -1)
        go(groups[group]?.querySelector<HTMLElement>("[data-char]") ?? undefined)
        break
      }
      case "Enter":
      case " ":
        pick(cell.dataset["char"]!, event.shiftKey)
        break
      default:
        // A letter is searched for.
        if (event.key.length === 1) field.current?.focus()
        return
    }
    event.preventDefault()
  }

  const found = shelves.length === 1 && shelves[0]!.key === "found" ? shelves[0]!.emoji.length : undefined
  return (
    <div className="pu-emoji">
      <label className="pu-emoji-search">
        <Search size={16} aria-hidden />
        <span className="pu-hidden">{speech.say("emoji.search")}</span>
        <input
          ref={field}
          type="search"
          value={query}
          placeholder={speech.say("emoji.searchHint")}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return
            if (event.key === "ArrowDown") {
              event.preventDefault()
              go(cells()[0])
            }
            if (event.key === "Enter") {
              event.preventDefault()
              const first = query.trim() === "" ? undefined : search(set, query, 1)[0]
              if (first !== undefined) pick(toned(first, tone), event.shiftKey)
            }
          }}
        />
      </label>
      {found === undefined && (
        <div className="pu-emoji-groups" role="group" aria-label={speech.say("emoji.groups")}>
          {set.groups.map(({ key, name, emoji }) => (
            <button
              key={key}
              type="button"
              aria-label={name}
              title={name}
              onClick={() => {
                const group = grid.current?.querySelector<HTMLElement>(`[data-group="${key}"]`)
                group?.scrollIntoView({ block: "start" })
                group?.querySelector<HTMLElement>("[data-char]")?.focus({ preventScroll: true })
              }}
            >
              {emoji[0]!.char}
            </button>
          ))}
        </div>
      )}
      <div
        ref={grid}
        className="pu-emoji-grid"
        role="grid"
        tabIndex={-1}
        aria-label={speech.say("emoji.grid")}
        aria-colcount={columns}
        onKeyDown={onGridKey}
        onClick={(event: MouseEvent) => {
          const cell = (event.target as HTMLElement).closest<HTMLElement>("[data-char]")
          if (cell !== null) pick(cell.dataset["char"]!, event.shiftKey)
        }}
        onPointerOver={(event) => setAt(cellOf(event.target))}
        onFocus={(event) => setAt(cellOf(event.target))}
      >
        {shelves.map((shelf, index) => (
          <Section key={shelf.key} shelf={shelf} first={index === 0} />
        ))}
        {found === 0 && <p className="pu-emoji-wait">{speech.say("emoji.none")}</p>}
      </div>
      <div className="pu-hidden" role="status">
        {found === undefined ? "" : speech.count("emoji.found", found)}
      </div>
      <div className="pu-emoji-foot">
        <span className="pu-emoji-name">
          {at === undefined ? (
            <span className="pu-emoji-keys">{speech.say("emoji.keys")}</span>
          ) : (
            <>
              <span aria-hidden>{at.char}</span>
              <span className="pu-ellipsis">{at.name}</span>
            </>
          )}
        </span>
        <Tones set={set} tone={tone} onTone={onTone} />
      </div>
    </div>
  )
}

const cellOf = (target: EventTarget): { readonly char: string; readonly name: string } | undefined => {
  const cell = (target as HTMLElement).closest<HTMLElement>("[data-char]")
  return cell === null ? undefined : { char: cell.dataset["char"]!, name: cell.getAttribute("aria-label") ?? "" }
}

const Section = memo(({ shelf: { key, name, emoji }, first }: { readonly shelf: Shelf; readonly first: boolean }) => {
  const rows: Array<Shelf["emoji"]> = []
  for (let from = 0; from < emoji.length; from += columns) rows.push(emoji.slice(from, from + columns))
  return (
    <div
      role="rowgroup"
      aria-label={name === "" ? undefined : name}
      className="pu-emoji-group"
      data-group={key}
      // What is not on screen is not laid out, but keeps its room.
      style={{ containIntrinsicSize: `auto ${rows.length * 36 + 30}px` }}
    >
      {name !== "" && (
        <div className="pu-emoji-title" aria-hidden>
          {name}
        </div>
      )}
      {rows.map((row, index) => (
        <div key={row[0]!.char} role="row" className="pu-emoji-row">
          {row.map(({ char, name: label }, place) => (
            <span
              key={char}
              role="gridcell"
              tabIndex={first && index === 0 && place === 0 ? 0 : -1}
              aria-label={label}
              data-char={char}
            >
              {char}
            </span>
          ))}
        </div>
      ))}
    </div>
  )
})

/** The choice of a skin tone, shown on a hand. */
const Tones = ({
  set,
  tone,
  onTone,
}: {
  readonly set: EmojiSet
  readonly tone: Tone
  readonly onTone: (tone: Tone) => void
}) => {
  const speech = useSpeech()
  const hand = set.byChar.get("✋")
  if (hand === undefined) return null
  return (
    <fieldset className="pu-emoji-tones">
      <legend className="pu-hidden">{speech.say("emoji.tone")}</legend>
      {tones.map((one) => {
        const label = one === 0 ? speech.say("emoji.noTone") : set.tones[one - 1]!
        return (
          <label key={one} title={label}>
            <input type="radio" name="tone" aria-label={label} checked={tone === one} onChange={() => onTone(one)} />
            <span aria-hidden>{toned(hand, one)}</span>
          </label>
        )
      })}
    </fieldset>
  )
}

const tones = [0, 1, 2, 3, 4, 5] as const
