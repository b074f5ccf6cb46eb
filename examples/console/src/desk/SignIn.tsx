/**
 * Who sits down at the desk: the choice of account. A real desk has a sign-in of its own here.
 *
 * @since 0.1.0
 */
import { useEffect } from "react"
import "../design/base.css"
import { useSpeech } from "../words/useSpeech.tsx"
import { Brand } from "./DeskFrame.tsx"
import { Face } from "./Face.tsx"
import type { Account } from "./Session.ts"
import { accounts } from "./Session.ts"
import "./SignIn.css"

/** The choice of account. */
export const SignIn = ({ onAccount }: { readonly onAccount: (account: Account) => void }) => {
  const speech = useSpeech()
  useEffect(() => {
    document.title = speech.say("desk.title")
  }, [speech])
  return (
    <main className="pu-app pu-sign-in">
      <div className="pu-sign-in-card">
        <Brand />
        <h1>{speech.say("signIn.title")}</h1>
        <p>{speech.say("signIn.text")}</p>
        <ul>
          {accounts.map(({ id, name, role }) => (
            <li key={id}>
              <button type="button" onClick={() => onAccount(id)}>
                <Face name={name} />
                <b>{name}</b>
                <small>{speech.say(`role.${role}`)}</small>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </main>
  )
}
