/**
 * The groups that this agent answers in, as the directory says: what is for a group of theirs is for them.
 *
 * @since 0.1.0
 */
import { directory } from "@pupitre/actions/Directory"
import type { AgentId } from "@pupitre/core/Id"
import { read } from "@pupitre/core/Query"
import { useChannel } from "@pupitre/react-bindings/PupitreProvider"
import { useConnection } from "@pupitre/react-bindings/useConnection"
import type { ReactNode } from "react"
import { createContext, useContext, useEffect, useState } from "react"

const none: ReadonlyArray<string> = []
const Groups = createContext(none)

/** The ids of the groups of the nearest {@link GroupsOf}. */
export const useGroups = (): ReadonlyArray<string> => useContext(Groups)

/** The groups of an agent for everything below: asked for as soon as the server is there, and again when it is back. */
export const GroupsOf = ({
  agent,
  children,
}: {
  readonly agent: AgentId | undefined
  readonly children: ReactNode
}) => {
  const channel = useChannel()
  const online = useConnection()._tag === "Online"
  const [groups, setGroups] = useState(none)
  useEffect(() => {
    if (!online || agent === undefined) return
    let left = false
    channel.query(directory.name, { text: "" }).then(
      (answer) => {
        const entries = read(directory, answer)
        if (!left && entries !== undefined)
          setGroups(entries.filter(({ members }) => members?.includes(agent)).map(({ to }) => to.id))
      },
      () => {},
    )
    return () => {
      left = true
    }
  }, [channel, online, agent])
  return <Groups value={groups}>{children}</Groups>
}
