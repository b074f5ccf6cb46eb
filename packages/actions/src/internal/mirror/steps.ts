/**
 * Does what an agent may do on the visitor's page, as the visitor's own hand would: what listens to the page hears it.
 */

/** Clicks: everything that listens hears what a hand would cause. */
export const click = (element: Element): void => {
  const { left, top, width, height } = element.getBoundingClientRect()
  const at = { bubbles: true, cancelable: true, composed: true, clientX: left + width / 2, clientY: top + height / 2 }
  const pointer = { ...at, pointerId: 1, pointerType: "mouse", isPrimary: true, button: 0 }
  element.dispatchEvent(new PointerEvent("pointerdown", { ...pointer, buttons: 1 }))
  if (element.dispatchEvent(new MouseEvent("mousedown", { ...at, buttons: 1 })) && canFocus(element)) {
    element.focus({ preventScroll: true })
  }
  element.dispatchEvent(new PointerEvent("pointerup", pointer))
  element.dispatchEvent(new MouseEvent("mouseup", at))
  if (isClickable(element)) element.click()
  else element.dispatchEvent(new MouseEvent("click", { ...at, detail: 1 }))
}

/** Fills a field in. False when it takes no text, or not this one. */
export const fill = (element: Element, value: string): boolean => {
  const prototype = prototypes.find((one) => one.tag === element.tagName)
  if (prototype === undefined || (element.tagName === "INPUT" && !isText(element as HTMLInputElement))) return false
  const field = element as HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement
  if ("readOnly" in field && field.readOnly) return false
  if (
    field.tagName === "SELECT" &&
    !Array.from((field as HTMLSelectElement).options).some((one) => one.value === value)
  )
    return false
  if (canFocus(field)) field.focus({ preventScroll: true })
  // A framework watches the field's own setter to tell its own changes from a person's: this is a person's.
  const view = field.ownerDocument.defaultView as unknown as Record<string, { readonly prototype: object }>
  const { prototype: whole } = view[prototype.of] ?? {}
  if (whole === undefined || !Reflect.set(whole, "value", value, field)) return false
  field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true, inputType: "insertReplacementText" }))
  field.dispatchEvent(new Event("change", { bubbles: true }))
  return true
}

const prototypes = [
  { tag: "INPUT", of: "HTMLInputElement" },
  { tag: "TEXTAREA", of: "HTMLTextAreaElement" },
  { tag: "SELECT", of: "HTMLSelectElement" },
]

const isText = ({ type }: HTMLInputElement): boolean =>
  !["checkbox", "radio", "file", "hidden", "button", "submit", "reset", "image", "password"].includes(type)

const canFocus = (element: Element): element is HTMLElement => "focus" in element
const isClickable = (element: Element): element is HTMLElement => "click" in element
