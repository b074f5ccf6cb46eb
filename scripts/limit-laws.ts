/** No law takes more than five seconds in `npm test`, however many cases it asks for; `npm run deep` has no such limit. */
import fc from "fast-check"

if (process.env["PUPITRE_DEEP"] === undefined) fc.configureGlobal({ interruptAfterTimeLimit: 5_000 })
