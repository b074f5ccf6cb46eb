/**
 * Where the focus goes once a conversation has ended; apart from what shows there, which the list does not wait for.
 *
 * @since 0.1.0
 */

/** Where whoever has just ended a conversation goes on: the way to the next one, or what says that this one is over. */
export const whatIsOver = (): HTMLElement | null =>
  document.querySelector<HTMLElement>(".pu-over [data-next]") ?? document.querySelector<HTMLElement>(".pu-over")
