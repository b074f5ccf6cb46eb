/**
 * The sign by which canned replies are called on this device.
 *
 * @since 0.1.0
 */

/** The signs to choose from. */
export const signs = ["/", "!", "::"] as const
export type Sign = (typeof signs)[number]

const name = "pupitre.sign"

/** The sign chosen; the slash unless chosen. */
export const chosenSign = (): Sign => {
  try {
    return signs.find((one) => one === localStorage.getItem(name)) ?? signs[0]
  } catch {
    return signs[0]
  }
}

/** Chooses a sign. */
export const chooseSign = (sign: Sign): void => {
  try {
    localStorage.setItem(name, sign)
  } catch {
    // Storage is off: the slash stays.
  }
}
