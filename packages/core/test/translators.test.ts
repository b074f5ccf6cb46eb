import { afterEach, assert, describe, it } from "@effect/vitest"
import { languageDetection } from "@pupitre/core/adapter/LanguageDetection"
import * as TranslationQuery from "@pupitre/core/composer/TranslationQuery"
import type { Answer, Request, Translator } from "@pupitre/core/composer/Translator"
import * as Translators from "@pupitre/core/composer/Translator"
import type { BrowserTranslators, Pair } from "@pupitre/core/composer/translator/BuiltIn"
import * as BuiltIn from "@pupitre/core/composer/translator/BuiltIn"
import * as DeepL from "@pupitre/core/composer/translator/DeepL"
import * as LibreTranslate from "@pupitre/core/composer/translator/LibreTranslate"
import { EventChannelError } from "@pupitre/core/EventChannel"
import type { Asker } from "@pupitre/core/Query"
import * as Query from "@pupitre/core/Query"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import type { Service } from "./translationServices.js"
import { deepl, libreTranslate } from "./translationServices.js"

const running: Array<Service> = []
afterEach(async () => {
  for (const service of running.splice(0)) await service.close()
})
const open = async (service: Promise<Service>): Promise<Service> => {
  const opened = await service
  running.push(opened)
  return opened
}

/** Time that passes when it is waited for: waits are noted, a limit runs out when the service stays silent. */
const hurried = (service: Service) => {
  const waits: Array<number> = []
  let clock = 0
  let limit = (): void => {}
  service.onSilence = () => limit()
  return {
    waits,
    http: {
      timeout: 4_001,
      now: () => clock,
      schedule: (after: number, run: () => void) => {
        if (after === 4_001) {
          limit = () => {
            clock += after
            run()
          }
        } else {
          waits.push(after)
          clock += after
          queueMicrotask(run)
        }
        return () => {}
      },
    },
  }
}

const said = (answer: Answer): string => (answer._tag === "Translated" ? answer.text : answer.reason.key)

const secret = "s3cr3t-k3y"
const key = Redacted.make(secret)
const stock: Request = { text: "Bonjour, la lampe Aube est-elle en stock ?", from: "fr", to: "en" }
const marked: Request = { text: "Voyez https://lumen.example/aube?a=1&b=2 pour la taille.", from: "fr", to: "en" }

/** Both services on the network, each with a way to make its translator and what is its own. */
const services = [
  {
    name: "LibreTranslate",
    open: () => libreTranslate({ key: secret }),
    make: (service: Service, http: object = {}, with_ = key): Translator =>
      LibreTranslate.make({ url: `${service.url}/`, key: with_, ...http }),
    languages: { from: ["en", "fr", "de"], to: ["en", "fr", "de"] },
    english: "en",
  },
  {
    name: "DeepL",
    open: () => deepl({ key: secret }),
    make: (service: Service, http: object = {}, with_ = key): Translator =>
      DeepL.make({ url: service.url, key: with_, ...http }),
    languages: { from: ["en", "fr", "de"], to: ["en-GB", "en-US", "fr", "de"] },
    english: "en",
  },
] as const

describe.each(services)("$name", ({ name, open: begin, make, languages }) => {
  it("[TL10] translates, tells the language when it was not told, and which languages there are", async () => {
    const service = await open(begin())
    const translator = make(service)
    assert.deepStrictEqual(await translator.translate(stock), {
      _tag: "Translated",
      text: "Hello, is the Aube lamp in stock?",
      provider: name,
    })
    const { from: _, ...unknown } = stock
    const found = await translator.translate(unknown)
    assert.isTrue(found._tag === "Translated" && found.from === "fr")
    assert.deepStrictEqual(await translator.languages(), { _tag: "Languages", ...languages })
  })

  it("[TL8] links, placeholders and words of the glossary come back whole, and the rest is translated", async () => {
    const service = await open(begin())
    const answer = await Translators.ask(make(service), marked)
    assert.deepStrictEqual(answer, {
      _tag: "Translated",
      text: "See https://lumen.example/aube?a=1&b=2 for the size.",
      provider: name,
    })
    const sentence = { text: "Un <b>prix</b> & {prénom} : Aube", from: "fr", to: "en", glossary: ["Aube"] }
    const whole = await Translators.ask(make(service), sentence)
    assert.isTrue(whole._tag === "Translated" && whole.lost === undefined)
    assert.strictEqual(said(whole), "en(Un <b>prix</b> &) {prénom} en(:) Aube")
  })

  it("[TL10] a refused key, an unknown pair and a text too long are told as such, and not tried again", async () => {
    const service = await open(begin())
    const translator = make(service)
    assert.strictEqual(
      said(await make(service, {}, Redacted.make("another")).translate(stock)),
      "TranslationKeyRefused",
    )
    assert.deepStrictEqual(
      await translator.translate({ ...stock, to: "xx" }),
      Translators.failed("TranslationPairUnsupported", { from: "fr", to: "xx" }),
    )
    assert.strictEqual(said(await translator.translate({ ...stock, from: "xx" })), "TranslationPairUnsupported")
    service.next.push({ status: 413 })
    assert.strictEqual(said(await translator.translate(stock)), "TranslationTooLong")
    assert.strictEqual(service.asked.length, 4)
    service.next.push({ status: 403 }, { status: 403 })
    assert.deepStrictEqual(await translator.languages(), Translators.failed("TranslationKeyRefused"))
  })

  it("[TL10] a service that is busy, fails or stays silent is asked again, as late as it says, and in time told as such", async () => {
    const service = await open(begin())
    const { waits, http } = hurried(service)
    const translator = make(service, http)
    service.next.push({ status: 503 }, { status: 429, headers: { "retry-after": "1" } })
    assert.strictEqual(said(await translator.translate(stock)), "Hello, is the Aube lamp in stock?")
    assert.deepStrictEqual(waits, [400, 1_000])

    const busy = { status: 429, body: {} }
    service.next.push(busy, busy, busy)
    assert.strictEqual(said(await translator.translate(stock)), "TranslationBusy")
    service.next.push("silence", "silence", "silence")
    assert.strictEqual(said(await translator.translate(stock)), "TranslationUnreachable")
    // Two silences of 4 s and their waits leave no time for a third within 12 s.
    assert.strictEqual(service.asked.length, 3 + 3 + 2)
    service.next.length = 0
    service.down = true
    assert.strictEqual(said(await translator.translate(stock)), "TranslationUnreachable")
    assert.strictEqual((await translator.languages())._tag, "NotTranslated")
  })

  it("[TL9] an answer that is not what the protocol says is unusable, and no key is in any", async () => {
    const service = await open(begin())
    const translator = make(service)
    for (const body of [
      undefined,
      null,
      3,
      [],
      {},
      { translatedText: 3 },
      { translations: [{}] },
      { translations: [] },
    ]) {
      service.next.push({ status: 200, ...(body !== undefined && { body }) })
      assert.strictEqual(said(await translator.translate(stock)), "TranslationUnusable")
    }
    service.next.push({ status: 200, body: [{ name: "French" }] })
    assert.deepStrictEqual(await translator.languages(), Translators.failed("TranslationUnusable"))
    service.next.push({ status: 302, headers: { location: `${service.url}/elsewhere` } })
    assert.strictEqual(said(await make(service, { tries: 1 }).translate(stock)), "TranslationUnreachable")
    assert.isEmpty(service.asked.filter(({ path }) => path.includes(secret) || path === "/elsewhere"))
    assert.notInclude(JSON.stringify(translator), secret)
  })
})

describe("LibreTranslate", () => {
  it("[TL8] what the engine breaks although it was marked is kept out of what is translated", async () => {
    const service = await open(libreTranslate({ mangles: true }))
    const answer = await Translators.ask(LibreTranslate.make({ url: service.url }), marked)
    assert.isTrue(answer._tag === "Translated" && answer.lost === undefined)
    assert.strictEqual(said(answer), "See https://lumen.example/aube?a=1&b=2 for the size.")
    assert.strictEqual(service.asked.length, 2)
    // Nothing between what is kept: nothing is asked.
    const bare = await LibreTranslate.make({ url: service.url }).translate({
      ...marked,
      text: "https://lumen.example/a",
    })
    assert.strictEqual(said(bare), "https://lumen.example/a")
    service.next.push(
      { status: 200, body: { translatedText: "See" } },
      { status: 200, body: { translatedText: ["See"] } },
    )
    assert.strictEqual(said(await LibreTranslate.make({ url: service.url }).translate(marked)), "TranslationUnusable")
  })

  it("[TL10] its own refusals: a key that is missing, a text past its limit, a pair that it cannot do", async () => {
    const service = await open(libreTranslate({ key: secret, limit: 20 }))
    assert.strictEqual(said(await LibreTranslate.make({ url: service.url }).translate(stock)), "TranslationKeyRefused")
    const translator = LibreTranslate.make({ url: service.url, key })
    assert.strictEqual(said(await translator.translate(stock)), "TranslationTooLong")
    assert.strictEqual(
      said(await translator.translate({ text: "Guten Tag", from: "de", to: "fr" })),
      "TranslationPairUnsupported",
    )
  })
})

describe("DeepL", () => {
  it("[TL10] a quota that is used up is told as such; a glossary kept there is named for its pair", async () => {
    const used = await open(deepl({ key: secret, used: true }))
    assert.strictEqual(said(await DeepL.make({ url: used.url, key }).translate(stock)), "TranslationQuota")
    const service = await open(deepl({ key: secret }))
    const translator = DeepL.make({ url: service.url, key, glossaryId: (from, to) => `${from}-${to}` })
    await translator.translate({ ...stock, from: "pt-BR", to: "en" })
    const { from: _, ...unknown } = stock
    await translator.translate({ ...unknown, to: "en-us" })
    assert.deepInclude(service.asked[0]?.body as object, {
      source_lang: "PT",
      target_lang: "EN-GB",
      glossary_id: "pt-BR-en",
    })
    assert.deepInclude(service.asked[1]?.body as object, { target_lang: "EN-US" })
    assert.notProperty(service.asked[1]?.body, "glossary_id")
  })
})

describe("BuiltIn", () => {
  /** The interface that browsers document, with a model for French and English. */
  const browser = (
    given: Partial<BrowserTranslators> = {},
  ): { readonly scope: object; readonly created: Array<Pair>; readonly heard: Array<number> } => {
    const created: Array<Pair> = []
    const heard: Array<number> = []
    const Translator: BrowserTranslators = {
      availability: async ({ sourceLanguage, targetLanguage }) =>
        sourceLanguage === "fr" && targetLanguage === "en" ? "downloadable" : "unavailable",
      create: async ({ monitor, ...pair }) => {
        created.push(pair)
        monitor?.({ addEventListener: (_, listener) => [0.5, 1].forEach((loaded) => listener({ loaded })) })
        return { translate: async (text) => (text.includes("http") ? "See there." : `en(${text})`) }
      },
      ...given,
    }
    return { scope: { Translator }, created, heard }
  }

  it("[TL15] is there only where the browser has it", () => {
    assert.isUndefined(BuiltIn.make({ scope: {} }))
    assert.isUndefined(BuiltIn.make({ scope: { Translator: () => {} } }))
    // This runtime has none.
    assert.isUndefined(BuiltIn.make())
    assert.isDefined(BuiltIn.make(browser()))
  })

  it("[TL15] makes one model per pair, tells how much of it is here, and keeps whole what must stay", async () => {
    const { scope, created, heard } = browser()
    const translator = BuiltIn.make({ scope, onDownload: (_, loaded) => heard.push(loaded) })
    assert.isDefined(translator)
    if (translator === undefined) return
    assert.strictEqual(said(await translator.translate({ text: "Bonjour", from: "fr", to: "en" })), "en(Bonjour)")
    assert.strictEqual(
      said(await Translators.ask(translator, marked)),
      "en(Voyez) https://lumen.example/aube?a=1&b=2 en(pour la taille.)",
    )
    assert.deepStrictEqual(created, [{ sourceLanguage: "fr", targetLanguage: "en" }])
    assert.deepStrictEqual(heard, [0.5, 1])
    assert.deepStrictEqual(await translator.languages(), { _tag: "Languages", from: ["en", "fr"], to: ["en", "fr"] })
  })

  it("[TL15] the interface alone, with nothing behind it, is no translator: what says nothing is not waited for", async () => {
    const silent = async (): Promise<never> => new Promise(() => {})
    const hurry = (after: number, run: () => void) => {
      if (after > 0) queueMicrotask(run)
      return () => {}
    }
    const nothing = browser({ availability: silent })
    const none = BuiltIn.make({ ...nothing, schedule: hurry })!
    assert.deepStrictEqual(await none.languages(), Translators.failed("TranslationOff"))
    assert.strictEqual(said(await none.translate({ text: "a", from: "fr", to: "en" })), "TranslationUnreachable")
    const timeout = { availability: 0, work: 1 }
    for (const given of [{ create: silent }, { create: async () => ({ translate: silent }) }]) {
      const stuck = BuiltIn.make({ ...browser(given), schedule: hurry, timeout })!
      assert.strictEqual(said(await stuck.translate({ text: "a", from: "fr", to: "en" })), "TranslationUnreachable")
    }
  })

  it("[TL15] what the browser refuses is told as such, and a model that could not be had is asked for anew", async () => {
    assert.strictEqual(
      said(await BuiltIn.make(browser())!.translate({ text: "a", to: "en" })),
      "TranslationPairUnsupported",
    )
    assert.strictEqual(
      said(await BuiltIn.make(browser())!.translate({ text: "a", from: "fr", to: "xx" })),
      "TranslationPairUnsupported",
    )
    for (const [error, reason] of [
      ["NotAllowedError", "TranslationNotAllowed"],
      ["NotSupportedError", "TranslationPairUnsupported"],
      ["QuotaExceededError", "TranslationTooLong"],
      ["NetworkError", "TranslationUnreachable"],
      ["OperationError", "TranslationUnusable"],
    ]) {
      let tries = 0
      const refusing = browser({
        create: async () => {
          if (++tries === 1) throw new DOMException("no", error)
          return { translate: async (text) => text }
        },
      })
      const translator = BuiltIn.make(refusing)!
      assert.strictEqual(said(await translator.translate({ text: "a", from: "fr", to: "en" })), reason)
      assert.strictEqual(said(await translator.translate({ text: "a", from: "fr", to: "en" })), "a")
    }
  })
})

describe("TranslationQuery", () => {
  const asker: Asker = { tenant: "demo" as never, by: { _tag: "System" }, role: "agent" }

  /** A channel to a server that answers these, as a gateway does: what does not fit a schema goes no way. */
  const channelTo = (handled: ReadonlyArray<Query.Handled>) => ({
    query: async (name: string, input: unknown): Promise<unknown> => {
      const found = handled.find(({ query }) => query.name === name)
      const refuse = (reason: string) =>
        new EventChannelError({ _tag: "Refused", rejection: { reasons: [{ key: reason }] } })
      if (found === undefined) throw refuse("UnknownQuery")
      const decoded = Schema.decodeUnknownOption(found.query.input)(input, { onExcessProperty: "error" })
      if (decoded._tag === "None") throw refuse("InvalidInput")
      const answer = await found.answer(decoded.value, asker)
      return JSON.parse(JSON.stringify(Schema.encodeUnknownSync(found.query.output)(answer)))
    },
  })

  it("[TL10] a desk that asks its server gets what the server's translator says, with the team's glossary", async () => {
    const service = await open(libreTranslate({ key: secret }))
    const handled = TranslationQuery.answering(LibreTranslate.make({ url: service.url, key }), { glossary: ["Aube"] })
    const translator = TranslationQuery.overChannel(channelTo(handled))
    const found = await Translators.ask(translator, { text: "Voyez Aube pour la taille.", to: "en" })
    assert.strictEqual(said(found), "See Aube for the size.")
    assert.deepStrictEqual(await translator.languages(), {
      _tag: "Languages",
      from: ["en", "fr", "de"],
      to: ["en", "fr", "de"],
    })
    assert.strictEqual(said(await translator.translate({ ...stock, to: "xx" })), "TranslationPairUnsupported")
    assert.strictEqual(said(await translator.translate({ ...stock, text: " " })), "TranslationTooLong")
    assert.sameMembers([...TranslationQuery.translate.roles], ["agent", "manager"])
  })

  it("[TL11] a desk that asks its server again while it waits costs one translation", async () => {
    const service = await open(libreTranslate())
    const translator = TranslationQuery.overChannel(
      channelTo(TranslationQuery.answering(LibreTranslate.make({ url: service.url }))),
    )
    await Promise.all([translator.translate(stock), translator.translate(stock)])
    await translator.translate(stock)
    assert.strictEqual(service.asked.length, 1)
  })

  it("[TL9] a server without translation, one that is not there and one of another version are told apart", async () => {
    const refused = (reason: string) => ({
      query: () =>
        Promise.reject(new EventChannelError({ _tag: "Refused", rejection: { reasons: [{ key: reason }] } })),
    })
    const over = async (channel: Parameters<typeof TranslationQuery.overChannel>[0]) =>
      said(await TranslationQuery.overChannel(channel).translate(stock))
    assert.strictEqual(await over(channelTo([])), "TranslationOff")
    assert.strictEqual(await over(refused("NotPermitted")), "TranslationOff")
    assert.strictEqual(await over(refused("TooManyRequests")), "TranslationBusy")
    assert.strictEqual(await over(refused("Unavailable")), "TranslationUnreachable")
    assert.strictEqual(
      await over({ query: () => Promise.reject(new EventChannelError({ _tag: "Unreachable" })) }),
      "TranslationUnreachable",
    )
    assert.strictEqual(
      await over({ query: () => Promise.resolve({ _tag: "Translated", text: 3 }) }),
      "TranslationUnusable",
    )
    const nothing = TranslationQuery.overChannel(channelTo(TranslationQuery.answering(Translators.none)))
    assert.strictEqual(said(await nothing.translate(stock)), "TranslationOff")
  })
})

describe("LanguageDetection", () => {
  const french = [
    "Vous livrez aussi le samedi ?",
    "Je cherche une lampe pour ma fille.",
    "La mienne est cassée",
    "Quand est-ce que je serai remboursé ?",
    "C’est pour offrir, merci !",
    "Elle fait quelle taille exactement ?",
    "Je n'arrive pas à payer avec ma carte",
    "Où est ma commande ?",
    "Pas de souci, j'attends votre réponse.",
    "Le bouton ne marche plus",
  ]
  const english = [
    "Do you deliver on Saturdays too?",
    "I am looking for a lamp for my daughter.",
    "Mine is broken",
    "When will I get my money back?",
    "It's a gift, thank you!",
    "How tall is it exactly?",
    "I can't pay with my card",
    "Where is my order?",
    "No problem, I'll wait for your answer.",
    "The button stopped working",
  ]

  it("[TL12] tells short French and English messages apart: never wrongly, and nearly all of them", () => {
    for (const detect of [languageDetection(), languageDetection(["fr", "en", "de", "es", "it"])]) {
      for (const [texts, language] of [
        [french, "fr"],
        [english, "en"],
      ] as const) {
        const told = texts.map(detect).filter((found) => found !== undefined)
        assert.deepStrictEqual([...new Set(told)], [language])
        assert.isAtLeast(told.length, 8)
      }
    }
  })

  it("[TL12] says nothing of what is too short to tell, and reads no language into links and references", () => {
    const detect = languageDetection()
    for (const text of [
      "",
      "ok",
      "Hi!",
      "oui",
      "👍",
      "12 h 30",
      "https://lumen.example/the/lamp/of/the/day",
      "CMD-2048",
    ]) {
      assert.isUndefined(detect(text), text)
    }
    assert.strictEqual(
      detect("Je préfère plutôt celle-ci : https://lumen.example/the/lamp/of/the/day/which/you/like"),
      "fr",
    )
  })

  it("[TL12] detectors of other languages do not change each other", () => {
    const few = languageDetection(["de", "es"])
    assert.notInclude(["fr", "en"], few(english[0]!))
    assert.strictEqual(languageDetection()(english[0]!), "en")
  })
})

// The types of a query are its schemas'.
Query.read(TranslationQuery.translate, {}) satisfies Answer | undefined
