// Predicate -> SQL with parameters. SQL is three-valued: unknown counts as false where rows are chosen, and NOT is
// printed so that it turns unknown into true, which makes the whole two-valued.

import { assert } from '../../model/errors.ts'
import type { Predicate } from '../../model/predicate.ts'
import type { ScalarName, ScalarValue } from '../../model/values.ts'
import { encodeScalar, jsonArray } from './codec.ts'
import type { SqlValue } from './driver.ts'
import { columnOf, type PropertyTable } from './layout.ts'

export interface Condition {
  readonly sql: string
  readonly parameters: readonly SqlValue[]
}

type Compare = Extract<Predicate, { kind: 'compare' }>

const SIGNS = { eq: '=', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const

export const ALWAYS: Condition = { sql: '1', parameters: [] }
const NEVER: Condition = { sql: '0', parameters: [] }

export function printPredicate(table: PropertyTable, predicate: Predicate): Condition {
  switch (predicate.kind) {
    case 'all':
      return ALWAYS
    case 'none':
      return NEVER
    case 'and':
      return joined(
        ' AND ',
        predicate.parts.map((part) => printPredicate(table, part)),
        ALWAYS,
      )
    case 'or':
      return joined(
        ' OR ',
        predicate.parts.map((part) => printPredicate(table, part)),
        NEVER,
      )
    case 'not': {
      const part = printPredicate(table, predicate.part)
      return { sql: `(${part.sql}) IS NOT TRUE`, parameters: part.parameters }
    }
    case 'isNull':
      return { sql: `${columnOf(table, predicate.property).name} IS NULL`, parameters: [] }
    case 'compare':
      return printCompare(table, predicate)
    case 'keys':
      assert(table.key !== null, `${table.name} has no key`)
      return isIn('String', table.key, predicate.keys)
  }
}

/** All of the conditions. */
export function all(conditions: readonly Condition[]): Condition {
  return joined(' AND ', conditions, ALWAYS)
}

function joined(word: string, parts: readonly Condition[], empty: Condition): Condition {
  if (parts.length === 0) return empty
  return {
    sql: parts.map((part) => `(${part.sql})`).join(word),
    parameters: parts.flatMap((part) => part.parameters),
  }
}

function printCompare(table: PropertyTable, { property, operator, value, folded }: Compare): Condition {
  const { name, fold, property: model } = columnOf(table, property)
  const { scalar } = model.type
  const column = folded && fold !== null ? fold : name
  if (isMany(value)) return isIn(scalar, column, value)
  switch (operator) {
    case 'contains':
      return { sql: `instr(${column}, ?) > 0`, parameters: [String(value)] }
    case 'startsWith':
      return startsWith(column, String(value))
    case 'endsWith':
      return endsWith(column, String(value))
    case 'includes':
      return {
        sql: `EXISTS (SELECT 1 FROM json_each(${column}) WHERE value = ?)`,
        parameters: [String(value)],
      }
    case 'in':
      return isIn(scalar, column, [value])
    default:
      return { sql: `${column} ${SIGNS[operator]} ?`, parameters: [encodeScalar(scalar, value)] }
  }
}

function isMany(value: ScalarValue | readonly ScalarValue[]): value is readonly ScalarValue[] {
  return Array.isArray(value)
}

/** One parameter however many values, so that the number of parameters has no bound to meet. */
function isIn(scalar: ScalarName, column: string, values: readonly ScalarValue[]): Condition {
  return { sql: `${column} IN (SELECT value FROM json_each(?))`, parameters: [jsonArray(scalar, values)] }
}

/** As a range, which an index serves: from the prefix to the first text that is above all texts with the prefix. */
function startsWith(column: string, prefix: string): Condition {
  const end = textAbovePrefix(prefix)
  return end === null
    ? { sql: `${column} >= ?`, parameters: [prefix] }
    : { sql: `${column} >= ? AND ${column} < ?`, parameters: [prefix, end] }
}

function endsWith(column: string, suffix: string): Condition {
  const length = [...suffix].length
  if (length === 0) return { sql: `${column} IS NOT NULL`, parameters: [] }
  return { sql: `substr(${column}, ?) = ?`, parameters: [-length, suffix] }
}

/** The prefix with its last code point raised by one; null where all texts from the prefix on have it. */
function textAbovePrefix(prefix: string): string | null {
  const points = [...prefix].map((character) => character.codePointAt(0) ?? 0)
  while (points.at(-1) === 0x10ffff) points.pop()
  const last = points.pop()
  if (last === undefined) return null
  // U+D800 to U+DFFF are no characters.
  points.push(last === 0xd7ff ? 0xe000 : last + 1)
  return String.fromCodePoint(...points)
}
