// Lists by own properties: filter, order, keyset page, count, keys.

import { DomainError } from '../../model/errors.ts'
import type { Position, Predicate, SortKey } from '../../model/predicate.ts'
import type { FindQuery } from '../port.ts'
import { encode } from './codec.ts'
import type { Database, Row } from './driver.ts'
import { type Column, columnOf, type PropertyTable } from './layout.ts'
import { ALWAYS, all, type Condition, printPredicate } from './predicate.ts'

type FoundTable = PropertyTable & { readonly key: string }

interface SortColumn {
  readonly column: Column
  readonly sort: SortKey
}

/** Rows of one page, with all columns. */
export function findRows(db: Database, table: FoundTable, query: FindQuery): Row[] {
  const sorts = query.sort.map((sort) => ({ column: columnOf(table, sort.property), sort }))
  const where = printPredicate(table, query.where)
  const order = [...sorts.map(orderTerm), `${table.key} ASC`].join(', ')
  const rows: Row[] = []
  for (const stretch of stretchesAfter(table.key, sorts, query.after)) {
    const condition = all([where, stretch])
    const found = db.all(
      `SELECT ${table.selected} FROM ${table.sql} WHERE ${condition.sql} ORDER BY ${order} LIMIT ?`,
      ...condition.parameters,
      query.limit - rows.length,
    )
    for (const row of found) rows.push(row)
    if (rows.length >= query.limit) break
  }
  return rows
}

export function countRows(db: Database, table: PropertyTable, where: Predicate): number {
  const condition = printPredicate(table, where)
  const row = db.get(`SELECT count(*) FROM ${table.sql} WHERE ${condition.sql}`, ...condition.parameters)
  return Number(row?.[0])
}

export function keysOfRows(db: Database, table: FoundTable, where: Predicate, limit: number): string[] {
  const { sql, parameters } = printPredicate(table, where)
  const rows = db.all(
    `SELECT ${table.key} FROM ${table.sql} WHERE ${sql} ORDER BY ${table.key} LIMIT ?`,
    ...parameters,
    limit + 1,
  )
  if (rows.length > limit) {
    throw new DomainError('LIMIT_EXCEEDED', 'tooLarge', {
      field: 'where',
      value: `more than ${limit} keys`,
      allowed: String(limit),
    })
  }
  return rows.map(([key]) => String(key))
}

function orderTerm({ column, sort }: SortColumn): string {
  return `${column.name} ${sort.direction} NULLS ${sort.nulls}`
}

/**
 * What comes after a place, as stretches that follow each other in the list: first the rows that share all sort values
 * and have a later key, then those that share all but the last, and so on. Each is a plain conjunction, which an index
 * on the first sort property serves.
 */
function stretchesAfter(key: string, sorts: readonly SortColumn[], after: Position | null): Condition[] {
  if (after === null) return [ALWAYS]
  const shared = sorts.map(({ column }, index): Condition => {
    const value = encode(column.property.type, after.values[index] ?? null)
    return value === null
      ? { sql: `${column.name} IS NULL`, parameters: [] }
      : { sql: `${column.name} = ?`, parameters: [value] }
  })
  const stretches = [all([...shared, { sql: `${key} > ?`, parameters: [after.key] }])]
  for (let index = sorts.length - 1; index >= 0; index -= 1) {
    const sort = sorts[index]
    if (sort === undefined) continue
    for (const beyond of beyondValue(sort, after, index)) {
      stretches.push(all([...shared.slice(0, index), beyond]))
    }
  }
  return stretches
}

/** Rows whose value of one sort property comes after the place's: other values, then absent ones if they come last. */
function beyondValue({ column, sort }: SortColumn, after: Position, index: number): Condition[] {
  const value = encode(column.property.type, after.values[index] ?? null)
  if (value === null) {
    return sort.nulls === 'FIRST' ? [{ sql: `${column.name} IS NOT NULL`, parameters: [] }] : []
  }
  const sign = sort.direction === 'ASC' ? '>' : '<'
  const values: Condition = { sql: `${column.name} ${sign} ?`, parameters: [value] }
  return sort.nulls === 'LAST' ? [values, { sql: `${column.name} IS NULL`, parameters: [] }] : [values]
}
