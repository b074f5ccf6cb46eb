import { assert, describe, it } from "@effect/vitest"
import * as ActionReason from "@pupitre/actions/ActionReason"
import * as OfferImage from "@pupitre/actions/OfferImage"
import * as SendOffer from "@pupitre/actions/SendOffer"
import { read } from "@pupitre/core/Query"
import type { Asker } from "@pupitre/core/Query"
import * as fc from "fast-check"
import { active, facts, now, said, tell } from "./desk.js"

const url = "https://img.lumen.example/aube.png"
const offer: SendOffer.Content = {
  title: "Aube",
  message: "",
  image: { url, alt: "Une lampe" },
  link: { url: "https://lumen.example/p/aube" },
}
const verdicts = OfferImage.Verdict.literals

describe("the image of an offer", () => {
  it("[OI1] is sent only once a look has found it ready, and what else was found is said", () => {
    fc.assert(
      fc.property(fc.constantFrom(...verdicts), fc.boolean(), (verdict, withoutImage) => {
        const asked: Array<string> = []
        const image = (of: string): OfferImage.Verdict => {
          asked.push(of)
          return verdict
        }
        const decision = tell(SendOffer.make({ image, withoutImage }).command, active(), { offer })
        assert.deepStrictEqual([...new Set(asked)], [url])
        const reason = OfferImage.refusal(verdict)
        assert.strictEqual(reason === undefined, verdict === "Ready")
        if (reason === undefined) assert.deepNestedPropertyVal(facts(decision)[0], "image.url", url)
        else if (withoutImage) assert.notProperty(facts(decision)[0], "image")
        else {
          assert.strictEqual(said(decision), reason.key)
          assert.property(ActionReason.catalogue, reason.key)
        }
      }),
    )
    const words = verdicts.map((verdict) => OfferImage.refusal(verdict)?.key)
    assert.lengthOf(new Set(words), verdicts.length, "each verdict has words of its own")
  })

  it("[OI1] an offer without an image has none to look at, and a desk that does not know leaves it to its server", () => {
    const { image: _, ...bare } = offer
    const never = (): never => assert.fail("nothing to look at")
    assert.property(SendOffer.compose({ offer: bare }, now, { image: never }), "sent")
    assert.property(SendOffer.compose({ offer }, now, { image: () => undefined }), "sent")
    const drawing = { ...offer, image: { url: "https://img.lumen.example/a.svg", alt: "Une lampe" } }
    assert.property(SendOffer.compose({ offer: drawing }, now, { image: never }), "reason")
  })

  it("[OI2] a look is asked for by the desk alone, and only at hosts that images may come from", async () => {
    assert.notInclude(OfferImage.offerImage.roles, "visitor")
    const looked: Array<string> = []
    const answer = async (hosts: ReadonlyArray<string> | undefined): Promise<OfferImage.Verdict | undefined> => {
      const look: OfferImage.Look = async (at) => {
        looked.push(at)
        return "Ready"
      }
      const given = await OfferImage.answering(look, hosts).answer({ url }, {} as Asker)
      return read(OfferImage.offerImage, given)?.verdict
    }
    assert.strictEqual(await answer(["evil.test", "g.lumen.example"]), "Unknown")
    assert.lengthOf(looked, 0)
    assert.strictEqual(await answer(["lumen.example"]), "Ready")
    assert.strictEqual(await answer(undefined), "Ready")
    assert.deepStrictEqual(looked, [url, url])
  })
})
