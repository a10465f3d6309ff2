// Filters, order and aggregates on plain records, written for obviousness: what the engines must agree with.

import type { Position, Predicate, SortKey } from '../../graph/model/predicate.ts'
import {
  compareCodePoints,
  compareScalars,
  type Properties,
  type ScalarValue,
  type Value,
} from '../../graph/model/values.ts'
import { foldText } from '../../graph/search/fold.ts'
import type { AggregateGroup, AggregateQuery, FindQuery, Measure } from '../../graph/store/port.ts'

export interface Row {
  readonly key: string
  readonly properties: Properties
}

export function matches(predicate: Predicate, row: Row): boolean {
  switch (predicate.kind) {
    case 'all':
      return true
    case 'none':
      return false
    case 'and':
      return predicate.parts.every((part) => matches(part, row))
    case 'or':
      return predicate.parts.some((part) => matches(part, row))
    case 'not':
      return !matches(predicate.part, row)
    case 'isNull':
      return propertyOf(row, predicate.property) === null
    case 'keys':
      return predicate.keys.includes(row.key)
    case 'compare':
      return compares(predicate, row)
  }
}

function compares(predicate: Extract<Predicate, { kind: 'compare' }>, row: Row): boolean {
  const plain = propertyOf(row, predicate.property)
  if (plain === null) return false
  const stored = predicate.folded ? folded(plain) : plain
  const { operator, value } = predicate
  if (operator === 'includes') return asList(stored).some((item) => item === value)
  const one = stored as ScalarValue
  if (operator === 'in') return asList(value).some((item) => item === one)
  const given = value as ScalarValue
  switch (operator) {
    case 'eq':
      return one === given
    case 'lt':
      return compareScalars(one, given) < 0
    case 'lte':
      return compareScalars(one, given) <= 0
    case 'gt':
      return compareScalars(one, given) > 0
    case 'gte':
      return compareScalars(one, given) >= 0
    case 'contains':
      return String(one).includes(String(given))
    case 'startsWith':
      return String(one).startsWith(String(given))
    case 'endsWith':
      return String(one).endsWith(String(given))
  }
}

export function find<R extends Row>(rows: readonly R[], query: FindQuery): R[] {
  const sorted = rows
    .filter((row) => matches(query.where, row))
    .sort((a, b) => comparePositions(query.sort, placeOf(a, query.sort), placeOf(b, query.sort)))
  const { after } = query
  const rest = after
    ? sorted.filter((row) => comparePositions(query.sort, placeOf(row, query.sort), after) > 0)
    : sorted
  return rest.slice(0, query.limit)
}

/** A row's place in a list that is sorted so. */
export function placeOf(row: Row, sort: readonly SortKey[]): Position {
  return { values: sort.map(({ property }) => propertyOf(row, property)), key: row.key }
}

function comparePositions(sort: readonly SortKey[], left: Position, right: Position): number {
  for (const [index, { direction, nulls }] of sort.entries()) {
    const a = left.values[index] ?? null
    const b = right.values[index] ?? null
    if (a === null && b === null) continue
    if (a === null) return nulls === 'FIRST' ? -1 : 1
    if (b === null) return nulls === 'FIRST' ? 1 : -1
    const order = compareScalars(a as ScalarValue, b as ScalarValue)
    if (order !== 0) return direction === 'ASC' ? order : -order
  }
  return compareCodePoints(left.key, right.key)
}

/** `floats` names the properties whose sums are floats; the others have exact ones. */
export function aggregate(
  rows: readonly Row[],
  query: AggregateQuery,
  floats: ReadonlySet<string>,
): AggregateGroup[] {
  const chosen = rows.filter((row) => matches(query.where, row))
  const sort = query.groupBy.map((property): SortKey => ({ property, direction: 'ASC', nulls: 'LAST' }))
  const groups: { group: (Value | null)[]; members: Row[] }[] = []
  for (const row of chosen) {
    const group = query.groupBy.map((property) => propertyOf(row, property))
    const known = groups.find((other) => other.group.every((value, index) => value === group[index]))
    if (known) known.members.push(row)
    else groups.push({ group, members: [row] })
  }
  if (query.groupBy.length === 0 && groups.length === 0) groups.push({ group: [], members: [] })
  return groups
    .sort((a, b) => comparePositions(sort, { values: a.group, key: '' }, { values: b.group, key: '' }))
    .slice(0, query.limit)
    .map(({ group, members }) => ({
      group,
      count: members.length,
      measures: query.measures.map((measure) => measureOf(members, measure, floats.has(measure.property))),
    }))
}

function measureOf(rows: readonly Row[], { property, operator }: Measure, isFloat: boolean): Value | null {
  const values = rows
    .map((row) => propertyOf(row, property))
    .filter((value) => value !== null) as ScalarValue[]
  const [first] = values
  if (first === undefined) return null
  switch (operator) {
    case 'min':
      return values.reduce((least, value) => (compareScalars(value, least) < 0 ? value : least))
    case 'max':
      return values.reduce((most, value) => (compareScalars(value, most) > 0 ? value : most))
    case 'sum':
      return sum(values, isFloat)
    case 'avg':
      return Number(sum(values, isFloat)) / values.length
  }
}

function sum(values: readonly ScalarValue[], isFloat: boolean): bigint | number {
  if (isFloat) return values.reduce((total: number, value) => total + Number(value), 0)
  return values.reduce((total: bigint, value) => total + BigInt(value), 0n)
}

function propertyOf(row: Row, property: string): Value | null {
  return row.properties[property] ?? null
}

function folded(value: Value): Value {
  return Array.isArray(value) ? value.map((item) => foldText(String(item))) : foldText(String(value))
}

function asList(value: Value): readonly ScalarValue[] {
  return Array.isArray(value) ? value : [value as ScalarValue]
}
