/**
 * The forms of the actions, as they open, filled in wrongly, and on their way.
 *
 * @since 0.1.0
 */
import type { ClosingForm } from "@pupitre/actions/ClosingForm"
import type { ItemId } from "@pupitre/core/Id"
import { closing as policy } from "../../policy.ts"
import { CloseForm } from "../desk/actions/CloseForm.tsx"
import { SendLinkForm } from "../desk/actions/SendLinkForm.tsx"
import { Blocks, Offers, Reports, Transfers } from "./dialogs.tsx"
import { nothing, Plate } from "./Plate.tsx"
import * as Samples from "./samples.ts"

/** The forms of the actions. */
export const FormPlates = ({ now }: { readonly now: number }) => (
  <>
    <Plate name="SendLinkForm">
      <div className="pu-gallery-sheet">
        <SendLinkForm library={{ _tag: "Loaded", items: links }} onSend={nothing} onCancel={nothing} />
      </div>
      <div className="pu-gallery-sheet">
        <SendLinkForm
          library={{ _tag: "Failed" }}
          refused="maison-lumiere.example"
          onSend={nothing}
          onCancel={nothing}
        />
      </div>
    </Plate>
    <Plate name="CloseForm">
      <div className="pu-gallery-sheet">
        <CloseForm {...closing} draft="" />
      </div>
      <div className="pu-gallery-sheet">
        <CloseForm
          {...closing}
          policy={{ ...policy, noteRequired: true }}
          form={{ ...closing.form, answers: { sale: true, amount: "mille" }, draft: "ask" }}
          problems={problems}
          draft="Je vérifie le délai pour Brest et je reviens vers vous."
          crossed="Attendez, une dernière question !"
        />
      </div>
      <div className="pu-gallery-sheet">
        <CloseForm
          {...closing}
          form={{ ...closing.form, tags: ["delivery", "Cadeau"], answers: { outcome: "solved" }, history: true }}
          draft=""
          sending="kept"
        />
      </div>
    </Plate>
    <Plate name="SendOfferForm">{() => <Offers now={now} />}</Plate>
    <Plate name="TransferForm">
      <Transfers />
    </Plate>
    <Plate name="ReportForm, BlockForm">
      <Reports now={now} />
      <Blocks now={now} />
    </Plate>
  </>
)

const links = [
  "Lampe Aube",
  "Lampe Brume, verre fumé",
  "Guide des lumières chaudes",
  "Livraison et retours",
  "Suivre un colis",
  "Carte cadeau",
].map((label, index) => ({ id: `l${index}` as ItemId, label, url: Samples.page(`/p/${index}`) }))

const about = (id: string) => ({ field: id, ...policy.fields?.find((field) => field.id === id)?.label })

const problems = [
  { key: "TagMissing" },
  { key: "AnswerMissing", params: about("outcome") },
  {
    key: "AnswerInvalid",
    params: { ...about("amount"), takesFr: "demande un nombre, comme 12,50", takesEn: "takes a number, such as 12.50" },
  },
  { key: "NoteMissing" },
]

const closing = {
  visitor: "Camille Roussel",
  category: "order",
  policy,
  form: { tags: [], note: "", answers: {}, history: false, seen: 1, draft: "none" } as ClosingForm,
  problems: [],
  sending: "no",
  onForm: nothing,
  onConfirm: nothing,
  onCancel: nothing,
  onPublishDraft: nothing,
  onDiscardDraft: nothing,
} as const
