// Property values as SQLite keeps them: integers for Int, Long, Boolean, DateTime (milliseconds since 1970) and Date
// (days since 1970), REAL for Float, TEXT for the rest. A list is a JSON array of its items' texts, so that no JSON number
// has to be read back exactly.

import type { PropertyType, ScalarName, ScalarValue, Value } from '../../model/values.ts'
import { foldText } from '../../search/fold.ts'
import type { SqlValue } from './driver.ts'

const DAY_MS = 86_400_000

export type SqlType = 'INTEGER' | 'REAL' | 'TEXT'

const SQL_TYPES: Readonly<Record<ScalarName, SqlType>> = {
  String: 'TEXT',
  Int: 'INTEGER',
  Long: 'INTEGER',
  Float: 'REAL',
  Boolean: 'INTEGER',
  DateTime: 'INTEGER',
  Date: 'INTEGER',
  Time: 'TEXT',
}

export function sqlType(type: PropertyType): SqlType {
  return type.list ? 'TEXT' : SQL_TYPES[type.scalar]
}

export function encode(type: PropertyType, value: Value | null): SqlValue {
  if (value === null) return null
  return isList(value) ? encodeList(value.map(String)) : encodeScalar(type.scalar, value)
}

export function encodeScalar(scalar: ScalarName, value: ScalarValue): Exclude<SqlValue, null> {
  if (typeof value === 'boolean') return Number(value)
  if (typeof value !== 'string') return value
  if (scalar === 'DateTime') return Date.parse(value)
  return scalar === 'Date' ? Date.parse(value) / DAY_MS : value
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
    case 'DateTime':
      return new Date(Number(stored)).toISOString()
    case 'Date':
      return new Date(Number(stored) * DAY_MS).toISOString().slice(0, 10)
    default:
      return String(stored)
  }
}

function decodeItem(scalar: ScalarName, text: string): ScalarValue {
  if (scalar === 'Boolean') return text === 'true'
  return scalar === 'DateTime' || scalar === 'Date' ? text : decodeScalar(scalar, text)
}

/** A JSON array for json_each, exact for 64-bit integers and for floats. */
export function jsonArray(scalar: ScalarName, values: readonly ScalarValue[]): string {
  return `[${values.map((value) => jsonItem(encodeScalar(scalar, value))).join()}]`
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
