// Breadth-first distances to one node, as far as a limit.

import { LIMITS } from '../model/limits.ts'
import type { ProjectedGraph } from '../projection/projected-graph.ts'
import type { Meter, ShouldStop, Steps } from './completeness.ts'
import { type Hop, opposite, Walker } from './walk.ts'

/** Farther than any limit, or not reached. */
export const UNREACHED = 255

export interface Distances {
  /** Steps from a node to the target; UNREACHED beyond the limit. */
  readonly steps: Uint8Array
  /** True if nodes at the limit still had unreached neighbours, so UNREACHED does not mean "no way". */
  readonly cut: boolean
  /** Nodes that were not walked from. */
  readonly frontierLeft: number
  readonly stopped: 'TIME' | 'CANCELLED' | 'NODES' | null
}

/**
 * Walks the hops backwards from the target until `until` is reached (the level is finished) or `stepsMax` steps are
 * made. Cost: O(N + relationships read).
 */
export function* distancesTo(
  graph: ProjectedGraph,
  target: number,
  hops: readonly Hop[],
  options: { stepsMax: number; until: number | null; meter: Meter; shouldStop: ShouldStop },
): Steps<Distances> {
  const { meter, shouldStop, stepsMax, until } = options
  const steps = new Uint8Array(graph.nodeCount).fill(UNREACHED)
  const walker = new Walker(graph, opposite(hops))
  steps[target] = 0
  let reached = 1
  let frontier = [target]
  for (let level = 1; level <= stepsMax && frontier.length > 0; level += 1) {
    const next: number[] = []
    for (const node of frontier) {
      const read = walker.visitNeighbors(node, (neighbor) => {
        if (steps[neighbor] !== UNREACHED) return
        steps[neighbor] = level
        next.push(neighbor)
      })
      if (meter.add(read + 1)) {
        yield
        const stopped = shouldStop()
        if (stopped) return { steps, cut: true, frontierLeft: frontier.length + next.length, stopped }
      }
    }
    reached += next.length
    frontier = next
    if (until !== null && steps[until] !== UNREACHED) {
      return { steps, cut: false, frontierLeft: 0, stopped: null }
    }
    if (reached > LIMITS.traversalNodesMax) {
      return { steps, cut: true, frontierLeft: frontier.length, stopped: 'NODES' }
    }
  }
  let waiting = 0
  for (const node of frontier) {
    let leadsOn = false
    const read = walker.visitNeighbors(node, (neighbor) => {
      leadsOn ||= steps[neighbor] === UNREACHED
    })
    if (leadsOn) waiting += 1
    if (meter.add(read)) yield
  }
  return { steps, cut: waiting > 0, frontierLeft: waiting, stopped: null }
}
