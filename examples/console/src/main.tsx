/**
 * The page of the console: which part is shown depends on the path alone, and each part is loaded when it is shown.
 *
 * @since 0.1.0
 */
import type { ComponentType } from "react"
import { lazy, StrictMode, Suspense } from "react"
import { createRoot } from "react-dom/client"
import * as Route from "./start/Route.ts"

interface Page {
  readonly default: ComponentType
}

// A glob, so that a part that is not there is a line on the page and not a failed build.
const parts = import.meta.glob<Page>([
  "./shop/index.tsx",
  "./atelier/index.tsx",
  "./desk/index.tsx",
  "./manager/index.tsx",
  "./gallery/index.tsx",
])

const part = (name: "shop" | "atelier" | "desk" | "manager" | "gallery"): ComponentType =>
  lazy(parts[`./${name}/index.tsx`] ?? (async () => import("./start/Missing.tsx")))

const pages = {
  start: lazy(async () => import("./start/Start.tsx")),
  shop: part("shop"),
  atelier: part("atelier"),
  desk: part("desk"),
  manager: part("manager"),
  gallery: part("gallery"),
  missing: lazy(async () => import("./start/Missing.tsx")),
} as const

const App = () => {
  const Current = pages[Route.part(Route.usePath())]
  return (
    <Suspense fallback={null}>
      <Current />
    </Suspense>
  )
}

const root = document.getElementById("root")
if (root === null) throw new Error("the page has no #root")
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
