/**
 * The port to what keeps two pages of one person from publishing the same draft: at most one has it, and the last that
 * takes it does.
 *
 * It stands before publishing alone: every page may write at any time, and what they write is merged. A draft is known
 * here by one text for its key, as `DraftStore.nameOf` gives it.
 *
 * @since 0.1.0
 */

/** What says which page publishes. */
export interface DraftLock {
  /** Takes a draft from whichever page has it. `granted` is called once that page has put it down, at once in the turn that grants it. */
  readonly take: (name: string, granted: () => void) => void
  /**
   * Calls the listener when another page takes a draft, until the returned function is called. From that call on this page
   * publishes nothing of it; the other one has it when the listener's promise has come to its end.
   */
  readonly watch: (listener: (name: string) => Promise<void>) => () => void
}

/** A lock that lasts as long as this value. Each `page()` of it is the lock of one page; one page alone is always granted it. */
export const memory = (): DraftLock & { readonly page: () => DraftLock } => {
  const listeners = new Map<(name: string) => Promise<void>, object>()
  const turns = new Map<string, Promise<void>>()
  const page = (): DraftLock => {
    const self = {}
    const turn = async (name: string, granted: () => void): Promise<void> => {
      await turns.get(name)
      await Promise.all([...listeners].filter(([, of]) => of !== self).map(([listener]) => listener(name)))
      granted()
    }
    return {
      take: (name, granted) => void turns.set(name, turn(name, granted)),
      watch: (listener) => {
        listeners.set(listener, self)
        return () => void listeners.delete(listener)
      },
    }
  }
  return { ...page(), page }
}
