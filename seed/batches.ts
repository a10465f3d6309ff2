// The form in which the synthetic bank leaves the generator: rows that graph.write takes as they are, in batches small
// enough for one write, so that memory stays flat at every size.

import type { Change } from '../graph/model/changes.ts'
import { LIMITS } from '../graph/model/limits.ts'
import type { NodeRef } from '../graph/model/refs.ts'
import { compareCodePoints, type Properties } from '../graph/model/values.ts'

export type NodeRow = Extract<Change, { op: 'upsertNode' }>
export type RelationshipRow = Extract<Change, { op: 'upsertRelationship' }>

/** Rows of one label or one relationship type, at most LIMITS.bulkRowsMax. */
export type SeedBatch =
  | { readonly kind: 'nodes'; readonly label: string; readonly rows: readonly NodeRow[] }
  | { readonly kind: 'relationships'; readonly type: string; readonly rows: readonly RelationshipRow[] }

/** One part of the bank: all its rows of one label or type. */
export type SeedSection =
  | { readonly kind: 'nodes'; readonly label: string; readonly rows: Iterable<NodeRow> }
  | { readonly kind: 'relationships'; readonly type: string; readonly rows: Iterable<RelationshipRow> }

export function node(label: string, key: string, set: Properties): NodeRow {
  return { op: 'upsertNode', ref: { label, key }, set }
}

export function relationship(
  type: string,
  source: NodeRef,
  target: NodeRef,
  set: Properties = {},
  key: string | null = null,
): RelationshipRow {
  return { op: 'upsertRelationship', type, source, target, key, set }
}

/** A relationship that is read both ways: stored once, from the end whose key comes first. Both ends have one label. */
export function undirected(type: string, left: NodeRef, right: NodeRef, set: Properties): RelationshipRow {
  return compareCodePoints(left.key, right.key) <= 0
    ? relationship(type, left, right, set)
    : relationship(type, right, left, set)
}

/** Cuts a section into batches; an empty section gives none. */
export function* batchesOf(section: SeedSection): Generator<SeedBatch> {
  if (section.kind === 'nodes') {
    for (const rows of chunks(section.rows)) yield { kind: 'nodes', label: section.label, rows }
  } else {
    for (const rows of chunks(section.rows)) yield { kind: 'relationships', type: section.type, rows }
  }
}

function* chunks<Row>(rows: Iterable<Row>): Generator<Row[]> {
  let chunk: Row[] = []
  for (const row of rows) {
    chunk.push(row)
    if (chunk.length === LIMITS.bulkRowsMax) {
      yield chunk
      chunk = []
    }
  }
  if (chunk.length > 0) yield chunk
}
