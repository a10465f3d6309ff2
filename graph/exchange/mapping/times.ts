// Times as bank files write them -> the forms of the model: a format made of a few fields, a zone, or a count of steps
// from a start.

import { isCalendarDay } from '../../model/forms.ts'
import type { ScalarName } from '../../model/values.ts'
import { parseDecimal, type Rounding, toPlaces } from './decimal.ts'

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']

const FIELDS: Readonly<Record<string, string>> = {
  YYYY: '(?<year>\\d{4})',
  MMM: '(?<monthName>[A-Za-z]{3})',
  MM: '(?<month>\\d{2})',
  DD: '(?<day>\\d{2})',
  HH: '(?<hour>\\d{2})',
  mm: '(?<minute>\\d{2})',
  ss: '(?<second>\\d{2})',
  SSS: '(?<fraction>\\d{1,9})',
  Z: '(?<zone>[Zz]|[+-]\\d{2}:?\\d{2})',
}
export const FORMAT_FIELDS = Object.keys(FIELDS).join(', ')

export interface TimeFormat {
  readonly pattern: RegExp
  readonly hasTime: boolean
  /** The text itself names its zone. */
  readonly hasZone: boolean
}

/** Null where the format is not made of the fields, or has no whole day. */
export function parseTimeFormat(text: string): TimeFormat | null {
  const seen = new Set<string>()
  let source = ''
  for (const [part] of text.matchAll(/YYYY|MMM|MM|DD|HH|mm|ss|SSS|Z|[\s\S]/g)) {
    const field = FIELDS[part]
    if (field !== undefined && seen.has(part)) return null
    if (field === undefined && /[A-Za-z]/.test(part) && part !== 'T') return null
    source += field ?? part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    if (field !== undefined) seen.add(part)
  }
  const month = seen.has('MM') !== seen.has('MMM')
  const time = ['HH', 'mm', 'ss', 'SSS'].map((field) => seen.has(field))
  const inOrder = time.every((has, index) => index === 0 || !has || time[index - 1])
  if (!seen.has('YYYY') || !seen.has('DD') || !month || !inOrder || (time[0] && !time[1])) return null
  return { pattern: new RegExp(`^${source}$`), hasTime: seen.has('HH'), hasZone: seen.has('Z') }
}

/** Minutes east of Greenwich, or null where the text is no zone. */
export function parseZone(text: string): number | null {
  if (/^[Zz]$/.test(text)) return 0
  const match = /^([+-])([01]\d|2[0-3]):?([0-5]\d)$/.exec(text)
  if (!match) return null
  const [, sign, hours, minutes] = match
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}

/** Scalars that a time can become. */
export const TIME_SCALARS: readonly ScalarName[] = ['DateTime', 'Date', 'Time']

const MINUTE_MS = 60_000

/**
 * The value of a scalar by the first format that fits, or null. `zone` says where the clock stood that the text was read
 * from, and of a text that names its own zone, in which zone its day and time of day are wanted; null: as written.
 */
export function readTime(
  text: string,
  formats: readonly TimeFormat[],
  zone: number | null,
  scalar: ScalarName,
): string | null {
  for (const format of formats) {
    const fields = format.pattern.exec(text)?.groups
    if (!fields) continue
    const localMs = localTime(fields)
    if (localMs === null) continue
    const own = fields.zone === undefined ? null : parseZone(fields.zone)
    if (fields.zone !== undefined && own === null) continue
    if (scalar === 'DateTime') return iso(localMs - (own ?? zone ?? 0) * MINUTE_MS)
    const wantedMs = own === null || zone === null ? localMs : localMs + (zone - own) * MINUTE_MS
    return partOf(wantedMs, scalar)
  }
  return null
}

/** Milliseconds of the clock as if it stood in Greenwich, or null where there is no such time or it is too fine. */
function localTime(fields: Readonly<Record<string, string | undefined>>): number | null {
  const { year = '', monthName, day = '', hour = '00', minute = '00', second = '00', fraction = '0' } = fields
  const month =
    monthName === undefined
      ? fields.month
      : String(MONTHS.indexOf(monthName.toUpperCase()) + 1).padStart(2, '0')
  if (!/^\d{1,3}0*$/.test(fraction)) return null
  const date = `${year}-${month}-${day}`
  if (!isCalendarDay(date) || hour > '23' || minute > '59' || second > '59') return null
  return Date.parse(`${date}T${hour}:${minute}:${second}.${fraction.slice(0, 3).padEnd(3, '0')}Z`)
}

/** Lengths of the steps that a count may have, in nanoseconds. */
export const STEPS = {
  day: 86_400_000_000_000n,
  hour: 3_600_000_000_000n,
  minute: 60_000_000_000n,
  second: 1_000_000_000n,
  millisecond: 1_000_000n,
  microsecond: 1_000n,
  nanosecond: 1n,
} as const

const MILLISECOND = 1_000_000n

/** The start plus so many steps; null where the text is no number or the time is finer than a millisecond and exact. */
export function readSteps(
  text: string,
  startMs: number,
  stepNs: bigint,
  rounding: Rounding,
  zone: number | null,
  scalar: ScalarName,
): string | null {
  const count = parseDecimal(text)
  if (count === null) return null
  // In nanoseconds times 10 ** scale, so that a broken count of seconds stays exact.
  const elapsed = { digits: count.digits * stepNs, scale: count.scale }
  const unit = { digits: elapsed.digits, scale: elapsed.scale + String(MILLISECOND).length - 1 }
  const milliseconds = toPlaces(unit, 0, rounding)
  if (milliseconds === null) return null
  const atMs = startMs + Number(milliseconds)
  return scalar === 'DateTime' ? iso(atMs) : partOf(atMs + (zone ?? 0) * MINUTE_MS, scalar)
}

function partOf(localMs: number, scalar: ScalarName): string | null {
  const text = iso(localMs)
  if (text === null) return null
  return scalar === 'Date' ? text.slice(0, 10) : text.slice(11, 19)
}

/** Null outside the years 0001 to 9999. */
function iso(ms: number): string | null {
  const date = new Date(ms)
  if (Number.isNaN(date.getTime())) return null
  const text = date.toISOString()
  return /^\d{4}-/.test(text) && !text.startsWith('0000') ? text : null
}
