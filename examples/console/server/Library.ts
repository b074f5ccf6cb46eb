/**
 * The demo's library of links, read from a file of the demo.
 *
 * @since 0.1.0
 */
import { LinkItem, linkLibrary } from "@pupitre/actions/Library"
import type { Handled } from "@pupitre/core/Query"
import { handle } from "@pupitre/core/Query"
import * as Schema from "effect/Schema"
import * as Demo from "./Demo.ts"

/** What answers the query for links: those whose label, category or address contains the text, accents and case aside. */
export const answering = (demo: Pick<Demo.Options, "folder" | "origin">): Handled => {
  const items = Schema.decodeUnknownSync(Schema.Array(LinkItem))(Demo.read(demo, "links.json"))
  return handle(linkLibrary, async ({ text }) => {
    const wanted = plain(text)
    return items.filter(({ label, category = "", url }) =>
      [label, category, url].some((field) => plain(field).includes(wanted)),
    )
  })
}

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
