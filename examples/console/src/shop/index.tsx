/**
 * The demo shop, Maison Lumen.
 *
 * @since 0.1.0
 */

/** The demo shop. */
const Shop = () => <main>Maison Lumen</main>

export default Shop
