/**
 * Every hook of `@pupitre/react-bindings`. Import a hook by its own path to bundle it alone.
 *
 * @since 0.1.0
 */
export * from "./ConversationProvider.js"
export * from "./DraftsProvider.js"
export * from "./PupitreProvider.js"
export * from "./TranslationsProvider.js"
export * from "./useAction.js"
export * from "./useAvailability.js"
export * from "./useComposer.js"
export * from "./useConnection.js"
export * from "./useConversation.js"
export * from "./useConversationWindow.js"
export * from "./useDelivery.js"
export * from "./useDesk.js"
export * from "./useFilters.js"
export * from "./usePerson.js"
export * from "./useProfile.js"
export * from "./useProjection.js"
export * from "./useRead.js"
export * from "./useRow.js"
export * from "./useRowTranslation.js"
export * from "./useRows.js"
export * from "./useSelf.js"
export * from "./useSignal.js"
export * from "./useSubmit.js"
export * from "./useTranslation.js"
