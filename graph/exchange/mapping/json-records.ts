// JSON as rows: a record for each line, or the items of one file; of a record the row, or one row for each item of a
// list within it. Columns are paths from the record, `awards.suppliers.name`; numbers keep the digits that the file has.

import { DomainError } from '../../model/errors.ts'
import { LIMITS } from '../../model/limits.ts'
import { type BytesListener, decoderOf, type Encoding, readChunks, readLines } from '../read-lines.ts'
import type { Cell, Cells } from './cells.ts'
import { isObject } from './mapping-text.ts'

/** `line` is the line of a JSON-lines file, else the number of the record. */
export type JsonRecord = { readonly line: number } & (
  | { readonly value: unknown }
  | { readonly problem: string }
)

/** The records of a JSON-lines file in blocks. */
export async function* readJsonLines(
  path: string,
  encoding: Encoding,
  onBytes: BytesListener,
): AsyncGenerator<readonly JsonRecord[]> {
  for await (const lines of readLines(path, onBytes, encoding)) {
    yield lines
      .filter(({ text, problem }) => problem !== null || text.trim() !== '')
      .map(({ number, text, problem }) => {
        if (problem !== null) return { line: number, problem }
        const value = parseJson(text)
        return value === undefined ? { line: number, problem: 'not JSON' } : { line: number, value }
      })
  }
}

/** The records of a file that is one JSON value: the items of a list, or the value itself. */
export async function readJsonFile(
  path: string,
  encoding: Encoding,
  onBytes: BytesListener,
): Promise<JsonRecord[]> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of readChunks(path, onBytes)) {
    bytes += chunk.length
    if (bytes > LIMITS.mappingJsonBytesMax) {
      const details = {
        field: path,
        value: 'its size in bytes',
        allowed: `${LIMITS.mappingJsonBytesMax}, or JSON lines`,
      }
      throw new DomainError('LIMIT_EXCEEDED', 'tooLarge', details)
    }
    chunks.push(chunk)
  }
  const text = decoderOf(encoding)(Buffer.concat(chunks))
  const value = text === null ? undefined : parseJson(text.replace(/^\ufeff/, ''))
  if (value === undefined) {
    const details = { field: path, value: 'not JSON', allowed: 'one JSON value' }
    throw new DomainError('BAD_USER_INPUT', 'malformedFile', details)
  }
  return [value].flat().map((item, index) => ({ line: index + 1, value: item }))
}

/** One row for each item at `each`, or one for the record; the cells are those of the columns. */
export function rowsOf(
  record: unknown,
  each: readonly string[] | null,
  columns: readonly (readonly string[])[],
): Cells[] {
  return [...itemsAt(record, each ?? [], [])].map((items) =>
    columns.map((path) => {
      const common = commonLength(path, each ?? [])
      const start = common === 0 ? record : items[common - 1]
      return cellOf(valueAt(start, path.slice(common)))
    }),
  )
}

/** All paths of some records, each once: what columns there are. */
export function pathsOf(records: readonly unknown[], pathsMax: number): Set<string> {
  const paths = new Set<string>()
  const visit = (value: unknown, path: string): void => {
    if (paths.size >= pathsMax) return
    if (path !== '') paths.add(path)
    if (Array.isArray(value)) for (const item of value) visit(item, path)
    else if (isObject(value)) {
      for (const [name, member] of Object.entries(value))
        visit(member, path === '' ? name : `${path}.${name}`)
    }
  }
  for (const record of records) visit(record, '')
  return paths
}

/** True if the path leads somewhere in the record; positions in lists count as members. */
export function hasPath(value: unknown, path: readonly string[]): boolean {
  const [name, ...rest] = path
  if (name === undefined) return true
  if (Array.isArray(value)) {
    return /^\d+$/.test(name) ? hasPath(value[Number(name)], rest) : value.some((item) => hasPath(item, path))
  }
  return isObject(value) && Object.hasOwn(value, name) && hasPath(value[name], rest)
}

/** For each combination of items along a path, the item at each step of it. A step without items has no rows. */
function* itemsAt(
  value: unknown,
  each: readonly string[],
  above: readonly unknown[],
): Generator<readonly unknown[]> {
  const [name, ...rest] = each
  if (name === undefined) return yield above
  const member = isObject(value) ? value[name] : undefined
  for (const item of [member].flat()) {
    if (item !== undefined && item !== null) yield* itemsAt(item, rest, [...above, item])
  }
}

function commonLength(path: readonly string[], each: readonly string[]): number {
  let length = 0
  while (length < each.length && path[length] === each[length]) length += 1
  return length
}

/** Through a list a path goes to all items, or by a number to one of them. */
function valueAt(value: unknown, path: readonly string[]): unknown {
  const [name, ...rest] = path
  if (name === undefined) return value
  if (Array.isArray(value)) {
    return /^\d+$/.test(name)
      ? valueAt(value[Number(name)], rest)
      : value.flatMap((item) => valueAt(item, path) ?? [])
  }
  return isObject(value) && Object.hasOwn(value, name) ? valueAt(value[name], rest) : undefined
}

function cellOf(value: unknown): Cell {
  return Array.isArray(value) ? value.flatMap((item) => textOf(item) ?? []) : textOf(value)
}

function textOf(value: unknown): string | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'string') return value
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

type Reviver = (this: unknown, name: string, value: unknown, context: { readonly source?: string }) => unknown
const parseWithSource = JSON.parse as (text: string, reviver: Reviver) => unknown

/** Undefined where the text is not JSON. */
function parseJson(text: string): unknown {
  try {
    return parseWithSource(text, (_name, value, { source }) => (typeof value === 'number' ? source : value))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return undefined
  }
}
