/**
 * The files of a server with nothing but files, over real HTTP on this machine: a conversation of Camille's, tokens for
 * whoever asks, and a folder that is gone afterwards.
 *
 * @since 0.1.0
 */
import * as Command from "@pupitre/core/Command"
import { postFile } from "@pupitre/core/command/PostFile"
import type * as Uploader from "@pupitre/core/composer/Uploader"
import type { Fact } from "@pupitre/core/Fact"
import type { CommandId, ConversationId, FileId, VisitorId } from "@pupitre/core/Id"
import type { Participant, Role } from "@pupitre/core/Participant"
import * as StreamKey from "@pupitre/core/StreamKey"
import { connect } from "@pupitre/transport/connect"
import * as Memory from "@pupitre/transport/connection/Memory"
import { EventLog } from "@pupitre/transport/server/EventLog"
import * as Gateway from "@pupitre/transport/server/Gateway"
import * as MemoryLog from "@pupitre/transport/server/MemoryLog"
import * as Tokens from "@pupitre/transport/server/Tokens"
import type { Session } from "@pupitre/transport/Session"
import * as Tus from "@pupitre/transport/upload/Tus"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Scope from "effect/Scope"
import { mkdtempSync, rmSync } from "node:fs"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Files from "../../server/files/Files.ts"
import type { Scanner } from "../../server/files/Scanner.ts"
import * as Serving from "../../server/files/Serving.ts"
import * as Uploads from "../../server/files/Uploads.ts"
import { pathOf } from "../../server/Pages.ts"
import { agents, tenant } from "../../server/People.ts"

/** The conversations of {@link camille}, and one of somebody else. */
export const conversationId = "conversation-1" as ConversationId
export const laterConversation = "conversation-3" as ConversationId
export const otherConversation = "conversation-2" as ConversationId
export const camille: Participant = { _tag: "Visitor", id: "camille" as VisitorId }
export const idris: Participant = { _tag: "Visitor", id: "idris" as VisitorId }
export const ines: Participant = agents.ines.participant

/** A file as Node has one. */
export const fileOf = (
  name: string,
  type: string,
  bytes: Buffer,
): Buffer & { readonly name: string; readonly type: string } => Object.assign(Buffer.from(bytes), { name, type })

/** What became of a file, when nothing more will. */
export type Outcome = Exclude<Uploader.Verdict, { readonly _tag: "Scanning" }>

/** Files that are kept for a test. */
export interface Kept {
  readonly url: string
  readonly folder: string
  readonly files: Files.Files
  readonly key: Uint8Array
  /** The ids of everything that was announced. */
  readonly announced: ReadonlyArray<FileId>
  readonly token: (by: Participant, role: Role) => Promise<string>
  /** Brings a file, to its end. */
  readonly bring: (name: string, type: string, bytes: Buffer, by?: Participant, role?: Role) => Promise<Outcome>
  /** An uploader of somebody's, by way of another address if one is given. */
  readonly uploader: (by?: Participant, role?: Role, via?: string) => Uploader.Uploader<Blob | Uint8Array>
  /** Connects somebody to a gateway that decides which files are shared. */
  readonly enter: (by: Participant, role: Role) => Promise<Session>
  /** Stores what a server would. */
  readonly store: (conversation: ConversationId, fact: Fact, by?: Participant) => Promise<void>
  /** Asks for an address. */
  readonly ask: (
    fileId: string,
    by: Participant,
    role: Role,
    conversation?: ConversationId,
  ) => Promise<string | undefined>
  /** Passes so much time. */
  readonly wait: (ms: number) => void
  readonly close: () => Promise<void>
}

/** Files in an empty folder. */
export const make = async (scanner?: Scanner): Promise<Kept> => {
  const folder = mkdtempSync(join(tmpdir(), "pupitre-files-"))
  const scope = Effect.runSync(Scope.make())
  const run = async <A, E>(effect: Effect.Effect<A, E, Scope.Scope>): Promise<A> =>
    Effect.runPromise(Scope.provide(effect, scope))
  const key = new Uint8Array(32).fill(3)
  let clock = Date.now()
  const { log } = await run(MemoryLog.make())
  const tokens = await run(Tokens.make({ key, issuer: "test", audience: "test" }))
  const files = await run(Files.make({ folder, key, log, now: () => clock, ...(scanner !== undefined && { scanner }) }))
  let commands = 0
  const store = async (
    conversation: ConversationId,
    fact: Fact,
    by: Participant = { _tag: "System" },
  ): Promise<void> => {
    const stream = StreamKey.conversation(tenant, conversation)
    const expectedHead = await run(log.head(stream))
    const commandId = `command-${commands++}` as CommandId
    const writes = [{ stream, expectedHead, facts: [fact] }] as const
    await run(log.append({ commandId, stream, by, at: clock, outcome: { _tag: "Accepted", writes: [writes[0]] } }))
  }
  for (const [id, visitor] of [
    [conversationId, camille],
    [laterConversation, camille],
    [otherConversation, idris],
  ] as const) {
    await store(id, { _tag: "ConversationStarted", conversationId: id, visitor, mode: "chat", consent: [] } as never)
  }
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const announced: Array<FileId> = []
  const uploads = Uploads.make({
    files: {
      ...files,
      announce: async (who, given) => {
        announced.push(given.fileId)
        return files.announce(who, given)
      },
    },
    origins: [url],
    who: async (token) => Effect.runPromise(Effect.orElseSucceed(tokens.verify(token), () => undefined)),
  })
  server.on("request", (request, response) => {
    const path = pathOf(request) ?? ""
    const answered = path.startsWith("/uploads")
      ? uploads(path, request, response)
      : Serving.serve(files, path, request, response)
    answered.catch(() => response.destroy())
  })
  const token = async (participant: Participant, role: Role): Promise<string> =>
    run(tokens.issue({ tenant, participant, role }))
  const gateway = await run(
    Gateway.make({
      commands: Command.catalogue([postFile({ find: files.find })]),
      authenticate: tokens.verify,
    }).pipe(Effect.provideService(EventLog, log)),
  )
  const connection = Memory.make((link) => gateway.accept(link))
  const sessions: Array<Session> = []
  const uploader: Kept["uploader"] = (by = camille, role = "visitor", via = url) =>
    Tus.make({ endpoint: `${via}/uploads`, token: async () => token(by, role), askEvery: 5 })
  return {
    url,
    folder,
    files,
    key,
    announced,
    token,
    store,
    uploader,
    enter: async (by, role) => {
      const session = await connect({ connection, token: async () => token(by, role) })
      sessions.push(session)
      return session
    },
    wait: (ms) => {
      clock += ms
    },
    bring: async (name, type, bytes, by, role) =>
      new Promise((resolve) => {
        const ignore = (): void => {}
        const sending = { file: fileOf(name, type, bytes), conversationId, name, mediaType: type }
        uploader(by, role).start(sending, {
          located: ignore,
          progressed: ignore,
          received: ignore,
          cleared: (file) => resolve({ _tag: "Ready", file }),
          refused: (rejection) => resolve({ _tag: "Rejected", rejection }),
          broken: (reason) => resolve({ _tag: "Failed", reason }),
        })
      }),
    ask: async (fileId, by, role, conversation = conversationId) => {
      const [query] = files.queries
      const answer = await query!.answer({ conversationId: conversation, fileId }, { tenant, by, role })
      return (answer as { readonly found?: { readonly address: string } }).found?.address
    },
    close: async () => {
      for (const session of sessions) await session.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await Effect.runPromise(Scope.close(scope, Exit.void))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
