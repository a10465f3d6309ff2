// The large, unchanging part of the projection: topology and projected columns of one version, as typed arrays.
//
// Nodes are numbered in the order of (label, key), so comparing numbers compares names, and a label's nodes stand
// together. Relationships are numbered in the order of (type, source, target), so a type's relationships stand together
// and each node's list, forward or reverse, rises in relationship number: by type, then by the other node.

import type { Column } from './column.ts'
import type { KeyTable } from './key-table.ts'

/** For each node the numbers of its relationships: `edges[offsets[node]]` up to `edges[offsets[node + 1]]`. */
export interface Adjacency {
  readonly offsets: Uint32Array
  readonly edges: Uint32Array
}

export type Columns = ReadonlyMap<string, Column>

export interface Base {
  readonly nodeCount: number
  readonly edgeCount: number
  /** In the order of their numbers; a label or type of the model that has no rows is there too. */
  readonly labels: readonly string[]
  readonly labelStarts: Uint32Array
  readonly labelOf: Uint16Array
  readonly keys: KeyTable
  readonly types: readonly string[]
  readonly typeStarts: Uint32Array
  readonly sources: Uint32Array
  readonly targets: Uint32Array
  readonly handles: Float64Array
  readonly outgoing: Adjacency
  readonly incoming: Adjacency
  /** By label and by type, then by property. A column's places count from the label's or type's start. */
  readonly nodeColumns: ReadonlyMap<string, Columns>
  readonly edgeColumns: ReadonlyMap<string, Columns>
}

/** Lists of each node, by counting sort over the end that `ends` names; lists rise in relationship number. */
export function buildAdjacency(ends: Uint32Array, nodeCount: number): Adjacency {
  const offsets = new Uint32Array(nodeCount + 1)
  for (const node of ends) offsets[node + 1] = offsets[node + 1]! + 1
  for (let node = 0; node < nodeCount; node += 1) offsets[node + 1] = offsets[node + 1]! + offsets[node]!
  const next = offsets.slice()
  const edges = new Uint32Array(ends.length)
  for (let edge = 0; edge < ends.length; edge += 1) {
    const node = ends[edge]!
    edges[next[node]!] = edge
    next[node] = next[node]! + 1
  }
  return { offsets, edges }
}

/** First place in `items[start..end)` whose item is at least `least`; the items rise. */
export function lowerBound(items: Uint32Array, start: number, end: number, least: number): number {
  let low = start
  let high = end
  while (low < high) {
    const middle = (low + high) >>> 1
    if (items[middle]! < least) low = middle + 1
    else high = middle
  }
  return low
}

/** Number of the range that holds `item`, where `starts` are the ranges' first items and one end more. */
export function rangeOf(starts: Uint32Array, item: number): number {
  let low = 0
  let high = starts.length - 1
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (starts[middle]! <= item) low = middle
    else high = middle
  }
  return low
}
