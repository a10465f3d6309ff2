// What a mapping says of one source: which files, how they are written, which of their rows, and whether rows are
// grouped into one.

import { z } from 'zod'
import { ENCODINGS, type Encoding } from '../read-lines.ts'
import { type Condition, readConditions } from './condition.ts'
import { isObject, type MappingText, type Place, shown } from './mapping-text.ts'

export const FORMATS = ['csv', 'json', 'jsonl'] as const
export type FileFormat = (typeof FORMATS)[number]

export const AGGREGATES = ['count', 'sum', 'first', 'last', 'list'] as const

/** `count` has no column: it counts the rows of a group. */
export interface AggregateColumn {
  readonly name: string
  readonly operator: (typeof AGGREGATES)[number]
  readonly column: string | null
  readonly place: Place
}

export interface AggregateSpec {
  /** Empty: all rows are one group. */
  readonly by: readonly string[]
  readonly columns: readonly AggregateColumn[]
  readonly place: Place
}

export interface SourceSpec {
  readonly name: string
  readonly place: Place
  /** Patterns, each relative to the folder of the files. */
  readonly files: readonly string[]
  /** Null: by the ending of each file. */
  readonly format: FileFormat | null
  readonly delimiter: string
  readonly quote: string | null
  readonly encoding: Encoding
  /** Texts that mean that there is no value. */
  readonly nulls: ReadonlySet<string>
  /** Spaces around a value are not part of it. */
  readonly trim: boolean
  /** Of a CSV file without header its columns; of a JSON file columns that few records have. */
  readonly columns: readonly string[]
  /** Path to a list in each JSON record of which every item is a row; null: the record is the row. */
  readonly each: readonly string[] | null
  readonly sourceCode: string | null
  readonly where: readonly Condition[]
  readonly aggregate: AggregateSpec | null
}

const CHARACTER = 'one character, or TAB'
const character = z
  .string({ error: CHARACTER })
  .transform((value) => (value === 'TAB' ? '\t' : value))
  .refine((value) => value.length === 1 && !/[\r\n\\]/.test(value), { error: CHARACTER })
const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: values.join(', ') })
const names = z.array(z.string().min(1), { error: 'a list of names' })
const texts = z.union([z.string().transform((value) => [value]), z.array(z.string())], {
  error: 'a text or a list of texts',
})

/** May stand in `defaults` for all sources, too. */
const READING = {
  format: oneOf(FORMATS).nullable().default(null),
  delimiter: character.default(','),
  quote: z
    .union([z.literal('none').transform(() => null), character], { error: 'one character, or none' })
    .default('"'),
  encoding: oneOf(ENCODINGS).default('utf-8'),
  nulls: texts.default(['']),
  trim: oneOf(['true', 'false'])
    .transform((value) => value === 'true')
    .default(false),
  sourceCode: z.string({ error: 'a text' }).min(1, { error: 'a text' }).nullable().default(null),
}
export const DEFAULTS = z.strictObject(READING)
const SOURCE = z.strictObject({
  files: texts.refine((value) => value.length > 0, { error: 'a file or pattern, or a list of them' }),
  ...READING,
  columns: names.default([]),
  each: z.string({ error: 'a path as awards.suppliers' }).min(1).nullable().default(null),
  where: z.unknown().optional(),
  aggregate: z.unknown().optional(),
})
const AGGREGATE = z.strictObject({
  by: names,
  columns: z.record(z.string(), z.unknown(), { error: 'an object of names and aggregates' }),
})

/** Reads `sources`, each with the defaults beneath it. */
export function readSources(mapping: MappingText, raw: unknown, defaults: unknown): SourceSpec[] {
  if (defaults !== undefined) mapping.object(['defaults'], defaults, DEFAULTS)
  if (!isObject(raw)) return mapping.refuse(['sources'], `got ${shown(raw)}`, 'an object of sources by name')
  const beneath = isObject(defaults) ? defaults : {}
  return Object.entries(raw).map(([name, source]) => {
    const place = ['sources', name]
    if (!isObject(source)) return mapping.refuse(place, `got ${shown(source)}`, 'an object with files')
    const read = mapping.object(place, { ...beneath, ...source }, SOURCE)
    if (read.delimiter === read.quote)
      mapping.refuse([...place, 'quote'], 'the delimiter', 'another character')
    return {
      ...read,
      name,
      place,
      nulls: new Set(read.nulls),
      each: read.each === null ? null : read.each.split('.'),
      where: readConditions(mapping, [...place, 'where'], read.where),
      aggregate:
        read.aggregate === undefined ? null : readAggregate(mapping, [...place, 'aggregate'], read.aggregate),
    }
  })
}

function readAggregate(mapping: MappingText, place: Place, raw: unknown): AggregateSpec {
  const { by, columns } = mapping.object(place, raw, AGGREGATE)
  return {
    by,
    place,
    columns: Object.entries(columns).map(([name, value]) =>
      readAggregateColumn(mapping, [...place, 'columns', name], name, value),
    ),
  }
}

/** `count`, or an object with one operator and its column: `{ sum: amount }`. */
function readAggregateColumn(
  mapping: MappingText,
  place: Place,
  name: string,
  raw: unknown,
): AggregateColumn {
  if (raw === 'count') return { name, operator: 'count', column: null, place }
  const [entry, another] = isObject(raw) ? Object.entries(raw) : []
  const operator = AGGREGATES.find((known) => known === entry?.[0])
  const column = entry?.[1]
  if (another || !operator || operator === 'count' || typeof column !== 'string') {
    const allowed = 'count, or one of sum, first, last, list with its column as in {sum: amount}'
    return mapping.refuse(place, `got ${shown(raw)}`, allowed)
  }
  return { name, operator, column, place }
}
