// The rows of a source: its files found and read by their format, the cells of the columns that are used, missing values
// and left-out rows told apart, and where it is asked for, rows grouped into one.

import { existsSync, globSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { LIMITS } from '../../model/limits.ts'
import type { CsvField } from '../csv-records.ts'
import { readCsv } from '../csv-records.ts'
import type { FileBytesListener } from '../file-group.ts'
import { Groups } from './aggregate.ts'
import { type Cell, type SourceRow, UsedColumns } from './cells.ts'
import { hasPath, pathsOf, readJsonFile, readJsonLines, rowsOf } from './json-records.ts'
import { type MappingText, shown } from './mapping-text.ts'
import { nearest } from './similarity.ts'
import type { FileFormat, SourceSpec } from './source-spec.ts'

export interface OpenSource {
  readonly mapping: MappingText
  readonly spec: SourceSpec
  /** In the order of the patterns, and by name within one. */
  readonly paths: readonly string[]
}

/** What DOS and some mainframes write behind the last line. */
const END_MARK = '\u001a'

/** Throws BAD_USER_INPUT where a pattern finds no file. */
export function openSource(mapping: MappingText, spec: SourceSpec, folder: string): OpenSource {
  const paths = spec.files.flatMap((pattern) => {
    const path = isAbsolute(pattern) ? pattern : join(folder, pattern)
    if (existsSync(path)) return [path]
    const found = globSync(path).sort()
    return found.length > 0
      ? found
      : mapping.refuse([...spec.place, 'files'], `no file ${path}`, 'files that exist')
  })
  return { mapping, spec, paths: [...new Set(paths)] }
}

/** Throws BAD_USER_INPUT, naming the place of its use, where a file has no column that is used. */
export async function checkColumns(source: OpenSource, used: UsedColumns): Promise<void> {
  const { mapping, spec } = source
  const { aggregate } = spec
  if (aggregate) {
    const names = [...aggregate.by, ...aggregate.columns.map(({ name }) => name)]
    for (const name of used.names) if (!names.includes(name)) refuse(source, used, name, names)
  }
  const read = readColumns(spec, used)
  for (const path of source.paths) {
    const known = await columnsOf(source, path, read.names)
    for (const name of read.names) if (!known.has(name)) refuse(source, read, name, known.names)
    const twice = known.names.find(
      (name, index) => read.names.includes(name) && known.names.indexOf(name) !== index,
    )
    if (twice !== undefined) mapping.refuse(read.placeOf(twice), `two columns ${twice} in ${path}`, 'one')
  }
}

/** Rows with the cells of the used columns, in their order. */
export async function* readSource(
  source: OpenSource,
  used: UsedColumns,
  onBytes: FileBytesListener,
): AsyncGenerator<readonly SourceRow[]> {
  const { spec } = source
  const read = readColumns(spec, used)
  const tests = spec.where.map((test) => [test, read.positionOf(test.column, test.place)] as const)
  const kept = (row: SourceRow) =>
    !('cells' in row) || tests.every(([test, position]) => test.holds(row.cells[position] ?? null))
  const { aggregate } = spec
  const groups =
    aggregate &&
    new Groups(
      {
        by: aggregate.by.map((name) => read.positionOf(name, aggregate.place)),
        columns: aggregate.columns.map((column) => ({
          ...column,
          position: column.column === null ? -1 : read.positionOf(column.column, column.place),
        })),
      },
      LIMITS.mappingGroupsMax,
    )
  for (const path of source.paths) {
    for await (const rows of readFile(source, path, read.names, (bytes) => onBytes(path, bytes))) {
      const wanted = tests.length === 0 ? rows : rows.filter(kept)
      yield groups ? wanted.flatMap((row) => groups.add(row) ?? []) : wanted
    }
  }
  if (groups && aggregate) yield* groupedRows(groups, aggregate, used)
}

/** The columns that are read from the files: of grouped rows those that the groups are made from. */
function readColumns({ where, aggregate }: SourceSpec, used: UsedColumns): UsedColumns {
  const read = aggregate ? new UsedColumns() : used
  for (const test of where) read.positionOf(test.column, test.place)
  for (const name of aggregate?.by ?? []) read.positionOf(name, aggregate?.place ?? [])
  for (const { column, place } of aggregate?.columns ?? [])
    if (column !== null) read.positionOf(column, place)
  return read
}

function* groupedRows(
  groups: Groups,
  aggregate: NonNullable<SourceSpec['aggregate']>,
  used: UsedColumns,
): Generator<readonly SourceRow[]> {
  const names = [...aggregate.by, ...aggregate.columns.map(({ name }) => name)]
  const positions = used.names.map((name) => names.indexOf(name))
  let block: SourceRow[] = []
  for (const row of groups.rows()) {
    const cells = 'cells' in row ? positions.map((position) => row.cells[position] ?? null) : []
    block.push({ ...row, cells })
    if (block.length < LIMITS.importBatchRows) continue
    yield block
    block = []
  }
  yield block
}

async function* readFile(
  { mapping, spec }: OpenSource,
  path: string,
  names: readonly string[],
  onBytes: (bytes: number) => void,
): AsyncGenerator<readonly SourceRow[]> {
  const clean = cleaner(spec)
  const format = formatOf(mapping, spec, path)
  if (format === 'csv') return yield* readCsvFile(spec, path, names, clean, onBytes)
  const columns = names.map((name) => name.split('.'))
  const records =
    format === 'jsonl'
      ? readJsonLines(path, spec.encoding, onBytes)
      : [await readJsonFile(path, spec.encoding, onBytes)]
  for await (const block of records) {
    yield block.flatMap((record): SourceRow[] => {
      const place = { path, line: record.line }
      if ('problem' in record) return [{ ...place, problem: record.problem }]
      return rowsOf(record.value, spec.each, columns).map((cells) => ({ ...place, cells: cells.map(clean) }))
    })
  }
}

async function* readCsvFile(
  spec: SourceSpec,
  path: string,
  names: readonly string[],
  clean: (cell: Cell) => Cell,
  onBytes: (bytes: number) => void,
): AsyncGenerator<readonly SourceRow[]> {
  let header: readonly string[] | null = spec.columns.length > 0 ? spec.columns : null
  let positions = positionsOf(names, header ?? [])
  for await (const records of readCsv(path, spec, onBytes)) {
    const rows: SourceRow[] = []
    for (const record of records) {
      const { line } = record
      if (!('fields' in record)) {
        rows.push({ path, line, problem: record.problem })
        continue
      }
      const { fields } = record
      if (header === null) {
        header = headerNames(fields)
        positions = positionsOf(names, header)
        continue
      }
      if (fields.length === header.length) {
        rows.push({ path, line, cells: positions.map((position) => clean(fields[position] ?? null)) })
      } else if (fields[0] !== END_MARK || fields.length > 1) {
        rows.push({ path, line, problem: `${fields.length} fields instead of ${header.length}` })
      }
    }
    yield rows
  }
}

function headerNames(fields: readonly CsvField[]): string[] {
  return fields.map((field) => (field ?? '').trim())
}

function positionsOf(names: readonly string[], header: readonly string[]): number[] {
  return names.map((name) => header.indexOf(name))
}

/** Takes spaces away where that is asked for, and makes null of what means that there is no value. */
function cleaner({ nulls, trim }: SourceSpec): (cell: Cell) => Cell {
  const one = (text: string): string | null => {
    const value = trim ? text.trim() : text
    return nulls.has(value) ? null : value
  }
  return (cell) => {
    if (cell === null) return null
    return typeof cell === 'string' ? one(cell) : cell.flatMap((item) => one(item) ?? [])
  }
}

export function formatOf(mapping: MappingText, spec: SourceSpec, path: string): FileFormat {
  if (spec.format !== null) return spec.format
  const ending = formatByEnding(path)
  return ending ?? mapping.refuse(spec.place, `no format for ${shown(path)}`, 'format: csv, json or jsonl')
}

export function formatByEnding(path: string): FileFormat | null {
  const ending = /\.(\w+)(\.gz)?$/.exec(path.toLowerCase())?.[1] ?? ''
  if (['csv', 'tsv', 'txt', 'dat', 'psv'].includes(ending)) return 'csv'
  if (['jsonl', 'ndjson'].includes(ending)) return 'jsonl'
  return ending === 'json' ? 'json' : null
}

interface KnownColumns {
  readonly names: readonly string[]
  has(name: string): boolean
}

/** The columns of one file: its header, or what its first records have and the mapping declares. */
async function columnsOf(
  { mapping, spec }: OpenSource,
  path: string,
  wanted: readonly string[],
): Promise<KnownColumns> {
  const format = formatOf(mapping, spec, path)
  if (format === 'csv') {
    const names = spec.columns.length > 0 ? spec.columns : await headerOf(mapping, spec, path)
    return { names, has: (name) => names.includes(name) }
  }
  const sample = await jsonSample(path, spec, format)
  const present = new Set(wanted.filter((name) => sample.some((record) => hasPath(record, name.split('.')))))
  const paths = pathsOf(sample, LIMITS.mappingSampleRecords)
  return {
    names: [...spec.columns, ...paths],
    has: (name) => present.has(name) || spec.columns.includes(name),
  }
}

/** The first records of a JSON file. */
async function jsonSample(path: string, spec: SourceSpec, format: FileFormat): Promise<unknown[]> {
  const sample: unknown[] = []
  const records =
    format === 'jsonl'
      ? readJsonLines(path, spec.encoding, () => {})
      : [await readJsonFile(path, spec.encoding, () => {})]
  for await (const block of records) {
    for (const record of block) if ('value' in record) sample.push(record.value)
    if (sample.length >= LIMITS.mappingSampleRecords) break
  }
  return sample
}

async function headerOf(mapping: MappingText, spec: SourceSpec, path: string): Promise<string[]> {
  for await (const [first] of readCsv(path, spec, () => {})) {
    if (first === undefined) continue
    if ('fields' in first) return headerNames(first.fields)
    return mapping.refuse(spec.place, `${path}, line ${first.line}: ${first.problem}`, 'a header line')
  }
  return mapping.refuse(spec.place, `${path} is empty`, 'a header line, or columns: [...]')
}

function refuse(
  { mapping, paths }: OpenSource,
  used: UsedColumns,
  name: string,
  names: readonly string[],
): never {
  return mapping.refuse(
    used.placeOf(name),
    `unknown column ${shown(name)} of ${paths[0]}`,
    nearest(name, names),
  )
}
