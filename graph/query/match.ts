// Predicates evaluated on rows in memory, with the meaning that the store port gives them. Used where rows were
// fetched for another reason anyway, as the relationships of a page.

import type { Predicate } from '../model/predicate.ts'
import { compareScalars, type Properties, type ScalarValue, type Value } from '../model/values.ts'
import { foldText } from '../search/fold.ts'

export interface Row {
  readonly key: string | null
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
      return (row.properties[predicate.property] ?? null) === null
    case 'keys':
      return row.key !== null && setOf(predicate.keys).has(row.key)
    case 'compare':
      return compares(predicate, row.properties[predicate.property] ?? null)
  }
}

/** One predicate meets many rows, so its keys are put into a set once. */
const keySets = new WeakMap<readonly string[], ReadonlySet<string>>()

function setOf(keys: readonly string[]): ReadonlySet<string> {
  const set = keySets.get(keys) ?? new Set(keys)
  keySets.set(keys, set)
  return set
}

function compares(
  { operator, value: operand, folded }: Extract<Predicate, { kind: 'compare' }>,
  stored: Value | null,
): boolean {
  if (stored === null) return false
  if (isList(stored)) return operator === 'includes' && stored.some((item) => item === operand)
  const value = folded && typeof stored === 'string' ? foldText(stored) : stored
  if (isList(operand)) return operator === 'in' && operand.some((item) => item === value)
  switch (operator) {
    case 'eq':
      return value === operand
    case 'lt':
      return compareScalars(value, operand) < 0
    case 'lte':
      return compareScalars(value, operand) <= 0
    case 'gt':
      return compareScalars(value, operand) > 0
    case 'gte':
      return compareScalars(value, operand) >= 0
    case 'contains':
      return String(value).includes(String(operand))
    case 'startsWith':
      return String(value).startsWith(String(operand))
    case 'endsWith':
      return String(value).endsWith(String(operand))
    default:
      return false
  }
}

function isList(value: Value): value is readonly ScalarValue[] {
  return Array.isArray(value)
}
