/**
 * The pane of actions, by mode and folded.
 *
 * @since 0.1.0
 */
import type { Availability } from "@pupitre/core/Availability"
import type { Mode } from "@pupitre/core/Fact"
import { ActionButton, ActionPane } from "../desk/actions/ActionPane.tsx"
import { actions as deskActions } from "../desk/actions/Actions.ts"
import { nothing, Plate } from "./Plate.tsx"

/** The pane of actions. */
export const ActionPlates = () => (
  <>
    <Plate name="ActionPane">
      {(scheme) => (
        <>
          <div className="pu-gallery-row" style={{ height: 440 }}>
            <ActionPane label={`${scheme} ActionPane 1`} collapsed={false} onCollapse={nothing}>
              <Actions mode="chat" collapsed={false} />
            </ActionPane>
            <ActionPane label={`${scheme} ActionPane 2`} collapsed={false} onCollapse={nothing}>
              <Actions mode="call" collapsed={false} />
            </ActionPane>
            <ActionPane label={`${scheme} ActionPane 3`} collapsed onCollapse={nothing}>
              <Actions mode="call" collapsed />
            </ActionPane>
          </div>
        </>
      )}
    </Plate>
  </>
)

/** The actions of the pane, some of them off. */
export const Actions = ({ mode, collapsed }: { readonly mode: Mode; readonly collapsed: boolean }) =>
  deskActions.all.map(({ command: { name }, icon, label, confirm }) => {
    const off = (key: string): Availability => ({ _tag: "Disabled", reasons: [{ key }] })
    const availability: Availability =
      mode === "call" && name === "sendLink"
        ? off("NoTextThread")
        : mode === "call" && name === "close"
          ? off("HangUpFirst")
          : name === "sendLink" || name === "close"
            ? { _tag: "Enabled" }
            : off("NotInThisVersion")
    return (
      <ActionButton
        key={name}
        name={name}
        icon={icon}
        label={label}
        confirm={confirm}
        availability={availability}
        collapsed={collapsed}
        onRun={nothing}
      />
    )
  })
