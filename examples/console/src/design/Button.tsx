/**
 * A button: primary for the one thing a panel is for, plain beside it, quiet where many stand together, danger for what
 * throws something away.
 *
 * @since 0.1.0
 */
import type { ComponentProps } from "react"
import "./Button.css"

/** How a button asks for attention. */
export type Look = "primary" | "plain" | "quiet" | "danger"

/** A button with words. */
export const Button = ({
  look = "plain",
  size = "m",
  className,
  ...rest
}: ComponentProps<"button"> & { readonly look?: Look; readonly size?: "s" | "m" }) => (
  <button type="button" {...rest} className={join("pu-button", className)} data-look={look} data-size={size} />
)

/** A square button with an icon; its words are its accessible name and its tooltip's. */
export const IconButton = ({
  label,
  look = "quiet",
  size = "m",
  className,
  ...rest
}: ComponentProps<"button"> & { readonly label: string; readonly look?: Look; readonly size?: "s" | "m" }) => (
  <button
    type="button"
    aria-label={label}
    {...rest}
    className={join("pu-button", className)}
    data-look={look}
    data-size={size}
    data-square=""
  />
)

const join = (own: string, given: string | undefined): string => (given === undefined ? own : `${own} ${given}`)
