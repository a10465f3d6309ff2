// Upsert and delete of nodes.

import type { Change, Outcome } from '../../model/changes.ts'
import type { Properties } from '../../model/values.ts'
import { searchTokens } from '../../search/analyse.ts'
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
  const row = db.get(table.selectOne, change.ref.key)
  const missing = missingIn(table, change.set, row === undefined)
  if (missing) return { status: 'refused', error: missing }
  if (row === undefined) return createNode(writing, table, change)

  const changed = differences(table, change.set, row)
  if (changed.length === 0) return { status: 'unchanged' }
  const handle = Number(row[0])
  updateRow(db, table, handle, changed)
  if (changed.some(({ column }) => column.property.searched)) {
    const properties: Properties = { ...propertiesOf(table, row), ...change.set }
    writeTokens(db, handle, searchTokens(table.model, properties), true)
  }
  writing.record({ kind: 'node', version: writing.version, op: 'update', ref: change.ref, handle })
  return { status: 'updated' }
}

function createNode(writing: Writing, table: NodeTable, change: UpsertNode): Outcome {
  const handle = writing.nextHandle(table)
  const properties: Properties = { ...change.set, [table.model.key]: change.ref.key }
  insertRow(writing.db, table, [handle], properties)
  writeTokens(writing.db, handle, searchTokens(table.model, properties), false)
  writing.setHandle(change.ref, handle)
  writing.record({ kind: 'node', version: writing.version, op: 'create', ref: change.ref, handle })
  return { status: 'created' }
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
  removeTokens(writing.db, handle)
  writing.setHandle(ref, null)
  writing.record({ kind: 'node', version: writing.version, op: 'delete', ref, handle })
  return { status: 'deleted' }
}
