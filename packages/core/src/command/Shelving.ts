/**
 * The wishes by which managers keep things on a shelf of their workspace, or everyone their own, made for each shelf from
 * its name and schema.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import * as Command from "../Command.js"
import { accept, reject } from "../Decision.js"
import type { ShelfName } from "../fact/WorkspaceFacts.js"
import { ItemId } from "../Id.js"
import { make as reason } from "../Reason.js"
import { keyOf } from "../Marks.js"
import type { Role } from "../Participant.js"
import { maxItems, maxOwn } from "../Shelf.js"
import * as StreamKey from "../StreamKey.js"
import type { Workspace } from "../Workspace.js"
import { holds, keeper } from "../Workspace.js"

/** A shelf and the wishes about it. */
export interface Shelving<Name extends string, Item> {
  readonly name: Name
  readonly item: Schema.Codec<Item, unknown>
  /** Keeps an item, new or in place of what has this id. Refused as `ShelfFull`; as `ItemUnknown` what is another's own. */
  readonly keep: Command.Command<`${Name}.keep`, "workspace", { readonly id: ItemId; readonly item: Item }>
  /** Takes an item off. Refused as `ItemUnknown`. */
  readonly remove: Command.Command<`${Name}.remove`, "workspace", { readonly id: ItemId }>
  /** The item if this version can read it, for `Shelf.read`. */
  readonly decode: (item: unknown) => Item | undefined
}

/**
 * A shelf of one kind of thing. Its wishes are addressed to `StreamKey.workspace(tenant, name)`; managers alone make them,
 * unless it is of everyone's own, as its name says (`StreamKey.isOwn`): then whoever is of the desk keeps at most
 * `Shelf.maxOwn` there, and nobody reads, changes or takes off what another keeps. `most` is how many it holds where that is
 * fewer than `Shelf.maxItems`.
 *
 * @example
 * ```ts
 * import * as Shelving from "@pupitre/core/command/Shelving"
 * import * as Schema from "effect/Schema"
 *
 * const greetings = Shelving.make("greetings", Schema.Struct({ text: Schema.String }))
 * greetings.keep.name // => "greetings.keep"
 * greetings.decode({ text: "Bonjour" }) // => { text: "Bonjour" }
 * greetings.decode({ words: "Bonjour" }) // => undefined
 * ```
 */
export const make = <const Name extends ShelfName, Item, Encoded extends Schema.Json>(
  name: Name,
  item: Schema.Codec<Item, Encoded>,
  options: { readonly most?: number } = {},
): Shelving<Name, Item> => {
  const own = StreamKey.isOwn(name)
  const { most = own ? maxOwn : maxItems } = options
  const roles: ReadonlyArray<Role> = own ? ["agent", "manager"] : ["manager"]
  const encode = Schema.encodeSync(item)
  const decode = Schema.decodeUnknownOption(item)
  return {
    name,
    item,
    keep: Command.make({
      name: `${name}.keep`,
      on: "workspace",
      roles,
      input: Schema.Struct({ id: ItemId, item }),
      inputReasons: own ? ["ShelfFull", "ItemUnknown"] : ["ShelfFull"],
      availability: () => Command.unless(),
      facts: (state, { id, item: kept }, context) => {
        if (holds(state, id) && !mayTouch(state, id, context)) return reject(reason("ItemUnknown"))
        return !holds(state, id) && held(state, context) >= most
          ? reject(reason("ShelfFull", { max: most }))
          : accept([], [on(context.tenant, { _tag: "ItemKept", shelf: name, itemId: id, item: encode(kept) })])
      },
    }),
    remove: Command.make({
      name: `${name}.remove`,
      on: "workspace",
      roles,
      input: Schema.Struct({ id: ItemId }),
      inputReasons: ["ItemUnknown"],
      availability: () => Command.unless(),
      facts: (state, { id }, context) =>
        holds(state, id) && mayTouch(state, id, context)
          ? accept([], [on(context.tenant, { _tag: "ItemRemoved", shelf: name, itemId: id })])
          : reject(reason("ItemUnknown")),
    }),
    decode: (value) => {
      const read = decode(value)
      return read._tag === "Some" ? read.value : undefined
    },
  }

  function mayTouch(state: Workspace, id: string, { by }: Command.Context): boolean {
    return !own || keeper(state, id) === keyOf(by)
  }

  function held({ items }: Workspace, { by }: Command.Context): number {
    const all = Object.values(items)
    return own ? all.filter((one) => one === keyOf(by)).length : all.length
  }

  // Whatever stream the wish came to, a shelf's facts are in the shelf's own.
  function on<const F>(
    tenant: Command.Context["tenant"],
    fact: F,
  ): { readonly stream: StreamKey.StreamKey; readonly events: readonly [F] } {
    return { stream: StreamKey.workspace(tenant, name), events: [fact] }
  }
}
