/**
 * What a conversation is filed under, while it is open. Closing gives its own tags beside these.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import * as Command from "../Command.js"
import { accept, reject } from "../Decision.js"
import { Label } from "../fact/Bounds.js"
import { make as reason } from "../Reason.js"
import { open, ownedOrManaged } from "./guards.js"

/** The most tags on one open conversation. */
export const maxTags = 20

/** Files the conversation under a tag; one that it has already is a success without facts. */
export const AddTag = Command.make({
  name: "addTag",
  on: "conversation",
  roles: ["agent", "manager", "bot"],
  input: Schema.Struct({ tag: Label }),
  inputReasons: ["Blank", "TagsFull"],
  availability: (state, context) => Command.unless(open(state), ownedOrManaged(state, context)),
  facts: ({ tags }, input) => {
    const tag = input.tag.trim()
    if (tag === "") return reject(reason("Blank"))
    if (tags.includes(tag)) return accept([])
    return tags.length >= maxTags ? reject(reason("TagsFull", { max: maxTags })) : accept([{ _tag: "TagAdded", tag }])
  },
})

/** Takes a tag away; one that is not there is a success without facts. */
export const RemoveTag = Command.make({
  name: "removeTag",
  on: "conversation",
  roles: ["agent", "manager", "bot"],
  input: Schema.Struct({ tag: Label }),
  inputReasons: [],
  availability: (state, context) => Command.unless(open(state), ownedOrManaged(state, context)),
  facts: ({ tags }, { tag }) => accept(tags.includes(tag) ? [{ _tag: "TagRemoved", tag }] : []),
})
