/**
 * How long a published reply waits on this device and can be recalled, as whoever sits here has chosen.
 *
 * @since 0.1.0
 */

/** The choices, in seconds. */
export const delays = [0, 5, 10, 20] as const

const name = "pupitre.recall"

/** The seconds chosen; none unless chosen. */
export const chosenDelay = (): (typeof delays)[number] => {
  try {
    const held = Number(localStorage.getItem(name))
    return delays.find((one) => one === held) ?? 0
  } catch {
    return 0
  }
}

/** Chooses for the replies that come. */
export const chooseDelay = (seconds: number): void => {
  try {
    localStorage.setItem(name, String(seconds))
  } catch {
    // Storage is off: nothing is held.
  }
}

/** The same in milliseconds. */
export const heldFor = (): number => chosenDelay() * 1000
