// How a column of samples could fill a property: as it is, by a transform, or not at all. What is only likely says so.

import type { PropertyModel } from '../../model/registry.ts'
import { parseDecimal } from './decimal.ts'
import { similarity } from './similarity.ts'
import type { SampleColumn } from './suggest-sample.ts'
import { parseTimeFormat, readTime, type TimeFormat } from './times.ts'

export interface ValueProposal {
  /** As the mapping writes it. */
  readonly text: string
  /** What a person should look at; null: nothing. */
  readonly doubt: string | null
}

/** Codes of one column that a table lists. */
const CODES_MAX = 40

const DAYS = [
  'YYYY-MM-DD',
  'YYYYMMDD',
  'YYYY/MM/DD',
  'DD/MM/YYYY',
  'MM/DD/YYYY',
  'DD.MM.YYYY',
  'DDMMMYYYY',
  'DD MMM YYYY',
]
const TIMES = [
  '',
  ' HH:mm:ss',
  ' HH:mm:ss.SSS',
  'THH:mm:ss',
  'THH:mm:ss.SSS',
  'THH:mm:ssZ',
  'THH:mm:ss.SSSZ',
  ' HH:mm',
  'HHmmss',
]
const FORMATS: readonly { readonly text: string; readonly format: TimeFormat }[] = DAYS.flatMap((day) =>
  TIMES.flatMap((time) => {
    const format = parseTimeFormat(`${day}${time}`)
    return format ? [{ text: `${day}${time}`, format }] : []
  }),
)

const TRUE_WORDS = ['true', 'yes', 'y', '1', 't']
const FALSE_WORDS = ['false', 'no', 'n', '0', 'f']

/** Null: the samples do not fit the property. Without samples a column is taken as it is, with a doubt. */
export function proposeValue({ name, values }: SampleColumn, property: PropertyModel): ValueProposal | null {
  const column = yamlText(name)
  const { type } = property
  if (values.length === 0)
    return type.scalar === 'String' && !type.enumeration ? unsure(column, 'no values seen') : null
  if (type.enumeration) return proposeCodes(column, values, type.enumeration.values)
  switch (type.scalar) {
    case 'String':
      return sure(column)
    case 'Boolean':
      return proposeBoolean(column, values)
    case 'Float':
      return values.every((value) => parseDecimal(value)) ? sure(column) : null
    case 'Int':
      return values.every((value) => /^-?\d{1,9}$/.test(value)) ? sure(column) : null
    case 'Long':
      return proposeLong(column, values, property)
    case 'Time':
      return values.every((value) => /^\d{2}:\d{2}(:\d{2})?$/.test(value)) ? sure(column) : null
    case 'Date':
    case 'DateTime':
      return proposeTime(column, values, type.scalar)
  }
}

/** A text as YAML has it: bare where that is plain, else between quotes. */
export function yamlText(text: string): string {
  return /^[\p{L}_][\p{L}\p{N}_. -]*$/u.test(text) && !text.endsWith(' ') ? text : JSON.stringify(text)
}

function sure(text: string): ValueProposal {
  return { text, doubt: null }
}

function unsure(text: string, doubt: string): ValueProposal {
  return { text, doubt }
}

function proposeCodes(
  column: string,
  values: readonly string[],
  codes: readonly string[],
): ValueProposal | null {
  const given = [...new Set(values)]
  if (given.every((value) => codes.includes(value))) return sure(column)
  if (given.length > CODES_MAX) return null
  const likeness = (value: string, code: string) =>
    value.toLowerCase() === code.toLowerCase() ? 1 : similarity(value, code)
  const pairs = given.flatMap((value) => {
    const [best] = codes.toSorted((a, b) => likeness(value, b) - likeness(value, a))
    return best !== undefined && likeness(value, best) >= 0.6 ? [`${yamlText(value)}: ${best}`] : []
  })
  if (pairs.length === 0) return null
  const doubt = `${given.length - pairs.length} of ${given.length} codes have no entry and are left out`
  return unsure(`{ codes: ${column}, otherwise: drop, table: { ${pairs.join(', ')} } }`, doubt)
}

function proposeBoolean(column: string, values: readonly string[]): ValueProposal | null {
  const given = [...new Set(values)]
  const lower = given.map((value) => value.toLowerCase())
  if (lower.every((value) => value === 'true' || value === 'false')) return sure(column)
  if (!lower.every((value) => [...TRUE_WORDS, ...FALSE_WORDS].includes(value))) return null
  const table = given.map((value) => `${yamlText(value)}: ${TRUE_WORDS.includes(value.toLowerCase())}`)
  return unsure(`{ codes: ${column}, table: { ${table.join(', ')} } }`, 'what the codes mean')
}

function proposeLong(
  column: string,
  values: readonly string[],
  { name }: PropertyModel,
): ValueProposal | null {
  const decimals = values.map((value) => parseDecimal(value))
  if (decimals.includes(null)) return null
  const places = Math.max(...decimals.map((decimal) => decimal?.scale ?? 0))
  const isMoney = /Minor$/.test(name)
  if (!isMoney)
    return places === 0 ? sure(column) : unsure(`{ number: ${column}, rounding: round }`, 'rounds')
  if (places === 0) return unsure(`{ minorUnits: ${column} }`, 'whole units, or minor units already?')
  if (places <= 2) return sure(`{ minorUnits: ${column} }`)
  return unsure(
    `{ minorUnits: ${column}, rounding: round }`,
    `up to ${places} decimal places are rounded to 2`,
  )
}

function proposeTime(
  column: string,
  values: readonly string[],
  scalar: 'Date' | 'DateTime',
): ValueProposal | null {
  if (scalar === 'Date' && values.every((value) => /^\d{4}-\d{2}-\d{2}$/.test(value))) return sure(column)
  for (const [pattern, step] of [
    [/^\d{10}$/, 'second'],
    [/^\d{13}$/, 'millisecond'],
  ] as const) {
    if (values.every((value) => pattern.test(value))) return sure(`{ epoch: ${column}, step: ${step} }`)
  }
  const left = new Set(values)
  const chosen: (typeof FORMATS)[number][] = []
  for (const candidate of FORMATS) {
    const fitting = [...left].filter((value) => readTime(value, [candidate.format], 0, scalar) !== null)
    if (fitting.length === 0) continue
    chosen.push(candidate)
    for (const value of fitting) left.delete(value)
  }
  if (left.size > 0) return null
  const texts = chosen.map(({ text }) => yamlText(text).replace(/^([^"].*[:,].*)$/, '"$1"'))
  const format = texts.length === 1 ? texts[0] : `[${texts.join(', ')}]`
  const doubts = [
    ...(scalar === 'DateTime' && chosen.some(({ format }) => !format.hasZone)
      ? ['in which zone the clock stood']
      : []),
    ...(chosen.some(({ text }) => /^(DD.MM|MM.DD)/.test(text))
      ? ['day before month, or month before day']
      : []),
  ]
  const zone = scalar === 'DateTime' && chosen.some(({ format }) => !format.hasZone) ? ', zone: Z' : ''
  const text = `{ date: ${column}, format: ${format}${zone} }`
  return doubts.length === 0 ? sure(text) : unsure(text, doubts.join('; '))
}
