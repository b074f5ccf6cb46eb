/**
 * Files that are dropped onto a part of the page, or pasted into it.
 *
 * @since 0.1.0
 */
import type { RefObject } from "react"
import { useEffect } from "react"

/**
 * Hears of files that are dropped onto or pasted into the nearest `zone` (a selector) around an element. While files are
 * over it, it has the attribute `data-dropping` with `words`. Files that miss it are not opened in the place of the page.
 */
export const useDropped = (
  at: RefObject<HTMLElement | null>,
  zone: string,
  words: string,
  onFiles: ((files: ReadonlyArray<File>) => void) | undefined,
): void => {
  useEffect(() => {
    const ground = at.current?.closest<HTMLElement>(zone)
    if (ground === null || ground === undefined || onFiles === undefined) return
    const leaving = new AbortController()
    const { signal } = leaving
    const clear = (): void => ground.removeAttribute("data-dropping")
    // What is over a child of the ground is over the ground: entering it comes before leaving its parent.
    let over: EventTarget | null = null
    ground.addEventListener(
      "dragenter",
      (event) => {
        if (!carriesFiles(event)) return
        over = event.target
        ground.dataset["dropping"] = words
      },
      { signal },
    )
    ground.addEventListener("dragleave", (event) => event.target === over && clear(), { signal })
    ground.addEventListener(
      "dragover",
      (event) => {
        if (!carriesFiles(event) || event.dataTransfer === null) return
        event.preventDefault()
        event.stopPropagation()
        event.dataTransfer.dropEffect = "copy"
      },
      { signal },
    )
    ground.addEventListener(
      "drop",
      (event) => {
        clear()
        const files = [...(event.dataTransfer?.files ?? [])]
        if (files.length === 0) return
        event.preventDefault()
        event.stopPropagation()
        onFiles(files)
      },
      { signal },
    )
    ground.addEventListener(
      "paste",
      (event) => {
        const files = [...(event.clipboardData?.files ?? [])]
        // Cells of a table come as a picture too: whoever copies text means the text.
        if (files.length === 0 || event.clipboardData?.types.includes("text/plain") === true) return
        event.preventDefault()
        onFiles(files)
      },
      { signal },
    )
    for (const type of ["dragover", "drop"] as const) {
      document.addEventListener(
        type,
        (event) => {
          if (!carriesFiles(event) || event.dataTransfer === null) return
          event.preventDefault()
          event.dataTransfer.dropEffect = "none"
        },
        { signal },
      )
    }
    return () => {
      leaving.abort()
      clear()
    }
  }, [at, zone, words, onFiles])
}

const carriesFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes("Files") === true
