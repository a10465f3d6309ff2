// Imports of two public data sets, with their files adapted to our headers by the test.

import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import { finish } from '../../../graph/algorithms/completeness.ts'
import { type FailureResult, propagateFailure } from '../../../graph/algorithms/failure-propagation.ts'
import { LIST_DELIMITER } from '../../../graph/exchange/field-values.ts'
import { parseFileGroup } from '../../../graph/exchange/file-group.ts'
import { type ImportSummary, importFiles } from '../../../graph/exchange/import.ts'
import type { Graph } from '../../../graph/graph.ts'
import { loadModel } from '../../../graph/model/load-schema.ts'
import { openGraph } from '../../../graph/open-graph.ts'
import { Projection } from '../../../graph/projection/projection.ts'
import type { ReadOptions } from '../../../graph/store/port.ts'
import { openSqliteStore } from '../../../graph/store/sqlite/store.ts'

const DATA = fileURLToPath(new URL('../../../../shared/data', import.meta.url))
const FINBENCH = join(DATA, 'finbench/snapshot')
const IT_OPS = join(DATA, 'it-ops')
const model = loadModel()
const options: ReadOptions = { visibility: { kind: 'all' }, signal: null }

let folder = ''
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jingwei-public-'))
})
after(() => rm(folder, { recursive: true }))

/** Rows of a source file without its header line. */
function rowsOf(path: string, delimiter: string): string[][] {
  const bytes = readFileSync(path)
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  return text
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(delimiter))
}

async function zipped(name: string, header: string, rows: readonly string[]): Promise<string> {
  const path = join(folder, `${name}.csv.gz`)
  await writeFile(path, gzipSync([header, ...rows, ''].join('\n')))
  return path
}

async function withGraph(work: (graph: Graph) => Promise<void>): Promise<void> {
  const store = await openSqliteStore({ path: ':memory:', model })
  const graph = openGraph(model, store)
  try {
    await work(graph)
  } finally {
    await graph.close()
    await store.close()
  }
}

function importPiped(
  graph: Graph,
  nodes: readonly string[],
  relationships: readonly string[],
): Promise<ImportSummary> {
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
    },
    { refused: (row) => assert.fail(JSON.stringify(row)), progress: () => {} },
  )
}

const BOUNDLESS = { types: null, roundsMax: 100, nodesMax: 1_000, shouldStop: () => null }

/** Rounds in which everything fails that needs a failed object: the row's source needs its target. */
function failedRounds(start: string, rows: readonly string[][]): string[] {
  const rounds = new Map([[start, 0]])
  for (let round = 1; ; round += 1) {
    const next = rows.flatMap(([source = '', target = '']) =>
      rounds.get(target) === round - 1 && !rounds.has(source) ? [source] : [],
    )
    if (next.length === 0) break
    for (const key of next) rounds.set(key, round)
  }
  rounds.delete(start)
  return [...rounds].map(([key, round]) => `${round} ${key}`)
}

/** 544595.7886430753 -> 54459579 by the decimal digits, because a float may fall on the wrong side of a half. */
function cents(amount: string): string {
  const [whole = '0', fraction = ''] = amount.split('.')
  const digits = BigInt(whole + fraction.padEnd(3, '0').slice(0, 3))
  return String((digits + 5n) / 10n)
}

describe('FinBench accounts and transfers', {
  skip: !existsSync(FINBENCH) && 'no public data beside the repository',
}, () => {
  it('loses and merges none of the parallel transfers, keeps 64-bit ids, and changes nothing on repeat', () =>
    withGraph(async (graph) => {
      const accounts = rowsOf(join(FINBENCH, 'Account.csv.gz'), '|')
      const transfers = rowsOf(join(FINBENCH, 'AccountTransferAccount.csv.gz'), '|')
      const nodes = [
        await zipped(
          'accounts',
          'accountKey:ID(Account)|openedOn:date|:IGNORE|:IGNORE',
          accounts.map(([id, at, blocked, kind]) => [id, at?.slice(0, 10), blocked, kind].join('|')),
        ),
      ]
      const rows = transfers.map(([source, target, amount, at]) => {
        // The files leave trailing zeros of the milliseconds out.
        return [source, target, cents(amount ?? ''), `${at?.replace(' ', 'T')}`].join('|')
      })
      const header = ':START_ID(Account)|:END_ID(Account)|amountMinor:long|occurredAt:localdatetime'
      const relationships = [`TRANSFER=${await zipped('transfers', header, rows)}`]

      const first = await importPiped(graph, nodes, relationships)
      assert.equal(first.nodes.created, 6_200)
      assert.equal(first.relationships.created, 37_861)
      const stored: string[] = []
      const keys = new Map<number, string>()
      for await (const page of graph.store.scanNodes('Account', [], options)) {
        for (const { handle, key } of page) keys.set(handle, key)
      }
      assert.deepEqual([...keys.values()].sort(), accounts.map(([id]) => id).sort())
      const scan = graph.store.scanRelationships('TRANSFER', ['amountMinor', 'occurredAt'], options)
      for await (const page of scan) {
        for (const { source, target, values } of page) {
          stored.push(
            [keys.get(source), keys.get(target), values[0], Date.parse(String(values[1]))].join('|'),
          )
        }
      }
      const expected = rows.map((row) => row.replace(/[^|]+$/, (at) => String(Date.parse(`${at}Z`))))
      assert.deepEqual(stored.sort(), expected.sort())

      const second = await importPiped(graph, nodes, relationships)
      assert.deepEqual([second.nodes.unchanged, second.relationships.unchanged], [6_200, 37_861])
      assert.equal(second.version, first.version)
    }))
})

describe('Online Boutique calls and hosts', {
  skip: !existsSync(IT_OPS) && 'no public data beside the repository',
}, () => {
  it('imports every call and every host that a service runs on', () =>
    withGraph(async (graph) => {
      const calls = rowsOf(join(IT_OPS, 'onlineboutique_call_edges.csv'), ',')
      const hosts = rowsOf(join(IT_OPS, '2022-08-22/metric/dependency.csv'), ',').filter(([, target]) =>
        /^[\d.]+$/.test(target ?? ''),
      )
      const keys = new Set([...calls, ...hosts].flatMap(([source, target]) => [source ?? '', target ?? '']))
      const summary = await importPiped(
        graph,
        [await zipped('objects', 'ciCode:ID(OpsObject)', [...keys])],
        [
          `CALLS=${await zipped(
            'calls',
            ':START_ID|:END_ID|callsPerMin:double',
            calls.map((row) => row.join('|')),
          )}`,
          `DEPLOYED_ON=${await zipped(
            'hosts',
            ':START_ID|:END_ID|:IGNORE',
            hosts.map((row) => row.join('|')),
          )}`,
        ],
      )
      assert.deepEqual([calls.length, hosts.length], [13, 12])
      assert.equal(summary.nodes.created, keys.size)
      assert.equal(summary.relationships.created, 25)
      const view = await graph.view(null)
      for (const key of keys) {
        const node = view.indexOf({ label: 'OpsObject', key })
        const callees = view.neighbors(node, 'CALLS', 'OUT').map(({ node: other }) => view.refOf(other).key)
        const expected = calls.flatMap(([source, target = '']) => (source === key ? [target] : []))
        assert.deepEqual(callees, expected.sort())
      }

      assert.ok(view instanceof Projection)
      for (const key of keys) {
        const seed = view.indexOf({ label: 'OpsObject', key })
        const result: FailureResult = finish(propagateFailure(view, [seed], BOUNDLESS))
        const failed: string[] = result.failed.map(
          ({ node, round }): string => `${round} ${view.refOf(node).key}`,
        )
        assert.deepEqual(failed.sort(), failedRounds(key, [...calls, ...hosts]).sort(), key)
      }
    }))
})
