// One step of the store's benchmark, as a process: store-steps.ts STEP FOLDER OBJECTS. Answers with a StepResult in JSON.

import { closeSync, fsyncSync, openSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { DEFAULT_FORMAT } from '../../graph/exchange/csv-records.ts'
import { exportGraph } from '../../graph/exchange/export.ts'
import { importFiles } from '../../graph/exchange/import.ts'
import type { Graph } from '../../graph/graph.ts'
import { createPrng } from '../../graph/lib/prng.ts'
import type { Change } from '../../graph/model/changes.ts'
import { loadModel } from '../../graph/model/load-schema.ts'
import { openGraph } from '../../graph/open-graph.ts'
import type { GraphStore } from '../../graph/store/port.ts'
import { openSqliteStore } from '../../graph/store/sqlite/store.ts'
import { generateBank } from '../../seed/generate.ts'
import { loadBank } from '../../seed/load.ts'

export interface StepResult {
  readonly name: StepName
  /** Wall clock. */
  readonly seconds: number
  /** Of all threads. Where it is far below the wall clock, the machine was busy or the disk slow. */
  readonly cpuSeconds: number
  readonly peakMb: number
  readonly facts: Readonly<Record<string, number>>
}

const STEPS = { generate, load, export: exportAll, import: importAll, scan, project, cold, write }
export type StepName = keyof typeof STEPS

const AT = '2026-01-01T00:00:00.000Z'
const ACTOR = { name: 'bench', roles: [] } as const
const READ = { visibility: { kind: 'all' }, signal: null } as const
const SINGLE_WRITES = 5_000
const APPENDED_BYTES = 40_000
const BATCHES = 50
const BATCH_ROWS = 1_000

const [name = '', folder = '', objectsText = ''] = process.argv.slice(2)
const objects = Number(objectsText)
const model = loadModel()

if (isStep(name)) {
  const start = performance.now()
  const facts = await STEPS[name]()
  // The cold start counts from the beginning of the process.
  const elapsedMs = performance.now() - (name === 'cold' ? 0 : start)
  const { user, system } = process.cpuUsage()
  const result: StepResult = {
    name,
    seconds: rounded(elapsedMs / 1000),
    cpuSeconds: rounded((user + system) / 1e6),
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
    facts,
  }
  process.stdout.write(JSON.stringify(result))
}

function isStep(text: string): text is StepName {
  return Object.hasOwn(STEPS, text)
}

/** The rows alone, so that their share in the load is known. */
async function generate() {
  let rows = 0
  for (const batch of generateBank({ objects, seed: 1 })) rows += batch.rows.length
  return { rows }
}

async function load() {
  const path = fresh('loaded.sqlite')
  const report = await inGraph(path, (graph) =>
    loadBank(graph, { objects, seed: 1, at: AT, signal: null }, () => {}),
  )
  const { nodes, relationships, refused } = report
  return { nodes, relationships, refused, fileMb: megabytes(path) }
}

async function exportAll() {
  const directory = join(folder, 'csv')
  rmSync(directory, { recursive: true, force: true })
  const request = { directory, gzip: true, actor: ACTOR, now, signal: new AbortController().signal }
  const { files } = await inGraph(join(folder, 'loaded.sqlite'), (graph) =>
    exportGraph(graph, request, () => {}),
  )
  const total = files.reduce((sum, file) => sum + statSync(join(directory, file)).size, 0)
  return { files: files.length, gzipMb: Math.round(total / 1e6) }
}

async function importAll() {
  const path = fresh('imported.sqlite')
  const groups = (kind: string) =>
    readdirSync(join(folder, 'csv', kind)).map((file) => ({
      given: null,
      paths: [join(folder, 'csv', kind, file)] as [string],
    }))
  const request = {
    nodes: groups('nodes'),
    relationships: groups('relationships'),
    format: DEFAULT_FORMAT,
    listDelimiter: ';',
    actor: ACTOR,
    now,
    signal: new AbortController().signal,
    dryRun: false,
  }
  const { nodes, relationships } = await inGraph(path, (graph) =>
    importFiles(graph, request, { refused: () => {}, progress: () => {} }),
  )
  rmSync(path)
  return {
    nodes: nodes.created,
    relationships: relationships.created,
    refused: nodes.refused + relationships.refused,
  }
}

/** All rows with all their properties, as an export reads them. */
async function scan() {
  return inStore(async (store) => {
    let rows = 0
    for (const { label, properties } of model.nodes.values()) {
      for await (const page of store.scanNodes(label, [...properties.keys()], READ)) rows += page.length
    }
    for (const { type, properties } of model.relationships.values()) {
      for await (const page of store.scanRelationships(type, [...properties.keys()], READ))
        rows += page.length
    }
    return { rows }
  })
}

async function project() {
  return inGraph(join(folder, 'loaded.sqlite'), async (graph) => ({
    nodes: (await graph.view(null)).nodeCount,
  }))
}

/** From the start of the process to the neighbours of one object. */
async function cold() {
  return inGraph(join(folder, 'loaded.sqlite'), async (graph) => {
    const view = await graph.view(null)
    const node = view.indexOf(view.refOf(Math.floor(view.nodeCount / 2)))
    let neighbors = 0
    for (const type of model.relationships.keys()) neighbors += view.neighbors(node, type, 'BOTH').length
    return { neighbors }
  })
}

/** Single upserts and batches of relationships at the port, each a durable transaction; and what the disk takes alone. */
async function write() {
  return inStore(async (store) => {
    const prng = createPrng(7)
    const keys = keysOf(20_000)
    const apply = async (changes: readonly Change[]) => {
      const start = performance.now()
      await store.apply(
        { changes, actor: ACTOR, action: 'bench', at: AT, idempotencyKey: null, bulk: false },
        null,
      )
      return performance.now() - start
    }
    const ref = () => ({ label: 'OpsObject', key: keys[prng.int(keys.length)]! })

    const singles: number[] = []
    for (let index = 0; index < SINGLE_WRITES; index += 1) {
      singles.push(await apply([{ op: 'upsertNode', ref: ref(), set: { ownerTeam: `team ${index}` } }]))
    }
    const batches: number[] = []
    for (let index = 0; index < BATCHES; index += 1) {
      const changes = Array.from({ length: BATCH_ROWS }, (): Change => {
        const set = { callsPerMin: prng.int(1000) }
        return { op: 'upsertRelationship', type: 'CALLS', source: ref(), target: ref(), key: null, set }
      })
      batches.push(await apply(changes))
    }
    const syncs = Array.from({ length: SINGLE_WRITES }, syncedAppend)
    return {
      syncP50Ms: percentile(syncs, 0.5),
      syncP99Ms: percentile(syncs, 0.99),
      upsertP50Ms: percentile(singles, 0.5),
      upsertP99Ms: percentile(singles, 0.99),
      batchP50Ms: percentile(batches, 0.5),
      batchP99Ms: percentile(batches, 0.99),
    }
  })
}

/** Milliseconds of one append of about the size of a single upsert's log, made durable. */
function syncedAppend(): number {
  const file = openSync(join(folder, 'sync.bin'), 'a')
  const start = performance.now()
  writeSync(file, Buffer.alloc(APPENDED_BYTES))
  fsyncSync(file)
  closeSync(file)
  return performance.now() - start
}

async function inGraph<T>(path: string, work: (graph: Graph) => Promise<T>): Promise<T> {
  const store = await openSqliteStore({ path, model })
  const graph = openGraph(model, store)
  try {
    return await work(graph)
  } finally {
    await graph.close()
    await store.close()
  }
}

async function inStore<T>(work: (store: GraphStore) => Promise<T>): Promise<T> {
  return inGraph(join(folder, 'loaded.sqlite'), (graph) => work(graph.store))
}

/** Keys of generated objects, spread over the types. */
function keysOf(count: number): string[] {
  const keys: string[] = []
  for (const batch of generateBank({ objects, seed: 1 })) {
    if (batch.kind !== 'nodes') break
    if (batch.label !== 'OpsObject') continue
    for (const row of batch.rows) keys.push(row.ref.key)
  }
  const step = Math.max(1, Math.floor(keys.length / count))
  return keys.filter((_, index) => index % step === 0).slice(0, count)
}

function fresh(name: string): string {
  const path = join(folder, name)
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true })
  return path
}

function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((left, right) => left - right)
  return rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!)
}

function megabytes(path: string): number {
  return Math.round(statSync(path).size / 1e6)
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}

function now(): Date {
  return new Date(AT)
}
