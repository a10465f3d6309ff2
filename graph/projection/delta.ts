// What changed since a base was built: small, immutable, read by every traversal beside the base. A write makes the
// next delta from the last one; the maps are copied, which the merge threshold keeps cheap.

import { type NodeRef, nodeRefText } from '../model/refs.ts'
import type { Properties } from '../model/values.ts'
import { type Base, lowerBound, rangeOf } from './base.ts'

/** One item's newest state. Properties are those that the projection holds; null: the item is gone. */
export type Update =
  | { readonly kind: 'node'; readonly ref: NodeRef; readonly properties: Properties | null }
  | {
      readonly kind: 'relationship'
      readonly type: string
      readonly source: NodeRef
      readonly target: NodeRef
      readonly handle: number
      /** True where the ends alone identify it. */
      readonly keyless: boolean
      readonly properties: Properties | null
    }

export interface AddedEdge {
  readonly type: number
  readonly source: number
  readonly target: number
  readonly handle: number
}

/** Added nodes and relationships are numbered on from the base's. */
export interface Delta {
  readonly nodes: readonly NodeRef[]
  readonly nodeByRef: ReadonlyMap<string, number>
  readonly removedNodes: ReadonlySet<number>
  /** Properties of added and of changed nodes. */
  readonly nodeProperties: ReadonlyMap<number, Properties>
  readonly edges: readonly AddedEdge[]
  readonly removedEdges: ReadonlySet<number>
  readonly edgeProperties: ReadonlyMap<number, Properties>
  /** Added relationships by the node at one end. */
  readonly addedOut: ReadonlyMap<number, readonly number[]>
  readonly addedIn: ReadonlyMap<number, readonly number[]>
}

export const EMPTY_DELTA: Delta = {
  nodes: [],
  nodeByRef: new Map(),
  removedNodes: new Set(),
  nodeProperties: new Map(),
  edges: [],
  removedEdges: new Set(),
  edgeProperties: new Map(),
  addedOut: new Map(),
  addedIn: new Map(),
}

/** Number of items that a delta holds, to know when to merge. */
export function deltaSize(delta: Delta): number {
  const removed = delta.removedNodes.size + delta.removedEdges.size
  return removed + delta.nodeProperties.size + delta.edgeProperties.size
}

/** The delta after the updates, applied in order. Updates may repeat what is already there. */
export function nextDelta(base: Base, delta: Delta, updates: readonly Update[]): Delta {
  const draft = new Draft(base, delta)
  for (const update of updates) draft.apply(update)
  return draft
}

class Draft implements Delta {
  readonly #base: Base
  readonly #ownLists = new WeakMap<readonly number[], number[]>()
  readonly nodes: NodeRef[]
  readonly nodeByRef: Map<string, number>
  readonly removedNodes: Set<number>
  readonly nodeProperties: Map<number, Properties>
  readonly edges: AddedEdge[]
  readonly removedEdges: Set<number>
  readonly edgeProperties: Map<number, Properties>
  readonly addedOut: Map<number, readonly number[]>
  readonly addedIn: Map<number, readonly number[]>

  constructor(base: Base, delta: Delta) {
    this.#base = base
    this.nodes = [...delta.nodes]
    this.nodeByRef = new Map(delta.nodeByRef)
    this.removedNodes = new Set(delta.removedNodes)
    this.nodeProperties = new Map(delta.nodeProperties)
    this.edges = [...delta.edges]
    this.removedEdges = new Set(delta.removedEdges)
    this.edgeProperties = new Map(delta.edgeProperties)
    this.addedOut = new Map(delta.addedOut)
    this.addedIn = new Map(delta.addedIn)
  }

  apply(update: Update): void {
    if (update.kind === 'node') {
      if (update.properties) this.#upsertNode(update.ref, update.properties)
      else this.#removeNode(update.ref)
    } else {
      this.#applyRelationship(update)
    }
  }

  #upsertNode(ref: NodeRef, properties: Properties): void {
    let node = this.#place(ref)
    if (node < 0) {
      node = this.#base.nodeCount + this.nodes.length
      this.nodes.push(ref)
      this.nodeByRef.set(nodeRefText(ref), node)
    }
    this.removedNodes.delete(node)
    this.nodeProperties.set(node, properties)
  }

  /** Takes the node's relationships along, so that a node that comes back under the same key starts without any. */
  #removeNode(ref: NodeRef): void {
    const node = this.#place(ref)
    if (node < 0) return
    this.removedNodes.add(node)
    this.nodeProperties.delete(node)
    for (const { offsets, edges } of [this.#base.outgoing, this.#base.incoming]) {
      if (node >= this.#base.nodeCount) break
      for (const edge of edges.subarray(offsets[node], offsets[node + 1])) this.#removeEdge(edge)
    }
    for (const edge of this.addedOut.get(node) ?? []) this.#removeEdge(edge)
    for (const edge of this.addedIn.get(node) ?? []) this.#removeEdge(edge)
  }

  #applyRelationship(update: Update & { kind: 'relationship' }): void {
    const type = this.#base.types.indexOf(update.type)
    const source = this.#place(update.source)
    const target = this.#place(update.target)
    if (source < 0 || target < 0 || this.removedNodes.has(source) || this.removedNodes.has(target)) return
    const edge = this.#findEdge(type, source, target, update)
    if (update.properties === null) {
      if (edge >= 0) this.#removeEdge(edge)
    } else if (edge >= 0 && this.#handleOf(edge) === update.handle) {
      this.edgeProperties.set(edge, update.properties)
    } else {
      if (edge >= 0) this.#removeEdge(edge)
      this.#addEdge({ type, source, target, handle: update.handle }, update.properties)
    }
  }

  #addEdge(edge: AddedEdge, properties: Properties): void {
    const number = this.#base.edgeCount + this.edges.length
    this.edges.push(edge)
    this.edgeProperties.set(number, properties)
    this.#append(this.addedOut, edge.source, number)
    this.#append(this.addedIn, edge.target, number)
  }

  /** Copies a list of the delta before at its first change, and only then. */
  #append(lists: Map<number, readonly number[]>, node: number, number: number): void {
    const list = lists.get(node)
    const own = list && this.#ownLists.get(list)
    if (own) {
      own.push(number)
      return
    }
    const copy = [...(list ?? []), number]
    this.#ownLists.set(copy, copy)
    lists.set(node, copy)
  }

  #removeEdge(edge: number): void {
    this.removedEdges.add(edge)
    this.edgeProperties.delete(edge)
  }

  #place(ref: NodeRef): number {
    const added = this.nodeByRef.get(nodeRefText(ref))
    return added ?? this.#base.keys.find(this.#base.labels.indexOf(ref.label), ref.key)
  }

  #findEdge(
    type: number,
    source: number,
    target: number,
    wanted: { handle: number; keyless: boolean },
  ): number {
    const matches = (edge: number) =>
      !this.removedEdges.has(edge) && (wanted.keyless || this.#handleOf(edge) === wanted.handle)
    // Of the two ends' lists the shorter one: the other may be a hub's.
    const out = this.addedOut.get(source) ?? []
    const into = this.addedIn.get(target) ?? []
    for (const number of out.length < into.length ? out : into) {
      const edge = this.edges[number - this.#base.edgeCount]!
      const isBetween = edge.type === type && edge.source === source && edge.target === target
      if (isBetween && matches(number)) return number
    }
    return this.#findBaseEdge(type, source, target, matches)
  }

  /** A node's relationships of one type have consecutive numbers, in the order of their targets. */
  #findBaseEdge(type: number, source: number, target: number, matches: (edge: number) => boolean): number {
    if (source >= this.#base.nodeCount) return -1
    const { outgoing, targets, typeStarts } = this.#base
    const end = outgoing.offsets[source + 1]!
    const from = lowerBound(outgoing.edges, outgoing.offsets[source]!, end, typeStarts[type]!)
    const until = lowerBound(outgoing.edges, from, end, typeStarts[type + 1]!)
    if (from === until) return -1
    const first = outgoing.edges[from]!
    const last = first + (until - from)
    for (let edge = lowerBound(targets, first, last, target); edge < last; edge += 1) {
      if (targets[edge] !== target) break
      if (matches(edge)) return edge
    }
    return -1
  }

  #handleOf(edge: number): number {
    const { edgeCount, handles } = this.#base
    return edge < edgeCount ? handles[edge]! : this.edges[edge - edgeCount]!.handle
  }
}

/** Type number of a relationship of the base or of the delta. */
export function typeOfEdge(base: Base, delta: Delta, edge: number): number {
  return edge < base.edgeCount ? rangeOf(base.typeStarts, edge) : delta.edges[edge - base.edgeCount]!.type
}
