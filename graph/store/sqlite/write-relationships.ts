// Upsert and delete of relationships, by their ends or by their key, and of all that hang on a node.

import type { Change, Outcome } from '../../model/changes.ts'
import type { ErrorData } from '../../model/errors.ts'
import type { NodeRef } from '../../model/refs.ts'
import type { Properties } from '../../model/values.ts'
import { danglingEnd, otherEnds, relationshipNotFound, singleRelationship } from '../refusals.ts'
import type { Row } from './driver.ts'
import { NODES_PER_LABEL, nodeTable, type RelationshipTable, relationshipTable } from './layout.ts'
import { refReader } from './records.ts'
import { differences, insertRow, missingIn, updateRow } from './write-row.ts'
import type { RecordOperation, Writing } from './writing.ts'

type UpsertRelationship = Extract<Change, { op: 'upsertRelationship' }>
type DeleteRelationship = Extract<Change, { op: 'deleteRelationship' }>

export function upsertRelationship(writing: Writing, change: UpsertRelationship): Outcome {
  const { source, target, type, key } = change
  const table = relationshipTable(writing.layout, type)
  const sourceHandle = writing.handleOf(source)
  if (sourceHandle === null) return refused(danglingEnd(writing.model, 'source', source))
  const targetHandle = writing.handleOf(target)
  if (targetHandle === null) return refused(danglingEnd(writing.model, 'target', target))

  const row = findRow(writing, table, key, sourceHandle, targetHandle)
  if (row !== undefined && key !== null) {
    const [there, here] = [Number(row[1]), Number(row[2])]
    if (there !== sourceHandle || here !== targetHandle) {
      const refOf = refReader(writing.db, writing.layout)
      return refused(otherEnds(writing.model, table.model, key, refOf(there), refOf(here)))
    }
  }
  const missing = missingIn(table, change.set, row === undefined)
  if (missing) return refused(missing)
  if (row === undefined) return create(writing, table, change, sourceHandle, targetHandle)

  const changed = differences(table, change.set, row)
  if (changed.length === 0) return { status: 'unchanged' }
  const handle = Number(row[0])
  updateRow(writing.db, table, handle, changed)
  tell(writing, 'update', type, key, source, target, handle)
  return { status: 'updated' }
}

function findRow(
  { db }: Writing,
  table: RelationshipTable,
  key: string | null,
  source: number,
  target: number,
): Row | undefined {
  return table.key === null ? db.get(table.selectOne, source, target) : db.get(table.selectOne, key)
}

function create(
  writing: Writing,
  table: RelationshipTable,
  change: UpsertRelationship,
  source: number,
  target: number,
): Outcome {
  if (isTaken(writing, table, change, source)) {
    return refused(singleRelationship(writing.model, change.source))
  }
  const handle = writing.nextHandle(table)
  const keyName = table.model.key
  const properties: Properties = keyName === null ? change.set : { ...change.set, [keyName]: change.key }
  insertRow(writing.db, table, [handle, source, target], properties)
  tell(writing, 'create', change.type, change.key, change.source, change.target, handle)
  return { status: 'created' }
}

/** True where the source may have one such relationship to the target's label, and has it. */
function isTaken(
  writing: Writing,
  table: RelationshipTable,
  change: UpsertRelationship,
  source: number,
): boolean {
  const single = table.model.ends.some(
    (end) => end.single && end.source === change.source.label && end.target === change.target.label,
  )
  if (!single) return false
  const base = nodeTable(writing.layout, change.target.label).number * NODES_PER_LABEL
  const row = writing.db.get(
    `SELECT 1 FROM ${table.sql} WHERE "__source" = ? AND "__target" >= ? AND "__target" < ? LIMIT 1`,
    source,
    base,
    base + NODES_PER_LABEL,
  )
  return row !== undefined
}

export function deleteRelationship(writing: Writing, change: DeleteRelationship): Outcome {
  const table = relationshipTable(writing.layout, change.type)
  const source = change.source === null ? null : writing.handleOf(change.source)
  const target = change.target === null ? null : writing.handleOf(change.target)
  const row =
    table.key === null && (source === null || target === null)
      ? undefined
      : findRow(writing, table, change.key, source ?? 0, target ?? 0)
  if (row === undefined) return refused(relationshipNotFound(writing.model, change))
  deleteRow(writing, table, row)
  return { status: 'deleted' }
}

/** Relationships of a node, one to itself counted once. */
export function countRelationshipsOf(writing: Writing, ref: NodeRef, handle: number): number {
  let count = 0
  for (const table of writing.layout.touching.get(ref.label) ?? []) {
    const row = writing.db.get(
      `SELECT (SELECT count(*) FROM ${table.sql} WHERE "__source" = ?1)
            + (SELECT count(*) FROM ${table.sql} WHERE "__target" = ?1 AND "__source" <> ?1)`,
      handle,
    )
    count += Number(row?.[0])
  }
  return count
}

export function deleteRelationshipsOf(writing: Writing, ref: NodeRef, handle: number): void {
  for (const table of writing.layout.touching.get(ref.label) ?? []) {
    const select = `SELECT ${table.selected} FROM ${table.sql}`
    const rows = writing.db.all(
      `${select} WHERE "__source" = ?1 UNION ALL ${select} WHERE "__target" = ?1 AND "__source" <> ?1`,
      handle,
    )
    for (const row of rows) deleteRow(writing, table, row)
  }
}

function deleteRow(writing: Writing, table: RelationshipTable, row: Row): void {
  const refOf = refReader(writing.db, writing.layout)
  const keyIndex = table.columns.findIndex((column) => column.name === table.key)
  const key = keyIndex === -1 ? null : String(row[table.own.length + keyIndex])
  const handle = Number(row[0])
  const [source, target] = [refOf(Number(row[1])), refOf(Number(row[2]))]
  writing.db.run(`DELETE FROM ${table.sql} WHERE "__rid" = ?`, handle)
  tell(writing, 'delete', table.model.type, key, source, target, handle)
}

function tell(
  writing: Writing,
  op: RecordOperation,
  type: string,
  key: string | null,
  source: NodeRef,
  target: NodeRef,
  handle: number,
): void {
  writing.record({ kind: 'relationship', version: writing.version, op, type, key, source, target, handle })
}

function refused(error: ErrorData): Outcome {
  return { status: 'refused', error }
}
