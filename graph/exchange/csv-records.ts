// Reads a CSV file as records with line numbers. A record that does not parse is handed over as a problem and reading
// goes on at the next line, so one stray quote costs one row, not the rest of the file. RFC 4180 with any
// one-character delimiter and quote; LF or CRLF; UTF-8 with or without byte order mark, or another encoding; .gz.

import { CsvError } from 'csv-parse'
import { parse } from 'csv-parse/sync'
import { LIMITS } from '../model/limits.ts'
import { type BytesListener, type Encoding, type Line, readLines, TOO_LONG } from './read-lines.ts'

export interface CsvFormat {
  readonly delimiter: string
  /** Null: no character quotes, each line is a record. */
  readonly quote: string | null
  /** UTF-8 unless given. */
  readonly encoding?: Encoding
}

export const DEFAULT_FORMAT: CsvFormat = { delimiter: ',', quote: '"' }

/** A field without quotes and without characters is null, a quoted empty field is the empty string. */
export type CsvField = string | null

/** `line` is the first line of the record. */
export type CsvRecord =
  | { readonly line: number; readonly fields: readonly CsvField[] }
  | { readonly line: number; readonly problem: string }

const QUOTE_OPEN = 'a quote is not closed'

/** Yields the records of a file in blocks. Rejects with BAD_USER_INPUT where the file cannot be read. */
export async function* readCsv(
  path: string,
  format: CsvFormat,
  onBytes: BytesListener,
): AsyncGenerator<readonly CsvRecord[]> {
  let waiting: readonly Line[] = []
  for await (const lines of readLines(path, onBytes, format.encoding)) {
    const taken = takeRecords([...waiting, ...lines], format, false)
    waiting = taken.waiting
    if (taken.records.length > 0) yield taken.records
  }
  const { records } = takeRecords(waiting, format, true)
  if (records.length > 0) yield records
}

/** The records of some lines, and the lines of a last record that may still go on. */
function takeRecords(
  lines: readonly Line[],
  format: CsvFormat,
  ended: boolean,
): { records: CsvRecord[]; waiting: readonly Line[] } {
  const records: CsvRecord[] = []
  let block: Line[] = []
  const flush = () => {
    for (const record of parseLines(block, format)) records.push(record)
    block = []
  }
  let index = 0
  while (index < lines.length) {
    const { end, problem } = recordEnd(lines, index, format.quote)
    const first = lines[index]!
    if (problem === QUOTE_OPEN && end === lines.length && !ended) break
    if (problem === null && end === index + 1) {
      if (first.text.trim() !== '') block.push(first)
      index = end
      continue
    }
    flush()
    const record: CsvRecord =
      problem === null ? parseRecord(lines.slice(index, end), format) : { line: first.number, problem }
    records.push(record)
    // The lines after a broken first line may be whole records of their own.
    index = 'problem' in record ? index + 1 : end
  }
  flush()
  return { records, waiting: lines.slice(index) }
}

/** Where the record that begins at a line ends (exclusive): where its quotes pair up. */
function recordEnd(
  lines: readonly Line[],
  start: number,
  quote: string | null,
): { end: number; problem: string | null } {
  let open = false
  let characters = 0
  for (let index = start; index < lines.length; index += 1) {
    const line = lines[index]!
    if (line.problem !== null) return { end: index + 1, problem: index === start ? line.problem : QUOTE_OPEN }
    characters += line.text.length
    if (characters > LIMITS.importRecordBytesMax)
      return { end: index + 1, problem: open ? QUOTE_OPEN : TOO_LONG }
    if (quote === null) return { end: index + 1, problem: null }
    for (let at = line.text.indexOf(quote); at >= 0; at = line.text.indexOf(quote, at + 1)) open = !open
    if (!open) return { end: index + 1, problem: null }
  }
  return { end: lines.length, problem: QUOTE_OPEN }
}

/** Parses lines that are a record each: all at once, or one by one to find those that do not parse. */
function parseLines(lines: readonly Line[], format: CsvFormat): CsvRecord[] {
  if (lines.length === 0) return []
  const { quote } = format
  if (quote === null || !lines.some(({ text }) => text.includes(quote))) {
    return lines.map(({ number, text }) => ({ line: number, fields: splitLine(text, format.delimiter) }))
  }
  try {
    const rows = parseText(lines.map((line) => line.text).join(''), format)
    if (rows.length === lines.length) {
      return rows.map((fields, index) => ({ line: lines[index]!.number, fields }))
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
  }
  return lines.map((line) => parseRecord([line], format))
}

/** The fields of a line without quotes. */
function splitLine(text: string, delimiter: string): CsvField[] {
  const fields: CsvField[] = text.replace(/\r?\n$/, '').split(delimiter)
  for (let index = 0; index < fields.length; index += 1) if (fields[index] === '') fields[index] = null
  return fields
}

function parseRecord(lines: readonly Line[], format: CsvFormat): CsvRecord {
  const line = lines[0]!.number
  try {
    const [fields, more] = parseText(lines.map(({ text }) => text).join(''), format)
    if (fields && !more) return { line, fields }
    return { line, problem: 'not one record' }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { line, problem: 'a quote stands where none may stand' }
  }
}

function parseText(text: string, format: CsvFormat): CsvField[][] {
  const options = {
    delimiter: format.delimiter,
    quote: format.quote,
    escape: format.quote,
    record_delimiter: ['\r\n', '\n'],
    relax_column_count: true,
    cast: (value: string, context: { readonly quoting: boolean }) =>
      value === '' && !context.quoting ? null : value,
  }
  return parse(text, options) as unknown as CsvField[][]
}
