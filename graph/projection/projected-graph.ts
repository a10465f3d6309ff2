// What algorithms see of the projection: GraphView and, on numbers alone, the typed neighbours, the ends and the
// projected properties. Walking allocates nothing as long as the caller brings its buffer.

import type { GraphView, NodeIndex } from './view.ts'

/** A relationship's place in the projection; stable within one view, never shown outside. */
export type EdgeIndex = number
/** A relationship type's number, stable as long as the model is; -1 stands for an unknown type. */
export type TypeNumber = number

export type WalkDirection = 'OUT' | 'IN' | 'BOTH'

/** Reads one projected property of nodes or relationships. */
export interface PropertyReader {
  /** NaN where absent or a text; true is 1; a time is milliseconds since 1970. */
  number(item: number): number
  /** Null where absent or not a text. */
  text(item: number): string | null
}

/** Neighbours of one read; belongs to the caller and is used again and again. */
export class NeighborBuffer {
  nodes = new Uint32Array(64)
  edges = new Uint32Array(64)
  count = 0

  clear(): void {
    this.count = 0
  }

  push(node: NodeIndex, edge: EdgeIndex): void {
    if (this.count === this.nodes.length) this.#grow()
    this.nodes[this.count] = node
    this.edges[this.count] = edge
    this.count += 1
  }

  #grow(): void {
    const nodes = new Uint32Array(this.nodes.length * 2)
    nodes.set(this.nodes)
    const edges = new Uint32Array(this.edges.length * 2)
    edges.set(this.edges)
    this.nodes = nodes
    this.edges = edges
  }
}

export interface ProjectedGraph extends GraphView {
  /** Time at which this view shows the graph, in milliseconds since 1970; null shows everything that is stored. */
  readonly asOfMs: number | null
  /**
   * The same version, without what is not valid at that time (validFrom inclusive, validTo exclusive) and without the
   * nodes of hidden labels, which then are absent for every walk and look-up.
   */
  asOf(timeMs: number, hidden?: ReadonlySet<string>): ProjectedGraph

  labelOf(node: NodeIndex): string
  /** Nodes of one label in key order. */
  nodesOf(label: string): readonly NodeIndex[]
  /** Order of (label, key). */
  compareNodes(left: NodeIndex, right: NodeIndex): number
  /** The nodes in the order of (label, key), each as often as it was given. */
  inOrder(nodes: Iterable<NodeIndex>): NodeIndex[]

  typeNumber(type: string): TypeNumber
  typeName(type: TypeNumber): string
  /**
   * Fills the buffer with the neighbours over one type, in no stated order. BOTH reads either end; a relationship of a
   * node to itself then comes once.
   */
  readNeighbors(node: NodeIndex, type: TypeNumber, direction: WalkDirection, into: NeighborBuffer): void
  typeOfEdge(edge: EdgeIndex): TypeNumber
  sourceOf(edge: EdgeIndex): NodeIndex
  targetOf(edge: EdgeIndex): NodeIndex
  handleOf(edge: EdgeIndex): number

  /** Reads a property of nodes of one label; absent everywhere if the label has no such projected property. */
  nodeProperty(label: string, property: string): PropertyReader
  relationshipProperty(type: string, property: string): PropertyReader
}
