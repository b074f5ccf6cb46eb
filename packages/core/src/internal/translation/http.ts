/** A service on the network, asked in JSON: with a time limit, and again where asking again does no harm. */

/** How a service is asked. Times in milliseconds. */
export interface Http {
  readonly fetch?: typeof globalThis.fetch
  /** How long one try may take; 4,000 unless given. */
  readonly timeout?: number
  /** How often it is tried; 3 times unless given. */
  readonly tries?: number
  /** How long all of it may take, waits included; 12,000 unless given: a desk gives up after 15,000. */
  readonly within?: number
  /** The clock; the machine's own by default. */
  readonly now?: () => number
  /** Timers; the machine's own by default. */
  readonly schedule?: (after: number, run: () => void) => () => void
}

/** What a service answered; `body` is absent when it was no JSON. Nothing when there was no answer. */
export interface Reply {
  readonly status: number
  readonly body?: unknown
}

/** Asks. What does not answer, is too busy or has failed is asked again, after a wait that grows; what refuses is not. */
export const ask = async (http: Http, url: string, init: RequestInit): Promise<Reply | undefined> => {
  const { timeout = 4_000, tries = 3, within = 12_000, now = Date.now, schedule = later } = http
  const until = now() + within
  let reply: Reply | undefined
  for (let n = 1; ; n++) {
    const tried = await once(http.fetch ?? globalThis.fetch, url, init, timeout, schedule)
    reply = tried?.reply ?? reply
    if (tried !== undefined && !isPassing(tried.reply.status)) return tried.reply
    const wait = Math.max(200 * 2 ** n, tried?.retryAfter ?? 0)
    if (n >= tries || now() + wait + timeout > until) return reply
    await new Promise<void>((resolve) => void schedule(wait, resolve))
  }
}

/** The headers and body of a question in JSON. */
export const json = (body: unknown, headers: Readonly<Record<string, string>> = {}): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json", accept: "application/json", ...headers },
  body: JSON.stringify(body),
})

/** A base address and a path under it, whether or not the base ends with a slash. */
export const under = (base: string, path: string): string => `${base.replace(/\/+$/, "")}${path}`

interface Tried {
  readonly reply: Reply
  /** How long the service asks to wait, milliseconds. */
  readonly retryAfter?: number
}

async function once(
  fetch: typeof globalThis.fetch,
  url: string,
  init: RequestInit,
  timeout: number,
  schedule: NonNullable<Http["schedule"]>,
): Promise<Tried | undefined> {
  const abort = new AbortController()
  const cancel = schedule(timeout, () => abort.abort())
  try {
    // A key follows no redirection to somebody else.
    const response = await fetch(url, { ...init, redirect: "error", signal: abort.signal })
    const text = await response.text()
    const seconds = Number(response.headers.get("retry-after") ?? Number.NaN)
    return {
      reply: { status: response.status, ...parsed(text) },
      ...(seconds > 0 && { retryAfter: seconds * 1_000 }),
    }
  } catch {
    return undefined
  } finally {
    cancel()
  }
}

const isPassing = (status: number): boolean => status === 429 || status === 408 || status >= 500

function parsed(text: string): { readonly body?: unknown } {
  try {
    return { body: JSON.parse(text) }
  } catch {
    return {}
  }
}

/** The machine's own timers. */
export const later = (after: number, run: () => void): (() => void) => {
  const timer = setTimeout(run, after)
  return () => clearTimeout(timer)
}
