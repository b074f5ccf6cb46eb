import { assert, describe, it } from "@effect/vitest"
import type { Press, SendKey } from "@pupitre/core/composer/Keystroke"
import { sends } from "@pupitre/core/composer/Keystroke"
import * as fc from "fast-check"

const press: fc.Arbitrary<Press> = fc.record({
  key: fc.constantFrom("Enter", "a", "Escape", "Process"),
  shiftKey: fc.boolean(),
  ctrlKey: fc.boolean(),
  metaKey: fc.boolean(),
  altKey: fc.boolean(),
  isComposing: fc.boolean(),
  keyCode: fc.constantFrom(13, 229, 65),
})

describe("Keystroke", () => {
  it("[TX7] Enter sends unless it composes, breaks with Shift, and where that was chosen only with Ctrl or ⌘", () => {
    const table: ReadonlyArray<readonly [Partial<Press>, SendKey, boolean]> = [
      [{}, "enter", true],
      [{ shiftKey: true }, "enter", false],
      [{ ctrlKey: true }, "enter", true],
      [{ metaKey: true }, "enter", true],
      [{ altKey: true }, "enter", false],
      [{}, "ctrlEnter", false],
      [{ ctrlKey: true }, "ctrlEnter", true],
      [{ metaKey: true }, "ctrlEnter", true],
      [{ shiftKey: true, ctrlKey: true }, "ctrlEnter", false],
      [{ isComposing: true }, "enter", false],
      [{ isComposing: true, ctrlKey: true }, "ctrlEnter", false],
      // Safari, once the composition has ended.
      [{ keyCode: 229 }, "enter", false],
    ]
    const enter = { key: "Enter", shiftKey: false, ctrlKey: false, metaKey: false, altKey: false }
    for (const [with_, sendKey, sent] of table) {
      const pressed: Press = { ...enter, isComposing: false, keyCode: 13, ...with_ }
      assert.strictEqual(sends(pressed, sendKey), sent, `${JSON.stringify(with_)} ${sendKey}`)
    }
    fc.assert(
      fc.property(press, fc.constantFrom<SendKey>("enter", "ctrlEnter"), (pressed, sendKey) => {
        if (!sends(pressed, sendKey)) return
        assert.strictEqual(pressed.key, "Enter")
        assert.isFalse(pressed.isComposing || pressed.keyCode === 229 || pressed.shiftKey)
        assert.isTrue(sendKey === "enter" || pressed.ctrlKey || pressed.metaKey)
      }),
    )
  })
})
