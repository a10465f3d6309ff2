// Property values as SQLite keeps them: integers for Int, Long and Boolean, REAL for Float, TEXT for the rest. A list is
// a JSON array of its items' texts, so that no JSON number has to be read back exactly.

import type { PropertyType, ScalarName, ScalarValue, Value } from '../../model/values.ts'
import { foldText } from '../../search/fold.ts'
import type { SqlValue } from './driver.ts'

export type SqlType = 'INTEGER' | 'REAL' | 'TEXT'

const SQL_TYPES: Readonly<Record<ScalarName, SqlType>> = {
  String: 'TEXT',
  Int: 'INTEGER',
  Long: 'INTEGER',
  Float: 'REAL',
  Boolean: 'INTEGER',
  DateTime: 'TEXT',
  Date: 'TEXT',
  Time: 'TEXT',
}

export function sqlType(type: PropertyType): SqlType {
  return type.list ? 'TEXT' : SQL_TYPES[type.scalar]
}

export function encode(value: Value | null): SqlValue {
  if (value === null) return null
  return isList(value) ? encodeList(value.map(String)) : encodeScalar(value)
}

export function encodeScalar(value: ScalarValue): SqlValue {
  return typeof value === 'boolean' ? Number(value) : value
}

/** The folded form of a searched text, or of each item of a searched list. */
export function encodeFolded(value: Value | null): SqlValue {
  if (value === null) return null
  return isList(value) ? encodeList(value.map((item) => foldText(String(item)))) : foldText(String(value))
}

export function decode(type: PropertyType, stored: SqlValue): Value | null {
  if (stored === null) return null
  if (!type.list) return decodeScalar(type.scalar, stored)
  const items: readonly string[] = JSON.parse(String(stored))
  return items.map((item) => decodeItem(type.scalar, item))
}

function decodeScalar(scalar: ScalarName, stored: string | number | bigint): ScalarValue {
  switch (scalar) {
    case 'Int':
    case 'Float':
      return Number(stored)
    case 'Long':
      return BigInt(stored)
    case 'Boolean':
      return Number(stored) === 1
    default:
      return String(stored)
  }
}

function decodeItem(scalar: ScalarName, text: string): ScalarValue {
  return scalar === 'Boolean' ? text === 'true' : decodeScalar(scalar, text)
}

/** A JSON array for json_each, exact for 64-bit integers and for floats. */
export function jsonArray(values: readonly ScalarValue[]): string {
  return `[${values.map((value) => jsonItem(encodeScalar(value))).join()}]`
}

/** Beyond 2^53 JavaScript prints a float as a whole number near it, which SQLite would read as exactly that integer. */
function jsonItem(item: SqlValue): string {
  if (typeof item === 'bigint') return item.toString()
  const isLarge = typeof item === 'number' && !Number.isSafeInteger(item)
  return isLarge ? item.toExponential() : JSON.stringify(item)
}

function encodeList(items: readonly string[]): string {
  return JSON.stringify(items)
}

function isList(value: Value): value is readonly ScalarValue[] {
  return Array.isArray(value)
}
