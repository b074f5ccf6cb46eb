/**
 * What is written of a draft, as it is kept and as several pages of one person merge it: the text that shows, and any
 * other that was written at the same time elsewhere.
 *
 * Later than what it had seen replaces it; what had not seen each other stands side by side, the later one showing. So
 * that whatever order pages hear of each other in, and however often, they come to the same and no text is lost.
 *
 * @since 0.1.0
 */

/** A text that stands. Its page and revision name it: no other has both. */
export interface Head {
  readonly text: string
  /** Higher than everything that its page had seen. */
  readonly rev: number
  /** The page that wrote it. */
  readonly writer: string
  /** The last message of the visitor when this reply was begun; absent while there is no text. */
  readonly begun?: number
  /** It left the field and waits beside it: nothing that is written there makes up for it. */
  readonly aside?: true
}

/** What names a head. */
export type Mark = Pick<Head, "writer" | "rev">

/** What is written of a draft. */
export interface Writing {
  /** What stands, in no order of meaning; the one that shows is told by {@link shown}. */
  readonly heads: ReadonlyArray<Head>
  /** The highest revision of each page that this has seen. */
  readonly seen: Readonly<Record<string, number>>
  /** When it last changed, milliseconds, for forgetting what is old. */
  readonly at: number
}

/** Who writes, and when. */
export interface Pen {
  readonly writer: string
  /** Milliseconds. */
  readonly at: number
}

/** Nothing written. */
export const empty: Writing = { heads: [], seen: {}, at: 0 }

/** The head that shows: the latest; nothing while nothing was written. */
export const shown = ({ heads }: Writing): Head | undefined => {
  let top: Head | undefined
  for (const head of heads) if (top === undefined || later(head, top)) top = head
  return top
}

/** The text that shows. */
export const text = (self: Writing): string => shown(self)?.text ?? ""

/** How far this has got: grows with every change, whoever makes it. */
export const revision = ({ seen }: Writing): number => Math.max(0, ...Object.values(seen))

/**
 * The texts beside the one that shows, the latest first, each once, without `except`. One that the shown text begins with
 * is in it.
 *
 * @example
 * ```ts
 * import * as Writing from "@pupitre/core/composer/Writing"
 *
 * const here = Writing.write(Writing.empty, "Bonjour", { writer: "here", at: 1 })
 * const there = Writing.write(Writing.empty, "Un instant", { writer: "there", at: 2 })
 * const both = Writing.merge(here, there)
 * Writing.text(both) // => "Un instant"
 * Writing.others(both) // => ["Bonjour"]
 * ```
 */
export const others = (self: Writing, except?: Mark): ReadonlyArray<string> => {
  const top = shown(self)
  const rest = self.heads
    .filter((head) => head !== top && !isIn(head, top) && !(except !== undefined && is(head, except)))
    .toSorted((a, b) => (later(a, b) ? -1 : 1))
  return [...new Set(rest.map((head) => head.text))]
}

/** Whether there is nothing in it that could be lost. */
export const isBlank = ({ heads }: Writing): boolean => heads.every((head) => isBlankText(head.text))

/** The shown text is now another. `begun` is the visitor's last message, kept from when the reply was begun. */
export const write = (self: Writing, next: string, pen: Pen, begun?: number): Writing => {
  const top = shown(self)
  const from = isBlankText(next) ? undefined : top === undefined || isBlankText(top.text) ? begun : top.begun
  return put(self, { text: next, ...(from !== undefined && { begun: from }) }, pen, (head) => !isIn(head, top))
}

/** Clears the field and sets what stood in it aside, under a {@link Mark} of its own. */
export const setAside = (self: Writing, pen: Pen): { readonly writing: Writing; readonly mark: Mark } => {
  const top = shown(self)
  const mark = { writer: pen.writer, rev: revision(self) + 1 }
  const aside = put(self, { ...textOf(top), aside: true }, pen, (head) => head !== top)
  return { writing: put(aside, { text: "" }, pen, () => true), mark }
}

/** Shows a text that stood beside; what showed stands beside it now. One that is not there changes nothing. */
export const take = (self: Writing, other: string, pen: Pen): Writing => {
  const top = shown(self)
  const found = self.heads.find((head) => head !== top && head.text === other)
  if (found === undefined) return self
  return put(self, textOf(found), pen, (head) => head.text !== other)
}

/** Adds a text beside the one that shows, or in its place where that is blank. */
export const offer = (self: Writing, added: string, pen: Pen): Writing => {
  const top = shown(self)
  const with_ = put(self, { text: added }, pen, (head) => !isBlankText(head.text))
  return top === undefined || isBlankText(top.text) ? with_ : take(with_, top.text, pen)
}

/** Forgets a text that stands beside the one that shows. */
export const drop = (self: Writing, other: string): Writing => {
  const top = shown(self)
  const heads = self.heads.filter((head) => head === top || head.text !== other)
  return heads.length === self.heads.length ? self : { ...self, heads }
}

/** Forgets one head, wherever it stands. */
export const remove = (self: Writing, mark: Mark): Writing => {
  const heads = self.heads.filter((head) => !is(head, mark))
  return heads.length === self.heads.length ? self : { ...self, heads }
}

/** Whether a head still stands. */
export const stands = ({ heads }: Writing, mark: Mark): boolean => heads.some((head) => is(head, mark))

/** Two states of one draft as one: commutative, associative, idempotent. */
export const merge = (a: Writing, b: Writing): Writing => {
  if (a === b) return a
  const heads = [
    ...a.heads.filter((head) => stands(b, head) || !hasSeen(b, head)),
    ...b.heads.filter((head) => !stands(a, head) && !hasSeen(a, head)),
  ].toSorted((x, y) => (later(x, y) ? -1 : 1))
  const seen: Record<string, number> = { ...a.seen }
  for (const [writer, rev] of Object.entries(b.seen)) seen[writer] = Math.max(rev, seen[writer] ?? 0)
  return { heads, seen, at: Math.max(a.at, b.at) }
}

function isBlankText(written: string): boolean {
  return written.trim() === ""
}

/** Whether nothing of a head is lost with it: it is the one that shows, or blank, or what that one begins with. */
function isIn(head: Head, top: Head | undefined): boolean {
  if (head === top || isBlankText(head.text)) return true
  return head.aside !== true && top !== undefined && top.text.startsWith(head.text)
}

function textOf(head: Head | undefined): Pick<Head, "text" | "begun"> {
  return { text: head?.text ?? "", ...(head?.begun !== undefined && { begun: head.begun }) }
}

function is(head: Head, { writer, rev }: Mark): boolean {
  return head.writer === writer && head.rev === rev
}

function later(a: Head, b: Head): boolean {
  return a.rev === b.rev ? a.writer > b.writer : a.rev > b.rev
}

function hasSeen({ seen }: Writing, { writer, rev }: Head): boolean {
  return (Object.hasOwn(seen, writer) ? seen[writer]! : 0) >= rev
}

function put(
  self: Writing,
  head: Omit<Head, "writer" | "rev">,
  { writer, at }: Pen,
  stays: (head: Head) => boolean,
): Writing {
  const rev = revision(self) + 1
  return {
    heads: [...self.heads.filter(stays), { ...head, rev, writer }],
    seen: { ...self.seen, [writer]: rev },
    at: Math.max(at, self.at),
  }
}
