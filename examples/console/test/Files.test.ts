/** The files of the demo's server, over real HTTP and a real disk. */
import { Transformer } from "@napi-rs/image"
import * as Command from "@pupitre/core/Command"
import { PostFile, postFile } from "@pupitre/core/command/PostFile"
import { limits } from "@pupitre/core/composer/FileCheck"
import type { ReadyFile } from "@pupitre/core/composer/Attachments"
import * as Conversation from "@pupitre/core/Conversation"
import * as ConversationWindow from "@pupitre/core/ConversationWindow"
import type { FileId } from "@pupitre/core/Id"
import * as Timeline from "@pupitre/core/Timeline"
import { afterAll, assert, beforeAll, describe, expect, it } from "vitest"
import { once } from "node:events"
import { execFile } from "node:child_process"
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs"
import { connect, createServer } from "node:net"
import { join } from "node:path"
import { Readable } from "node:stream"
import { fileURLToPath } from "node:url"
import { deflateSync } from "node:zlib"
import { promisify } from "node:util"
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import * as ClamAv from "../server/files/ClamAv.ts"
import { abandonedAfter, givesWayAfter, lasts } from "../server/files/Files.ts"
import * as Register from "../server/files/Register.ts"
import { agents, tenant } from "../server/People.ts"
import { seal } from "../server/SigningKey.ts"
import {
  chunk,
  documentOf,
  eicar,
  exif,
  extension,
  gif,
  gifWith,
  jpegWith,
  make as makeCorpus,
  pixels,
  pngWith,
  riff,
  segment,
  webpWith,
  xmpOfGif,
} from "./files/Corpus.ts"
import { clamd } from "./files/Clamd.ts"
import type { Kept, Outcome } from "./files/Kept.ts"
import {
  camille,
  conversationId,
  fileOf,
  idris,
  ines,
  laterConversation,
  make,
  otherConversation,
} from "./files/Kept.ts"

const sender = fileURLToPath(new URL("files/sender.child.ts", import.meta.url))
const within = { timeout: 10_000, interval: 10 }
const png = "image/png"
const jpg = "image/jpeg"
const pdf = "application/pdf"
const small = async (): Promise<Buffer> => Transformer.fromRgbaPixels(pixels(8, 8), 8, 8).png()
/** A line to a server that is cut, both ends of it, once so many bytes have gone up; and from where each PATCH began. */
const cableTo = async (
  url: string,
  after: number,
): Promise<{ readonly url: string; readonly offsets: ReadonlyArray<number>; readonly close: () => void }> => {
  const offsets: Array<number> = []
  let sent = 0
  let cut = false
  const cable = createServer((near) => {
    const far = connect(Number(new URL(url).port), "127.0.0.1")
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on("error", () => to.destroy())
      from.on("close", () => to.destroy())
    }
    far.pipe(near)
    near.on("data", (piece: Buffer) => {
      sent += piece.length
      const offset = /^PATCH [\s\S]*?\r\nupload-offset: (\d+)/i.exec(piece.toString("latin1", 0, 1_000))?.[1]
      if (offset !== undefined) offsets.push(Number(offset))
      if (!cut && sent > after) {
        cut = true
        near.resetAndDestroy()
        far.resetAndDestroy()
      } else if (!far.write(piece)) {
        near.pause()
        far.once("drain", () => near.resume())
      }
    })
  })
  cable.listen(0, "127.0.0.1")
  await once(cable, "listening")
  const { port } = cable.address() as { readonly port: number }
  return { url: `http://127.0.0.1:${port}`, offsets, close: () => cable.close() }
}
setFlagsFromString("--expose-gc")
const collect = runInNewContext("gc") as () => void
/** The bytes that are still in use, once what is not was collected. */
const held = (): number => {
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
const keptIn = (kept: Kept): ReadonlyArray<string> =>
  ["incoming", "kept"].flatMap((part) => readdirSync(join(kept.folder, part)))

describe("files", () => {
  let kept: Kept
  beforeAll(async () => {
    kept = await make()
  })
  afterAll(async () => {
    await kept.close()
  })

  const get = async (path: string, init: RequestInit = {}): Promise<Response> => fetch(`${kept.url}${path}`, init)

  it("what is spoofed, oversized, polyglot or malformed is refused with its reason, and nothing of it stays", async () => {
    const { harmless, refused } = await makeCorpus(limits.maxBytes + 1)
    assert.isAtLeast(refused.length, 25)
    for (const { what, name, type, bytes, refused: because } of refused) {
      const outcome = await kept.bring(name, type, bytes)
      assert.deepStrictEqual(
        outcome._tag === "Rejected" && [outcome.rejection.why, outcome.rejection.reason.key],
        because === undefined ? undefined : [...because],
        `${what}: ${JSON.stringify(outcome)}`,
      )
    }
    assert.isEmpty(keptIn(kept))
    // None of them can be wished into a thread, nor has an address for anyone.
    const wish = postFile({ find: kept.files.find })
    const conversation = { ...Conversation.empty, status: "active", id: conversationId } as const
    const context = { tenant, by: camille, role: "visitor", at: 1, visitorOnline: true } as const
    assert.strictEqual(kept.announced.length, refused.length)
    for (const fileId of kept.announced) {
      const file = { fileId, name: "a.png", mediaType: png, size: 1 }
      const decision = Command.decide(wish, conversation, { file }, { ...context, commandId: "command-1" as never })
      assert.strictEqual(decision._tag, "Rejected")
      assert.isUndefined(await kept.ask(fileId, camille, "visitor"))
    }
    for (const { what, name, type, bytes } of harmless) {
      const outcome = await kept.bring(name, type, bytes)
      assert.strictEqual(outcome._tag, "Ready", `${what}: ${JSON.stringify(outcome)}`)
      if (outcome._tag === "Ready") await kept.files.giveUp(outcome.file.fileId)
    }
    assert.isEmpty(keptIn(kept))
  }, 30_000)

  it("what tells of places and devices is taken out of pictures, and not one pixel changes", async () => {
    const picture = (): Transformer => Transformer.fromRgbaPixels(pixels(40, 30), 40, 30)
    const secret = "GPSPARIS"
    const latin1 = (text: string): Buffer => Buffer.from(text, "latin1")
    const told = latin1(`Comment\0${secret}`)
    const xmp = latin1(
      `<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/">${secret}</x:xmpmeta>${" ".repeat(600)}<?xpacket end="w"?>`,
    )
    const [whole, jpeg, webp] = [await picture().png(), await picture().jpeg(90), await picture().webp(80)]
    const size = { width: 40, height: 30 }
    // IPTC: a resource of Photoshop with one entry, the city.
    const city = Buffer.concat([Buffer.from([0x1c, 2, 90, 0, secret.length]), latin1(secret)])
    const resource = Buffer.concat([latin1("8BIM\x04\x04\0\0"), Buffer.from([0, 0, 0, city.length]), city])
    const samples = [
      ["tEXt.png", png, pngWith(whole, chunk("tEXt", told))],
      ["eXIf.png", png, pngWith(whole, chunk("eXIf", exif().subarray(6)))],
      ["iTXt.png", png, pngWith(whole, chunk("iTXt", Buffer.concat([latin1("XML:com.adobe.xmp\0\0\0\0\0"), xmp])))],
      ["zTXt.png", png, pngWith(whole, chunk("zTXt", Buffer.concat([latin1("Comment\0\0"), deflateSync(told)])))],
      ["EXIF.jpg", jpg, jpegWith(jpeg, segment(0xe1, exif()))],
      ["XMP.jpg", jpg, jpegWith(jpeg, segment(0xe1, Buffer.concat([latin1("http://ns.adobe.com/xap/1.0/\0"), xmp])))],
      ["IPTC.jpg", jpg, jpegWith(jpeg, segment(0xed, Buffer.concat([latin1("Photoshop 3.0\0"), resource])))],
      ["comment.jpg", jpg, jpegWith(jpeg, segment(0xfe, told))],
      ["EXIF.webp", "image/webp", webpWith(webp, 0x08, size, riff("EXIF", exif().subarray(6)))],
      ["XMP.webp", "image/webp", webpWith(webp, 0x04, size, riff("XMP ", xmp))],
      ["comment.gif", "image/gif", gifWith(gif, extension(0xfe, told))],
      ["text.gif", "image/gif", gifWith(gif, extension(0x01, Buffer.alloc(12), told))],
      ["XMP.gif", "image/gif", gifWith(gif, xmpOfGif(xmp))],
      ["program.gif", "image/gif", gifWith(gif, extension(0xff, latin1("MAKERSNOTE1"), told))],
    ] as const
    for (const [name, type, bytes] of samples) {
      // What is packed is told by its place.
      const where = name.startsWith("zTXt") ? "zTXt" : secret
      assert.isTrue(bytes.includes(where), name)
      const outcome = await kept.bring(name, type, bytes)
      assert.strictEqual(outcome._tag, "Ready", name)
      if (outcome._tag !== "Ready") continue
      const clean = readFileSync(join(kept.folder, "kept", outcome.file.fileId))
      assert.isFalse(clean.includes(where), name)
      assert.isFalse(clean.includes("xmp"), name)
      assert.strictEqual(clean.length, outcome.file.size)
      await kept.files.giveUp(outcome.file.fileId)
      if (type === "image/gif") {
        assert.isTrue(clean.equals(gif), name)
        continue
      }
      assert.isTrue((await new Transformer(bytes).rawPixels()).equals(await new Transformer(clean).rawPixels()), name)
      // How the camera was held is not a secret: without it the picture would lie on its side.
      if (name === "EXIF.jpg") assert.strictEqual((await new Transformer(clean).metadata(true)).orientation, 6)
      // An extended WebP says no more that there is what is gone.
      if (type === "image/webp") assert.strictEqual(clean[20]! & 0x0c, 0, name)
    }
  })

  it("ten megabytes whose connection is cut in the middle go on from there, and arrive as they were", async () => {
    const bytes = await documentOf(limits.maxBytes)
    const cable = await cableTo(kept.url, 5_000_000)
    const sending = { file: fileOf("plan.pdf", pdf, bytes), conversationId, name: "plan.pdf", mediaType: pdf }
    const events: Array<string> = []
    const outcome = await new Promise<string>((resolve) => {
      kept.uploader(camille, "visitor", cable.url).start(sending, {
        located: () => {},
        progressed: () => {},
        received: () => events.push("received"),
        cleared: ({ fileId }) => resolve(fileId),
        refused: ({ reason }) => resolve(reason.key),
        broken: ({ key }) => resolve(key),
      })
    })
    cable.close()
    assert.deepStrictEqual(events, ["received"])
    // Sent from the beginning, cut, and sent from what the server had by then.
    const [from, again] = cable.offsets
    assert.strictEqual(cable.offsets.length, 2)
    assert.strictEqual(from, 0)
    assert.isAbove(again!, 1_000_000)
    assert.isBelow(again!, 5_000_001)
    const file = readFileSync(join(kept.folder, "kept", outcome))
    assert.isTrue(file.equals(bytes))
    await kept.files.giveUp(outcome as never)
  }, 20_000)

  it("only who takes part in a conversation brings files to it, and only who brought one goes on with it", async () => {
    const bytes = await small()
    assert.strictEqual((await kept.bring("a.png", png, bytes, idris))._tag, "Failed")
    const outcome = await kept.bring("a.png", png, bytes, ines, "agent")
    assert.strictEqual(outcome._tag, "Ready")
    const id = outcome._tag === "Ready" ? outcome.file.fileId : ""
    const others = [undefined, "Bearer no-token", `Bearer ${await kept.token(camille, "visitor")}`]
    for (const authorization of others) {
      for (const method of ["GET", "HEAD", "PATCH", "DELETE"]) {
        const headers = { "tus-resumable": "1.0.0", ...(authorization !== undefined && { authorization }) }
        const { status } = await get(`/uploads/${id}`, { method, headers })
        assert.include([401, 404], status, `${method} ${authorization}`)
      }
    }
    const foreign = await fetch(`${kept.url}/uploads/${id}`, {
      headers: { authorization: `Bearer ${await kept.token(ines, "agent")}`, origin: "https://e.example" },
    })
    assert.strictEqual(foreign.status, 403)
    assert.isDefined(kept.files.find(id as never))
    // Its sender may not have heard that it arrived.
    const own = { "tus-resumable": "1.0.0", authorization: `Bearer ${await kept.token(ines, "agent")}` }
    const { headers } = await get(`/uploads/${id}`, { method: "HEAD", headers: own })
    assert.strictEqual(headers.get("upload-offset"), headers.get("upload-length"))
    assert.isAbove(Number(headers.get("upload-offset")), 0)
    await kept.files.giveUp(id as never)
    assert.isUndefined(kept.files.find(id as never))
  })

  it("[FL16] a sixth file that would wait in one conversation is refused for its number, and has its place once one is shared", async () => {
    const own = await make()
    try {
      const bytes = await small()
      const bring = async (name: string): Promise<Outcome> => own.bring(name, png, bytes)
      const tooMany = { key: "TooManyFiles", params: { max: limits.maxFiles } }
      const refused = { _tag: "Rejected", rejection: { why: "count", reason: tooMany } } as const
      // Of seven that come at once, five are taken in, whichever.
      const outcomes = await Promise.all(["a", "b", "c", "d", "e", "f", "g"].map(async (name) => bring(`${name}.png`)))
      const ready = outcomes.flatMap((outcome) => (outcome._tag === "Ready" ? [outcome.file] : []))
      assert.strictEqual(ready.length, limits.maxFiles)
      assert.deepStrictEqual(
        outcomes.filter(({ _tag }) => _tag !== "Ready"),
        [refused, refused],
      )
      // Who else is there is not counted with them.
      assert.strictEqual((await own.bring("h.png", png, bytes, ines, "agent"))._tag, "Ready")
      const window = ConversationWindow.open(await own.enter(camille, "visitor"), { tenant, conversationId })
      const wish = async (file: ReadyFile) => window.submit(PostFile, { file }).outcome
      const [first, second] = ready
      // One that is ready all the same is not shared, nor is any of them before one is taken out.
      const register = Register.open(own.folder)
      const sixth = "sixth-file-of-camille" as FileId
      register.add({ ...register.find(first!.fileId)!, fileId: sixth })
      const answer = await wish({ ...first!, fileId: sixth })
      assert.deepStrictEqual(answer._tag === "Refused" && answer.rejection.reasons, [tooMany])
      register.remove(sixth)
      register.close()
      // What is shared waits no more, nor does what is taken out.
      assert.strictEqual((await wish(first!))._tag, "Stored")
      assert.strictEqual((await bring("i.png"))._tag, "Ready")
      assert.deepStrictEqual(await bring("j.png"), refused)
      await own.files.giveUp(second!.fileId)
      assert.strictEqual((await bring("k.png"))._tag, "Ready")
      // What a page that is gone has left makes room.
      assert.deepStrictEqual(await bring("l.png"), refused)
      own.wait(givesWayAfter + 1)
      assert.strictEqual((await bring("m.png"))._tag, "Ready")
      window.close()
    } finally {
      await own.close()
    }
  })

  it("nobody announces without a length, or fills the disk", async () => {
    const authorization = `Bearer ${await kept.token(camille, "visitor")}`
    const announce = async (size: number | undefined, conversation = conversationId): Promise<Response> => {
      const meta = { conversation, name: "a.png", type: png }
      const length = size === undefined ? { "upload-defer-length": "1" } : { "upload-length": String(size) }
      const metadata = Object.entries(meta).map(([name, value]) => `${name} ${Buffer.from(value).toString("base64")}`)
      const headers = { authorization, "tus-resumable": "1.0.0", ...length, "upload-metadata": metadata.join(",") }
      return get("/uploads", { method: "POST", headers })
    }
    assert.strictEqual((await announce(undefined)).status, 400)
    const taken: Array<string> = []
    for (let i = 0; i < limits.maxFiles; i++) {
      const { status, headers } = await announce(limits.maxBytes)
      assert.strictEqual(status, 201)
      taken.push(headers.get("location")!)
    }
    const full = await announce(1, laterConversation)
    assert.strictEqual(full.status, 403)
    assert.include(await full.text(), "FileRoom")
    // More than was announced does not come in.
    const headers = {
      authorization,
      "tus-resumable": "1.0.0",
      "upload-offset": "0",
      "content-type": "application/offset+octet-stream",
    }
    const body = Buffer.alloc(limits.maxBytes + 1)
    const { status } = await get(taken[0]!, { method: "PATCH", headers, body })
    assert.strictEqual(status, 413)
    // What is let be for a day is gone, and there is room again.
    kept.wait(abandonedAfter + 1)
    assert.isAtLeast(await kept.files.sweep(), limits.maxFiles)
    assert.isEmpty(keptIn(kept))
    assert.strictEqual((await announce(1)).status, 201)
    kept.wait(abandonedAfter + 1)
    await kept.files.sweep()
  })

  it("a file that its sender still asks for is not let be: it waits in a draft", async () => {
    const outcome = await kept.bring("brouillon.png", png, await small())
    if (outcome._tag !== "Ready") throw new Error("not ready")
    const { fileId } = outcome.file
    kept.wait(abandonedAfter - 1)
    assert.deepStrictEqual(await kept.files.judge(fileId), outcome)
    kept.wait(abandonedAfter - 1)
    await kept.files.sweep()
    assert.deepInclude(kept.files.find(fileId), { fileId })
    kept.wait(2)
    await kept.files.sweep()
    assert.isUndefined(kept.files.find(fileId))
  })

  it("a shared file has an address for whoever takes part, that ends, and none once it was taken out", async () => {
    const outcome = await kept.bring("plan d'été.png", png, await small())
    assert.strictEqual(outcome._tag, "Ready")
    if (outcome._tag !== "Ready") return
    const { fileId } = outcome.file
    // Ready is not shared: nobody sees it, not even by an address that is sealed well.
    assert.isUndefined(await kept.ask(fileId, ines, "agent"))
    const early = seal(kept.key, [fileId, conversationId, "agent", Date.now() * 2].join("."), "file")
    assert.strictEqual((await get(`/files/${early}`)).status, 404)
    await kept.store(conversationId, { _tag: "FilePosted", ...outcome.file }, camille)
    assert.isUndefined(await kept.ask(fileId, idris, "visitor"))
    assert.isUndefined(await kept.ask(fileId, ines, "agent", otherConversation))
    const address = await kept.ask(fileId, ines, "agent")
    assert.isDefined(address)
    assert.isDefined(await kept.ask(fileId, camille, "visitor"))
    const answer = await get(address)
    assert.strictEqual(answer.status, 200)
    const said = Object.fromEntries(answer.headers)
    assert.deepInclude(said, {
      "content-type": png,
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "content-disposition": "inline; filename*=UTF-8''plan%20d%27%C3%A9t%C3%A9.png",
    })
    assert.strictEqual((await answer.arrayBuffer()).byteLength, outcome.file.size)
    for (let i = 7; i < address.length; i += 5) {
      const spoilt = `${address.slice(0, i)}${address[i] === "a" ? "b" : "a"}${address.slice(i + 1)}`
      if (i < address.length - 1) assert.strictEqual((await get(spoilt)).status, 404, spoilt)
    }
    // Swept is only what nobody shared.
    kept.wait(abandonedAfter + 1)
    await kept.files.sweep()
    assert.strictEqual((await get(address)).status, 404)
    const again = await kept.ask(fileId, camille, "visitor")
    assert.strictEqual((await get(again!)).status, 200)
    kept.wait(lasts + 1)
    assert.strictEqual((await get(again!)).status, 404)
    const last = await kept.ask(fileId, camille, "visitor")
    await kept.store(conversationId, { _tag: "MessageRedacted", target: 2 as never })
    assert.strictEqual((await get(last!)).status, 404)
    assert.isUndefined(await kept.ask(fileId, ines, "agent"))
    assert.isFalse(existsSync(join(kept.folder, "kept", fileId)))
  })

  it("what an erased visitor shared is nowhere: not at its address, not in the folder, not in the register", async () => {
    const erased = await make()
    try {
      const bytes = await small()
      const shared = await erased.bring("canary-shared.png", png, bytes)
      const waiting = await erased.bring("canary-waiting.png", png, bytes)
      if (shared._tag !== "Ready" || waiting._tag !== "Ready") throw new Error("not ready")
      const { fileId } = shared.file
      await erased.store(conversationId, { _tag: "FilePosted", ...shared.file }, camille)
      const address = await erased.ask(fileId, camille, "visitor")
      assert.strictEqual((await fetch(erased.url + address!)).status, 200)
      await erased.store(conversationId, { _tag: "VisitorErased", visitorId: "camille" as never })
      // The log says so, whoever else has heard of it yet.
      assert.strictEqual((await fetch(erased.url + address!)).status, 404)
      await erased.files.forget(tenant, [conversationId])
      assert.isUndefined(erased.files.find(waiting.file.fileId))
      for (const name of readdirSync(erased.folder, { recursive: true, withFileTypes: true })) {
        if (!name.isFile()) continue
        assert.notInclude(name.name, fileId)
        assert.notInclude(name.name, waiting.file.fileId)
        assert.isFalse(readFileSync(join(name.parentPath, name.name)).includes("canary"), name.name)
      }
    } finally {
      await erased.close()
    }
  })

  it("what its sender gives up is nowhere either: not what it was called, not what was in it", async () => {
    const given = await make()
    const holding = (): ReadonlyArray<string> =>
      readdirSync(given.folder, { recursive: true, withFileTypes: true })
        .filter((one) => one.isFile())
        .filter(({ name, parentPath }) => readFileSync(join(parentPath, name)).includes("canary"))
        .map(({ name }) => name)
    try {
      const outcome = await given.bring("canary-given.pdf", pdf, await documentOf(2_000))
      if (outcome._tag !== "Ready") throw new Error(outcome._tag)
      assert.isNotEmpty(holding())
      await given.files.giveUp(outcome.file.fileId)
      assert.isEmpty(holding())
      assert.isEmpty(keptIn(given))
      assert.isUndefined(given.files.find(outcome.file.fileId))
    } finally {
      await given.close()
    }
  })

  it("a document is only to be kept, never shown", async () => {
    const { harmless } = await makeCorpus(limits.maxBytes + 1)
    const { bytes } = harmless.find(({ what }) => what === "a PDF")!
    const outcome = await kept.bring("devis.pdf", "application/pdf", bytes)
    if (outcome._tag !== "Ready") throw new Error(outcome._tag)
    await kept.store(conversationId, { _tag: "FilePosted", ...outcome.file }, camille)
    const answer = await get((await kept.ask(outcome.file.fileId, camille, "visitor"))!)
    assert.match(answer.headers.get("content-disposition") ?? "", /^attachment; /)
    assert.isTrue(Buffer.from(await answer.arrayBuffer()).equals(bytes))
  })

  it("the memory of a server stays as it is while fifty uploads run at once", async () => {
    // As large as may be, nearly all of it a remark: what is measured is how files come in, not how a picture is decoded.
    const picture = await small()
    const size = limits.maxBytes
    const file = join(kept.folder, "photo.png")
    writeFileSync(file, pngWith(picture, chunk("tEXt", Buffer.alloc(size - picture.length - 12, "Comment\0"))))
    // Two hundred megabytes are what an agent may have waiting, so several people send.
    const people = await Promise.all(
      Object.values(agents).map(async ({ participant, role }) => {
        const authorization = `Bearer ${await kept.token(participant, role)}`
        return { authorization, "tus-resumable": "1.0.0" }
      }),
    )
    const of = (value: string): string => Buffer.from(value).toString("base64")
    const metadata = (conversation: string): string =>
      `conversation ${of(conversation)},name ${of("photo.png")},type ${of(png)}`
    const peakOf = async (each: number): Promise<{ readonly peak: number; readonly buffers: number }> => {
      let peak = 0
      let buffers = 0
      let looks = 0
      const watch = setInterval(() => {
        peak = Math.max(peak, process.memoryUsage().rss)
        // What is in use and not only waiting to be collected; the few are to have as much waiting as they ever have.
        if (each > 1 && looks++ % 100 === 0) {
          collect()
          // What a collection has found is given back behind it; the next one waits for that.
          collect()
          buffers = Math.max(buffers, process.memoryUsage().arrayBuffers)
        }
      }, 5)
      const locations = await Promise.all(
        people.map(async (headers) => {
          const made: Array<string> = []
          for (let i = 0; i < each; i++) {
            // As many as may wait in one conversation, then in another.
            const conversation = i < limits.maxFiles ? conversationId : laterConversation
            const announced = { "upload-length": String(size), "upload-metadata": metadata(conversation) }
            const answer = await get("/uploads", { method: "POST", headers: { ...headers, ...announced } })
            assert.strictEqual(answer.status, 201, await answer.text())
            made.push(answer.headers.get("location")!)
          }
          const sending = {
            urls: made.map((location) => kept.url + location),
            headers: { ...headers, "upload-offset": "0", "content-type": "application/offset+octet-stream" },
            file,
          }
          const { stdout } = await promisify(execFile)(process.execPath, [sender, JSON.stringify(sending)])
          assert.deepStrictEqual(new Set(JSON.parse(stdout) as Array<number>), new Set([204]))
          return made
        }),
      )
      const ids = locations.flat().map((location) => location.slice("/uploads/".length) as never)
      const verdicts = await Promise.all(ids.map(async (id) => kept.files.judge(id)))
      clearInterval(watch)
      assert.deepStrictEqual(new Set(verdicts.map(({ _tag }) => _tag)), new Set(["Ready"]))
      for (const id of ids) await kept.files.giveUp(id)
      return { peak, buffers }
    }
    // The second time nothing is the first of its kind: what looks into files has as much waiting to be collected as it ever has.
    const five = Math.max((await peakOf(1)).peak, (await peakOf(1)).peak)
    const before = held()
    // What the tests before this one still hold is not the uploads'.
    const idle = process.memoryUsage().arrayBuffers
    const { peak: fifty, buffers } = await peakOf(10)
    const sent = 10 * people.length * size
    const said = [five, fifty, sent, buffers - idle].map((bytes) => (bytes / 1e6).toFixed(0))
    console.log(
      `memory at its highest: ${said[0]} MB for 5 uploads, ${said[1]} MB for 50 of ${said[2]} MB, ${said[3]} MB of it buffers in use`,
    )
    // Each is some buffers of a stream, whatever its file's size: four times the bound goes through.
    assert.isAbove(sent, 4 * 120e6)
    assert.isBelow(buffers - idle, 28e6)
    // Beside that is what waits to be collected, here and where files are looked into.
    assert.isBelow(fifty - five, 120e6)
    // And nothing of them stays.
    await expect.poll(() => held() - before, { ...within, interval: 100 }).toBeLessThan(10e6)
  }, 60_000)
})

describe("scanning", () => {
  const scannerAt = (port: number, most?: number) =>
    ClamAv.make({ host: "127.0.0.1", port, ...(most !== undefined && { within: most }) })

  it("the daemon reads every byte, and what it finds is refused for everyone", async () => {
    const daemon = await clamd()
    const kept = await make(scannerAt(daemon.port))
    try {
      const clean = await small()
      const harmless = await kept.bring("a.png", png, clean)
      if (harmless._tag !== "Ready") throw new Error(harmless._tag)
      assert.deepStrictEqual(daemon.sizes, [clean.length])
      const infected = pngWith(clean, chunk("tEXt", Buffer.from(`Comment\0${eicar}`)))
      const outcome = await kept.bring("infected.png", png, infected)
      assert.deepStrictEqual(outcome, {
        _tag: "Rejected",
        rejection: { why: "virus", reason: { key: "FileInfected" } },
      })
      assert.strictEqual(keptIn(kept).filter((name) => !name.endsWith(".json")).length, 1)
      assert.deepStrictEqual(await scannerAt(daemon.port).scan(Readable.from([Buffer.from(eicar)])), {
        _tag: "Infected",
        name: "Eicar-Test-Signature",
      })
      // Its sender cannot share it all the same, and their other page sees no trace of it; what is harmless comes there.
      const [, fileId] = kept.announced
      const open = async () => ConversationWindow.open(await kept.enter(camille, "visitor"), { tenant, conversationId })
      const [wishing, seeing] = [await open(), await open()]
      const file = { fileId: fileId!, name: "infected.png", mediaType: png, size: infected.length }
      const refused = await wishing.submit(PostFile, { file }).outcome
      assert.strictEqual(refused._tag === "Refused" && refused.rejection.reasons[0].key, "FileUnknown")
      const shared = await wishing.submit(PostFile, { file: harmless.file }).outcome
      assert.strictEqual(shared._tag, "Stored")
      const seen = (): string => JSON.stringify([...Timeline.iterate(seeing.timeline.get())])
      await expect.poll(seen, within).toContain(harmless.file.fileId)
      assert.notInclude(seen(), fileId!)
      assert.notInclude(seen(), "infected")
      assert.isUndefined(await kept.ask(fileId!, camille, "visitor"))
    } finally {
      await kept.close()
      daemon.server.close()
    }
  })

  it("without an answer nothing is ready; asked again once the daemon is back, it is", async () => {
    const gone = await clamd()
    gone.server.close()
    await once(gone.server, "close")
    const kept = await make(scannerAt(gone.port))
    try {
      const events: Array<string> = []
      const bytes = fileOf("a.png", png, await small())
      const upload = kept.uploader().start(
        { file: bytes, conversationId, name: "a.png", mediaType: png },
        {
          located: () => {},
          progressed: () => {},
          received: () => events.push("received"),
          cleared: () => events.push("cleared"),
          refused: () => events.push("refused"),
          broken: ({ key }) => events.push(key),
        },
      )
      await expect.poll(() => events, within).toEqual(["received", "FileNotChecked"])
      const back = await clamd()
      back.server.close()
      await once(back.server, "close")
      const daemon = createServer((socket) => {
        socket.on("error", () => {})
        socket.once("data", () => socket.end("stream: OK\0"))
      })
      daemon.listen(gone.port, "127.0.0.1")
      await once(daemon, "listening")
      upload.resume()
      await expect.poll(() => events, within).toEqual(["received", "FileNotChecked", "cleared"])
      daemon.close()
    } finally {
      await kept.close()
    }
  })

  it("a daemon that complains or says nothing is no answer", async () => {
    for (const [behave, words] of [
      ["badly", /size limit/],
      ["silent", /no answer within/],
    ] as const) {
      const daemon = await clamd(behave)
      const error = await scannerAt(daemon.port, 200)
        .scan(Readable.from([Buffer.alloc(10)]))
        .then(() => "answered", String)
      assert.match(error, words)
      daemon.server.close()
    }
    assert.deepStrictEqual(ClamAv.at("[::1]:3310"), { host: "::1", port: 3310 })
    for (const address of ["", "host", "host:", ":3310", "host:99999"]) assert.isUndefined(ClamAv.at(address), address)
  })
})
