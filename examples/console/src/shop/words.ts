/**
 * The words of the shop and of its chat, in French and English.
 *
 * @since 0.1.0
 */
import type { Catalogue, Locale, Params } from "@pupitre/core/Catalogue"
import { fill } from "@pupitre/core/Catalogue"
import type { Stem } from "../words/Plural.ts"
import { form } from "../words/Plural.ts"

/** The words of the shop and of its chat. */
export const words = {
  // ── the shop ──
  shop: { fr: "Maison Lumen", en: "Maison Lumen" },
  tagline: { fr: "Des lampes qu'on garde", en: "Lamps worth keeping" },
  navigation: { fr: "Rayons", en: "Departments" },
  skip: { fr: "Aller au contenu", en: "Skip to content" },
  hero: { fr: "La lumière du soir, toute la journée.", en: "Evening light, all day long." },
  heroText: {
    fr: "Six lampes, dessinées dans notre atelier de Nantes, faites pour durer et pour être réparées.",
    en: "Six lamps, drawn in our workshop in Nantes, made to last and to be repaired.",
  },
  heroLink: { fr: "Voir la lampe Aube", en: "See the Aube lamp" },
  ourLamps: { fr: "Nos six lampes", en: "Our six lamps" },
  promiseRepair: { fr: "Réparables dix ans", en: "Repairable for ten years" },
  promiseReturn: { fr: "Retour sous 30 jours", en: "30-day returns" },
  promiseShipping: { fr: "Livraison offerte dès 100 €", en: "Free delivery from €100" },
  tableLamps: { fr: "À poser", en: "Table lamps" },
  wallAndCeiling: { fr: "Murs et plafonds", en: "Walls and ceilings" },
  floorAndOutdoor: { fr: "Sol et jardin", en: "Floor and garden" },
  "lampCount.one": { fr: "{n} lampe", en: "{n} lamp" },
  "lampCount.other": { fr: "{n} lampes", en: "{n} lamps" },
  inStock: { fr: "En stock, expédiée demain", en: "In stock, ships tomorrow" },
  inDays: { fr: "Expédiée sous {days} jours", en: "Ships within {days} days" },
  addToBasket: { fr: "Ajouter au panier", en: "Add to basket" },
  added: { fr: "Ajoutée au panier.", en: "Added to your basket." },
  seeBasket: { fr: "Voir le panier", en: "See basket" },
  details: { fr: "En détail", en: "Details" },
  height: { fr: "Hauteur", en: "Height" },
  bulb: { fr: "Ampoule", en: "Bulb" },
  material: { fr: "Matière", en: "Material" },
  power: { fr: "Alimentation", en: "Power" },
  alsoLike: { fr: "À voir aussi", en: "You may also like" },
  basket: { fr: "Panier", en: "Basket" },
  "basketCount.one": { fr: "Panier, {n} article", en: "Basket, {n} item" },
  "basketCount.other": { fr: "Panier, {n} articles", en: "Basket, {n} items" },
  emptyBasket: { fr: "Votre panier est vide.", en: "Your basket is empty." },
  backToLamps: { fr: "Revenir aux lampes", en: "Back to the lamps" },
  quantity: { fr: "Quantité", en: "Quantity" },
  remove: { fr: "Retirer {name}", en: "Remove {name}" },
  fewer: { fr: "Une {name} de moins", en: "One {name} fewer" },
  more: { fr: "Une {name} de plus", en: "One {name} more" },
  subtotal: { fr: "Sous-total", en: "Subtotal" },
  shipping: { fr: "Livraison", en: "Delivery" },
  free: { fr: "Offerte", en: "Free" },
  total: { fr: "Total", en: "Total" },
  checkout: { fr: "Livraison et paiement", en: "Delivery and payment" },
  checkoutYou: { fr: "Vous", en: "You" },
  checkoutDelivery: { fr: "Livraison", en: "Delivery" },
  checkoutPayment: { fr: "Paiement", en: "Payment" },
  fullName: { fr: "Nom complet", en: "Full name" },
  email: { fr: "E-mail", en: "E-mail" },
  password: { fr: "Mot de passe", en: "Password" },
  postcode: { fr: "Code postal", en: "Postcode" },
  deliveryNote: { fr: "Pour le livreur", en: "For the courier" },
  cardNumber: { fr: "Numéro de carte", en: "Card number" },
  cardExpiry: { fr: "Expire le", en: "Expires" },
  cardCode: { fr: "Code de sécurité", en: "Security code" },
  order: { fr: "Commander", en: "Place the order" },
  orderDemo: {
    fr: "Boutique de démonstration : rien n'a été commandé ni envoyé.",
    en: "A demo shop: nothing was ordered or sent.",
  },
  demoShop: {
    fr: "Boutique de démonstration : rien ne s'y vend, les lampes n'existent pas.",
    en: "A demo shop: nothing is for sale, the lamps do not exist.",
  },
  notFound: { fr: "Cette page n'est pas dans la boutique.", en: "This page is not in the shop." },
  // ── signing in ──
  signIn: { fr: "Se connecter", en: "Sign in" },
  signInText: {
    fr: "Retrouvez vos commandes et reprenez nos échanges là où ils en étaient.",
    en: "Find your orders, and take up our conversations where they were.",
  },
  signInAs: { fr: "Compte de démonstration", en: "Demo account" },
  signInConsent: {
    fr: "Pour vous reconnaître, il nous faut d'abord votre accord.",
    en: "To recognise you, we first need your consent.",
  },
  signInRefused: {
    fr: "La connexion n'a pas abouti. Réessayez dans un instant.",
    en: "Signing in did not work. Try again in a moment.",
  },
  signedInAs: { fr: "Bonjour {name}", en: "Hello {name}" },
  signedInText: {
    fr: "Vous êtes connecté. Le conseiller sait à qui il parle.",
    en: "You are signed in. The agent knows who they are talking to.",
  },
  yourChoices: { fr: "Vos choix de confidentialité", en: "Your privacy choices" },
  // ── consent ──
  consentTitle: { fr: "Pour vous répondre au mieux", en: "So that we can answer you well" },
  consentText: {
    fr: "Avec votre accord, nous gardons les pages vues et nos échanges. Le conseiller peut aussi voir votre message pendant que vous l'écrivez.",
    en: "If you agree, we keep the pages you view and our conversations. The agent can also see your message while you are typing it.",
  },
  consentNothingYet: {
    fr: "Rien n'est envoyé ni enregistré avant votre choix.",
    en: "Nothing is sent or stored before you choose.",
  },
  acceptAll: { fr: "Tout accepter", en: "Accept all" },
  acceptStore: { fr: "Sans l'aperçu", en: "Without the preview" },
  refuse: { fr: "Refuser", en: "Decline" },
  withdraw: { fr: "Retirer mon accord", en: "Withdraw my consent" },
  keepChoices: { fr: "Garder mes choix", en: "Keep my choices" },
  consentIs: { fr: "Vous avez accepté : {scopes}.", en: "You have agreed to: {scopes}." },
  scopeStore: { fr: "garder pages et échanges", en: "keeping pages and conversations" },
  scopePreview: { fr: "montrer le message en cours d'écriture", en: "showing the message being typed" },
  withdrawn: {
    fr: "Votre accord est retiré : plus rien n'est envoyé.",
    en: "Your consent is withdrawn: nothing more is sent.",
  },
  // ── the page seen and driven together ──
  guideLabel: { fr: "Page partagée", en: "Shared page" },
  guideObserveTitle: { fr: "{name} aimerait voir votre page", en: "{name} would like to see your page" },
  guideObserveText: {
    fr: "{name} verra la boutique comme vous, dans cet onglet, et votre pointeur. Vous arrêtez quand vous voulez.",
    en: "{name} will see the shop as you do, in this tab, and your pointer. You can stop at any time.",
  },
  guideObserveSafe: {
    fr: "Vos mots de passe, votre carte et ce que vous écrivez restent cachés, sauf la livraison. Rien n'est enregistré.",
    en: "Your passwords, your card and what you type stay hidden, except for the delivery. Nothing is recorded.",
  },
  guideControlTitle: { fr: "{name} propose de vous guider", en: "{name} offers to guide you" },
  guideControlText: {
    fr: "{name} pourra cliquer, faire défiler, changer de page dans la boutique et remplir la livraison. Vous gardez la main.",
    en: "{name} will be able to click, scroll, change pages in the shop and fill in the delivery. You stay in charge.",
  },
  guideControlSafe: {
    fr: "Commander, payer et tout ce qui est caché reste à vous seul.",
    en: "Ordering, paying and everything that is hidden stay yours alone.",
  },
  guideAllow: { fr: "Autoriser", en: "Allow" },
  guideDecline: { fr: "Refuser", en: "Decline" },
  guideLeft: { fr: "encore {time}", en: "{time} left" },
  guideSeen: { fr: "{name} voit cette page", en: "{name} sees this page" },
  guideDriven: { fr: "{name} guide cette page", en: "{name} guides this page" },
  guidePaused: { fr: "En pause : {name} ne voit plus rien", en: "Paused: {name} sees nothing" },
  guidePause: { fr: "Mettre en pause", en: "Pause" },
  guideResume: { fr: "Reprendre", en: "Resume" },
  guideStop: { fr: "Arrêter", en: "Stop" },
  guideRevoke: { fr: "Arrêter et retirer mon accord", en: "Stop and withdraw my consent" },
  guideOver: { fr: "Votre page n'est plus partagée.", en: "Your page is no longer shared." },
  // ── the chat ──
  openChat: { fr: "Une question ?", en: "Any questions?" },
  "openChatUnread.one": { fr: "Une question ? {n} nouveau message", en: "Any questions? {n} new message" },
  "openChatUnread.other": { fr: "Une question ? {n} nouveaux messages", en: "Any questions? {n} new messages" },
  chatTitle: { fr: "Conseil Lumen", en: "Lumen advice" },
  chatLog: { fr: "Conversation", en: "Conversation" },
  reduce: { fr: "Réduire la conversation", en: "Minimise the conversation" },
  welcome: {
    fr: "Bonjour ! Une question sur une lampe, une commande ? Écrivez-nous, un conseiller vous répond.",
    en: "Hello! A question about a lamp or an order? Write to us and an agent will answer.",
  },
  needsConsent: {
    fr: "Pour garder notre échange et vous répondre, il nous faut votre accord.",
    en: "To keep our conversation and answer you, we need your consent.",
  },
  waiting: { fr: "Un conseiller va vous répondre.", en: "An agent will be with you shortly." },
  with: { fr: "Avec {name}", en: "With {name}" },
  joined: { fr: "{name} vous répond.", en: "{name} is here to help." },
  typing: { fr: "{name} écrit", en: "{name} is typing" },
  you: { fr: "Vous", en: "You" },
  agent: { fr: "Le conseiller", en: "The agent" },
  message: { fr: "Votre message", en: "Your message" },
  send: { fr: "Envoyer", en: "Send" },
  previewNotice: {
    fr: "Le conseiller voit ce que vous écrivez.",
    en: "The agent can see what you type.",
  },
  translated: { fr: "Traduit automatiquement", en: "Translated automatically" },
  original: { fr: "Voir l'original", en: "See the original" },
  sending: { fr: "Envoi…", en: "Sending…" },
  keptOffline: { fr: "Gardé, envoyé au retour de la connexion", en: "Kept, will be sent once back online" },
  failed: { fr: "Non envoyé", en: "Not sent" },
  retry: { fr: "Réessayer", en: "Try again" },
  dismiss: { fr: "Retirer", en: "Remove" },
  offline: {
    fr: "Connexion perdue. Vos messages partiront au retour.",
    en: "Connection lost. Your messages will go out once it is back.",
  },
  connecting: { fr: "Connexion…", en: "Connecting…" },
  linkSent: { fr: "{name} vous envoie un lien", en: "{name} sent you a link" },
  offerSent: { fr: "{name} vous propose", en: "{name} suggests" },
  offerPrice: { fr: "Prix", en: "Price" },
  offerWas: { fr: "Ancien prix", en: "Was" },
  offerUntil: { fr: "Jusqu'au {moment}", en: "Until {moment}" },
  offerOver: { fr: "Terminée depuis le {moment}", en: "Over since {moment}" },
  newTab: { fr: "ouvre un nouvel onglet", en: "opens in a new tab" },
  modeCall: { fr: "La conversation continue par téléphone.", en: "The conversation goes on by phone." },
  inCall: {
    fr: "Vous êtes au téléphone avec un conseiller. Vous pourrez de nouveau écrire ici après l'appel.",
    en: "You are on the phone with an advisor. You can write here again after the call.",
  },
  modeVideo: { fr: "La conversation continue en vidéo.", en: "The conversation goes on by video." },
  modeChat: { fr: "La conversation continue par écrit.", en: "The conversation goes on in writing." },
  closed: { fr: "La conversation est terminée. Merci !", en: "The conversation is over. Thank you!" },
  unavailable: {
    fr: "La messagerie n'est pas disponible pour le moment.",
    en: "The chat is not available at the moment.",
  },
  surveyTitle: { fr: "Votre avis", en: "Your opinion" },
  csat: { fr: "Cet échange vous a-t-il aidé ?", en: "Did this conversation help you?" },
  csat1: { fr: "Pas du tout", en: "Not at all" },
  csat2: { fr: "Peu", en: "A little" },
  csat3: { fr: "Moyennement", en: "Somewhat" },
  csat4: { fr: "Bien", en: "Well" },
  csat5: { fr: "Très bien", en: "Very well" },
  csatOf: { fr: "{n} sur 5 : {words}", en: "{n} of 5: {words}" },
  nps: {
    fr: "Nous recommanderiez-vous à un proche ?",
    en: "Would you recommend us to a friend?",
  },
  npsLow: { fr: "0 : jamais", en: "0: never" },
  npsHigh: { fr: "10 : sûrement", en: "10: surely" },
  npsOf: { fr: "{n} sur 10", en: "{n} of 10" },
  surveyComment: { fr: "Un mot de plus ?", en: "Anything to add?" },
  surveySend: { fr: "Envoyer", en: "Send" },
  surveyTold: { fr: "Merci, c'est noté.", en: "Thank you, we have it." },
  surveyFailed: { fr: "Pas encore envoyé : réessayez.", en: "Not sent yet: try again." },
  keep: { fr: "Garder la conversation", en: "Keep the conversation" },
  keepFile: { fr: "conversation", en: "conversation" },
  startAgain: { fr: "Nouvelle conversation", en: "New conversation" },
  removed: { fr: "Message retiré.", en: "Message removed." },
  missing: { fr: "Le début de la conversation n'est pas affiché.", en: "The conversation begins further up." },
  fileShared: { fr: "Fichier partagé", en: "File shared" },
  keepFailed: { fr: "Impossible pour le moment. Réessayez.", en: "Not possible right now. Try again." },
  loading: { fr: "Chargement…", en: "Loading…" },
  load: { fr: "Afficher", en: "Show" },
} as const satisfies Catalogue

/** The keys of {@link words}. */
export type Key = keyof typeof words

/** One of the words, its parameters filled in. */
export const say = (locale: Locale, key: Key, params?: Params): string => fill(words[key], locale, params)

/** The form of a text for a count, with `n` in it. */
export const count = (locale: Locale, key: Stem<Key>, n: number): string =>
  say(locale, `${key}.${form(locale, n)}`, { n })
