/**
 * The list of conversations and who is signed in, in each of their states.
 *
 * @since 0.1.0
 */
import type { ConversationId } from "@pupitre/core/Id"
import { ConversationList } from "../desk/list/ConversationList.tsx"
import { SelfBar } from "../desk/list/SelfBar.tsx"
import { Lines } from "./dialogs.tsx"
import { nothing, Plate } from "./Plate.tsx"
import * as Samples from "./samples.ts"

/** The list and its foot. */
export const ListPlates = ({ now }: { readonly now: number }) => (
  <>
    <Plate name="ConversationList">
      {(scheme) => (
        <>
          <div className="pu-gallery-box" style={{ width: 272 }}>
            <ConversationList
              label={`${scheme} ConversationList 1`}
              summaries={Samples.summaries(now)}
              self={Samples.ines.id}
              selected={"c-camille" as ConversationId}
              onOpen={nothing}
              onTake={nothing}
            />
          </div>
        </>
      )}
    </Plate>
    <Plate name="ConversationList (empty, loading), SelfBar">
      {(scheme) => (
        <>
          <div className="pu-gallery-box" style={{ width: 272 }}>
            <ConversationList
              label={`${scheme} ConversationList 1 empty`}
              summaries={[]}
              self={Samples.ines.id}
              selected={undefined}
              onOpen={nothing}
              onTake={nothing}
            />
            <ConversationList
              label={`${scheme} ConversationList 2 empty`}
              summaries={undefined}
              self={undefined}
              selected={undefined}
              onOpen={nothing}
              onTake={nothing}
            />
            {(["Online", "Connecting", "Offline", "Closed"] as const).map((status) => (
              <SelfBar
                key={status}
                name={status === "Closed" ? Samples.longName : Samples.ines.name}
                role="agent"
                status={status}
              />
            ))}
          </div>
        </>
      )}
    </Plate>
    <Plate name="ConversationList (asking), SelfBar (standing)">
      {(scheme) => <Lines now={now} scheme={scheme} />}
    </Plate>
  </>
)
