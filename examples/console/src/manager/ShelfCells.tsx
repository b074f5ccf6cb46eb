/**
 * The cells that end the row of every shelf: its language, when it was kept, and what can be done with it.
 *
 * @since 0.1.0
 */
import type { ComponentProps } from "react"
import { useSpeech } from "../words/useSpeech.tsx"
import { RowActions } from "./RowActions.tsx"
import { Stamp } from "./Stamp.tsx"
import "./Table.css"

/** The last cells of a row; `at` is when the thing was kept, milliseconds. */
export const ShelfCells = ({
  language,
  at,
  ...actions
}: ComponentProps<typeof RowActions> & { readonly language: string | undefined; readonly at: number | undefined }) => {
  const speech = useSpeech()
  return (
    <>
      <td className="pu-aside pu-table-quiet pu-table-fit">
        {language === undefined ? "" : speech.language(language)}
      </td>
      <td className="pu-aside pu-table-quiet pu-table-fit">
        <Stamp at={at ?? 0} />
      </td>
      <td className="pu-table-fit">
        <RowActions {...actions} />
      </td>
    </>
  )
}
