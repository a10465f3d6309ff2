// Whole tables for projections, in pages in handle order. Between two pages other work of the process goes on, so a
// scan shows rows as they are when their page is read; the change feed since the version before the scan mends that.

import { setImmediate } from 'node:timers/promises'
import { LIMITS } from '../../model/limits.ts'
import type { Value } from '../../model/values.ts'
import type { NodeScanRow, RelationshipScanRow } from '../port.ts'
import { decode } from './codec.ts'
import type { Database, Row } from './driver.ts'
import {
  type Column,
  columnOf,
  ENDS,
  handleOfEnds,
  type NodeTable,
  type PropertyTable,
  placesAfter,
  type RelationshipTable,
} from './layout.ts'

export async function* scanNodeRows(
  db: Database,
  table: NodeTable,
  properties: readonly string[],
  check: () => void,
): AsyncGenerator<NodeScanRow[]> {
  const columns = properties.map((property) => columnOf(table, property))
  for await (const page of pages(db, table, [table.id, table.key], columns, check)) {
    yield page.map((row) => ({
      handle: Number(row[0]),
      key: String(row[1]),
      values: valuesOf(columns, row, 2),
    }))
  }
}

export async function* scanRelationshipRows(
  db: Database,
  table: RelationshipTable,
  properties: readonly string[],
  check: () => void,
): AsyncGenerator<RelationshipScanRow[]> {
  const columns = properties.map((property) => columnOf(table, property))
  const own = table.id === null ? ENDS : [table.id, ...ENDS]
  for await (const page of pages(db, table, own, columns, check)) {
    yield page.map((row) => {
      const [source, target] = [Number(row[own.length - 2]), Number(row[own.length - 1])]
      const handle = table.id === null ? handleOfEnds(source, target) : Number(row[0])
      return { handle, source, target, values: valuesOf(columns, row, own.length) }
    })
  }
}

/** Rows of own columns, then properties. */
async function* pages(
  db: Database,
  table: PropertyTable,
  own: readonly string[],
  columns: readonly Column[],
  check: () => void,
): AsyncGenerator<Row[]> {
  const selected = [...own, ...columns.map((column) => column.name)].join(', ')
  const start = placesAfter(table, -1)
  const sql = `SELECT ${selected} FROM ${table.sql} WHERE ${start.sql} ORDER BY ${start.order} LIMIT ?`
  let parameters = start.parameters
  for (;;) {
    check()
    const rows = db.allPlain(sql, ...parameters, LIMITS.scanPageRows)
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (last === undefined || rows.length < LIMITS.scanPageRows) return
    parameters = parameters.map((_, index) => Number(last[index]))
    await setImmediate()
  }
}

const NO_VALUES: readonly (Value | null)[] = []

function valuesOf(columns: readonly Column[], row: Row, offset: number): readonly (Value | null)[] {
  if (columns.length === 0) return NO_VALUES
  return columns.map((column, index) => decode(column.property.type, row[offset + index] ?? null))
}
