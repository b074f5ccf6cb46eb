/**
 * The secret that signs the demo's tokens: made at the first start, kept in the data folder, readable by its owner only.
 *
 * @since 0.1.0
 */
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"

/** The secret of this data folder, 32 random bytes; made if there is none. */
export const open = (folder: string): Uint8Array => {
  const file = join(folder, "signing.key")
  try {
    writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error
  }
  const key = Buffer.from(readFileSync(file, "utf8").trim(), "base64url")
  if (key.length !== 32) throw new Error(`${file} does not hold a key; remove it to have another one made`)
  return key
}

/** What a seal is for: one that was made for something else does not open. */
export type Purpose = "visitor" | "sign-in" | "file"

/** A value with its seal, for what must come back as it was given. */
export const seal = (key: Uint8Array, value: string, purpose: Purpose): string =>
  `${value}.${mark(key, value, purpose).toString("base64url")}`

/** The value of a sealed text; `undefined` for one that was not sealed with this key for this purpose. */
export const unseal = (key: Uint8Array, sealed: string, purpose: Purpose): string | undefined => {
  const dot = sealed.lastIndexOf(".")
  if (dot < 1) return undefined
  const value = sealed.slice(0, dot)
  const given = Buffer.from(sealed.slice(dot + 1), "base64url")
  const wanted = mark(key, value, purpose)
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? value : undefined
}

// Its purpose is in it, so that a seal is never a token's signature nor another seal.
const mark = (key: Uint8Array, value: string, purpose: Purpose): Buffer =>
  createHmac("sha256", key).update(`${purpose} ${value}`).digest()
