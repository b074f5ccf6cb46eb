/**
 * Where the bytes of an upload go: straight onto the disk, a piece at a time. The store of tus puts one stream more in
 * between and lets pieces gather before the disk, for each upload that runs.
 *
 * @since 0.1.0
 */
import { FileStore } from "@tus/file-store"
import { createWriteStream } from "node:fs"
import { join } from "node:path"
import type { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"

/** Where the bytes of uploads go. */
export class Incoming extends FileStore {
  override async write(bytes: Readable, fileId: string, offset: number): Promise<number> {
    const file = createWriteStream(join(this.directory, fileId), { flags: "r+", start: offset, highWaterMark: 1 })
    try {
      await pipeline(bytes, file)
    } catch (cause) {
      // What the disk says of it names folders.
      throw Object.assign(new Error("not written", { cause }), { status_code: 500, body: "Not written" })
    }
    return offset + file.bytesWritten
  }
}
