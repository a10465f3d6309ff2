// Property values as the whole product holds them between the wire and the engines: one canonical JavaScript form
// a scalar, so that both engines, the in-memory oracle and the API compare, order and print alike.

/** Scalars a property may have. Enumerations are strings with a closed list of values. */
export type ScalarName = 'String' | 'Int' | 'Long' | 'Float' | 'Boolean' | 'DateTime' | 'Date' | 'Time'

/**
 * Canonical forms: String, Date (YYYY-MM-DD), Time (HH:MM:SS) and DateTime (YYYY-MM-DDTHH:MM:SS.sssZ) are strings;
 * Int and Float are finite numbers; Long is a bigint within 64 bits; a list is an array of one of these.
 */
export type ScalarValue = string | number | bigint | boolean
export type Value = ScalarValue | readonly ScalarValue[]

/** Properties by name; null means "no value" where a property may be cleared. */
export type Properties = Readonly<Record<string, Value | null>>

export interface PropertyType {
  readonly scalar: ScalarName
  readonly list: boolean
  /** Name and values of the enumeration, where the SDL declares one. */
  readonly enumeration: { readonly name: string; readonly values: readonly string[] } | null
}

/**
 * Compares two strings by Unicode code point, as SQLite's BINARY collation over UTF-8 and Neo4j do. JavaScript's own
 * order is by UTF-16 unit, which differs above U+FFFF.
 */
export function compareCodePoints(left: string, right: string): number {
  const length = Math.min(left.length, right.length)
  for (let index = 0; index < length; index += 1) {
    const a = left.charCodeAt(index)
    const b = right.charCodeAt(index)
    if (a !== b) return surrogateLast(a) - surrogateLast(b)
  }
  return left.length - right.length
}

/** Moves surrogates above all other UTF-16 units, which is where their code points lie. */
function surrogateLast(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit
}

/** Orders two values of one scalar type: numbers by size, false before true, strings by code point. */
export function compareScalars(left: ScalarValue, right: ScalarValue): number {
  if (typeof left === 'string' && typeof right === 'string') return compareCodePoints(left, right)
  return left < right ? -1 : left > right ? 1 : 0
}

/** True if two values of one property type are the same value. */
export function equalValues(left: Value | null, right: Value | null): boolean {
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => item === right[index])
  }
  return left === right
}
