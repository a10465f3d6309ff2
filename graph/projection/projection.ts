// One version of the graph in memory: a base, the delta since, and perhaps a point in time. Immutable.

import { type NodeRef, nodeRefText } from '../model/refs.ts'
import type { Model } from '../model/registry.ts'
import { compareCodePoints, type Properties, type ScalarName } from '../model/values.ts'
import { type Adjacency, type Base, lowerBound } from './base.ts'
import { isText, numberOf } from './column.ts'
import { type Delta, EMPTY_DELTA, nextDelta, typeOfEdge, type Update } from './delta.ts'
import {
  type EdgeIndex,
  NeighborBuffer,
  type ProjectedGraph,
  type PropertyReader,
  type TypeNumber,
  type WalkDirection,
} from './projected-graph.ts'
import { type Validity, validityOf } from './validity.ts'
import type { Neighbor, NodeIndex } from './view.ts'

const ABSENT: PropertyReader = { number: () => Number.NaN, text: () => null }

export class Projection implements ProjectedGraph {
  readonly model: Model
  readonly base: Base
  readonly delta: Delta
  readonly version: number
  readonly asOfMs: number | null
  readonly nodeCount: number
  readonly #validity: Validity | null
  readonly #readers = new Map<string, PropertyReader>()

  constructor(
    model: Model,
    base: Base,
    version: number,
    delta: Delta = EMPTY_DELTA,
    asOfMs: number | null = null,
    hidden: ReadonlySet<string> = new Set(),
  ) {
    this.model = model
    this.base = base
    this.delta = delta
    this.version = version
    this.asOfMs = asOfMs
    this.nodeCount = base.nodeCount + delta.nodes.length
    this.#validity = asOfMs === null ? null : validityOf(this, base, delta, asOfMs, hidden)
  }

  /** The next version, after the updates. */
  after(updates: readonly Update[], version: number): Projection {
    return new Projection(this.model, this.base, version, nextDelta(this.base, this.delta, updates))
  }

  asOf(timeMs: number, hidden?: ReadonlySet<string>): Projection {
    return new Projection(this.model, this.base, this.version, this.delta, timeMs, hidden)
  }

  indexOf(ref: NodeRef): NodeIndex {
    const added = this.delta.nodeByRef.get(nodeRefText(ref))
    const node = added ?? this.base.keys.find(this.base.labels.indexOf(ref.label), ref.key)
    return node >= 0 && this.#shows(node) ? node : -1
  }

  refOf(node: NodeIndex): NodeRef {
    const added = this.delta.nodes[node - this.base.nodeCount]
    return added ?? { label: this.labelOf(node), key: this.base.keys.keyAt(node) }
  }

  labelOf(node: NodeIndex): string {
    const added = this.delta.nodes[node - this.base.nodeCount]
    return added ? added.label : this.base.labels[this.base.labelOf[node]!]!
  }

  nodesOf(label: string): readonly NodeIndex[] {
    const number = this.base.labels.indexOf(label)
    const nodes: NodeIndex[] = []
    for (let node = this.base.labelStarts[number]!; node < this.base.labelStarts[number + 1]!; node += 1) {
      if (this.#shows(node)) nodes.push(node)
    }
    const addedFrom = nodes.length
    this.delta.nodes.forEach((ref, index) => {
      const node = this.base.nodeCount + index
      if (ref.label === label && this.#shows(node)) nodes.push(node)
    })
    return nodes.length === addedFrom ? nodes : this.inOrder(nodes)
  }

  compareNodes(left: NodeIndex, right: NodeIndex): number {
    if (left < this.base.nodeCount && right < this.base.nodeCount) return left - right
    const [a, b] = [this.refOf(left), this.refOf(right)]
    return compareCodePoints(a.label, b.label) || compareCodePoints(a.key, b.key)
  }

  inOrder(nodes: Iterable<NodeIndex>): NodeIndex[] {
    const sorted = Array.from(Uint32Array.from(nodes).sort())
    const numbersTell = (sorted.at(-1) ?? 0) < this.base.nodeCount
    return numbersTell ? sorted : sorted.sort((a, b) => this.compareNodes(a, b))
  }

  neighbors(node: NodeIndex, type: string, direction: WalkDirection): readonly Neighbor[] {
    const buffer = new NeighborBuffer()
    this.readNeighbors(node, this.typeNumber(type), direction, buffer)
    return Array.from({ length: buffer.count }, (_, index) => ({
      node: buffer.nodes[index]!,
      handle: this.handleOf(buffer.edges[index]!),
    })).sort((a, b) => this.compareNodes(a.node, b.node) || a.handle - b.handle)
  }

  readNeighbors(node: NodeIndex, type: TypeNumber, direction: WalkDirection, into: NeighborBuffer): void {
    into.clear()
    if (type < 0) return
    const { base, delta } = this
    const inBase = node < base.nodeCount && base.typeStarts[type] !== base.typeStarts[type + 1]
    const inDelta = delta.edges.length > 0
    if (direction !== 'IN') {
      if (inBase) this.#readBase(base.outgoing, base.targets, node, type, -1, into)
      if (inDelta) this.#readAdded(delta.addedOut.get(node), 'target', type, -1, into)
    }
    if (direction !== 'OUT') {
      const skipped = direction === 'BOTH' ? node : -1
      if (inBase) this.#readBase(base.incoming, base.sources, node, type, skipped, into)
      if (inDelta) this.#readAdded(delta.addedIn.get(node), 'source', type, skipped, into)
    }
  }

  #readBase(
    list: Adjacency,
    others: Uint32Array,
    node: NodeIndex,
    type: TypeNumber,
    skipped: number,
    into: NeighborBuffer,
  ): void {
    const { edges, offsets } = list
    const { typeStarts } = this.base
    const removed = this.delta.removedEdges
    const end = offsets[node + 1]!
    const typeEnd = typeStarts[type + 1]!
    for (let at = lowerBound(edges, offsets[node]!, end, typeStarts[type]!); at < end; at += 1) {
      const edge = edges[at]!
      if (edge >= typeEnd) return
      const other = others[edge]!
      if (other === skipped || (removed.size > 0 && removed.has(edge))) continue
      if (this.#validity && !this.#validity.admits(edge, type, other)) continue
      into.push(other, edge)
    }
  }

  #readAdded(
    list: readonly number[] | undefined,
    end: 'source' | 'target',
    type: TypeNumber,
    skipped: number,
    into: NeighborBuffer,
  ): void {
    for (const edge of list ?? []) {
      const added = this.delta.edges[edge - this.base.edgeCount]!
      const other = added[end]
      if (added.type !== type || other === skipped || this.delta.removedEdges.has(edge)) continue
      if (this.#validity && !this.#validity.admits(edge, type, other)) continue
      into.push(other, edge)
    }
  }

  typeNumber(type: string): TypeNumber {
    return this.base.types.indexOf(type)
  }

  typeName(type: TypeNumber): string {
    return this.base.types[type]!
  }

  typeOfEdge(edge: EdgeIndex): TypeNumber {
    return typeOfEdge(this.base, this.delta, edge)
  }

  sourceOf(edge: EdgeIndex): NodeIndex {
    const { edgeCount, sources } = this.base
    return edge < edgeCount ? sources[edge]! : this.delta.edges[edge - edgeCount]!.source
  }

  targetOf(edge: EdgeIndex): NodeIndex {
    const { edgeCount, targets } = this.base
    return edge < edgeCount ? targets[edge]! : this.delta.edges[edge - edgeCount]!.target
  }

  handleOf(edge: EdgeIndex): number {
    const { edgeCount, handles } = this.base
    return edge < edgeCount ? handles[edge]! : this.delta.edges[edge - edgeCount]!.handle
  }

  nodeProperty(label: string, property: string): PropertyReader {
    const start = this.base.labelStarts[this.base.labels.indexOf(label)] ?? 0
    const column = this.base.nodeColumns.get(label)?.get(property)
    const scalar = this.model.nodes.get(label)?.properties.get(property)?.type.scalar
    return this.#reader(`n:${label}.${property}`, column, start, scalar, property, this.delta.nodeProperties)
  }

  relationshipProperty(type: string, property: string): PropertyReader {
    const start = this.base.typeStarts[this.base.types.indexOf(type)] ?? 0
    const column = this.base.edgeColumns.get(type)?.get(property)
    const scalar = this.model.relationships.get(type)?.properties.get(property)?.type.scalar
    return this.#reader(`r:${type}.${property}`, column, start, scalar, property, this.delta.edgeProperties)
  }

  #reader(
    name: string,
    column: PropertyReader | undefined,
    start: number,
    scalar: ScalarName | undefined,
    property: string,
    changed: ReadonlyMap<number, Properties>,
  ): PropertyReader {
    const known = this.#readers.get(name)
    if (known) return known
    const reader = makeReader(column ?? ABSENT, start, scalar, property, changed)
    this.#readers.set(name, reader)
    return reader
  }

  #shows(node: NodeIndex): boolean {
    if (this.delta.removedNodes.has(node)) return false
    return this.#validity === null || this.#validity.admitsNode(node)
  }
}

function makeReader(
  column: PropertyReader,
  start: number,
  scalar: ScalarName | undefined,
  property: string,
  changed: ReadonlyMap<number, Properties>,
): PropertyReader {
  if (scalar === undefined) return ABSENT
  if (changed.size === 0) {
    return {
      number: (item) => column.number(item - start),
      text: (item) => column.text(item - start),
    }
  }
  return {
    number(item) {
      const properties = changed.get(item)
      return properties ? numberOf(scalar, properties[property]) : column.number(item - start)
    },
    text(item) {
      const properties = changed.get(item)
      if (!properties) return column.text(item - start)
      const value = properties[property]
      return isText(scalar) && typeof value === 'string' ? value : null
    },
  }
}
