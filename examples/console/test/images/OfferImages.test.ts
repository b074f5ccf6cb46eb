import { assert, describe, it } from "@effect/vitest"
import type { Verdict } from "@pupitre/actions/OfferImage"
import * as Readable from "@pupitre/core/Readable"
import type { SafeUrl } from "@pupitre/core/SafeUrl"
import * as Shelf from "@pupitre/core/Shelf"
import * as Effect from "effect/Effect"
import * as OfferImages from "../../server/images/OfferImages.ts"

const address = (name: string): SafeUrl => `https://img.lumen.example/${name}.png` as SafeUrl

/** Offers on a shelf, each with the image of its name, or with none. */
const shelfOf = (...offers: ReadonlyArray<readonly [id: string, image: string | undefined]>): Shelf.Shelf =>
  ({
    ...Shelf.empty,
    items: offers.map(([id, image]) => ({
      id,
      item: {
        title: id,
        message: "",
        link: { url: "https://lumen.example/" },
        ...(image !== undefined && { image: { url: address(image), alt: id } }),
      },
      by: { _tag: "System" },
      at: 0,
    })),
  }) as never

/** Looks that end when they are told to. */
const setup = (now: () => number = () => 0) => {
  const looked: Array<string> = []
  const ends: Array<(verdict: Verdict) => void> = []
  const images = OfferImages.make(async (url) => {
    looked.push(url)
    return new Promise((end) => void ends.push(end))
  }, now)
  const end = async (verdict: Verdict): Promise<void> => {
    ends.shift()?.(verdict)
    // Whatever follows on what has ended, follows.
    await new Promise((done) => void setImmediate(done))
  }
  return { images, looked, end }
}

describe("the images of offers", () => {
  it("are unknown until somebody has looked, and what the last look found afterwards", async () => {
    let now = 0
    const { images, looked, end } = setup(() => now)
    const aube = address("aube")
    assert.strictEqual(images.verdict(aube), "Unknown")
    const first = images.look(aube)
    const second = images.look(aube)
    assert.strictEqual(images.verdict(aube), "Unknown")
    await end("Ready")
    assert.deepStrictEqual([await first, await second, images.verdict(aube)], ["Ready", "Ready", "Ready"])
    now = 59_999
    assert.strictEqual(await images.look(aube), "Ready")
    assert.lengthOf(looked, 1)
    now = 60_000
    const anew = images.look(aube)
    assert.strictEqual(images.verdict(aube), "Ready")
    await end("Unreachable")
    assert.deepStrictEqual([await anew, images.verdict(aube)], ["Unreachable", "Unreachable"])
    assert.lengthOf(looked, 2)
  })

  it("are looked at eight at once, and whoever asks for more is told what is known", async () => {
    const { images, looked, end } = setup()
    const asked = Array.from({ length: 8 }, async (_, i) => images.look(address(`${i}`)))
    assert.strictEqual(await images.look(address("more")), "Unknown")
    const shared = images.look(address("0"))
    assert.lengthOf(looked, 8)
    await end("NotAnImage")
    assert.deepStrictEqual([await asked[0], await shared], ["NotAnImage", "NotAnImage"])
    void images.look(address("more"))
    assert.lengthOf(looked, 9)
  })

  it("are forgotten, the oldest first, once there are two thousand", async () => {
    const images = OfferImages.make(async () => "Ready")
    for (let i = 0; i <= 2_000; i++) await images.look(address(`${i}`))
    assert.strictEqual(images.verdict(address("0")), "Unknown")
    assert.strictEqual(images.verdict(address("1")), "Ready")
    assert.strictEqual(images.verdict(address("2000")), "Ready")
  })

  it.live("of the library are looked at as they are kept, one after the other, as long as it is followed", () =>
    Effect.gen(function* () {
      const { images, looked, end } = setup()
      const ended = (verdict: Verdict) => Effect.promise(async () => end(verdict))
      const shelf = Readable.store(shelfOf(["a", "aube"], ["b", undefined], ["c", "brume"]))
      yield* Effect.scoped(
        Effect.gen(function* () {
          yield* images.follow(shelf)
          assert.deepStrictEqual(looked, [address("aube")])
          shelf.set(shelfOf(["a", "aube"], ["b", undefined], ["c", "brume"], ["d", "plume"]))
          assert.lengthOf(looked, 1)
          yield* ended("Ready")
          yield* ended("TooLarge")
          yield* ended("Ready")
          assert.deepStrictEqual(looked, ["aube", "brume", "plume"].map(address))
          assert.deepStrictEqual(["aube", "brume"].map(address).map(images.verdict), ["Ready", "TooLarge"])
          shelf.set(shelfOf(["e", "grange"]))
          assert.lengthOf(looked, 4)
        }),
      )
      yield* ended("Ready")
      shelf.set(shelfOf(["f", "falaise"]))
      assert.lengthOf(looked, 4)
    }),
  )
})
