// Cursors: the place of a row in a sorted list, and a digest of the list it belongs to. A cursor of another list, of
// another filter or of another order is refused, because following it would skip or repeat rows.

import { createHash } from 'node:crypto'
import { DomainError } from '../../graph/model/errors.ts'
import { canonicalValue } from '../../graph/model/forms.ts'
import type { Position, SortKey } from '../../graph/model/predicate.ts'
import type { PropertyModel } from '../../graph/model/registry.ts'
import type { Value } from '../../graph/model/values.ts'

/** Digest of what makes a list: its place, filter and order. */
export function listDigest(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts, plain)).digest('base64url').slice(0, 16)
}

export interface Place extends Position {
  /** Tells parallel relationships to one neighbour apart; empty in other lists. */
  readonly tie: string
}

export function encodeCursor(digest: string, { values, key, tie }: Place): string {
  return Buffer.from(JSON.stringify([digest, values, key, tie], plain), 'utf8').toString('base64url')
}

/** Throws BAD_USER_INPUT unless the cursor was given out for this list. */
export function decodeCursor(
  digest: string,
  cursor: string,
  sort: readonly SortKey[],
  properties: ReadonlyMap<string, PropertyModel>,
): Place {
  const [found, values, key, tie] = parts(cursor)
  if (
    found !== digest ||
    !Array.isArray(values) ||
    values.length !== sort.length ||
    typeof key !== 'string' ||
    typeof tie !== 'string'
  ) {
    return refuse()
  }
  const typed = sort.map(({ property }, index): Value | null => {
    const model = properties.get(property)
    const value: unknown = values[index]
    if (value === null || !model) return null
    return canonicalValue(model.type, value) ?? refuse()
  })
  return { values: typed, key, tie }
}

function parts(cursor: string): readonly unknown[] {
  try {
    const decoded: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (Array.isArray(decoded)) return decoded
  } catch {
    // Not JSON: refused below like any other foreign text.
  }
  return refuse()
}

function refuse(): never {
  throw new DomainError('BAD_USER_INPUT', 'badCursor', { field: 'after' })
}

/** 64-bit integers as decimal strings, which canonicalValue reads back. */
function plain(_name: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value
}
