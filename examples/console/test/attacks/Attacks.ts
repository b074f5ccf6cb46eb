/**
 * What people with bad intent put where a text, an address, a name or a step is expected, and what must become of it.
 *
 * One table for every place that takes or shows such a thing. Each script tries to set `__attacked` or to open a dialog,
 * so that one that runs is seen.
 */

/** An address, and the host it may lead to once it is taken; `refused` when it may not be taken at all. */
export interface Address {
  readonly what: string
  readonly url: string
  /** As the WHATWG parser writes it, port included. */
  readonly becomes: { readonly host: string } | "refused"
}

/** Addresses: schemes that run, credentials, look-alikes, machines that are nobody's to reach. */
export const addresses: ReadonlyArray<Address> = [
  { what: "a script", url: "javascript:__attacked=1", becomes: "refused" },
  { what: "a script in mixed case", url: "JaVaScRiPt:__attacked=1", becomes: "refused" },
  { what: "a script behind a control character", url: "\u0001javascript:__attacked=1", becomes: "refused" },
  { what: "a script behind spaces", url: "  \t javascript:__attacked=1", becomes: "refused" },
  { what: "a script broken by a line end", url: "java\nscript:__attacked=1", becomes: "refused" },
  { what: "a script broken by a tab", url: "java\tscript:__attacked=1", becomes: "refused" },
  {
    what: "a script that looks like a page",
    url: "javascript://maison-lumen.example/%0A__attacked=1",
    becomes: "refused",
  },
  { what: "a script with its colon encoded", url: "javascript&colon;__attacked=1", becomes: "refused" },
  { what: "a page as data", url: "data:text/html,<script>__attacked=1</script>", becomes: "refused" },
  { what: "a drawing as data", url: "data:image/svg+xml,<svg onload=__attacked=1>", becomes: "refused" },
  { what: "an old script", url: "vbscript:msgbox(1)", becomes: "refused" },
  { what: "a blob that names a good origin", url: "blob:https://maison-lumen.example/1", becomes: "refused" },
  { what: "a file", url: "file:///etc/passwd", becomes: "refused" },
  { what: "the source of a page", url: "view-source:https://maison-lumen.example/", becomes: "refused" },
  { what: "another program", url: "intent://scan/#Intent;scheme=zxing;end", becomes: "refused" },
  { what: "mail", url: "mailto:a@maison-lumen.example?body=<img src=x>", becomes: "refused" },
  { what: "a good host as user name", url: "https://maison-lumen.example@evil.test/", becomes: "refused" },
  { what: "a name and a password", url: "https://a:b@maison-lumen.example/", becomes: "refused" },
  { what: "a name alone, empty password", url: "https://a:@maison-lumen.example/", becomes: "refused" },
  { what: "an address without scheme", url: "//evil.test/", becomes: "refused" },
  { what: "a path", url: "/shop/basket", becomes: "refused" },
  { what: "a scheme without host", url: "https://", becomes: "refused" },
  { what: "an address that is too long", url: `https://maison-lumen.example/${"a".repeat(3000)}`, becomes: "refused" },
  { what: "backslashes", url: "https:\\\\evil.test\\", becomes: { host: "evil.test" } },
  {
    what: "a backslash before the good host",
    url: "https://evil.test\\@maison-lumen.example/",
    becomes: { host: "evil.test" },
  },
  { what: "no slashes", url: "http:evil.test", becomes: { host: "evil.test" } },
  {
    what: "the good host as a sub-domain",
    url: "https://maison-lumen.example.evil.test/",
    becomes: { host: "maison-lumen.example.evil.test" },
  },
  {
    what: "the good host as an ending",
    url: "https://evilmaison-lumen.example/",
    becomes: { host: "evilmaison-lumen.example" },
  },
  {
    what: "the good host in the fragment",
    url: "https://evil.test#@maison-lumen.example/",
    becomes: { host: "evil.test" },
  },
  {
    what: "the good host in the query",
    url: "https://evil.test?https://maison-lumen.example",
    becomes: { host: "evil.test" },
  },
  { what: "a Cyrillic letter in a known name", url: "https://аpple.com/", becomes: { host: "xn--pple-43d.com" } },
  { what: "a whole name of look-alikes", url: "https://раураӏ.com/", becomes: { host: "xn--80aa0cbo65f.com" } },
  { what: "wide letters", url: "https://ｅｖｉｌ.test/", becomes: { host: "evil.test" } },
  { what: "an ideographic full stop", url: "https://evil。test/", becomes: { host: "evil.test" } },
  { what: "an invisible letter in the host", url: "https://evil\u00ad.test/", becomes: { host: "evil.test" } },
  { what: "this machine as hexadecimal", url: "http://0x7f.1/", becomes: { host: "127.0.0.1" } },
  { what: "this machine as a number", url: "http://2130706433/", becomes: { host: "127.0.0.1" } },
  { what: "this machine in octal", url: "http://0177.0.0.1/", becomes: { host: "127.0.0.1" } },
  { what: "this machine behind IPv6", url: "http://[::ffff:127.0.0.1]/", becomes: { host: "[::ffff:7f00:1]" } },
  { what: "the metadata of a cloud", url: "http://169.254.169.254/latest/", becomes: { host: "169.254.169.254" } },
  { what: "a printer at home", url: "http://192.168.1.1/", becomes: { host: "192.168.1.1" } },
]

/** Images beside those that are no addresses at all: a drawing may carry a script. */
export const images: ReadonlyArray<{ readonly what: string; readonly url: string }> = [
  { what: "a drawing", url: "http://127.0.0.1/a.svg" },
  { what: "a drawing behind a query", url: "http://127.0.0.1/a.svg?b=c.png" },
  { what: "a drawing in capitals", url: "http://127.0.0.1/A.SVG" },
  { what: "a packed drawing", url: "http://127.0.0.1/a.svgz" },
  {
    what: "a picture of the shop's other home, which its pages do not show",
    url: "https://maison-lumen.example/a.png",
  },
  { what: "a pixel elsewhere", url: "https://tracker.test/pixel.gif" },
]

/** A text that is no address. `stored` when it may be kept, exactly as it came. */
export interface Text {
  readonly what: string
  readonly text: string
  readonly stored: boolean
}

/** Texts: markup, scripts, invisible and direction-changing characters, broken Unicode, formulas. */
export const texts: ReadonlyArray<Text> = [
  { what: "an image that fails", text: "<img src=x onerror=__attacked=1>", stored: true },
  { what: "a drawing that loads", text: "<svg/onload=__attacked=1>", stored: true },
  { what: "a script", text: "<script>__attacked=1</script>", stored: true },
  { what: "the end of a script", text: "</script><script>__attacked=1</script>", stored: true },
  { what: "the end of an attribute", text: `"><img src=x onerror=__attacked=1>`, stored: true },
  { what: "the end of an attribute, single quotes", text: `' autofocus onfocus=__attacked=1 x='`, stored: true },
  { what: "a frame", text: `<iframe srcdoc="<script>parent.__attacked=1</script>"></iframe>`, stored: true },
  { what: "a form", text: `<form action=//evil.test><button>Envoyer</button></form>`, stored: true },
  { what: "a base", text: `<base href="//evil.test/">`, stored: true },
  { what: "a style sheet", text: `<link rel=stylesheet href=//evil.test/a.css>`, stored: true },
  { what: "a style", text: `<style>*{display:none}</style>`, stored: true },
  { what: "a refresh", text: `<meta http-equiv=refresh content="0;url=//evil.test">`, stored: true },
  {
    what: "markup that mutates",
    text: `<math><mtext><table><mglyph><style><img src=x onerror=__attacked=1>`,
    stored: true,
  },
  { what: "a comment that ends", text: `<!--><img src=x onerror=__attacked=1>-->`, stored: true },
  { what: "a template of another language", text: "{{constructor.constructor('__attacked=1')()}}", stored: true },
  { what: "a template literal", text: "${__attacked=1}", stored: true },
  { what: "a Markdown link", text: "[une lampe](javascript:__attacked=1)", stored: true },
  { what: "a Markdown image", text: "![x](https://tracker.test/p.gif)", stored: true },
  { what: "entities", text: "&lt;b&gt; &#x3c;img src=x onerror=__attacked=1&#x3e;", stored: true },
  { what: "a script address in a text", text: "javascript:__attacked=1 //https://maison-lumen.example", stored: true },
  { what: "an address with a good user name", text: "https://maison-lumen.example@evil.test/ ici", stored: true },
  {
    what: "an address that ends in markup",
    text: `https://maison-lumen.example/"onmouseover="__attacked=1`,
    stored: true,
  },
  { what: "a right-to-left override", text: "facture\u202Egpj.exe pour vous", stored: true },
  { what: "isolates that are not closed", text: "\u2067\u2067\u2066ouvert", stored: true },
  { what: "isolates that were not opened", text: "fermé\u2069\u2069\u2069 \u202C\u202C", stored: true },
  { what: "invisible letters", text: "pay\u200B\u200D\uFEFFpal\u061C", stored: true },
  { what: "right-to-left text", text: "مرحبا ‎https://maison-lumen.example/ كيف", stored: true },
  { what: "a pile of accents", text: `z${"\u0300\u0489".repeat(60)}algo`, stored: true },
  { what: "tags that cannot be seen", text: "\u{E0041}\u{E0042} étiquette", stored: true },
  { what: "a null in the middle", text: "avant\u0000après", stored: true },
  { what: "control characters", text: "a\u0007\u001b[31mrouge\u001b[0m", stored: true },
  { what: "line ends of every kind", text: "un\rdeux\r\ntrois\u2028quatre\u0085cinq", stored: true },
  {
    what: "a line that looks like somebody else's",
    text: "merci\n10:42  Inès Morel : votre mot de passe ?",
    stored: true,
  },
  { what: "one long word", text: "W".repeat(900), stored: true },
  { what: "a formula", text: `=HYPERLINK("https://evil.test";"ici")`, stored: true },
  { what: "a formula that runs", text: "=cmd|' /C calc'!A0", stored: true },
  { what: "a formula behind a plus", text: "+SUM(1;2)", stored: true },
  { what: "a formula behind a minus", text: "-2+3", stored: true },
  { what: "a formula behind an at", text: "@SUM(1)", stored: true },
  { what: "a formula behind a tab", text: "\t=1+1 ", stored: true },
  { what: "a formula in wide letters", text: "＝1+1", stored: true },
  { what: "a formula in a second cell", text: `texte";"=1+1`, stored: true },
  { what: "a name of every object", text: "__proto__", stored: true },
  { what: "the maker of every object", text: "constructor.prototype.isAdmin", stored: true },
  { what: "half of a letter", text: "moitié \uD800", stored: false },
  { what: "the other half", text: "\uDC00 moitié", stored: false },
  { what: "nothing that can be seen", text: " \t\n\u00a0", stored: false },
]

/** What is put where the name of a person or of a file is expected; none is one. */
export const names: ReadonlyArray<string> = [
  "Inès\u202EseniS",
  "Inès\u2066",
  "\u200BInès",
  "Inès\uFEFF",
  "In\u061Cès",
  "Inès\nMorel",
  "Inès\u0000",
  "",
  "N".repeat(81),
]

/** What is put where the name of a file is expected beside that. */
export const fileNames: ReadonlyArray<string> = ["../../etc/passwd", "C:\\a.exe", "dir/facture.pdf"]

/** Where an agent wants a visitor's page to go, which stands at {@link page}; none is of its site. */
export const page = "https://maison-lumen.example/p/aube"
export const destinations: ReadonlyArray<string> = [
  "//evil.test/",
  "https://evil.test/",
  "http://maison-lumen.example/",
  "https://maison-lumen.example:8443/",
  "https://maison-lumen.example@evil.test/",
  "https://maison-lumen.example.evil.test/",
  "https:\\\\evil.test\\",
  "\\\\evil.test\\",
  "/\\evil.test",
  "///evil.test",
  "javascript:__attacked=1",
  "data:text/html,<script>__attacked=1</script>",
  "blob:https://maison-lumen.example/1",
  "https://",
]

/** Fields of a page that nobody touches but the visitor, as a page describes them. */
export const secretFields: ReadonlyArray<{
  readonly type?: string
  readonly autocomplete?: string
  readonly masked?: boolean
}> = [
  { type: "password" },
  { type: "PASSWORD" },
  { type: "file" },
  { type: "hidden" },
  { type: "text", masked: true },
  { type: "text", autocomplete: "cc-number" },
  { type: "text", autocomplete: "section-a billing cc-csc" },
  { type: "text", autocomplete: "CC-EXP" },
  { type: "text", autocomplete: "current-password" },
  { type: "text", autocomplete: "new-password webauthn" },
  { type: "text", autocomplete: "one-time-code" },
]

/** Keys that are every object's own. */
export const keys: ReadonlyArray<string> = ["__proto__", "constructor", "prototype", "hasOwnProperty", "toString"]
