// A mapping given as text, run on an empty embedded store over files in a folder of the test's own.

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ImportSummary, RefusedRow } from '../../../../graph/exchange/import-run.ts'
import { importMapping } from '../../../../graph/exchange/mapping/import-mapping.ts'
import { readMapping } from '../../../../graph/exchange/mapping/mapping.ts'
import { MappingText } from '../../../../graph/exchange/mapping/mapping-text.ts'
import type { Graph } from '../../../../graph/graph.ts'
import { loadModel } from '../../../../graph/model/load-schema.ts'
import { openGraph } from '../../../../graph/open-graph.ts'
import { openSqliteStore } from '../../../../graph/store/sqlite/store.ts'

export const model = loadModel()

export interface MappingRun extends ImportSummary {
  readonly refused: readonly RefusedRow[]
}

/** Imports by a mapping; refused rows are given back. */
export async function runMapping(
  graph: Graph,
  folder: string,
  text: string,
  dryRun = false,
): Promise<MappingRun> {
  const refused: RefusedRow[] = []
  const mapping = readMapping(new MappingText('m.yaml', text), graph.model)
  const summary = await importMapping(
    graph,
    {
      mapping,
      folder,
      actor: { name: 'test', roles: ['ADMIN'] },
      now: () => new Date('2024-01-01T00:00:00.000Z'),
      signal: new AbortController().signal,
      dryRun,
    },
    { refused: (row) => refused.push(row), progress: () => {} },
  )
  return { ...summary, refused }
}

export async function withGraph<T>(work: (graph: Graph) => Promise<T>): Promise<T> {
  const store = await openSqliteStore({ path: ':memory:', model })
  const graph = openGraph(model, store)
  try {
    return await work(graph)
  } finally {
    await graph.close()
    await store.close()
  }
}

/** A folder with files for the length of some work. */
export async function withFiles<T>(
  files: Readonly<Record<string, string | Buffer>>,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'jingwei-mapping-'))
  try {
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** The properties of nodes by their keys, null where there is none. */
export async function propertiesOf(graph: Graph, label: string, keys: readonly string[]): Promise<unknown[]> {
  const records = await graph.store.nodesByKeys(label, keys, { visibility: { kind: 'all' }, signal: null })
  return records.map((record) => record && { ...record.properties })
}
