// Groups and figures over rows in memory, with the meaning that the store port gives them. Used for the neighbours of
// a node, which are read in batches for many nodes at once.

import type { SortKey } from '../model/predicate.ts'
import { compareScalars, type Properties, type ScalarValue, type Value } from '../model/values.ts'
import type { AggregateGroup, AggregateQuery, Measure } from '../store/port.ts'
import { comparePositions } from './order.ts'

interface Group {
  readonly values: readonly (Value | null)[]
  readonly rows: Properties[]
}

export function aggregateRows(
  rows: readonly Properties[],
  { groupBy, measures, limit }: Omit<AggregateQuery, 'where'>,
): AggregateGroup[] {
  const groups = new Map<string, Group>()
  if (groupBy.length === 0) groups.set('[]', { values: [], rows: [] })
  for (const row of rows) {
    const values = groupBy.map((name) => row[name] ?? null)
    const id = JSON.stringify(values.map((value) => (typeof value === 'bigint' ? String(value) : value)))
    const group = groups.get(id) ?? { values, rows: [] }
    groups.set(id, group)
    group.rows.push(row)
  }
  const sort = groupBy.map((property): SortKey => ({ property, direction: 'ASC', nulls: 'LAST' }))
  return [...groups.values()]
    .sort((left, right) => comparePositions(sort, placeOf(left), placeOf(right)))
    .slice(0, limit)
    .map((group) => ({
      group: group.values,
      count: group.rows.length,
      measures: measures.map((measure) => measureOf(group.rows, measure)),
    }))
}

function placeOf({ values }: Group) {
  return { values, key: '' }
}

function measureOf(rows: readonly Properties[], { property, operator }: Measure): Value | null {
  const values = rows.map((row) => (row[property] ?? null) as ScalarValue | null).filter(isPresent)
  const [first] = values
  if (first === undefined) return null
  switch (operator) {
    case 'min':
      return values.reduce((least, value) => (compareScalars(value, least) < 0 ? value : least), first)
    case 'max':
      return values.reduce((most, value) => (compareScalars(value, most) > 0 ? value : most), first)
    case 'sum':
      return sumOf(values)
    case 'avg':
      return Number(sumOf(values)) / values.length
  }
}

/** Exact for whole numbers: one fraction among the values makes it a float. */
function sumOf(values: readonly ScalarValue[]): bigint | number {
  const whole = values.every((value) => typeof value === 'bigint' || Number.isInteger(value))
  if (!whole) return values.reduce<number>((sum, value) => sum + Number(value), 0)
  return values.reduce<bigint>((sum, value) => sum + BigInt(value), 0n)
}

function isPresent(value: ScalarValue | null): value is ScalarValue {
  return value !== null
}
