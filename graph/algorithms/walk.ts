// Walking in a stated order: from a node over several relationship types and directions, one step for all parallel
// relationships of a type between the same two nodes.

import type { Model } from '../model/registry.ts'
import { NeighborBuffer, type ProjectedGraph, type WalkDirection } from '../projection/projected-graph.ts'

/** A relationship type to walk over, and which way. */
export interface Hop {
  readonly type: string
  readonly direction: WalkDirection
}

export interface Step {
  readonly node: number
  readonly type: number
  /** OUT: along the relationship; IN: against it. */
  readonly direction: 'OUT' | 'IN'
  /** Parallel relationships, all of them; at least one. */
  readonly edges: readonly number[]
}

/** Hops over the types in the direction; a type that has none is walked both ways. Null types: all of the model. */
export function hopsOver(model: Model, types: readonly string[] | null, direction: WalkDirection): Hop[] {
  const wanted = types === null ? [...model.relationships.keys()] : [...new Set(types)]
  return wanted
    .sort()
    .map((type) => ({ type, direction: model.relationships.get(type)?.undirected ? 'BOTH' : direction }))
}

export function opposite(hops: readonly Hop[]): Hop[] {
  const turned = { OUT: 'IN', IN: 'OUT', BOTH: 'BOTH' } as const
  return hops.map((hop) => ({ type: hop.type, direction: turned[hop.direction] }))
}

/** Reads the neighbours of a node over several hops, without order and parallels apart; for searches that only mark. */
export class Walker {
  readonly #graph: ProjectedGraph
  readonly #hops: readonly { readonly number: number; readonly direction: WalkDirection }[]
  readonly #buffer = new NeighborBuffer()

  constructor(graph: ProjectedGraph, hops: readonly Hop[]) {
    this.#graph = graph
    this.#hops = hops.map((hop) => ({ number: graph.typeNumber(hop.type), direction: hop.direction }))
  }

  /** Calls `visit` with each neighbour; answers the number of relationships read. */
  visitNeighbors(node: number, visit: (neighbor: number) => void): number {
    let read = 0
    for (const hop of this.#hops) {
      this.#graph.readNeighbors(node, hop.number, hop.direction, this.#buffer)
      read += this.#buffer.count
      for (let index = 0; index < this.#buffer.count; index += 1) visit(this.#buffer.nodes[index]!)
    }
    return read
  }

  /**
   * Steps in the order of (label and key of the node, type, OUT before IN); relationships of the node to itself are left
   * out. Parallel relationships stand in the order of their handles. `accepts` spares the cost of steps that the caller
   * would not take; a hub may have hundreds of thousands.
   */
  steps(node: number, accepts: (other: number) => boolean = () => true): Step[] {
    const steps: Step[] = []
    for (const hop of this.#hops) {
      for (const direction of ['OUT', 'IN'] as const) {
        if (hop.direction !== 'BOTH' && hop.direction !== direction) continue
        this.#graph.readNeighbors(node, hop.number, direction, this.#buffer)
        this.#collect(node, hop.number, direction, accepts, steps)
      }
    }
    return steps.sort(
      (a, b) =>
        this.#graph.compareNodes(a.node, b.node) ||
        a.type - b.type ||
        (a.direction === b.direction ? 0 : a.direction === 'OUT' ? -1 : 1),
    )
  }

  #collect(
    node: number,
    type: number,
    direction: 'OUT' | 'IN',
    accepts: (other: number) => boolean,
    steps: Step[],
  ): void {
    const byNode = new Map<number, number[]>()
    for (let index = 0; index < this.#buffer.count; index += 1) {
      const other = this.#buffer.nodes[index]!
      if (other === node || !accepts(other)) continue
      const edges = byNode.get(other)
      if (edges) edges.push(this.#buffer.edges[index]!)
      else byNode.set(other, [this.#buffer.edges[index]!])
    }
    for (const [other, edges] of byNode) {
      if (edges.length > 1) edges.sort((a, b) => this.#graph.handleOf(a) - this.#graph.handleOf(b))
      steps.push({ node: other, type, direction, edges })
    }
  }
}
