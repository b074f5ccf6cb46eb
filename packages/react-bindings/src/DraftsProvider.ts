/**
 * The drafts of a desk, for every composer below it.
 *
 * @since 0.1.0
 */
import type { Drafts } from "@pupitre/core/composer/Drafts"
import { unkept } from "@pupitre/core/composer/Drafts"
import type { ReactNode } from "react"
import { createContext, createElement, useContext } from "react"

const Given = createContext<Drafts | undefined>(undefined)

/** Gives the hooks below it their drafts: where they are kept, and what stands between text and message. */
export const DraftsProvider = (props: { readonly drafts: Drafts; readonly children?: ReactNode }): ReactNode =>
  createElement(Given.Provider, { value: props.drafts }, props.children)

/** The drafts of the nearest `DraftsProvider`; without one, drafts that last as long as the page. */
export const useDrafts = (): Drafts => useContext(Given) ?? unkept()
