/** No library: an array of plain events, copied at each change so that older ones stay what they were. */
import type { Make, Wire } from "./Peer.ts"
import { kept, wire } from "./Peer.ts"

export const make: Make = () => {
  const event = kept((seq) => JSON.parse(JSON.stringify(wire(seq))) as Wire)
  return Promise.resolve({
    name: "array copied per event",
    open: (held) => {
      let list: ReadonlyArray<Wire> = held.map(event)
      const at = (seq: number): number => {
        let [low, high] = [0, list.length]
        while (low < high) {
          const middle = (low + high) >> 1
          if (list[middle]!.seq < seq) low = middle + 1
          else high = middle
        }
        return low
      }
      return {
        add: (seq) => {
          const index = at(seq)
          if (list[index]?.seq !== seq) {
            list = index === list.length ? [...list, event(seq)] : list.toSpliced(index, 0, event(seq))
          }
          return list.at(-1)
        },
        own: (seq) => {
          list = [...list, { ...event(seq), seq: -1 }]
          list = list.map((row) => (row.seq === -1 ? event(seq) : row))
          return list.at(-1)
        },
        page: (from, to) => {
          const page: Array<Wire> = []
          for (let seq = from; seq <= to; seq++) page.push(event(seq))
          list = [...page, ...list]
          return list.at(-1)
        },
        filter: (i) => {
          const tag = ["MessagePosted", "PageVisited", "AgentAssigned", "ActionRecorded"][i % 4]
          const some = list.filter(({ _tag }) => _tag === tag)
          return [some.length, some.slice(0, 50)]
        },
        shown: () => list.map(({ seq }) => seq),
      }
    },
  })
}
