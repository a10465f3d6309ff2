// What the rest of the product sees of the projection: one immutable version of the graph's topology in memory.

import type { NodeRef } from '../model/refs.ts'

/** A node's place in the projection; stable within one view, never shown outside. */
export type NodeIndex = number

export interface Neighbor {
  readonly node: NodeIndex
  /** The engine's handle of the relationship, for fetching its properties. */
  readonly handle: number
}

export interface GraphView {
  /** Version of the graph that this view shows. */
  readonly version: number
  /** Number of node places; some may stand empty after deletions. */
  readonly nodeCount: number
  /** -1 where the node does not exist. */
  indexOf(ref: NodeRef): NodeIndex
  refOf(node: NodeIndex): NodeRef
  /**
   * Neighbours over one relationship type, in the order of the other node's (label, key), parallel relationships kept
   * apart. BOTH reads either end, as undirected types need.
   */
  neighbors(node: NodeIndex, type: string, direction: 'OUT' | 'IN' | 'BOTH'): readonly Neighbor[]
}
