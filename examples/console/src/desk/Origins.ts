/**
 * The fold by which this desk reads a visitor's stream, once the tables that it reads origins with are there.
 *
 * @since 0.1.0
 */
import type { Fold } from "@pupitre/core/Projection"
import type { Profile } from "@pupitre/visitor-profile/Profile"
import { apply, empty } from "@pupitre/visitor-profile/Profile"
import { useEffect, useState } from "react"

/** The fold; nothing while its tables are on their way. Where they do not arrive, the package's own table reads. */
export const useOrigins = (): Fold<Profile> | undefined => {
  const [fold, setFold] = useState(loaded)
  useEffect(() => {
    if (fold !== undefined) return
    let here = true
    void load().then((arrived) => {
      if (here) setFold(arrived)
    })
    return () => {
      here = false
    }
  }, [fold])
  return fold
}

let loaded: Fold<Profile> | undefined

const load = async (): Promise<Fold<Profile>> => {
  try {
    return (loaded = (await import("./OriginFold.ts")).fold)
  } catch {
    // Not kept: the next conversation asks again.
    return plain
  }
}

const plain: Fold<Profile> = { initial: empty, apply }
