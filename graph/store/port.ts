// The port of the store: what every engine answers, in the same way. The contract suite in test/contract holds both
// engines to this prose, and to a plain in-memory model.
//
// - `apply` is one transaction: data, audit entry, applied idempotency key and change records together, or nothing. A
//   refused row does not stop the others. The version is taken last, so commit order is version order.
// - Strings order by Unicode code point; nulls last ascending; the key breaks ties. Predicates are two-valued.
// - Answers "by keys" have the length and order of the keys, null for what is missing.
// - Every read takes a visibility mask and a signal; an aborted read rejects with TIMEOUT.
// - An engine that cannot be reached rejects with UNAVAILABLE and works again when the server does.

import type { AuditEntry, AuditFacts } from '../model/audit.ts'
import type { ChangeRecord, WriteBatch, WriteResult } from '../model/changes.ts'
import type { Position, Predicate, SortKey } from '../model/predicate.ts'
import type { NodeRef } from '../model/refs.ts'
import type { Properties, Value } from '../model/values.ts'

export type EngineName = 'sqlite' | 'neo4j'

/** What the actor may see. Today everything; row and tenant rules will be further kinds. */
export interface Visibility {
  readonly kind: 'all'
}

export interface ReadOptions {
  readonly visibility: Visibility
  readonly signal: AbortSignal | null
}

export interface NodeRecord {
  readonly ref: NodeRef
  /** The engine's own number of the node; never shown. */
  readonly handle: number
  /** Present properties only, key property included. */
  readonly properties: Properties
}

export interface RelationshipRecord {
  readonly type: string
  readonly key: string | null
  readonly source: NodeRef
  readonly target: NodeRef
  readonly handle: number
  /** Present properties only, key property included. */
  readonly properties: Properties
}

export interface FindQuery {
  readonly where: Predicate
  readonly sort: readonly SortKey[]
  /** Rows strictly after this place, in sort order; null from the start. */
  readonly after: Position | null
  readonly limit: number
}

export interface Measure {
  readonly property: string
  /** sum over Int and Long is exact (bigint); avg is a float; min and max keep the property's type. */
  readonly operator: 'sum' | 'avg' | 'min' | 'max'
}

export interface AggregateQuery {
  readonly where: Predicate
  /** Empty: one group over all rows. Null is a group of its own. */
  readonly groupBy: readonly string[]
  readonly measures: readonly Measure[]
  /** Groups come in the order of their values, nulls last; one more than asked for tells that there are more. */
  readonly limit: number
}

export interface AggregateGroup {
  readonly group: readonly (Value | null)[]
  readonly count: number
  /** In the order of the measures; null where no row has a value. */
  readonly measures: readonly (Value | null)[]
}

export interface SearchQuery {
  /** Tokens as the analyser made them (graph/search/analyse.ts). All must match, the last ones perhaps as prefix. */
  readonly tokens: readonly { readonly text: string; readonly prefix: boolean }[]
  readonly labels: readonly string[]
  readonly limit: number
}

export interface SearchCandidates {
  readonly refs: readonly NodeRef[]
  /** True if the limit cut candidates off. */
  readonly capped: boolean
}

/** One row of a scan; `values` are those of the asked columns, in order. */
export interface NodeScanRow {
  readonly handle: number
  readonly key: string
  readonly values: readonly (Value | null)[]
}

export interface RelationshipScanRow {
  readonly handle: number
  readonly source: number
  readonly target: number
  readonly values: readonly (Value | null)[]
}

export interface StoreHealth {
  readonly engine: EngineName
  readonly ok: boolean
  readonly version: number
  readonly readOnly: boolean
  /** Short text for an operator; no personal data. */
  readonly detail: string
}

export interface ChangeFeedPage {
  readonly records: readonly ChangeRecord[]
  /** Version up to which the page is whole; ask again from here. */
  readonly version: number
  /** True if the log no longer reaches back to the asked version: read everything anew. */
  readonly resync: boolean
}

export interface GraphStore {
  readonly engine: EngineName
  /** A non-empty database without this product's marker is read-only until it is adopted. */
  readonly readOnly: boolean

  apply(batch: WriteBatch, signal: AbortSignal | null): Promise<WriteResult>
  /** One audit entry without a change, for example that personal values were shown. */
  recordAudit(facts: Omit<AuditFacts, 'version'>): Promise<void>

  nodesByKeys(label: string, keys: readonly string[], options: ReadOptions): Promise<(NodeRecord | null)[]>
  /** For types with a key. */
  relationshipsByKeys(
    type: string,
    keys: readonly string[],
    options: ReadOptions,
  ): Promise<(RelationshipRecord | null)[]>
  relationshipsByHandles(
    type: string,
    handles: readonly number[],
    options: ReadOptions,
  ): Promise<(RelationshipRecord | null)[]>

  findNodes(label: string, query: FindQuery, options: ReadOptions): Promise<NodeRecord[]>
  countNodes(label: string, where: Predicate, options: ReadOptions): Promise<number>
  /** Keys of all matching nodes in key order; more than `limit` rejects with LIMIT_EXCEEDED. */
  keysOfNodes(label: string, where: Predicate, limit: number, options: ReadOptions): Promise<string[]>
  aggregateNodes(label: string, query: AggregateQuery, options: ReadOptions): Promise<AggregateGroup[]>

  /** For types with a key, as above. */
  findRelationships(type: string, query: FindQuery, options: ReadOptions): Promise<RelationshipRecord[]>
  countRelationships(type: string, where: Predicate, options: ReadOptions): Promise<number>
  aggregateRelationships(type: string, query: AggregateQuery, options: ReadOptions): Promise<AggregateGroup[]>

  searchNodes(query: SearchQuery, options: ReadOptions): Promise<SearchCandidates>

  /** All nodes of a label in batches, in handle order, at one consistent version where the engine allows. */
  scanNodes(
    label: string,
    columns: readonly string[],
    options: ReadOptions,
  ): AsyncIterable<readonly NodeScanRow[]>
  scanRelationships(
    type: string,
    columns: readonly string[],
    options: ReadOptions,
  ): AsyncIterable<readonly RelationshipScanRow[]>

  version(): Promise<number>
  changesSince(version: number, limit: number): Promise<ChangeFeedPage>
  /** Numbers of nodes by label and of relationships by type, from the data. */
  counts(
    options: ReadOptions,
  ): Promise<{ nodes: ReadonlyMap<string, number>; relationships: ReadonlyMap<string, number> }>
  /** Audit entries after a sequence number, oldest first. */
  auditEntries(afterSequence: number, limit: number): Promise<AuditEntry[]>
  health(): Promise<StoreHealth>
  /** Writes a consistent copy to a new file or folder; the engine says UNSUPPORTED where it has no online backup. */
  backup(path: string): Promise<void>
  close(): Promise<void>
}
