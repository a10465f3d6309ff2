// Rows as records of the port, and records by key or handle.

import type { NodeRef } from '../../model/refs.ts'
import type { Properties, Value } from '../../model/values.ts'
import type { NodeRecord, RelationshipRecord } from '../port.ts'
import { decode } from './codec.ts'
import type { Database, Row } from './driver.ts'
import { type Layout, type NodeTable, type PropertyTable, placeOf, type RelationshipTable } from './layout.ts'
import { tableOfHandle } from './node-numbers.ts'

/** Present properties of a row with all columns. */
export function propertiesOf(table: PropertyTable, row: Row): Properties {
  const properties: Record<string, Value> = {}
  table.columns.forEach((column, index) => {
    const value = decode(column.property.type, row[table.own.length + index] ?? null)
    if (value !== null) properties[column.property.name] = value
  })
  return properties
}

export function nodeRecord(table: NodeTable, row: Row): NodeRecord {
  const properties = propertiesOf(table, row)
  return {
    ref: { label: table.model.label, key: String(properties[table.model.key]) },
    handle: Number(row[0]),
    properties,
  }
}

export function relationshipRecord(table: RelationshipTable, row: Row, refOf: RefOf): RelationshipRecord {
  const properties = propertiesOf(table, row)
  const { type, key } = table.model
  return {
    type,
    key: key === null ? null : String(properties[key]),
    source: refOf(Number(row[1])),
    target: refOf(Number(row[2])),
    handle: Number(row[0]),
    properties,
  }
}

export type RefOf = (handle: number) => NodeRef

/** Looks references of nodes up by handle, each once. */
export function refReader(db: Database, layout: Layout): RefOf {
  const known = new Map<number, NodeRef>()
  return (handle) => {
    const earlier = known.get(handle)
    if (earlier) return earlier
    const table = tableOfHandle(db, layout, handle)
    const row = db.get(`SELECT ${table.key} FROM ${table.sql} WHERE ${table.id} = ?`, handle)
    const ref = { label: table.model.label, key: String(row?.[0]) }
    known.set(handle, ref)
    return ref
  }
}

export function nodesByKeys(db: Database, table: NodeTable, keys: readonly string[]): (NodeRecord | null)[] {
  return keys.map((key) => {
    const row = db.get(table.selectOne, key)
    return row ? nodeRecord(table, row) : null
  })
}

export function relationshipsByKeys(
  db: Database,
  layout: Layout,
  table: RelationshipTable,
  keys: readonly string[],
): (RelationshipRecord | null)[] {
  const refOf = refReader(db, layout)
  return keys.map((key) => {
    const row = db.get(table.selectOne, key)
    return row ? relationshipRecord(table, row, refOf) : null
  })
}

export function relationshipsByHandles(
  db: Database,
  layout: Layout,
  table: RelationshipTable,
  handles: readonly number[],
): (RelationshipRecord | null)[] {
  const refOf = refReader(db, layout)
  return handles.map((handle) => {
    const { sql, parameters } = placeOf(table, handle)
    const row = db.get(`SELECT ${table.selected} FROM ${table.sql} WHERE ${sql}`, ...parameters)
    return row ? relationshipRecord(table, row, refOf) : null
  })
}
