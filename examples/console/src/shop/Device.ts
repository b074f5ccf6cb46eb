/**
 * What the shop keeps on the visitor's device: nothing before the visitor agrees, and nothing after they change their
 * mind.
 *
 * @since 0.1.0
 */

const prefix = "lumen."

/** What was kept under a name, or `undefined`. A browser that keeps nothing is no error. */
export const recall = (name: string): unknown => {
  try {
    const text = localStorage.getItem(prefix + name)
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Keeps a value under a name. To be called only once the visitor has agreed. */
export const keep = (name: string, value: unknown): void => {
  try {
    localStorage.setItem(prefix + name, JSON.stringify(value))
  } catch {
    // A browser that keeps nothing: it lasts as long as the page.
  }
}

/** Forgets one name. */
export const drop = (name: string): void => {
  try {
    localStorage.removeItem(prefix + name)
  } catch {
    // nothing was kept
  }
}

/** Forgets everything that the shop has kept. */
export const forget = (): void => {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key)
  } catch {
    // nothing was kept
  }
}
