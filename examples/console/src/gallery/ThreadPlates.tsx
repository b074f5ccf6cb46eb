/**
 * Each kind of row of a thread, and rows with extremes in them.
 *
 * @since 0.1.0
 */
import type { Entry } from "@pupitre/core/Entry"
import { key } from "@pupitre/core/Entry"
import { Ghost } from "../desk/thread/entry/Ghost.tsx"
import { continuesAfter, Row } from "../desk/thread/Row.tsx"
import { nothing, Plate } from "./Plate.tsx"
import * as Samples from "./samples.ts"

const actions = { onRetry: nothing, onDismiss: nothing }

/** The rows of a thread. */
export const ThreadPlates = ({ now }: { readonly now: number }) => (
  <>
    <Plate name="Row (each kind)">
      <div className="pu-gallery-box pu-gallery-rows">
        {Samples.kinds(now).map(([name, entry]) => (
          <figure key={name}>
            <figcaption>{name}</figcaption>
            <Row entry={entry} self={Samples.ines} continues={false} day={undefined} actions={actions} />
          </figure>
        ))}
        <figure>
          <figcaption>Ghost</figcaption>
          <Ghost visitor="Camille Roussel" text="et pour la livraison à Br" more={0} />
          <Ghost visitor="Camille Roussel" text={Samples.longText.slice(0, 300)} more={700} />
          <Ghost visitor={Samples.longName} text="" more={0} />
        </figure>
      </div>
    </Plate>
    <Plate name="Row (extremes)">
      <div className="pu-gallery-box pu-gallery-rows">
        <Rows entries={Samples.extremes(now)} />
      </div>
    </Plate>
  </>
)

const Rows = ({ entries }: { readonly entries: ReadonlyArray<Entry> }) =>
  entries.map((entry, index) => (
    <Row
      key={key(entry)}
      entry={entry}
      self={Samples.ines}
      continues={continuesAfter(entry, entries[index - 1])}
      day={undefined}
      actions={actions}
    />
  ))
