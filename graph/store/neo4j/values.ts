// Property values between their canonical form and Neo4j's native types, so that other tools beside us read numbers as
// numbers and days as days. A foreign value whose native type is not the declared one counts as absent.

import type { PropertyModel } from '../../model/registry.ts'
import type { Properties, PropertyType, ScalarName, ScalarValue, Value } from '../../model/values.ts'
import { NativeDate, NativeDateTime, NativeLocalDateTime, NativeLocalTime } from './driver.ts'

const NANOSECONDS_PER_MILLISECOND = 1_000_000

export function toNative(type: PropertyType, value: Value): unknown {
  return typeof value === 'object'
    ? value.map((item) => scalarToNative(type.scalar, item))
    : scalarToNative(type.scalar, value)
}

/** The canonical value, or null where there is none of the declared type. */
export function fromNative(type: PropertyType, native: unknown): Value | null {
  if (native === null || native === undefined) return null
  if (!type.list) return scalarFromNative(type.scalar, native)
  if (!Array.isArray(native)) return null
  const items = native.map((item) => scalarFromNative(type.scalar, item))
  return items.every((item) => item !== null) ? items : null
}

/** The present properties of a native map; names that the model does not know are left out. */
export function propertiesFromNative(
  models: ReadonlyMap<string, PropertyModel>,
  native: Readonly<Record<string, unknown>>,
): Record<string, Value> {
  const properties: Record<string, Value> = {}
  for (const [name, raw] of Object.entries(native)) {
    const model = models.get(name)
    const value = model ? fromNative(model.type, raw) : null
    if (value !== null) properties[name] = value
  }
  return properties
}

export function propertiesToNative(
  models: ReadonlyMap<string, PropertyModel>,
  properties: Properties,
): Record<string, unknown> {
  const native: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(properties)) {
    const model = models.get(name)
    if (model && value !== null) native[name] = toNative(model.type, value)
  }
  return native
}

function scalarToNative(scalar: ScalarName, value: ScalarValue): unknown {
  switch (scalar) {
    case 'Int':
    case 'Long':
      return typeof value === 'number' ? BigInt(value) : value
    case 'Float':
      // Neo4j orders -0 before 0 but holds them equal; one zero is enough.
      return value === 0 ? 0 : value
    case 'Date':
      return dateToNative(String(value))
    case 'Time':
      return timeToNative(String(value))
    case 'DateTime':
      return dateTimeToNative(String(value))
    case 'String':
    case 'Boolean':
      return value
  }
}

function scalarFromNative(scalar: ScalarName, native: unknown): ScalarValue | null {
  switch (scalar) {
    case 'Int':
      return typeof native === 'bigint' ? Number(native) : null
    case 'Long':
      return typeof native === 'bigint' ? native : null
    case 'Float':
      return typeof native === 'number' && Number.isFinite(native)
        ? native
        : typeof native === 'bigint'
          ? Number(native)
          : null
    case 'Date':
      return native instanceof NativeDate ? dayText(native) : null
    case 'Time':
      return native instanceof NativeLocalTime ? clockText(native) : null
    case 'DateTime':
      return dateTimeFromNative(native)
    case 'String':
      return typeof native === 'string' ? native : null
    case 'Boolean':
      return typeof native === 'boolean' ? native : null
  }
}

interface Day {
  readonly year: bigint | number | { toString(): string }
  readonly month: bigint | number | { toString(): string }
  readonly day: bigint | number | { toString(): string }
}

interface Clock {
  readonly hour: bigint | number | { toString(): string }
  readonly minute: bigint | number | { toString(): string }
  readonly second: bigint | number | { toString(): string }
}

function dateToNative(text: string): unknown {
  const [year, month, day] = text.split('-').map(Number)
  return new NativeDate(year!, month!, day!)
}

function timeToNative(text: string): unknown {
  const [hour, minute, second] = text.split(':').map(Number)
  return new NativeLocalTime(hour!, minute!, second!, 0)
}

function dateTimeToNative(text: string): unknown {
  const [year, month, day, hour, minute, second, millisecond] = text
    .slice(0, -1)
    .split(/[-T:.]/)
    .map(Number)
  const nanosecond = millisecond! * NANOSECONDS_PER_MILLISECOND
  return new NativeDateTime(year!, month!, day!, hour!, minute!, second!, nanosecond, 0)
}

/** Foreign writers may use other zones, or none, which is taken as UTC. */
function dateTimeFromNative(native: unknown): string | null {
  if (native instanceof NativeDateTime && Number(native.timeZoneOffsetSeconds) !== 0) {
    return native.toStandardDate().toISOString()
  }
  if (!(native instanceof NativeDateTime || native instanceof NativeLocalDateTime)) return null
  const milliseconds = Math.floor(Number(native.nanosecond) / NANOSECONDS_PER_MILLISECOND)
  return `${dayText(native)}T${clockText(native)}.${padded(milliseconds, 3)}Z`
}

function dayText(native: Day): string {
  return `${padded(native.year, 4)}-${padded(native.month, 2)}-${padded(native.day, 2)}`
}

function clockText(native: Clock): string {
  return `${padded(native.hour, 2)}:${padded(native.minute, 2)}:${padded(native.second, 2)}`
}

function padded(value: { toString(): string }, length: number): string {
  return value.toString().padStart(length, '0')
}
