// The part of the graph in which communities are looked for, as an undirected weighted graph over places 0, 1 ... in the
// order of (label, key): the same scope gives the same arrays, whatever was merged or written in which order.

import { GrowableFloat64, GrowableUint32 } from '../lib/growable.ts'
import { identityOrder, radixOrder } from '../lib/radix-order.ts'
import { NeighborBuffer, type ProjectedGraph } from '../projection/projected-graph.ts'
import { Meter, type ShouldStop, type Steps } from './completeness.ts'

export interface ScopeOptions {
  readonly labels: readonly string[]
  readonly types: readonly string[]
  /** Projected property whose values are summed over parallel relationships; null: each relationship counts 1. */
  readonly weight: string | null
  /** More relationships than this end the collection with `tooMany`. */
  readonly relationshipsMax: number
  readonly shouldStop: ShouldStop
}

/** What a community engine works on: each pair of neighbours once, `sources[i] < targets[i]`, weights above 0. */
export interface WeightedPairs {
  readonly nodeCount: number
  readonly sources: Uint32Array
  readonly targets: Uint32Array
  readonly weights: Float64Array
}

export interface CommunityScope {
  /** Node of the view at each place. */
  readonly nodes: readonly number[]
  readonly pairs: WeightedPairs
  /** Relationships read. */
  readonly expanded: number
  readonly outcome: 'done' | 'tooMany' | 'TIME' | 'CANCELLED'
}

/**
 * Relationships of a node to itself, and such without a weight above 0, are left out: they tie nobody together.
 * Cost: O(N log N + M) time and memory.
 */
export function* collectScope(graph: ProjectedGraph, options: ScopeOptions): Steps<CommunityScope> {
  const nodes = graph.inOrder([...new Set(options.labels)].flatMap((label) => graph.nodesOf(label)))
  const places = new Int32Array(graph.nodeCount).fill(-1)
  nodes.forEach((node, place) => {
    places[node] = place
  })
  const found = new FoundPairs()
  const meter = new Meter()
  const buffer = new NeighborBuffer()
  for (const type of new Set(options.types)) {
    const weight = options.weight === null ? null : graph.relationshipProperty(type, options.weight)
    const number = graph.typeNumber(type)
    for (const [place, node] of nodes.entries()) {
      graph.readNeighbors(node, number, 'OUT', buffer)
      for (let index = 0; index < buffer.count; index += 1) {
        const other = places[buffer.nodes[index]!]!
        found.add(place, other, weight === null ? 1 : weight.number(buffer.edges[index]!))
      }
      if (found.lows.length > options.relationshipsMax)
        return scope(nodes, new FoundPairs(), meter, 'tooMany')
      if (!meter.add(buffer.count + 1)) continue
      yield
      const stopped = options.shouldStop()
      if (stopped) return scope(nodes, new FoundPairs(), meter, stopped)
    }
  }
  return scope(nodes, found, meter, 'done')
}

class FoundPairs {
  readonly lows = new GrowableUint32()
  readonly highs = new GrowableUint32()
  readonly weights = new GrowableFloat64()

  add(place: number, other: number, weight: number): void {
    if (other < 0 || other === place || !(weight > 0)) return
    this.lows.push(Math.min(place, other))
    this.highs.push(Math.max(place, other))
    this.weights.push(weight)
  }

  /** Parallel ones summed, in the order of (low, high). */
  merged(nodeCount: number): WeightedPairs {
    const [lows, highs, weights] = [this.lows.view(), this.highs.view(), this.weights.view()]
    const order = radixOrder(radixOrder(identityOrder(lows.length), highs, nodeCount), lows, nodeCount)
    const sources = new GrowableUint32()
    const targets = new GrowableUint32()
    const sums = new GrowableFloat64()
    for (let at = 0; at < order.length; ) {
      const [low, high] = [lows[order[at]!]!, highs[order[at]!]!]
      // Summed from the smallest up, so that the order in which the relationships were read leaves no trace in the sum.
      const parallel: number[] = []
      for (; at < order.length && lows[order[at]!] === low && highs[order[at]!] === high; at += 1) {
        parallel.push(weights[order[at]!]!)
      }
      sources.push(low)
      targets.push(high)
      sums.push(parallel.sort((a, b) => a - b).reduce((sum, weight) => sum + weight, 0))
    }
    return {
      nodeCount,
      sources: sources.view().slice(),
      targets: targets.view().slice(),
      weights: sums.view().slice(),
    }
  }
}

function scope(
  nodes: readonly number[],
  found: FoundPairs,
  meter: Meter,
  outcome: CommunityScope['outcome'],
): CommunityScope {
  return { nodes, pairs: found.merged(nodes.length), expanded: meter.expanded, outcome }
}
