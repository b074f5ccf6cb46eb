/**
 * The language that a component speaks: the one chosen on the page.
 *
 * @since 0.1.0
 */
import { usePreferences } from "../start/Preferences.ts"
import type { Speech } from "./Speech.ts"
import * as Speeches from "./Speech.ts"

/** The language that a component speaks. */
export const useSpeech = (): Speech => Speeches.of(usePreferences().locale)
