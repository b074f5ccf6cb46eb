/**
 * A menu of choices: groups in which one item is chosen.
 *
 * @since 0.1.0
 */
import { Menu } from "@base-ui/react/menu"
import { Check } from "lucide-react"
import type { ReactElement, ReactNode } from "react"
import { Fragment } from "react"
import "./Choice.css"

/** One thing to choose; `note` is said below it. A `why` says that it cannot be chosen now, and the reason. */
export interface Option {
  readonly value: string
  readonly label: string
  readonly icon?: ReactNode
  readonly note?: string
  readonly why?: string | undefined
}

/** A group of things of which one is chosen. */
export interface Group {
  readonly label: string
  readonly value: string
  readonly options: ReadonlyArray<Option>
  readonly onChoose: (value: string) => void
}

/** Something to do, below the groups. */
export interface Deed {
  readonly label: string
  readonly icon?: ReactNode
  readonly onDo: () => void
}

/** A menu that opens from `trigger`, which must be one button. */
export const Choice = ({
  trigger,
  groups,
  deeds = [],
  side = "bottom",
  align = "start",
}: {
  readonly trigger: ReactElement<Record<string, unknown>>
  readonly groups: ReadonlyArray<Group>
  readonly deeds?: ReadonlyArray<Deed>
  readonly side?: "top" | "bottom"
  readonly align?: "start" | "end"
}) => (
  <Menu.Root>
    <Menu.Trigger render={trigger} />
    <Menu.Portal>
      <Menu.Positioner className="pu-menu-place" side={side} align={align} sideOffset={6} collisionPadding={8}>
        <Menu.Popup className="pu-popup pu-menu">
          {groups.map((group, index) => (
            <Fragment key={group.label}>
              {index > 0 && <Menu.Separator className="pu-menu-rule" />}
              <Menu.Group>
                <Menu.GroupLabel className="pu-menu-label">{group.label}</Menu.GroupLabel>
                <Menu.RadioGroup value={group.value} onValueChange={(value) => group.onChoose(String(value))}>
                  {group.options.map((option) => (
                    <Menu.RadioItem
                      key={option.value}
                      className="pu-menu-item"
                      value={option.value}
                      closeOnClick
                      disabled={option.why !== undefined}
                    >
                      {option.icon}
                      <span>
                        {option.label}
                        {(option.why ?? option.note) !== undefined && <small>{option.why ?? option.note}</small>}
                      </span>
                      <span className="pu-menu-check" style={{ flex: "none" }}>
                        <Menu.RadioItemIndicator>
                          <Check size={16} aria-hidden />
                        </Menu.RadioItemIndicator>
                      </span>
                    </Menu.RadioItem>
                  ))}
                </Menu.RadioGroup>
              </Menu.Group>
            </Fragment>
          ))}
          {deeds.length > 0 && groups.length > 0 && <Menu.Separator className="pu-menu-rule" />}
          {deeds.map(({ label, icon, onDo }) => (
            <Menu.Item key={label} className="pu-menu-item" onClick={onDo}>
              {icon}
              <span>{label}</span>
            </Menu.Item>
          ))}
        </Menu.Popup>
      </Menu.Positioner>
    </Menu.Portal>
  </Menu.Root>
)
