/**
 * What a simulation finds, and must never happen.
 *
 * @since 0.1.0
 */

/** What must never happen. */
export interface Violation {
  readonly kind: "lost" | "duplicated" | "reordered" | "diverged"
  readonly what: string
}
