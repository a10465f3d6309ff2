// What `--nodes` and `--relationships` name: one file, or a header file with the data files that share it, perhaps
// with the label or type before an equals sign, as neo4j-admin takes them: `OpsObject=header.csv,part1.csv,part2.csv`.

import { DomainError } from '../model/errors.ts'
import { type CsvFormat, type CsvRecord, readCsv } from './csv-records.ts'
import { type Column, parseHeader } from './header.ts'

export interface FileGroup {
  /** Label or type given before the equals sign, for rows that bring none. */
  readonly given: string | null
  /** The first line of the first file is the header. */
  readonly paths: readonly [string, ...string[]]
}

export type FileRecord = CsvRecord & { readonly path: string }

/** Told which file is being read and how many bytes of it have been. */
export type FileBytesListener = (path: string, bytes: number) => void

export function parseFileGroup(text: string): FileGroup {
  const { given, files } = /^(?:(?<given>[A-Za-z_][\w:;]*)=)?(?<files>.*)$/s.exec(text)?.groups ?? {}
  const [first, ...others] = (files ?? '').split(',')
  if (!first || others.includes('')) {
    throw new DomainError('BAD_USER_INPUT', 'wrongValue', {
      field: 'files',
      value: text,
      allowed: 'FILE, HEADER,FILE or Label=FILE',
    })
  }
  return { given: given ?? null, paths: [first, ...others] }
}

/** Throws BAD_USER_INPUT where the file has no header that can be understood. */
export async function readHeader(group: FileGroup, format: CsvFormat): Promise<Column[]> {
  const [path] = group.paths
  for await (const [first] of readCsv(path, format, () => {})) {
    if (first === undefined) continue
    if ('fields' in first) return parseHeader(path, first.fields)
    throw new DomainError('BAD_USER_INPUT', 'malformedFile', {
      field: `${path}, line ${first.line}`,
      value: first.problem,
      allowed: 'a header line',
    })
  }
  throw new DomainError('BAD_USER_INPUT', 'malformedFile', {
    field: path,
    value: 'an empty file',
    allowed: 'a header line',
  })
}

/** The records after the header, file by file. */
export async function* readRows(
  group: FileGroup,
  format: CsvFormat,
  onBytes: FileBytesListener,
): AsyncGenerator<readonly FileRecord[]> {
  for (const [index, path] of group.paths.entries()) {
    let header = index === 0
    for await (const records of readCsv(path, format, (bytes) => onBytes(path, bytes))) {
      const rows = header ? records.slice(1) : records
      header = false
      if (rows.length > 0) yield rows.map((record) => ({ ...record, path }))
    }
  }
}
