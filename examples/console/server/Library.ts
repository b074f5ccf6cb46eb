/**
 * The demo's library of links, read from a file of the demo.
 *
 * The file is read again whenever the library is asked: what is taken out of it can no longer be sent.
 *
 * @since 0.1.0
 */
import { LinkItem, linkLibrary } from "@pupitre/actions/Library"
import type { Handled } from "@pupitre/core/Query"
import { handle } from "@pupitre/core/Query"
import * as Schema from "effect/Schema"
import type { Links } from "../policy.ts"
import * as Demo from "./Demo.ts"

/** A library that can be asked. */
export interface Library {
  /** The link of an id as it is now. */
  readonly find: Links
  /** What answers the query for links: those whose label, category or address contains the text, accents and case aside. */
  readonly answering: Handled
}

/** Opens the library. Throws for a file that holds none; one that is spoilt later leaves what was read before. */
export const open = (demo: Pick<Demo.Options, "folder" | "origin">): Library => {
  const read = (): ReadonlyArray<LinkItem> => decode(Demo.read(demo, "links.json"))
  let items = read()
  const now = (): ReadonlyArray<LinkItem> => {
    try {
      items = read()
    } catch (cause) {
      console.error(cause)
    }
    return items
  }
  return {
    find: (wanted) => now().find(({ id }) => id === wanted),
    answering: handle(linkLibrary, async ({ text }) => {
      const wanted = plain(text)
      return now().filter(({ label, category = "", url }) =>
        [label, category, url].some((field) => plain(field).includes(wanted)),
      )
    }),
  }
}

const decode = Schema.decodeUnknownSync(Schema.Array(LinkItem))

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
