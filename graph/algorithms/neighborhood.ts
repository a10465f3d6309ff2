/**
 * Question: what lies around a node, within so many hops?
 * Input: relationship types with a direction each; every relationship counts one hop.
 * Output: the reached nodes without the center, by (hop, label, key), each with its least number of hops.
 * Ties and randomness: by that order; none.
 * Limits: hopsMax, nodesMax, time. From a node with more than hubNeighborsMax different neighbours only the first ones in
 *   the order of (label, key) are followed; such hubs are named with their true number.
 * Cost: O(N + relationships read), and a sort for each hub.
 * Source: breadth-first search.  Checked against: brute force over plain objects.
 */

import type { ProjectedGraph } from '../projection/projected-graph.ts'
import {
  type Completeness,
  completeness,
  Meter,
  type ShouldStop,
  type Steps,
  type StoppedBy,
} from './completeness.ts'
import { type Hop, Walker } from './walk.ts'

export interface NeighborhoodOptions {
  readonly hops: readonly Hop[]
  readonly hopsMax: number
  readonly nodesMax: number
  readonly hubNeighborsMax: number
  readonly shouldStop: ShouldStop
}

export interface NearNode {
  readonly node: number
  readonly hop: number
}

export interface Hub {
  readonly node: number
  /** True number of different neighbours. */
  readonly neighbors: number
  readonly followed: number
}

export interface Neighborhood {
  readonly center: number
  readonly nodes: readonly NearNode[]
  readonly hubs: readonly Hub[]
  readonly completeness: Completeness
}

export function* findNeighborhood(
  graph: ProjectedGraph,
  center: number,
  options: NeighborhoodOptions,
): Steps<Neighborhood> {
  const search = new NeighborhoodSearch(graph, center, options)
  const stoppedBy = yield* search.run()
  const hubs = search.hubs
  return {
    center,
    nodes: search.nodes,
    hubs,
    completeness: completeness(graph, {
      expanded: search.meter.expanded,
      stoppedBy: stoppedBy ?? (hubs.length > 0 ? 'HUB' : null),
      frontierLeft: search.left,
      hubsTruncated: hubs.length,
    }),
  }
}

class NeighborhoodSearch {
  readonly nodes: NearNode[] = []
  readonly hubs: Hub[] = []
  readonly meter = new Meter()
  left = 0
  readonly #graph: ProjectedGraph
  readonly #options: NeighborhoodOptions
  readonly #walker: Walker
  readonly #reached: Uint8Array
  #frontier: number[]

  constructor(graph: ProjectedGraph, center: number, options: NeighborhoodOptions) {
    this.#graph = graph
    this.#options = options
    this.#walker = new Walker(graph, options.hops)
    this.#reached = new Uint8Array(graph.nodeCount)
    this.#reached[center] = 1
    this.#frontier = [center]
  }

  *run(): Steps<StoppedBy | null> {
    const { hopsMax, nodesMax, shouldStop } = this.#options
    for (let hop = 1; hop <= hopsMax && this.#frontier.length > 0; hop += 1) {
      const next: number[] = []
      for (const [place, node] of this.#frontier.entries()) {
        const read = this.#readFrom(node, next)
        if (!this.meter.add(read)) continue
        yield
        const stopped = shouldStop()
        if (stopped) {
          this.left = this.#frontier.length - place - 1 + next.length
          return stopped
        }
      }
      const sorted = this.#graph.inOrder(next)
      const room = nodesMax - this.nodes.length
      for (const node of sorted.slice(0, room)) this.nodes.push({ node, hop })
      if (next.length > room) {
        this.left = next.length - room
        return 'NODES'
      }
      this.#frontier = sorted
    }
    return null
  }

  #readFrom(node: number, next: number[]): number {
    const met: number[] = []
    const read = this.#walker.visitNeighbors(node, (neighbor) => {
      if (neighbor !== node) met.push(neighbor)
    })
    for (const neighbor of this.#followed(node, met)) {
      if (this.#reached[neighbor] === 1) continue
      this.#reached[neighbor] = 1
      next.push(neighbor)
    }
    return read
  }

  #followed(node: number, met: readonly number[]): readonly number[] {
    const most = this.#options.hubNeighborsMax
    if (met.length <= most) return met
    const different = [...new Set(met)]
    if (different.length <= most) return different
    this.hubs.push({ node, neighbors: different.length, followed: most })
    return this.#graph.inOrder(different).slice(0, most)
  }
}
