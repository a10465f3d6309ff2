// The part of an upsert that nodes and relationships share: which of the given properties differ from the stored row,
// what is missing, and the statements that insert and update.

import type { ErrorData } from '../../model/errors.ts'
import type { Properties, Value } from '../../model/values.ts'
import { equalValues } from '../../model/values.ts'
import { missingProperty } from '../refusals.ts'
import { decode, encode, encodeFolded } from './codec.ts'
import type { Database, Row, SqlValue } from './driver.ts'
import { type Column, type PropertyTable, placeOf } from './layout.ts'

/** A given property that is not yet as it is stored. */
export interface Difference {
  readonly column: Column
  readonly value: Value | null
}

/** Compares only what is given. The key property is identity and never part of it. */
export function differences(table: PropertyTable, set: Properties, row: Row): Difference[] {
  const changed: Difference[] = []
  table.columns.forEach((column, index) => {
    const value = set[column.property.name]
    if (value === undefined || column.name === table.key) return
    const stored = decode(column.property.type, row[table.own.length + index] ?? null)
    if (!equalValues(stored, value)) changed.push({ column, value })
  })
  return changed
}

/** A required property that a new row does not bring, or that a change would clear. */
export function missingIn(table: PropertyTable, set: Properties, isNew: boolean): ErrorData | null {
  for (const property of table.required) {
    const value = set[property.name]
    if (value === null || (isNew && value === undefined)) {
      return missingProperty(property.name, property.type.scalar)
    }
  }
  return null
}

/** Inserts a row; `own` are the values of the table's own columns as they are written. False where there is a row of this identity. */
export function insertRow(
  db: Database,
  table: PropertyTable,
  own: readonly SqlValue[],
  properties: Properties,
): boolean {
  const values = [...own]
  for (const { property, fold } of table.columns) {
    const value = properties[property.name] ?? null
    values.push(encode(property.type, value))
    if (fold !== null) values.push(encodeFolded(value))
  }
  return db.run(table.insert, ...values) === 1
}

export function updateRow(
  db: Database,
  table: PropertyTable,
  handle: number,
  changed: readonly Difference[],
): void {
  const assignments: string[] = []
  const values: SqlValue[] = []
  for (const { column, value } of changed) {
    assignments.push(`${column.name} = ?`)
    values.push(encode(column.property.type, value))
    if (column.fold !== null) {
      assignments.push(`${column.fold} = ?`)
      values.push(encodeFolded(value))
    }
  }
  const place = placeOf(table, handle)
  db.run(
    `UPDATE ${table.sql} SET ${assignments.join(', ')} WHERE ${place.sql}`,
    ...values,
    ...place.parameters,
  )
}
