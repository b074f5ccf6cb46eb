/**
 * Tells what a file is by its first bytes with `file-type`, in a browser and in Node.
 *
 * @since 0.1.0
 */
import { fileTypeFromBlob, fileTypeFromBuffer } from "file-type"

/** The media type that the first bytes of a file have; nothing for one that is of no known kind. */
export const ofBlob = async (file: Blob): Promise<string | undefined> => (await fileTypeFromBlob(file))?.mime

/** The same of bytes in memory: the first few thousand say it. */
export const ofBytes = async (bytes: Uint8Array): Promise<string | undefined> => (await fileTypeFromBuffer(bytes))?.mime
