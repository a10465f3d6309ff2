// The forms in which property values may come in, and their canonical forms (values.ts). zod schemas, one for each
// property type, made when first needed.

import { z } from 'zod'
import { LIMITS } from './limits.ts'
import type { PropertyType, ScalarName, ScalarValue, Value } from './values.ts'

const LONG_MAX = 2n ** 63n - 1n
const LONG_MIN = -(2n ** 63n)

const DATE_TIME =
  /^(\d{4}-\d{2}-\d{2})[Tt]([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,3}))?(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d))$/

/** U+0000 and lone surrogates have no place in UTF-8 text that every engine takes. */
const text = z.string().refine(isText)

const whole = z.union([
  z.bigint(),
  z.int().transform((value) => BigInt(value)),
  z
    .string()
    .regex(/^-?(0|[1-9]\d{0,18})$/)
    .transform((value) => BigInt(value)),
])

const SCALARS: Readonly<Record<ScalarName, z.ZodType<ScalarValue>>> = {
  String: text.max(LIMITS.stringCharactersMax),
  Int: z.int32().transform(withoutNegativeZero),
  Long: whole.refine((value) => value >= LONG_MIN && value <= LONG_MAX),
  Float: z.number().transform(withoutNegativeZero),
  Boolean: z.boolean(),
  DateTime: canonicalised(canonicalDateTime),
  Date: canonicalised((value) => (isCalendarDay(value) ? value : null)),
  Time: canonicalised((value) =>
    /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(value) ? value.padEnd(8, ':00') : null,
  ),
}

/** What a caller is told that it should have sent. */
const ALLOWED: Readonly<Record<ScalarName, string>> = {
  String: `text of at most ${LIMITS.stringCharactersMax} characters`,
  Int: 'a whole number from -2147483648 to 2147483647',
  Long: 'a whole number within 64 bits, as a decimal string where beyond 2^53-1',
  Float: 'a finite number',
  Boolean: 'true or false',
  DateTime: 'an RFC 3339 time with zone, at most milliseconds, years 0001 to 9999',
  Date: 'a calendar day YYYY-MM-DD',
  Time: 'a time of day HH:MM or HH:MM:SS',
}

/** A key is like a string, but never empty and short enough for an index. */
export const KEY_ALLOWED = `text of 1 to ${LIMITS.keyCharactersMax} characters`

const schemas = new WeakMap<PropertyType, z.ZodType<Value>>()

/** The canonical form of a value of a property type, or null where it is none. */
export function canonicalValue(type: PropertyType, value: unknown): Value | null {
  // Most values of a load are plain texts, and already in their canonical form: these need no schema.
  if (typeof value === 'string' && !type.list && isCanonicalText(type, value)) return value
  let schema = schemas.get(type)
  if (!schema) {
    schema = schemaOf(type)
    schemas.set(type, schema)
  }
  return schema.safeParse(value).data ?? null
}

/** As canonicalValue, for one value of a scalar. */
export function canonicalScalar(scalar: ScalarName, value: unknown): ScalarValue | null {
  return SCALARS[scalar].safeParse(value).data ?? null
}

export function canonicalKey(value: unknown): string | null {
  if (typeof value !== 'string' || value === '' || value.length > LIMITS.keyCharactersMax) return null
  return isText(value) ? value : null
}

/** The allowed form in words. */
export function allowedForm(type: PropertyType): string {
  const item = type.enumeration ? type.enumeration.values.join(', ') : ALLOWED[type.scalar]
  return type.list ? `a list of at most ${LIMITS.listItemsMax}: ${item}` : item
}

export function allowedScalar(scalar: ScalarName): string {
  return ALLOWED[scalar]
}

function isText(value: string): boolean {
  return value.isWellFormed() && !value.includes('\u0000')
}

/** True for texts that surely are canonical; others may still have a canonical form. */
function isCanonicalText({ scalar, enumeration }: PropertyType, value: string): boolean {
  if (enumeration) return enumeration.values.includes(value)
  if (scalar === 'String') return value.length <= LIMITS.stringCharactersMax && isText(value)
  return scalar === 'DateTime' && isCanonicalDateTime(value)
}

function isCanonicalDateTime(value: string): boolean {
  if (value.length !== '2026-01-01T00:00:00.000Z'.length || !value.endsWith('Z')) return false
  const time = Date.parse(value)
  return !Number.isNaN(time) && !value.startsWith('0000') && new Date(time).toISOString() === value
}

function schemaOf({ scalar, list, enumeration }: PropertyType): z.ZodType<Value> {
  const item: z.ZodType<ScalarValue> = enumeration ? z.enum([...enumeration.values]) : SCALARS[scalar]
  return list ? z.array(item).max(LIMITS.listItemsMax) : item
}

function canonicalised(canonical: (value: string) => string | null): z.ZodType<string> {
  return z.string().transform((value, context) => {
    const form = canonical(value)
    if (form !== null) return form
    context.issues.push({ code: 'custom', message: 'not in the allowed form', input: value })
    return z.NEVER
  })
}

function canonicalDateTime(value: string): string | null {
  const parts = DATE_TIME.exec(value)
  if (!parts) return null
  const [, day = '', hour, minute, second, fraction = '', sign, zoneHour, zoneMinute] = parts
  if (!isCalendarDay(day)) return null
  const local = Date.parse(`${day}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0')}Z`)
  const offsetMinutes = sign ? Number(`${sign}1`) * (Number(zoneHour) * 60 + Number(zoneMinute)) : 0
  const utc = new Date(local - offsetMinutes * 60_000).toISOString()
  return /^\d{4}-/.test(utc) && !utc.startsWith('0000') ? utc : null
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** JavaScript's own parser turns 30 February into a day of March, so days are counted here. */
export function isCalendarDay(value: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) ?? []
  if (year === undefined || year === '0000') return false
  const days = (MONTH_DAYS[Number(month) - 1] ?? 0) + (month === '02' && isLeap(Number(year)) ? 1 : 0)
  return Number(day) >= 1 && Number(day) <= days
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** One zero only, so that equal values are the same value. */
function withoutNegativeZero(value: number): number {
  return value === 0 ? 0 : value
}
