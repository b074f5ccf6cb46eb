/**
 * Where the Tab key stops inside a part of the page.
 *
 * @since 0.1.0
 */

const takers = "a[href], button, input, select, textarea, summary, iframe, [contenteditable], [tabindex]"

/** What is shown and takes the focus from the Tab key, in the order of the page. */
export const tabStops = (within: Element): ReadonlyArray<HTMLElement> =>
  [...within.querySelectorAll<HTMLElement>(takers)].filter(
    (one) => one.tabIndex >= 0 && !one.matches(":disabled") && one.checkVisibility({ visibilityProperty: true }),
  )

/** Whether Tab goes on from both to the same place: radio buttons of one name are one stop. */
export const isOneStop = (a: Element | undefined, b: Element): boolean =>
  a === b || (isRadio(a) && isRadio(b) && a.name === b.name && a.form === b.form)

const isRadio = (one: Element | undefined): one is HTMLInputElement =>
  one instanceof HTMLInputElement && one.type === "radio"
