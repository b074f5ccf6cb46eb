import { Transformer } from "@napi-rs/image"
import type { Verdict } from "@pupitre/actions/OfferImage"
import type { SafeUrl } from "@pupitre/core/SafeUrl"
import * as fc from "fast-check"
import { subscribe, unsubscribe } from "node:diagnostics_channel"
import type { RequestListener } from "node:http"
import { createServer } from "node:http"
import type { AddressInfo, Socket } from "node:net"
import { deflateSync } from "node:zlib"
import { afterAll, assert, beforeAll, describe, it } from "vitest"
import * as ImageLook from "../../server/images/ImageLook.ts"
import { isLoopback, isPublic } from "../../server/images/PublicAddress.ts"
import { chunk, gif, pixels } from "../files/Corpus.ts"

const picture = (): Transformer => Transformer.fromRgbaPixels(pixels(24, 16), 24, 16)
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** A PNG that says how large it is, of hardly any bytes. */
const pngOf = (width: number, height: number): Buffer => {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 6], 8)
  const data = deflateSync(Buffer.alloc(64))
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", data), chunk("IEND", Buffer.alloc(0))])
}

const drawing = `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`

/** The paths that were asked for. */
const asked: Array<string> = []
let origin = ""
let images: Readonly<Record<string, Buffer>> = {}

/** A server that answers as its paths say. */
const answer: RequestListener = (request, response) => {
  const path = request.url ?? ""
  asked.push(path)
  const redirect = (to: string): unknown => response.writeHead(302, { location: to }).end()
  const image = images[path]
  if (image !== undefined) return response.writeHead(200, { "content-type": "image/png" }).end(image)
  switch (path) {
    case "/drawing.png":
      return response.writeHead(200, { "content-type": "image/png" }).end(drawing)
    case "/page.png":
      return response.writeHead(200, { "content-type": "image/png" }).end("<!doctype html><script>1</script>")
    case "/moved.png":
      return redirect("/right.png")
    case "/to-private.png":
      return redirect("http://169.254.169.254/latest/meta-data/")
    case "/to-neighbour.png":
      return redirect(`${origin.replace(/\d+$/, (port) => String(Number(port) === 9 ? 7 : 9))}/right.png`)
    case "/to-elsewhere.png":
      return redirect("http://shop.example/right.png")
    case "/to-named.png":
      return redirect(`${origin.replace("//", "//somebody:else@")}/right.png`)
    case "/to-file.png":
      return redirect("file:///etc/passwd")
    case "/round.png":
      return redirect("/round.png")
    case "/says-endless.png":
      return response.writeHead(200, { "content-length": 1e12 }).write(signature)
    case "/endless.png": {
      const more = (): void => {
        while (response.writable && response.write(Buffer.alloc(65_536)));
        response.once("drain", more)
      }
      response.writeHead(200).write(signature)
      return more()
    }
    case "/slow.png":
      return response.writeHead(200).write(signature)
    case "/silent.png":
      return undefined
    case "/broken.png":
      response.writeHead(200, { "content-length": 4_000 }).write(images["/right.png"])
      return setImmediate(() => response.destroy())
    default:
      return response.writeHead(404).end("not here")
  }
}
const server = createServer(answer)

/** The addresses that a connection was tried to, whether anything answered there or not. */
const tried: Array<string> = []
const onSocket = (message: unknown): void => {
  const { socket } = message as { readonly socket: Socket }
  socket.on("connectionAttempt", (address: string) => tried.push(address))
}

beforeAll(async () => {
  subscribe("net.client.socket", onSocket)
  await new Promise<void>((done) => void server.listen(0, "127.0.0.1", done))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const right = await picture().png()
  images = {
    "/right.png": right,
    "/right.jpg": await picture().jpeg(),
    "/right.webp": await picture().webp(),
    "/right.gif": gif,
    "/half.png": right.subarray(0, right.length >> 1),
    "/huge.png": pngOf(100_000, 100_000),
  }
})
afterAll(async () => {
  unsubscribe("net.client.socket", onSocket)
  server.closeAllConnections()
  await new Promise((done) => void server.close(done))
})

const look = async (address: string, options: ImageLook.Options = {}): Promise<Verdict> =>
  ImageLook.make({ own: [origin], bytes: 500_000, ...options })(new URL(address, origin).href as SafeUrl)

describe("a look at the image of an offer", () => {
  it("[IL1] finds an image of each of the four kinds, whatever its server calls it, and one that has moved", async () => {
    for (const path of ["/right.png", "/right.jpg", "/right.webp", "/right.gif", "/moved.png"])
      assert.strictEqual(await look(path), "Ready", path)
  })

  it("[IL2] finds none in a drawing with scripts, a page, half an image", async () => {
    for (const path of ["/drawing.png", "/page.png", "/half.png"])
      assert.strictEqual(await look(path), "NotAnImage", path)
  })

  it("[IL3] stops at so many bytes, said or sent, and at so many pixels before any is decoded", async () => {
    for (const path of ["/says-endless.png", "/endless.png", "/huge.png"])
      assert.strictEqual(await look(path, { time: 2_000 }), "TooLarge", path)
  })

  it("[IL4] waits so long for a beginning and for an end, and no longer", async () => {
    for (const path of ["/slow.png", "/silent.png"])
      assert.strictEqual(await look(path, { time: 150 }), "Unreachable", path)
  })

  it("[IL5] reaches nothing that is not there, breaks off or moves for ever", async () => {
    asked.length = 0
    for (const path of ["/gone.png", "/broken.png", "/round.png", "/to-file.png", "/to-named.png"])
      assert.strictEqual(await look(path, { time: 2_000 }), "Unreachable", path)
    assert.lengthOf(
      asked.filter((path) => path === "/round.png"),
      4,
      "the first and three redirects",
    )
    assert.strictEqual(await look("/moved.png", { redirects: 0 }), "Unreachable")
  })

  it("[IL6] asks nothing of this machine or a private network, directly or sent there, but for the shop's own origin", async () => {
    asked.length = 0
    tried.length = 0
    assert.strictEqual(await look("/right.png", { own: [] }), "Unreachable")
    assert.strictEqual(await look("/right.png", { own: [origin.replace("127.0.0.1", "localhost")] }), "Unreachable")
    assert.lengthOf(asked, 0)
    // Somebody's name for this machine, on the port of the web; and the address itself.
    const here: ImageLook.Resolve = (_host, _options, told) => told(null, [{ address: "127.0.0.1", family: 4 }])
    assert.strictEqual(await look("http://shop.example/a.png", { resolve: here }), "Unreachable")
    assert.strictEqual(await look("http://169.254.169.254/a.png", { time: 500 }), "Unreachable")
    assert.deepStrictEqual(tried, [], "no connection was even tried")
    for (const path of ["/to-private.png", "/to-neighbour.png", "/to-elsewhere.png"]) {
      const resolve: ImageLook.Resolve = (_host, _options, told) => told(null, [{ address: "10.0.0.7", family: 4 }])
      assert.strictEqual(await look(path, { resolve, time: 500 }), "Unreachable", path)
    }
    assert.deepStrictEqual(asked, ["/to-private.png", "/to-neighbour.png", "/to-elsewhere.png"])
    assert.deepStrictEqual(tried, ["127.0.0.1", "127.0.0.1", "127.0.0.1"])
    let resolved = 0
    const counting: ImageLook.Resolve = (_host, _options, told) => {
      resolved++
      told(null, [])
    }
    assert.strictEqual(await look("http://shop.example:5432/", { resolve: counting }), "Unreachable")
    assert.strictEqual(resolved, 0, "another port is no shop's")
  })

  it("[IL7] judges a name by where it leads, each time, all of its addresses", async () => {
    asked.length = 0
    const names: Array<string> = []
    const leadingTo =
      (...addresses: ReadonlyArray<string>): ImageLook.Resolve =>
      (host, _options, told) => {
        names.push(host)
        told(
          null,
          addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
        )
      }
    const { port } = new URL(origin)
    const own = [`http://shop.example:${port}`]
    const named = `http://shop.example:${port}/right.png`
    assert.strictEqual(await look(named, { own, resolve: leadingTo("127.0.0.1") }), "Ready")
    assert.strictEqual(await look(named, { own, resolve: leadingTo("192.168.1.1") }), "Unreachable")
    assert.strictEqual(await look(named, { own, resolve: leadingTo("127.0.0.1", "10.0.0.1") }), "Unreachable")
    assert.strictEqual(await look(named, { own, resolve: leadingTo() }), "Unreachable")
    assert.lengthOf(asked, 1)
    assert.deepStrictEqual(
      names,
      Array.from({ length: 4 }, () => "shop.example"),
    )
  })
})

describe("a public address", () => {
  it("[IL8] is none of this machine, a private network, a link, a provider's own, or one that carries another", () => {
    for (const address of [
      ...["0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1"],
      ...["172.31.255.255", "192.0.0.170", "192.168.0.1", "198.18.0.1", "224.0.0.1", "255.255.255.255", "240.0.0.1"],
      ...["::", "::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "64:ff9b::7f00:1", "fe80::1", "fc00::1", "fd12::1"],
      ...["ff02::1", "2001:db8::1", "2002:7f00:1::", "2001::1", "3fff::1", "", "localhost", "127.1", "fe80::1%eth0"],
    ])
      assert.isFalse(isPublic(address), address)
    for (const address of ["8.8.8.8", "172.32.0.1", "100.128.0.1", "193.0.0.1", "2606:4700::1111", "2a00:1450::1"])
      assert.isTrue(isPublic(address), address)
    assert.deepStrictEqual(["127.0.0.1", "::1", "10.0.0.1", "::2", ""].map(isLoopback), [
      true,
      true,
      false,
      false,
      false,
    ])
  })

  it("[IL8] is never one of this machine", () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (address) => {
        assert.isFalse(isPublic(address) && isLoopback(address))
      }),
    )
  })
})
