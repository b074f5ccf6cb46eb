/**
 * Everything of `@pupitre/transport` that runs anywhere. Import a module by its own path to load it alone.
 *
 * @since 0.1.0
 */
export * as Codec from "./Codec.js"
export * as Connection from "./Connection.js"
export * as Frame from "./Frame.js"
export * as Outbox from "./Outbox.js"
export * as Session from "./Session.js"
export * as Timing from "./Timing.js"
export * from "./connect.js"
export * as Memory from "./connection/Memory.js"
export * as WebSocket from "./connection/WebSocket.js"
export * as Admission from "./server/Admission.js"
export * as Aggregate from "./server/Aggregate.js"
export * as EventLog from "./server/EventLog.js"
export * as Gateway from "./server/Gateway.js"
export * as Identity from "./server/Identity.js"
export * as MemoryLog from "./server/MemoryLog.js"
