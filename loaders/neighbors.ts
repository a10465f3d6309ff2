// The neighbours of many nodes over one relationship field: found on the projection, filtered and sorted with one
// read of the store for each label, whatever the number of parents.

import DataLoader from 'dataloader'
import { LIMITS } from '../graph/model/limits.ts'
import type { Position, Predicate, SortKey } from '../graph/model/predicate.ts'
import { type NodeRef, nodeRefText } from '../graph/model/refs.ts'
import type { RelationshipField } from '../graph/model/registry.ts'
import { compareCodePoints } from '../graph/model/values.ts'
import type { GraphView } from '../graph/projection/view.ts'
import { matches } from '../graph/query/match.ts'
import { comparePositions } from '../graph/query/order.ts'
import { tooLarge } from '../graph/query/parse-where.ts'
import type { GraphStore, NodeRecord, ReadOptions, RelationshipRecord } from '../graph/store/port.ts'
import { loadAll } from './batched.ts'

export interface NeighborQuery {
  readonly field: RelationshipField
  /** By label of the neighbour; null where none was given. */
  readonly where: ReadonlyMap<string, Predicate> | null
  readonly sort: readonly SortKey[]
  /** Filter of the relationships themselves. */
  readonly edgeWhere: Predicate | null
}

/** One relationship to a neighbour; its key is the neighbour's label and key together. */
export interface Neighbor extends Position {
  readonly ref: NodeRef
  readonly type: string
  readonly handle: number
  /** Tells parallel relationships to one neighbour apart: the relationship's key, empty where there is only one. */
  readonly tie: string
}

/** A place in a list of neighbours. */
export interface NeighborPosition extends Position {
  readonly tie: string
}

export type NeighborLoader = DataLoader<NodeRef, readonly Neighbor[], string>

interface Sources {
  /** What of a request's loaders is used here. */
  readonly loaders: {
    readonly node: DataLoader<NodeRef, NodeRecord | null, string>
    readonly relationship: DataLoader<
      { readonly type: string; readonly handle: number },
      RelationshipRecord | null,
      string
    >
    view(): Promise<GraphView>
  }
  readonly store: GraphStore
  readonly options: ReadOptions
}

/** Neighbours in sort order, then by label and key, parallel relationships by their own key. */
export function neighborLoader(sources: Sources, query: () => Promise<NeighborQuery>): NeighborLoader {
  let prepared: Promise<NeighborQuery> | null = null
  return new DataLoader<NodeRef, readonly Neighbor[], string>(
    async (owners) => {
      prepared ??= query()
      const wanted = await prepared
      const view = await sources.loaders.view()
      const lists = owners.map((owner) => neighborsOf(view, owner, wanted.field))
      return narrow(sources, wanted, lists)
    },
    { cacheKeyFn: nodeRefText },
  )
}

export function compareNeighbors(
  sort: readonly SortKey[],
  left: NeighborPosition,
  right: NeighborPosition,
): number {
  return comparePositions(sort, left, right) || compareCodePoints(left.tie, right.tie)
}

function neighborsOf(
  view: GraphView,
  owner: NodeRef,
  { type, direction, targets }: RelationshipField,
): Neighbor[] {
  const index = view.indexOf(owner)
  if (index < 0) return []
  const found: Neighbor[] = []
  for (const { node, handle } of view.neighbors(index, type, direction)) {
    const ref = view.refOf(node)
    if (targets.includes(ref.label)) {
      found.push({ ref, type, handle, tie: '', key: nodeRefText(ref), values: [] })
    }
  }
  return found
}

async function narrow(sources: Sources, query: NeighborQuery, lists: Neighbor[][]): Promise<Neighbor[][]> {
  const { where, sort, edgeWhere } = query
  let narrowed = lists
  const count = lists.reduce((sum, list) => sum + list.length, 0)
  const reads = where !== null || sort.length > 0 || edgeWhere !== null
  const max = reads ? LIMITS.relatedRowsMax : LIMITS.neighborRowsMax
  if (count > max) tooLarge(query.field.name, count, max)
  if (where || sort.length > 0) narrowed = await keepNodes(sources, query, narrowed)
  if (edgeWhere) narrowed = await keepRelationships(sources, edgeWhere, narrowed)
  narrowed = await Promise.all(narrowed.map((list) => tiedByKey(sources, list)))
  for (const list of narrowed) list.sort((left, right) => compareNeighbors(sort, left, right))
  return narrowed
}

/** Gives parallel relationships their keys. Handles would not do: each engine numbers in its own order. */
async function tiedByKey({ loaders }: Sources, list: Neighbor[]): Promise<Neighbor[]> {
  const byNeighbor = Map.groupBy(list, (neighbor) => neighbor.key)
  if (byNeighbor.size === list.length) return list
  const parallel = [...byNeighbor.values()].filter((group) => group.length > 1).flat()
  const records = await loadAll(loaders.relationship, parallel)
  const ties = new Map(parallel.map(({ handle }, place) => [handle, records[place]?.key ?? '']))
  return list.map((neighbor) => ({ ...neighbor, tie: ties.get(neighbor.handle) ?? '' }))
}

/** Drops neighbours that do not pass, and gives the others their sort values. */
async function keepNodes(sources: Sources, query: NeighborQuery, lists: Neighbor[][]): Promise<Neighbor[][]> {
  const refs = new Map(lists.flat().map((neighbor) => [neighbor.key, neighbor.ref]))
  const byLabel = Map.groupBy(refs.values(), (ref) => ref.label)
  const reads = [...byLabel].map(([label, wanted]) =>
    sortValues(
      sources,
      query,
      label,
      wanted.map((ref) => ref.key),
    ),
  )
  const values = new Map((await Promise.all(reads)).flat())
  return lists.map((list) =>
    list.flatMap((neighbor) => {
      const found = values.get(neighbor.key)
      return found ? [{ ...neighbor, values: found }] : []
    }),
  )
}

/** Of those keys that pass: the node's reference text and its sort values. */
async function sortValues(
  { loaders, store, options }: Sources,
  { where, sort }: NeighborQuery,
  label: string,
  keys: readonly string[],
): Promise<[string, Position['values']][]> {
  const own = where?.get(label) ?? { kind: 'all' }
  if (own.kind === 'none') return []
  const within: Predicate = { kind: 'and', parts: [{ kind: 'keys', keys }, own] }
  if (sort.length === 0) {
    const passing = await store.keysOfNodes(label, within, keys.length, options)
    return passing.map((key) => [nodeRefText({ label, key }), []])
  }
  const query = { where: within, sort: [], after: null, limit: keys.length }
  const records: NodeRecord[] = await store.findNodes(label, query, options)
  return records.map((record) => {
    loaders.node.prime(record.ref, record)
    return [nodeRefText(record.ref), sort.map(({ property }) => record.properties[property] ?? null)]
  })
}

async function keepRelationships(
  { loaders }: Sources,
  edgeWhere: Predicate,
  lists: Neighbor[][],
): Promise<Neighbor[][]> {
  const records = await loadAll(loaders.relationship, lists.flat())
  const passing = new Set(
    records.filter((record) => record && matches(edgeWhere, record)).map((record) => record?.handle),
  )
  return lists.map((list) => list.filter(({ handle }) => passing.has(handle)))
}
