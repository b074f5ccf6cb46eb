/**
 * What the server found of the images of offers that are about to be sent or kept: asked for as they are picked or typed.
 *
 * @since 0.1.0
 */
import type { Verdict } from "@pupitre/actions/OfferImage"
import { offerImage } from "@pupitre/actions/OfferImage"
import { read } from "@pupitre/core/Query"
import type { SafeUrl } from "@pupitre/core/SafeUrl"
import { parse } from "@pupitre/core/SafeUrl"
import { useChannel } from "@pupitre/react-bindings/PupitreProvider"
import { useCallback, useEffect, useRef, useState } from "react"

/** What was found of images so far. */
export interface OfferImages {
  /** What a look found, for `compose`; nothing until it is told, or where the server has not looked: it decides. */
  readonly found: (url: SafeUrl) => Verdict | undefined
  /** Whether it is still to be told. */
  readonly awaited: (url: SafeUrl) => boolean
  /** Asks about an image, unless it is none yet or is being asked about. */
  readonly look: (address: string) => void
}

/** Nothing found yet. */
export const useOfferImages = (): OfferImages => {
  const channel = useChannel()
  const [seen, setSeen] = useState<ReadonlyMap<SafeUrl, Verdict | undefined>>(new Map())
  const underWay = useRef(new Set<SafeUrl>())
  const look = useCallback(
    (address: string) => {
      const parsed = parse(address.trim())
      if ("refusal" in parsed || underWay.current.has(parsed.url)) return
      const { url } = parsed
      const tell = (verdict: Verdict | undefined): void => {
        underWay.current.delete(url)
        // That nobody has looked is the server's to say when the offer is sent: it may have by then.
        setSeen((before) => new Map(before).set(url, verdict === "Unknown" ? undefined : verdict))
      }
      underWay.current.add(url)
      channel.query(offerImage.name, { url }).then(
        (answer) => tell(read(offerImage, answer)?.verdict),
        () => tell(undefined),
      )
    },
    [channel],
  )
  return { found: (url) => seen.get(url), awaited: (url) => !seen.has(url), look }
}

/**
 * What was found of an address, `Unknown` until it is told. It is asked about once it has been the same for `pause`
 * milliseconds, and again when `again` is another. Nothing for one that is none yet.
 */
export const useLook = (
  { found, awaited, look }: OfferImages,
  address: string,
  pause: number,
  again?: unknown,
): Verdict | undefined => {
  useEffect(() => {
    const timer = setTimeout(look, pause, address)
    return () => clearTimeout(timer)
  }, [look, address, pause, again])
  const parsed = parse(address.trim())
  if ("refusal" in parsed) return undefined
  return awaited(parsed.url) ? "Unknown" : found(parsed.url)
}

/** How long somebody who types has to pause, milliseconds. */
export const typed = 250
