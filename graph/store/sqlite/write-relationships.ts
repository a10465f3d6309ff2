// Upsert and delete of relationships, by their ends or by their key, and of all that hang on a node.

import type { Change, Outcome } from '../../model/changes.ts'
import { assert, type ErrorData } from '../../model/errors.ts'
import type { NodeRef } from '../../model/refs.ts'
import type { Properties } from '../../model/values.ts'
import { CREATED, DELETED, UNCHANGED, UPDATED } from '../outcomes.ts'
import { danglingEnd, otherEnds, relationshipNotFound, singleRelationship } from '../refusals.ts'
import type { Row } from './driver.ts'
import { handleOfEnds, placeOf, type RelationshipTable, relationshipTable } from './layout.ts'
import { tableOfHandle } from './node-numbers.ts'
import { refReader } from './records.ts'
import { differences, insertRow, missingIn, updateRow } from './write-row.ts'
import type { Writing } from './writing.ts'

type UpsertRelationship = Extract<Change, { op: 'upsertRelationship' }>
type DeleteRelationship = Extract<Change, { op: 'deleteRelationship' }>

export function upsertRelationship(writing: Writing, change: UpsertRelationship): Outcome {
  const { source, target, type, key } = change
  const table = relationshipTable(writing.layout, type)
  const sourceHandle = writing.handleOf(source)
  if (sourceHandle === null) return refused(danglingEnd(writing.model, 'source', source))
  const targetHandle = writing.handleOf(target)
  if (targetHandle === null) return refused(danglingEnd(writing.model, 'target', target))

  // As with nodes, a row is tried as new before it is looked for.
  const missingInNew = missingIn(table, change.set, true)
  const taken = missingInNew === null && isTaken(writing, table, change, sourceHandle)
  const mayBeNew = missingInNew === null && !taken
  if (mayBeNew && create(writing, table, change, sourceHandle, targetHandle)) return CREATED

  const row = findRow(writing, table, key, sourceHandle, targetHandle)
  if (row === undefined) {
    assert(!mayBeNew, 'a row that could not be inserted is there')
    return refused(missingInNew ?? singleRelationship(writing.model, source))
  }
  if (key !== null) {
    const [there, here] = [Number(row[1]), Number(row[2])]
    if (there !== sourceHandle || here !== targetHandle) {
      const refOf = refReader(writing.db, writing.layout)
      return refused(otherEnds(writing.model, table.model, key, refOf(there), refOf(here)))
    }
  }
  const missing = missingIn(table, change.set, false)
  if (missing) return refused(missing)
  const changed = differences(table, change.set, row)
  if (changed.length === 0) return UNCHANGED
  const handle = Number(row[0])
  updateRow(writing.db, table, handle, changed)
  writing.recordRelationship('update', change, handle)
  return UPDATED
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

/** False where the relationship is there already. */
function create(
  writing: Writing,
  table: RelationshipTable,
  change: UpsertRelationship,
  source: number,
  target: number,
): boolean {
  const handle = table.id === null ? handleOfEnds(source, target) : writing.nextHandle(table)
  const own = table.id === null ? [source, target] : [handle, source, target]
  const keyName = table.model.key
  const properties: Properties = keyName === null ? change.set : { ...change.set, [keyName]: change.key }
  if (!insertRow(writing.db, table, own, properties)) return false
  if (table.id !== null) writing.takeHandle(table, handle)
  writing.recordRelationship('create', change, handle)
  return true
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
  const rows = writing.db.all(`SELECT "__target" FROM ${table.sql} WHERE "__source" = ?`, source)
  return rows.some(([target]) => {
    const { model } = tableOfHandle(writing.db, writing.layout, Number(target))
    return model.label === change.target.label
  })
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
  return DELETED
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
  const place = placeOf(table, handle)
  writing.db.run(`DELETE FROM ${table.sql} WHERE ${place.sql}`, ...place.parameters)
  writing.recordRelationship('delete', { type: table.model.type, key, source, target }, handle)
}

function refused(error: ErrorData): Outcome {
  return { status: 'refused', error }
}
