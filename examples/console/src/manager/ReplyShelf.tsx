/**
 * The canned replies that managers keep for everyone or for a group: the list, the form that adds one or changes it, and
 * the ways to bring a file of them in and out.
 *
 * @since 0.1.0
 */
import { inOrder, nameIn } from "@pupitre/core/composer/CannedCategory"
import { index, search } from "@pupitre/core/composer/CannedReply"
import type { SharedReply } from "@pupitre/core/composer/CannedShelf"
import { readCategories, shared } from "@pupitre/core/composer/CannedShelf"
import type { GroupId, ItemId } from "@pupitre/core/Id"
import * as Shelf from "@pupitre/core/Shelf"
import * as StreamKey from "@pupitre/core/StreamKey"
import type { TenantId } from "@pupitre/core/Id"
import { useChannel } from "@pupitre/react-bindings/PupitreProvider"
import { useSelf } from "@pupitre/react-bindings/useSelf"
import { MessageSquareQuote } from "lucide-react"
import type { ReactNode } from "react"
import { useMemo, useState } from "react"
import { Field } from "../design/Field.tsx"
import { Blank } from "../design/Notice.tsx"
import { EditSheet } from "./EditSheet.tsx"
import type { Category } from "@pupitre/core/composer/CannedCategory"
import { CannedForm } from "../desk/composer/CannedForm.tsx"
import { CategoryName } from "../desk/composer/CategoryBar.tsx"
import { useDirectory } from "../desk/actions/Directory.ts"
import { useSpeech } from "../words/useSpeech.tsx"
import * as Address from "./Address.ts"
import { Categories } from "./Categories.tsx"
import { languages } from "./Languages.ts"
import "./Library.css"
import { ReplyFile } from "./ReplyFile.tsx"
import { ShelfCells } from "./ShelfCells.tsx"
import { TakeOff } from "./ShelfPart.tsx"
import { ShelfTable } from "./ShelfTable.tsx"
import { Pick } from "./Tools.tsx"
import type { Followed } from "./useStream.ts"

/** A reply with its id. */
interface Held {
  readonly id: ItemId
  readonly item: SharedReply
}

/** The names of the groups by their ids. */
type Groups = ReadonlyMap<string, string>

/** What the address says for those in no category; no category has it for its id. */
const none = "none"

/** The canned replies that managers keep. */
export const ReplyShelf = ({
  followed,
  categories: shelved,
  tabs,
}: {
  readonly followed: Followed<Shelf.Shelf>
  readonly categories: Followed<Shelf.Shelf>
  readonly tabs: ReactNode
}) => {
  const speech = useSpeech()
  const [text, setText] = Address.useFilter("q")
  const [category, setCategory] = Address.useFilter("category")
  const [edited, setEdited] = useState<Held | "new">()
  const [taken, setTaken] = useState<Held>()
  const groups = useGroupNames()
  const all = useMemo(() => Shelf.read(followed.state, shared.decode), [followed.state])
  const categories = useMemo(() => inOrder(readCategories(shelved.state)), [shelved.state])
  const ready = useMemo(
    () =>
      index(
        all.map(({ id, item }) => ({ ...item, id, scope: "shared" })),
        categories,
      ),
    [all, categories],
  )
  const byId = useMemo(() => new Map(all.map((held) => [held.id, held])), [all])
  const narrowed = category === none ? "" : categories.find(({ id }) => id === category)?.id
  const shown = search(ready, text, { limit: Shelf.maxItems, category: narrowed }).flatMap(
    ({ reply }) => byId.get(reply.id) ?? [],
  )
  const kept = new Map(followed.state.items.map((one) => [one.id, one]))
  const known = new Map<string | undefined, Category>(categories.map((one) => [one.id, one]))
  const sizes = new Map<string, number>()
  for (const { item } of all) {
    const own = known.get(item.category)?.id
    if (own !== undefined) sizes.set(own, (sizes.get(own) ?? 0) + 1)
  }
  return (
    <div className="pu-section">
      <ShelfTable
        followed={followed}
        tabs={tabs}
        more={
          followed.whole &&
          shelved.whole && (
            <>
              {categories.length > 0 && (
                <Pick
                  label={speech.say("canned.category")}
                  value={narrowed === undefined ? "" : category}
                  options={[
                    ...categories.map((one) => [one.id as string, nameIn(one, speech.locale)] as const),
                    [none, speech.say("canned.noCategory")],
                  ]}
                  onPick={setCategory}
                />
              )}
              <Categories categories={categories} sizes={sizes} />
              <ReplyFile kept={{ replies: all, categories }} />
            </>
          )
        }
        label={speech.say("shelf.replies")}
        columns={[
          { head: speech.say("canned.shortcut") },
          { head: speech.say("canned.text") },
          { head: speech.say("canned.category") },
          { head: speech.say("reply.for") },
          { head: speech.say("shelf.language"), aside: true },
          { head: speech.say("shelf.kept"), aside: true },
        ]}
        size={all.length}
        shown={shown.length}
        add={speech.say("reply.add")}
        onAdd={() => setEdited("new")}
        seek={speech.say("canned.search")}
        sought={text}
        onSeek={setText}
        onClear={() => {
          setText("")
          setCategory("")
        }}
        empty={
          <Blank icon={<MessageSquareQuote size={24} aria-hidden />} title={speech.say("reply.noneTitle")}>
            {speech.say("reply.none")}
          </Blank>
        }
      >
        {shown.map((held) => {
          const { shortcut, title, text: written, group, language } = held.item
          const of = known.get(held.item.category)
          return (
            <tr key={held.id}>
              <td className="pu-reply-short">
                <bdi className="pu-table-main">{shortcut}</bdi>
                {title !== undefined && (
                  <span className="pu-table-more">
                    <bdi>{title}</bdi>
                  </span>
                )}
              </td>
              <td>
                <span className="pu-shelf-message" dir="auto">
                  {written}
                </span>
              </td>
              <td className="pu-table-quiet">{of !== undefined && <CategoryName category={of} />}</td>
              <td className="pu-table-quiet">
                {group === undefined ? speech.say("reply.everyone") : (groups.get(group) ?? group)}
              </td>
              <ShelfCells
                language={language}
                at={kept.get(held.id)?.at}
                what={shortcut}
                onEdit={() => setEdited(held)}
                onRemove={() => setTaken(held)}
              />
            </tr>
          )
        })}
      </ShelfTable>
      <EditSheet
        edited={edited}
        add={speech.say("reply.add")}
        edit={speech.say("canned.change")}
        onClose={() => setEdited(undefined)}
      >
        {(one) => <Form edited={one} groups={groups} categories={categories} onDone={() => setEdited(undefined)} />}
      </EditSheet>
      <TakeOff
        shelving={shared}
        title={speech.say("reply.remove")}
        intro={speech.say("shelf.removeIntro", { what: taken?.item.shortcut ?? "" })}
        id={taken?.id}
        onClose={() => setTaken(undefined)}
      />
    </div>
  )
}

const Form = ({
  edited,
  groups,
  categories,
  onDone,
}: {
  readonly edited: Held | "new"
  readonly groups: Groups
  readonly categories: ReadonlyArray<Category>
  readonly onDone: () => void
}) => {
  const speech = useSpeech()
  const channel = useChannel()
  const tenant = useSelf()?.tenant as TenantId | undefined
  const before = edited === "new" ? undefined : edited.item
  const [id] = useState(() => (edited === "new" ? (crypto.randomUUID() as ItemId) : edited.id))
  const [group, setGroup] = useState<string>(before?.group ?? "")
  const [language, setLanguage] = useState(before?.language ?? "")
  return (
    <CannedForm
      reply={before ?? {}}
      categories={categories}
      more={
        <div className="pu-pair">
          <Field label={speech.say("reply.for")}>
            <select value={group} onChange={(event) => setGroup(event.target.value)}>
              <option value="">{speech.say("reply.everyone")}</option>
              {[...groups].map(([of, name]) => (
                <option key={of} value={of}>
                  {name}
                </option>
              ))}
              {group !== "" && !groups.has(group) && <option value={group}>{group}</option>}
            </select>
          </Field>
          <Field label={speech.say("shelf.language")}>
            <select value={language} onChange={(event) => setLanguage(event.target.value)}>
              <option value="">{speech.say("shelf.noLanguage")}</option>
              {languages(before?.language ?? "").map((tag) => (
                <option key={tag} value={tag}>
                  {speech.language(tag)}
                </option>
              ))}
            </select>
          </Field>
        </div>
      }
      onKeep={async ({ language: _, ...reply }) => {
        if (tenant === undefined) return { _tag: "NotSent", reason: "Closed" }
        const item: SharedReply = {
          ...reply,
          ...(language !== "" && { language }),
          ...(group !== "" && { group: group as GroupId }),
        }
        const call = { name: shared.keep.name, input: { id, item } }
        return channel.submit(StreamKey.workspace(tenant, shared.name), call).outcome
      }}
      onDone={onDone}
    />
  )
}

const useGroupNames = (): Groups => {
  const directory = useDirectory()
  return useMemo(
    () =>
      new Map(
        directory._tag === "Loaded"
          ? directory.items.flatMap(({ to }) => (to._tag === "Group" ? [[to.id, to.name] as const] : []))
          : [],
      ),
    [directory],
  )
}
