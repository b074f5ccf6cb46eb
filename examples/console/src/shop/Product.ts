/**
 * What Maison Lumen shows: six lamps in three departments. None of them exists.
 *
 * @since 0.1.0
 */
import type { Locale, Words } from "@pupitre/core/Catalogue"
import type { Key } from "./words.ts"

/** The six lamps. */
export type ProductId = "aube" | "plume" | "brume" | "grange" | "falaise" | "cigale"

/** The departments. */
export type CategoryId = "table" | "wall-ceiling" | "floor-garden"

/** A department. */
export interface Category {
  readonly id: CategoryId
  readonly name: Key
}

/** A lamp. */
export interface Product {
  readonly id: ProductId
  readonly category: CategoryId
  readonly name: string
  readonly kind: Words
  /** Euro cents. */
  readonly price: number
  /** Days before it ships; 1 is tomorrow. */
  readonly shipsIn: number
  readonly line: Words
  readonly text: Words
  /** Centimetres. */
  readonly height: number
  readonly bulb: Words
  readonly material: Words
  readonly power: Words
}

/** The departments, in the order of the menu. */
export const categories: ReadonlyArray<Category> = [
  { id: "table", name: "tableLamps" },
  { id: "wall-ceiling", name: "wallAndCeiling" },
  { id: "floor-garden", name: "floorAndOutdoor" },
]

/** The lamps, in the order of the home page. */
export const products: ReadonlyArray<Product> = [
  {
    id: "aube",
    category: "table",
    name: "Aube",
    kind: { fr: "Lampe de chevet", en: "Bedside lamp" },
    price: 12_900,
    shipsIn: 1,
    line: { fr: "Se lève avant vous.", en: "Rises before you do." },
    text: {
      fr: "Un globe de verre opale sur un socle de hêtre. Aube monte doucement en une demi-heure, du rouge braise au blanc du matin, puis redescend le soir.",
      en: "An opal glass globe on a beech base. Aube brightens gently over half an hour, from ember red to morning white, and dims again at night.",
    },
    height: 28,
    bulb: { fr: "LED 6 W remplaçable, fournie", en: "Replaceable 6 W LED, included" },
    material: { fr: "Verre opale, hêtre huilé", en: "Opal glass, oiled beech" },
    power: { fr: "Secteur, câble tissé 1,8 m", en: "Mains, 1.8 m woven cable" },
  },
  {
    id: "brume",
    category: "wall-ceiling",
    name: "Brume",
    kind: { fr: "Suspension", en: "Pendant" },
    price: 18_900,
    shipsIn: 1,
    line: { fr: "Un nuage au-dessus de la table.", en: "A cloud above the table." },
    text: {
      fr: "Trois lés de papier washi tendus sur un jonc de laiton. Brume efface les ombres dures et pèse à peine plus qu'un livre.",
      en: "Three bands of washi paper stretched over a brass ring. Brume softens every hard shadow and weighs little more than a book.",
    },
    height: 42,
    bulb: { fr: "E27, 40 W maximum, non fournie", en: "E27, 40 W at most, not included" },
    material: { fr: "Papier washi, laiton", en: "Washi paper, brass" },
    power: { fr: "Plafond, câble réglable 2 m", en: "Ceiling, 2 m adjustable cable" },
  },
  {
    id: "plume",
    category: "table",
    name: "Plume",
    kind: { fr: "Lampe de bureau", en: "Desk lamp" },
    price: 15_900,
    shipsIn: 1,
    line: { fr: "Se pose où va la main.", en: "Follows your hand." },
    text: {
      fr: "Deux bras d'aluminium équilibrés par un contrepoids, sans ressort ni vis à serrer. Plume tient d'un doigt et ne redescend pas.",
      en: "Two aluminium arms balanced by a counterweight, with no spring and no screw to tighten. Plume moves with one finger and stays.",
    },
    height: 54,
    bulb: { fr: "LED 8 W, 2 700 à 4 000 K", en: "8 W LED, 2,700 to 4,000 K" },
    material: { fr: "Aluminium laqué", en: "Lacquered aluminium" },
    power: { fr: "USB-C, chargeur fourni", en: "USB-C, charger included" },
  },
  {
    id: "falaise",
    category: "floor-garden",
    name: "Falaise",
    kind: { fr: "Lampadaire", en: "Floor lamp" },
    price: 34_900,
    shipsIn: 6,
    line: { fr: "Pour lire jusqu'au bout.", en: "For one more chapter." },
    text: {
      fr: "Un mât de chêne massif, un abat-jour de lin, un pied en pierre de Loire. Falaise éclaire la page et laisse le reste dans la pénombre.",
      en: "A solid oak mast, a linen shade, a foot of Loire stone. Falaise lights the page and leaves the rest in half-light.",
    },
    height: 156,
    bulb: { fr: "E27, 60 W maximum, non fournie", en: "E27, 60 W at most, not included" },
    material: { fr: "Chêne, lin, pierre", en: "Oak, linen, stone" },
    power: { fr: "Secteur, variateur au pied", en: "Mains, foot dimmer" },
  },
  {
    id: "grange",
    category: "wall-ceiling",
    name: "Grange",
    kind: { fr: "Applique", en: "Wall lamp" },
    price: 11_900,
    shipsIn: 3,
    line: { fr: "L'émail des anciens ateliers.", en: "Enamel from the old workshops." },
    text: {
      fr: "Une cloche d'acier émaillé au four, un bras qui pivote de 180 degrés. Grange se pose en intérieur comme sous un auvent.",
      en: "A kiln-enamelled steel bell on an arm that turns through 180 degrees. Grange hangs indoors or under a porch.",
    },
    height: 31,
    bulb: { fr: "E27, 40 W maximum, non fournie", en: "E27, 40 W at most, not included" },
    material: { fr: "Acier émaillé", en: "Enamelled steel" },
    power: { fr: "Mural, IP44", en: "Wall-mounted, IP44" },
  },
  {
    id: "cigale",
    category: "floor-garden",
    name: "Cigale",
    kind: { fr: "Lanterne nomade", en: "Portable lantern" },
    price: 8_900,
    shipsIn: 1,
    line: { fr: "Onze heures de jardin.", en: "Eleven hours of garden." },
    text: {
      fr: "Une lanterne sans fil à emporter sous les arbres. Cigale se recharge en deux heures et supporte l'averse.",
      en: "A cordless lantern to take out under the trees. Cigale charges in two hours and does not mind a shower.",
    },
    height: 24,
    bulb: { fr: "LED 3 W intégrée, remplaçable", en: "Built-in 3 W LED, replaceable" },
    material: { fr: "Acier, verre strié, cuir", en: "Steel, ribbed glass, leather" },
    power: { fr: "Batterie 11 h, IP54", en: "11 h battery, IP54" },
  },
]

/** The lamp of this id, if there is one. */
export const find = (id: string): Product | undefined => products.find((product) => product.id === id)

/** A price as people read it. */
export const money = (locale: Locale, cents: number): string =>
  new Intl.NumberFormat(locale === "fr" ? "fr-FR" : "en-IE", { style: "currency", currency: "EUR" }).format(cents / 100)

/** The address of a lamp's page. */
export const path = (product: Product): string => `/shop/p/${product.id}`
