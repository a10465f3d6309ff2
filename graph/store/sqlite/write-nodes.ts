// Upsert and delete of nodes.

import type { Change, Outcome } from '../../model/changes.ts'
import { assert } from '../../model/errors.ts'
import type { Properties } from '../../model/values.ts'
import { searchTokens } from '../../search/analyse.ts'
import { CREATED, DELETED, UNCHANGED, UPDATED } from '../outcomes.ts'
import { nodeNotFound, stillConnected } from '../refusals.ts'
import { type NodeTable, nodeTable } from './layout.ts'
import { propertiesOf } from './records.ts'
import { removeTokens, writeTokens } from './search.ts'
import { countRelationshipsOf, deleteRelationshipsOf } from './write-relationships.ts'
import { differences, insertRow, missingIn, updateRow } from './write-row.ts'
import type { Writing } from './writing.ts'

type UpsertNode = Extract<Change, { op: 'upsertNode' }>
type DeleteNode = Extract<Change, { op: 'deleteNode' }>

export function upsertNode(writing: Writing, change: UpsertNode): Outcome {
  const table = nodeTable(writing.layout, change.ref.label)
  const { db } = writing
  // Loads bring new rows and updates known ones, so a row is tried as new before it is looked for.
  const isKnown = writing.knownHandleOf(change.ref) !== undefined
  const missingInNew = isKnown ? null : missingIn(table, change.set, true)
  if (!isKnown && missingInNew === null && createNode(writing, table, change)) return CREATED

  const row = db.get(table.selectOne, change.ref.key)
  if (row === undefined) {
    assert(missingInNew !== null, 'a row that could not be inserted is there')
    return { status: 'refused', error: missingInNew }
  }
  const missing = missingIn(table, change.set, false)
  if (missing) return { status: 'refused', error: missing }
  const changed = differences(table, change.set, row)
  if (changed.length === 0) return UNCHANGED
  const handle = Number(row[0])
  updateRow(db, table, handle, changed)
  if (changed.some(({ column }) => column.property.searched)) {
    const properties: Properties = { ...propertiesOf(table, row), ...change.set }
    writeTokens(db, table, handle, searchTokens(table.model, properties), true)
  }
  writing.recordNode('update', change.ref, handle)
  return UPDATED
}

/** False where the node is there already. */
function createNode(writing: Writing, table: NodeTable, { ref, set }: UpsertNode): boolean {
  const handle = writing.nextHandle(table)
  const properties: Properties = { ...set, [table.model.key]: ref.key }
  if (!insertRow(writing.db, table, [handle], properties)) return false
  writing.takeHandle(table, handle)
  writeTokens(writing.db, table, handle, searchTokens(table.model, properties), false)
  writing.setHandle(ref, handle)
  writing.recordNode('create', ref, handle)
  return true
}

export function deleteNode(writing: Writing, change: DeleteNode): Outcome {
  const { ref } = change
  const handle = writing.handleOf(ref)
  if (handle === null) return { status: 'refused', error: nodeNotFound(writing.model, change) }
  if (change.detach) {
    deleteRelationshipsOf(writing, ref, handle)
  } else {
    const count = countRelationshipsOf(writing, ref, handle)
    if (count > 0) return { status: 'refused', error: stillConnected(writing.model, ref, count) }
  }
  const table = nodeTable(writing.layout, ref.label)
  writing.db.run(`DELETE FROM ${table.sql} WHERE ${table.id} = ?`, handle)
  removeTokens(writing.db, table, handle)
  writing.setHandle(ref, null)
  writing.recordNode('delete', ref, handle)
  return DELETED
}
