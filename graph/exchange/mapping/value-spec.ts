// What a mapping says of one value: a column, or one of a closed list of transforms. Only its form is looked at here;
// whether columns, sources and codes exist is found out where it is compiled.

import { z } from 'zod'
import { canonicalScalar } from '../../model/forms.ts'
import { LIMITS } from '../../model/limits.ts'
import { type Condition, readCondition } from './condition.ts'
import { type NumberStyle, ROUNDINGS, type Rounding } from './decimal.ts'
import { isObject, type MappingText, type Place, shown } from './mapping-text.ts'
import { FORMAT_FIELDS, parseTimeFormat, parseZone, STEPS, type TimeFormat } from './times.ts'

/** What becomes of a code or key that a table does not have. */
export type Otherwise = 'refuse' | 'keep' | 'drop'

export type ValueSpec = { readonly place: Place } & (
  | { readonly kind: 'column'; readonly column: string }
  | { readonly kind: 'constant'; readonly value: string | readonly string[] }
  | {
      readonly kind: 'join'
      readonly parts: readonly ValueSpec[]
      readonly by: string
      readonly skipMissing: boolean
    }
  | {
      readonly kind: 'split'
      readonly of: ValueSpec
      readonly at: string
      /** Which part, 1 for the first; null: all of them as a list. */
      readonly item: number | null
    }
  | {
      readonly kind: 'number'
      readonly of: ValueSpec
      readonly places: number | null
      readonly rounding: Rounding
      readonly style: NumberStyle
    }
  | {
      readonly kind: 'minorUnits'
      readonly of: ValueSpec
      readonly digits: number
      readonly rounding: Rounding
      readonly style: NumberStyle
    }
  | {
      readonly kind: 'date'
      readonly of: ValueSpec
      readonly formats: readonly TimeFormat[]
      readonly formatTexts: readonly string[]
      readonly zone: number | null
    }
  | {
      readonly kind: 'epoch'
      readonly of: ValueSpec
      readonly startMs: number
      readonly stepNs: bigint
      readonly rounding: Rounding
      readonly zone: number | null
    }
  | {
      readonly kind: 'codes'
      readonly of: ValueSpec
      readonly table: ReadonlyMap<string, string>
      readonly otherwise: Otherwise
    }
  | {
      readonly kind: 'when'
      readonly test: Condition
      readonly use: ValueSpec | null
      readonly else: ValueSpec | null
    }
  | {
      readonly kind: 'lookup'
      readonly of: ValueSpec
      readonly rows: string
      readonly by: string
      readonly take: string
      readonly otherwise: Otherwise
    }
  | { readonly kind: 'hash'; readonly parts: readonly ValueSpec[]; readonly prefix: string }
)

const text = (allowed = 'a text') => z.string({ error: allowed })
const part = z.unknown().refine((value) => value !== undefined, { error: 'a column or a transform' })
const optional = z.unknown().optional()
const parts = z
  .array(z.unknown(), { error: 'a list of columns and transforms' })
  .min(1, { error: 'at least one' })
const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: values.join(' or ') })
const flag = oneOf(['true', 'false']).transform((value) => value === 'true')
const whole = (from: number, to: number) => {
  const allowed = `a whole number from ${from} to ${to}`
  return z
    .string({ error: allowed })
    .regex(/^-?\d{1,4}$/, { error: allowed })
    .transform(Number)
    .refine((value) => value >= from && value <= to, { error: allowed })
}
const rounding = oneOf(ROUNDINGS).default('exact')
const otherwise = oneOf(['refuse', 'keep', 'drop']).default('refuse')
const zone = z
  .string({ error: 'Z or an offset as +08:00' })
  .transform((value) => parseZone(value))
  .refine((value) => value !== null, { error: 'Z or an offset as +08:00' })
  .nullable()
  .default(null)
const style = {
  decimalPoint: oneOf(['.', ',']).default('.'),
  grouping: oneOf(['', ',', '.', ' ', "'"]).default(''),
}
const start = z
  .string({ error: 'an RFC 3339 time with zone' })
  .transform((value) => canonicalScalar('DateTime', value))
  .refine((value) => value !== null, { error: 'an RFC 3339 time with zone' })
  .default('1970-01-01T00:00:00.000Z')
const stepNames = Object.keys(STEPS) as [keyof typeof STEPS, ...(keyof typeof STEPS)[]]

/** Each transform by the member that names it, with the members that may stand beside it. */
const TRANSFORMS = {
  constant: z.strictObject({
    constant: z.union([z.string(), z.array(z.string())], { error: 'a text or a list of texts' }),
  }),
  join: z.strictObject({ join: parts, with: text().default(''), skipMissing: flag.default(false) }),
  split: z.strictObject({
    split: part,
    at: text('what stands between the parts').min(1, { error: 'what stands between the parts' }),
    item: whole(1, 1_000).optional(),
  }),
  number: z.strictObject({ number: part, places: whole(0, 20).optional(), rounding, ...style }),
  minorUnits: z.strictObject({ minorUnits: part, digits: whole(0, 8).default(2), rounding, ...style }),
  date: z.strictObject({
    date: part,
    format: z.union([z.string(), z.array(z.string()).min(1)], { error: 'a format or a list of formats' }),
    zone,
  }),
  epoch: z.strictObject({ epoch: part, start, step: oneOf(stepNames), rounding, zone }),
  codes: z.strictObject({
    codes: part,
    table: z.record(z.string(), z.string(), { error: 'an object of codes and what they become' }),
    otherwise,
  }),
  when: z.strictObject({ when: part, use: optional, else: optional }),
  lookup: z.strictObject({
    lookup: part,
    rows: text('the name of a source'),
    by: text('a column of that source'),
    take: text('a column of that source'),
    otherwise,
  }),
  hash: z.strictObject({ hash: parts, prefix: text().default('') }),
} as const

type TransformName = keyof typeof TRANSFORMS
export const TRANSFORM_NAMES = Object.keys(TRANSFORMS) as TransformName[]

const ALLOWED = `a column, or one of ${TRANSFORM_NAMES.join(', ')}`

/** Reads a value of the mapping; refuses what is not one with file, line, place and what is allowed. */
export function readValueSpec(mapping: MappingText, place: Place, raw: unknown, depth = 0): ValueSpec {
  if (typeof raw === 'string' && raw !== '') return { kind: 'column', place, column: raw }
  if (!isObject(raw)) return mapping.refuse(place, `got ${shown(raw)}`, ALLOWED)
  const names = TRANSFORM_NAMES.filter((name) => Object.hasOwn(raw, name))
  const [name] = names
  if (name === undefined)
    return mapping.refuse(place, `unknown transform ${Object.keys(raw).join(', ')}`, ALLOWED)
  if (names.length > 1) return mapping.refuse(place, `two transforms ${names.join(', ')}`, 'one')
  if (depth >= LIMITS.mappingNestingMax) {
    return mapping.refuse(place, 'transforms too deep', `${LIMITS.mappingNestingMax} within one another`)
  }
  const inner = (member: string, value: unknown) =>
    readValueSpec(mapping, [...place, member], value, depth + 1)
  const list = (member: string, values: readonly unknown[]) =>
    values.map((value, index) => readValueSpec(mapping, [...place, member, index], value, depth + 1))
  switch (name) {
    case 'constant': {
      const { constant } = mapping.object(place, raw, TRANSFORMS.constant)
      return { kind: name, place, value: constant }
    }
    case 'join': {
      const { join, with: by, skipMissing } = mapping.object(place, raw, TRANSFORMS.join)
      return { kind: name, place, parts: list(name, join), by, skipMissing }
    }
    case 'split': {
      const { split, at, item = null } = mapping.object(place, raw, TRANSFORMS.split)
      return { kind: name, place, of: inner(name, split), at, item }
    }
    case 'number': {
      const { number, places = null, rounding, ...style } = mapping.object(place, raw, TRANSFORMS.number)
      checkStyle(mapping, place, style)
      return { kind: name, place, of: inner(name, number), places, rounding, style }
    }
    case 'minorUnits': {
      const { minorUnits, digits, rounding, ...style } = mapping.object(place, raw, TRANSFORMS.minorUnits)
      checkStyle(mapping, place, style)
      return { kind: name, place, of: inner(name, minorUnits), digits, rounding, style }
    }
    case 'date': {
      const { date, format, zone } = mapping.object(place, raw, TRANSFORMS.date)
      const formatTexts = [format].flat()
      const formats = formatTexts.map((text) => timeFormat(mapping, [...place, 'format'], text))
      return { kind: name, place, of: inner(name, date), formats, formatTexts, zone }
    }
    case 'epoch': {
      const { epoch, start, step, rounding, zone } = mapping.object(place, raw, TRANSFORMS.epoch)
      const startMs = Date.parse(String(start))
      return { kind: name, place, of: inner(name, epoch), startMs, stepNs: STEPS[step], rounding, zone }
    }
    case 'codes': {
      const { codes, table, otherwise } = mapping.object(place, raw, TRANSFORMS.codes)
      return { kind: name, place, of: inner(name, codes), table: new Map(Object.entries(table)), otherwise }
    }
    case 'when': {
      const { when, use, else: other } = mapping.object(place, raw, TRANSFORMS.when)
      if (use === undefined && other === undefined) return mapping.refuse(place, 'when alone', 'use or else')
      const test = readCondition(mapping, [...place, name], when)
      return {
        kind: name,
        place,
        test,
        use: use === undefined ? null : inner('use', use),
        else: other === undefined ? null : inner('else', other),
      }
    }
    case 'lookup': {
      const { lookup, rows, by, take, otherwise } = mapping.object(place, raw, TRANSFORMS.lookup)
      return { kind: name, place, of: inner(name, lookup), rows, by, take, otherwise }
    }
    case 'hash': {
      const { hash, prefix } = mapping.object(place, raw, TRANSFORMS.hash)
      return { kind: name, place, parts: list(name, hash), prefix }
    }
  }
}

function timeFormat(mapping: MappingText, place: Place, text: string): TimeFormat {
  const allowed = `a day made of ${FORMAT_FIELDS}, as in YYYY-MM-DD HH:mm:ss.SSS`
  return parseTimeFormat(text) ?? mapping.refuse(place, `got ${shown(text)}`, allowed)
}

function checkStyle(mapping: MappingText, place: Place, { decimalPoint, grouping }: NumberStyle): void {
  if (decimalPoint === grouping) {
    mapping.refuse([...place, 'grouping'], 'the same as decimalPoint', 'another character')
  }
}
