// Whole tables for projections, in pages in handle order. Between two pages other work of the process goes on, so a
// scan shows rows as they are when their page is read; the change feed since the version before the scan mends that.

import { setImmediate } from 'node:timers/promises'
import { LIMITS } from '../../model/limits.ts'
import type { NodeScanRow, RelationshipScanRow } from '../port.ts'
import { decode } from './codec.ts'
import type { Database, Row } from './driver.ts'
import {
  type Column,
  columnOf,
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
  for await (const page of pages(db, table, [table.key], columns, check)) {
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
  for await (const page of pages(db, table, ['"__source"', '"__target"'], columns, check)) {
    yield page.map((row) => ({
      handle: Number(row[0]),
      source: Number(row[1]),
      target: Number(row[2]),
      values: valuesOf(columns, row, 3),
    }))
  }
}

async function* pages(
  db: Database,
  table: PropertyTable,
  own: readonly string[],
  columns: readonly Column[],
  check: () => void,
): AsyncGenerator<Row[]> {
  const selected = [table.own[0], ...own, ...columns.map((column) => column.name)].join(', ')
  const { sql: condition, order } = placesAfter(table, -1)
  const sql = `SELECT ${selected} FROM ${table.sql} WHERE ${condition} ORDER BY ${order} LIMIT ?`
  // Handles stay below 2^53, so only a Long needs exact integers.
  const exact = columns.some((column) => column.property.type.scalar === 'Long')
  let last = -1
  for (;;) {
    check()
    const { parameters } = placesAfter(table, last)
    const rows = exact
      ? db.all(sql, ...parameters, LIMITS.scanPageRows)
      : db.allPlain(sql, ...parameters, LIMITS.scanPageRows)
    if (rows.length > 0) yield rows
    if (rows.length < LIMITS.scanPageRows) return
    last = Number(rows.at(-1)?.[0])
    await setImmediate()
  }
}

function valuesOf(columns: readonly Column[], row: Row, offset: number) {
  return columns.map((column, index) => decode(column.property.type, row[offset + index] ?? null))
}
