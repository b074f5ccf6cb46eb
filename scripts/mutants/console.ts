/** Mistakes planted in the console's own server. */
import type { Mutant } from "./Mutant.ts"

const look = "examples/console/server/images/ImageLook.ts"
const address = "examples/console/server/images/PublicAddress.ts"

export const consoleServer: ReadonlyArray<Mutant> = [
  {
    name: "a drawing is shown as an image",
    file: look,
    find: 'if (clean === undefined) return "NotAnImage"',
    replace: 'if (clean === undefined) return "Ready"',
    rule: "IL2",
  },
  {
    name: "an image is one by its first bytes",
    file: look,
    find: '    clean(bytes)\n    return "Ready"',
    replace: '    return "Ready"',
    rule: "IL2",
  },
  {
    name: "where an image has moved to is not followed",
    file: look,
    find: "return left === 0 || !URL.canParse(headers.location, url)",
    replace: "return left <= 3 || !URL.canParse(headers.location, url)",
    rule: "IL1",
  },
  {
    name: "a size that is said is waited for",
    file: look,
    find: 'if (Number(headers["content-length"] ?? 0) > most) return "TooLarge"',
    replace: "",
    rule: "IL3",
  },
  {
    name: "what was read of too many bytes is judged",
    file: look,
    find: "if (size > most) return undefined",
    replace: "if (size > most) break",
    rule: "IL3",
  },
  {
    name: "an image of too many pixels is none",
    file: look,
    find: 'error.key === "ImageTooLarge" ? "TooLarge" : "NotAnImage"',
    replace: 'error.key === "ImageTooLarge" ? "NotAnImage" : "TooLarge"',
    rule: "IL3",
  },
  {
    name: "a look waits for as long as it takes",
    file: look,
    find: "AbortSignal.timeout(time)",
    replace: "AbortSignal.timeout(time * 1_000)",
    rule: "IL4",
  },
  {
    name: "a page that says that nothing is there is judged",
    file: look,
    find: 'if (statusCode !== 200) return "Unreachable"',
    replace: "",
    rule: "IL5",
  },
  {
    name: "an image that moves for ever is followed for ever",
    file: look,
    find: "return left === 0 || !URL.canParse",
    replace: "return !URL.canParse",
    rule: "IL5",
  },
  {
    name: "an address with a name and a password is asked",
    file: look,
    find: 'if ("refusal" in safe) return "Unreachable"\n    const url = new URL(safe.url)',
    replace: "const url = new URL(text)",
    rule: "IL5",
  },
  {
    name: "whoever has an origin of their own may ask this machine at any",
    file: look,
    find: "own.includes(url.origin)",
    replace: "own.length > 0",
    rule: "IL6",
  },
  {
    name: "any port is asked",
    file: look,
    find: 'if (!isOwn && url.port !== "") return "Unreachable"',
    replace: "",
    rule: "IL6",
  },
  {
    name: "this machine is asked under anybody's name",
    file: look,
    find: "allowed: isOwn ? ofOwn : isPublic",
    replace: "allowed: ofOwn",
    rule: "IL6",
  },
  {
    name: "an address that is no name is not judged",
    file: look,
    find: "if (isIP(literal) !== 0 && !allowed(literal))",
    replace: "if (isIP(literal) !== 0 && literal.length === 0)",
    rule: "IL6",
  },
  {
    name: "a name is judged by its first address",
    file: look,
    find: "!addresses.every(({ address }) => allowed(address))",
    replace: "!allowed(first.address)",
    rule: "IL7",
  },
  {
    name: "the addresses of links are anybody's",
    file: address,
    find: '  ["169.254.0.0", 16],\n',
    replace: "",
    rule: "IL8",
  },
  {
    name: "an address that carries another is anybody's",
    file: address,
    find: '  ["2002::", 16],\n',
    replace: "",
    rule: "IL8",
  },
]
