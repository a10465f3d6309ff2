// The head of a file that nobody has described yet: its encoding, format, delimiter and columns, each with the values of
// the first records.

import { basename } from 'node:path'
import { DomainError } from '../../model/errors.ts'
import { LIMITS } from '../../model/limits.ts'
import { readCsv } from '../csv-records.ts'
import { type Encoding, readLines } from '../read-lines.ts'
import { pathsOf, readJsonFile, readJsonLines, rowsOf } from './json-records.ts'
import { formatByEnding } from './source-rows.ts'
import type { FileFormat } from './source-spec.ts'

export interface SampleColumn {
  readonly name: string
  /** Values of the first records, missing ones left out. */
  readonly values: readonly string[]
}

export interface FileSample {
  readonly path: string
  /** The name of the file without folder and endings. */
  readonly stem: string
  readonly format: FileFormat
  readonly encoding: Encoding
  readonly delimiter: string
  /** False: the file begins with data, and the names of the columns are made up. */
  readonly hasHeader: boolean
  readonly columns: readonly SampleColumn[]
  /** Of JSON: paths to lists of objects, of which each item could be a row. */
  readonly lists: readonly string[]
  readonly records: number
}

const DELIMITERS = [',', ';', '|', '\t'] as const
/** What is tried in turn; the last one takes any bytes. */
const TRIED: readonly Encoding[] = ['utf-8', 'gb18030', 'big5', 'windows-1252']
/** Lines that tell the encoding and the delimiter. */
const HEAD_LINES = 50
/** Paths of JSON records that are looked at. */
const PATHS_MAX = 300

/** Throws BAD_USER_INPUT where the file cannot be read. */
export async function sampleFile(path: string): Promise<FileSample> {
  const stem = basename(path).replace(/(\.\w{1,7})+$/, '')
  const { encoding, lines } = await headOf(path)
  const [first = ''] = lines
  const format =
    formatByEnding(path) ??
    (/^\s*[[{]/.test(first) ? (lines.length > 1 && endsObject(first) ? 'jsonl' : 'json') : 'csv')
  if (format !== 'csv') return sampleJson(path, stem, format, encoding)
  return sampleCsv(path, stem, encoding, delimiterOf(lines))
}

async function headOf(path: string): Promise<{ encoding: Encoding; lines: string[] }> {
  for (const encoding of TRIED) {
    const lines: string[] = []
    let wrong = false
    for await (const block of readLines(path, () => {}, encoding)) {
      for (const { text, problem } of block) {
        wrong ||= problem !== null
        lines.push(text)
      }
      if (wrong || lines.length >= HEAD_LINES) break
    }
    if (!wrong || encoding === TRIED.at(-1)) return { encoding, lines: lines.slice(0, HEAD_LINES) }
  }
  throw new DomainError('BAD_USER_INPUT', 'malformedFile', {
    field: path,
    value: 'no text',
    allowed: 'a text file',
  })
}

function endsObject(line: string): boolean {
  return line.trimEnd().endsWith('}')
}

/** The one that splits most lines into the same number of fields, more than one. */
function delimiterOf(lines: readonly string[]): string {
  const scores = DELIMITERS.map((delimiter) => {
    const counts = lines.filter((line) => line.trim() !== '').map((line) => fieldsOf(line, delimiter))
    const usual = counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 1
    return usual < 2 ? 0 : counts.filter((count) => count === usual).length + Math.min(usual, 50) / 100
  })
  return DELIMITERS[scores.indexOf(Math.max(...scores))] ?? ','
}

function fieldsOf(line: string, delimiter: string): number {
  return line.replace(/"[^"]*"/g, '').split(delimiter).length
}

async function sampleCsv(
  path: string,
  stem: string,
  encoding: Encoding,
  delimiter: string,
): Promise<FileSample> {
  const rows: (readonly (string | null)[])[] = []
  for await (const records of readCsv(path, { delimiter, quote: '"', encoding }, () => {})) {
    for (const record of records) if ('fields' in record) rows.push(record.fields)
    if (rows.length > LIMITS.mappingSampleRecords) break
  }
  const first = rows[0] ?? []
  const hasHeader = first.every((field) => field !== null && /[\p{L}_]/u.test(field) && field.length <= 100)
  const names = first.map((field, index) => (hasHeader ? (field ?? '').trim() : `column${index + 1}`))
  const data = (hasHeader ? rows.slice(1) : rows).slice(0, LIMITS.mappingSampleRecords)
  const columns = names.map((name, index) => ({
    name,
    values: data.flatMap((row) => row[index] || []).map((value) => value.trim()),
  }))
  return {
    path,
    stem,
    format: 'csv',
    encoding,
    delimiter,
    hasHeader,
    columns,
    lists: [],
    records: data.length,
  }
}

async function sampleJson(
  path: string,
  stem: string,
  format: 'json' | 'jsonl',
  encoding: Encoding,
): Promise<FileSample> {
  const records: unknown[] = []
  const blocks =
    format === 'jsonl'
      ? readJsonLines(path, encoding, () => {})
      : [await readJsonFile(path, encoding, () => {})]
  for await (const block of blocks) {
    for (const record of block) if ('value' in record) records.push(record.value)
    if (records.length >= LIMITS.mappingSampleRecords) break
  }
  const sample = records.slice(0, LIMITS.mappingSampleRecords)
  const paths = [...pathsOf(sample, PATHS_MAX)]
  const isInner = (name: string) => paths.some((other) => other.startsWith(`${name}.`))
  const columns: SampleColumn[] = []
  const lists: string[] = []
  for (const name of paths) {
    const cells = sample.map((record) => rowsOf(record, null, [name.split('.')])[0]?.[0] ?? null)
    const isList = cells.some((cell) => Array.isArray(cell))
    if (isInner(name) && isList) lists.push(name)
    if (isInner(name) || lists.some((list) => name.startsWith(`${list}.`))) continue
    columns.push({ name, values: cells.flatMap((cell) => cell ?? []) })
  }
  const shape = { path, stem, format, encoding, delimiter: ',', hasHeader: true, records: sample.length }
  return {
    ...shape,
    columns,
    lists: lists.filter((name) => !lists.some((other) => name.startsWith(`${other}.`))),
  }
}
