/** No step is made on the visitor's page without the visitor's yes: who only sees points out, and nobody makes up a yes. */
import * as NavigationGrant from "@pupitre/actions/NavigationGrant"
import type { Conversation } from "@pupitre/core/Conversation"

declare const conversation: Conversation
const grant = NavigationGrant.of(conversation)

// refused 2769: No overload matches this call
export const unasked = NavigationGrant.step(grant, { _tag: "Click", target: "t1n7" })

if (grant !== undefined) {
  // refused 2769: No overload matches this call
  NavigationGrant.step(grant, { _tag: "Click", target: "t1n7" })
  NavigationGrant.step(grant, { _tag: "Highlight", target: "t1n7" })
}
if (grant?.level === "control") NavigationGrant.step(grant, { _tag: "Click", target: "t1n7" })

// refused 2741: Property '[given]' is missing
export const madeUp: NavigationGrant.Granted<"control"> = { level: "control" }

// refused 2322: is not assignable to type 'GrantedStep'
export const bare: NavigationGrant.GrantedStep = { _tag: "Click", target: "t1n7" }
