// Counts, sums, means and extremes by group. Integer sums are exact beyond 64 bits: the high and the low half of each
// value are summed apart, which cannot overflow below 2^31 rows, and joined here.

import { assert } from '../../model/errors.ts'
import type { Value } from '../../model/values.ts'
import type { AggregateGroup, AggregateQuery, Measure } from '../port.ts'
import { decode } from './codec.ts'
import type { Database, SqlValue } from './driver.ts'
import { type Column, columnOf, type PropertyTable } from './layout.ts'
import { printPredicate } from './predicate.ts'

/** Expressions of one measure, and its value from their results. */
interface PrintedMeasure {
  readonly expressions: readonly string[]
  readonly read: (results: readonly SqlValue[]) => Value | null
}

export function aggregateRows(db: Database, table: PropertyTable, query: AggregateQuery): AggregateGroup[] {
  const groups = query.groupBy.map((property) => columnOf(table, property))
  const measures = query.measures.map((measure) => printMeasure(columnOf(table, measure.property), measure))
  const where = printPredicate(table, query.where)
  const selected = [
    'count(*)',
    ...groups.map((column) => column.name),
    ...measures.flatMap((measure) => measure.expressions),
  ]
  const names = groups.map((column) => column.name)
  const grouping =
    names.length === 0
      ? ''
      : `GROUP BY ${names.join(', ')} ORDER BY ${names.map((name) => `${name} ASC NULLS LAST`).join(', ')}`
  const rows = db.all(
    `SELECT ${selected.join(', ')} FROM ${table.sql} WHERE ${where.sql} ${grouping} LIMIT ?`,
    ...where.parameters,
    query.limit,
  )
  return rows.map((row) => {
    let place = 1 + groups.length
    return {
      count: Number(row[0]),
      group: groups.map((column, index) => decode(column.property.type, row[1 + index] ?? null)),
      measures: measures.map(({ expressions, read }) => {
        const results = row.slice(place, place + expressions.length)
        place += expressions.length
        return read(results)
      }),
    }
  })
}

function printMeasure({ name, property }: Column, { operator }: Measure): PrintedMeasure {
  const { type } = property
  if (operator === 'min' || operator === 'max') {
    return { expressions: [`${operator}(${name})`], read: ([value]) => decode(type, value ?? null) }
  }
  if (type.scalar === 'Float') {
    return {
      expressions: [`${operator}(${name})`],
      read: ([value]) => (value === null ? null : Number(value)),
    }
  }
  assert(type.scalar === 'Int' || type.scalar === 'Long', `${name} has no ${operator}`)
  return {
    expressions: [`sum(${name} >> 32)`, `sum(${name} & 4294967295)`, `count(${name})`],
    read: ([high, low, count]) => {
      if (high === null || high === undefined || low === null || low === undefined) return null
      const total = (BigInt(high) << 32n) + BigInt(low)
      return operator === 'sum' ? total : Number(total) / Number(count)
    },
  }
}
