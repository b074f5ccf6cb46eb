/**
 * The channel of a desk or of a visitor's page, for every hook below it.
 *
 * @since 0.1.0
 */
import type { EventChannel } from "@pupitre/core/EventChannel"
import type { ReactNode } from "react"
import { createContext, createElement, useContext } from "react"

const Channel = createContext<EventChannel | undefined>(undefined)

/** Gives the hooks below it their channel. The channel is the application's to open and close. */
export const PupitreProvider = (props: { readonly channel: EventChannel; readonly children?: ReactNode }): ReactNode =>
  createElement(Channel.Provider, { value: props.channel }, props.children)

/** The channel of the nearest `PupitreProvider`. Without one it throws: a mistake of the program. */
export const useChannel = (): EventChannel => {
  const channel = useContext(Channel)
  if (channel === undefined) throw new Error("useChannel: there is no PupitreProvider above this component")
  return channel
}
