// The order of rows: from input, and for rows in memory exactly as the stores order them.

import { DomainError } from '../model/errors.ts'
import { LIMITS } from '../model/limits.ts'
import type { Position, SortKey } from '../model/predicate.ts'
import type { PropertyModel } from '../model/registry.ts'
import { type Rights, requireReadable } from '../model/rights.ts'
import { compareCodePoints, compareScalars, type ScalarValue, type Value } from '../model/values.ts'
import { tooLarge } from './parse-where.ts'

export interface OrderInput {
  readonly field: string
  readonly direction: 'ASC' | 'DESC'
  readonly nulls?: 'FIRST' | 'LAST' | null
}

interface Sorted {
  /** Name in errors: label, or the type that shows a relationship. */
  readonly typeName: string
  readonly properties: ReadonlyMap<string, PropertyModel>
}

export function parseOrder(
  type: Sorted,
  input: readonly (OrderInput | null)[] | null | undefined,
  rights: Rights,
): SortKey[] {
  const given = (input ?? []).filter((order) => order !== null)
  const keys = given.map(({ field, direction, nulls }): SortKey => {
    const { name } = scalarProperty(type, 'orderBy', field, rights)
    return { property: name, direction, nulls: nulls ?? (direction === 'ASC' ? 'LAST' : 'FIRST') }
  })
  if (keys.length > LIMITS.sortKeysMax) tooLarge('orderBy', keys.length, LIMITS.sortKeysMax)
  return keys
}

/** The property of a name that a type's rows can be sorted, grouped or measured by. */
export function scalarProperty(
  { typeName, properties }: Sorted,
  argument: string,
  name: string,
  rights: Rights,
): PropertyModel {
  const property = properties.get(name)
  if (!property || property.type.list) {
    const names = [...properties.values()].filter((one) => !one.type.list).map((one) => one.name)
    throw new DomainError('BAD_USER_INPUT', 'wrongValue', {
      field: argument,
      value: `${typeName}.${name}`,
      allowed: names.join(', '),
    })
  }
  requireReadable(rights, typeName, property)
  return property
}

export function comparePositions(sort: readonly SortKey[], left: Position, right: Position): number {
  for (const [index, key] of sort.entries()) {
    const order = compareValues(key, left.values[index] ?? null, right.values[index] ?? null)
    if (order !== 0) return order
  }
  return compareCodePoints(left.key, right.key)
}

function compareValues({ direction, nulls }: SortKey, left: Value | null, right: Value | null): number {
  if (left === null || right === null) {
    if (left === right) return 0
    return (left === null) === (nulls === 'FIRST') ? -1 : 1
  }
  const order = compareScalars(left as ScalarValue, right as ScalarValue)
  return direction === 'ASC' ? order : -order
}
