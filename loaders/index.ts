// What one request (or one run of a live query) reads, batched and read once: nodes, relationships, neighbours. Made
// anew each time, because what an actor may see is part of it.

import type DataLoader from 'dataloader'
import type { Graph } from '../graph/graph.ts'
import { LIMITS } from '../graph/model/limits.ts'
import type { Predicate } from '../graph/model/predicate.ts'
import { type NodeRef, nodeRefText } from '../graph/model/refs.ts'
import type { ProjectedGraph } from '../graph/projection/projected-graph.ts'
import { tooLarge } from '../graph/query/parse-where.ts'
import type { NodeRecord, ReadOptions, RelationshipRecord } from '../graph/store/port.ts'
import { batched } from './batched.ts'
import { type NeighborLoader, type NeighborQuery, neighborLoader } from './neighbors.ts'

export interface RelationshipHandle {
  readonly type: string
  readonly handle: number
}

export interface KeyedRelationship {
  readonly type: string
  readonly key: string
}

export interface Loaders {
  /** Null where the node does not exist. */
  readonly node: DataLoader<NodeRef, NodeRecord | null, string>
  readonly relationship: DataLoader<RelationshipHandle, RelationshipRecord | null, string>
  readonly keyedRelationship: DataLoader<KeyedRelationship, RelationshipRecord | null, string>
  /**
   * The loader of one use of a relationship field in the operation: all parents of that use are read together. `use`
   * is the field's place in the document, `label` that of the parents; the query is worked out once.
   */
  neighbors(use: object, label: string, query: () => Promise<NeighborQuery>): NeighborLoader
  /** Keys of all nodes that match, for filters that go through the projection. */
  keysOfNodes(label: string, where: Predicate): Promise<readonly string[]>
  relationshipKeys(type: string, handles: readonly number[]): Promise<readonly string[]>
  /** One view for the whole request, so that its parts agree with each other. */
  view(): Promise<ProjectedGraph>
  /** Counts rows that a page shows; throws LIMIT_EXCEEDED where the request shows too many. */
  countRows(rows: number): void
  /** Forgets everything read; called after a write, so that what follows sees it. */
  clear(): void
}

export function createLoaders(graph: Graph, options: ReadOptions): Loaders {
  const { store } = graph
  let view: Promise<ProjectedGraph> | null = null
  let rowCount = 0
  let uses = new WeakMap<object, Map<string, NeighborLoader>>()

  const node = batched<NodeRef, NodeRecord>(
    nodeRefText,
    (ref) => ref.label,
    (label, refs) =>
      store.nodesByKeys(
        label,
        refs.map((ref) => ref.key),
        options,
      ),
  )
  const relationship = batched<RelationshipHandle, RelationshipRecord>(
    ({ type, handle }) => `${type} ${handle}`,
    ({ type }) => type,
    (type, wanted) =>
      store.relationshipsByHandles(
        type,
        wanted.map(({ handle }) => handle),
        options,
      ),
  )
  const keyedRelationship = batched<KeyedRelationship, RelationshipRecord>(
    ({ type, key }) => `${type} ${key}`,
    ({ type }) => type,
    (type, wanted) =>
      store.relationshipsByKeys(
        type,
        wanted.map(({ key }) => key),
        options,
      ),
  )

  const loaders: Loaders = {
    node,
    relationship,
    keyedRelationship,
    neighbors(use, label, query) {
      const byLabel = uses.get(use) ?? new Map<string, NeighborLoader>()
      uses.set(use, byLabel)
      const loader = byLabel.get(label) ?? neighborLoader({ loaders, store, options }, query)
      byLabel.set(label, loader)
      return loader
    },
    keysOfNodes: (label, where) => store.keysOfNodes(label, where, LIMITS.keySetMax, options),
    async relationshipKeys(type, handles) {
      const records = await store.relationshipsByHandles(type, handles, options)
      return records.flatMap((record) => (record?.key ? [record.key] : []))
    },
    view() {
      view ??= graph.view(options.signal)
      return view
    },
    countRows(rows) {
      rowCount += rows
      if (rowCount > LIMITS.requestRowsMax) tooLarge('rows', rowCount, LIMITS.requestRowsMax)
    },
    clear() {
      view = null
      uses = new WeakMap()
      for (const loader of [node, relationship, keyedRelationship]) loader.clearAll()
    },
  }
  return loaders
}
