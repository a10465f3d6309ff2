// Public data sets beside the repository, and their rows as files in our import format.

import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import { LIST_DELIMITER } from '../../graph/exchange/field-values.ts'
import { parseFileGroup } from '../../graph/exchange/file-group.ts'
import { importFiles } from '../../graph/exchange/import.ts'
import type { ImportSummary } from '../../graph/exchange/import-run.ts'
import type { Graph } from '../../graph/graph.ts'

const DATA = fileURLToPath(new URL('../../../shared/data', import.meta.url))

/** Why tests over public data are skipped, or false. */
export const skipPublicData = !existsSync(DATA) && 'no public data beside the repository'

/** Where a file or folder of the data sets is. */
export function dataPath(path: string): string {
  return join(DATA, path)
}

function textOf(path: string): string {
  const bytes = readFileSync(dataPath(path))
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
}

/** The records of a JSON-lines file of the data sets. */
export function jsonLinesOf<T>(path: string): T[] {
  return textOf(path)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

/** Rows of a file of the data sets without its header line. */
export function rowsOf(path: string, delimiter: string): string[][] {
  return textOf(path)
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(delimiter))
}

/** Writes a compressed import file with | between fields, and gives its path. */
export async function importFile(
  folder: string,
  name: string,
  header: string,
  rows: readonly (readonly (string | undefined)[])[],
): Promise<string> {
  const path = join(folder, `${name}.csv.gz`)
  await writeFile(path, gzipSync([header, ...rows.map((row) => row.join('|')), ''].join('\n')))
  return path
}

export interface ImportFiles {
  readonly nodes: readonly string[]
  /** As `TYPE=path`. */
  readonly relationships: readonly string[]
}

/** Imports as the command does; no row may be refused. */
export function importInto(graph: Graph, { nodes, relationships }: ImportFiles): Promise<ImportSummary> {
  return importFiles(
    graph,
    {
      nodes: nodes.map(parseFileGroup),
      relationships: relationships.map(parseFileGroup),
      format: { delimiter: '|', quote: '"' },
      listDelimiter: LIST_DELIMITER,
      actor: { name: 'test', roles: ['ADMIN'] },
      now: () => new Date('2024-01-01T00:00:00.000Z'),
      signal: new AbortController().signal,
      dryRun: false,
    },
    { refused: (row) => assert.fail(JSON.stringify(row)), progress: () => {} },
  )
}
