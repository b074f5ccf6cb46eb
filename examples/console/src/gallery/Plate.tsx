/**
 * A component in the gallery: its name, and its states in both themes side by side.
 *
 * @since 0.1.0
 */
import type { ReactNode } from "react"

/** For what a gallery cannot do. */
export const nothing = (): void => {}

type Scheme = "light" | "dark"

/** A component in both themes. */
export const Plate = ({
  name,
  children,
}: {
  readonly name: string
  /** In each theme; given its name so that what stands there twice can be told apart. */
  readonly children: ReactNode | ((scheme: Scheme) => ReactNode)
}) => (
  <section className="pu-plate">
    <h2>{name}</h2>
    <div className="pu-plate-pair">
      {(["light", "dark"] as const).map((scheme) => (
        <div key={scheme} className="pu-plate-side" style={{ colorScheme: scheme }}>
          {typeof children === "function" ? children(scheme) : children}
        </div>
      ))}
    </div>
  </section>
)
