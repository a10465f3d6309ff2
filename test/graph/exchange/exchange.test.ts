import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { DEFAULT_FORMAT } from '../../../graph/exchange/csv-records.ts'
import { exportGraph } from '../../../graph/exchange/export.ts'
import { LIST_DELIMITER } from '../../../graph/exchange/field-values.ts'
import { parseFileGroup } from '../../../graph/exchange/file-group.ts'
import { importFiles } from '../../../graph/exchange/import.ts'
import type { ImportSummary, RefusedRow } from '../../../graph/exchange/import-run.ts'
import type { Graph } from '../../../graph/graph.ts'
import type { Change } from '../../../graph/model/changes.ts'
import { LIMITS } from '../../../graph/model/limits.ts'
import { loadModel } from '../../../graph/model/load-schema.ts'
import { openGraph } from '../../../graph/open-graph.ts'
import { ENGINES, type Engine } from '../../support/engines.ts'
import { contentsOf } from './contents.ts'

const model = loadModel()
const actor = { name: 'test', roles: ['ADMIN'] }
const now = () => new Date('2024-05-06T07:08:09.000Z')
const { signal } = new AbortController()

let folder = ''
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jingwei-exchange-'))
})
after(() => rm(folder, { recursive: true }))

async function onEngine<T>(engine: Engine, work: (graph: Graph) => Promise<T>): Promise<T> {
  const store = await engine.open(model)
  const graph = openGraph(model, store)
  try {
    return await work(graph)
  } finally {
    await graph.close()
    await store.close()
  }
}

async function file(name: string, ...lines: string[]): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, lines.map((line) => `${line}\n`).join(''))
  return path
}

interface Imported extends ImportSummary {
  readonly rows: readonly RefusedRow[]
}

async function run(
  graph: Graph,
  nodes: readonly string[],
  relationships: readonly string[] = [],
  stop = new AbortController(),
  onProgress: () => void = () => {},
): Promise<Imported> {
  const rows: RefusedRow[] = []
  const summary = await importFiles(
    graph,
    {
      nodes: nodes.map(parseFileGroup),
      relationships: relationships.map(parseFileGroup),
      format: DEFAULT_FORMAT,
      listDelimiter: LIST_DELIMITER,
      actor,
      now,
      signal: stop.signal,
      dryRun: false,
    },
    { refused: (row) => rows.push(row), progress: onProgress },
  )
  return { ...summary, rows }
}

function counts(created: number, updated = 0, unchanged = 0, refused = 0) {
  return { created, updated, unchanged, refused }
}

const write = (graph: Graph, changes: readonly Change[]) =>
  graph.write(
    { changes, actor, action: 'test', at: now().toISOString(), idempotencyKey: null, bulk: false },
    signal,
  )

for (const engine of ENGINES) {
  describe(`import and export with ${engine.name}`, { skip: engine.skip }, () => {
    importing((work) => onEngine(engine, work))
    exporting((work) => onEngine(engine, work))
  })
}

type WithGraph = <T>(work: (graph: Graph) => Promise<T>) => Promise<T>

function importing(withGraph: WithGraph): void {
  it('takes labels from the column, the id space and the command line, and nothing changes the second time', () =>
    withGraph(async (graph) => {
      const nodes = [
        await file(
          'ops.csv',
          'ciCode:ID(Things),name,:LABEL',
          'A,Alpha,OpsObject;Server',
          'B,Beta,OpsObject',
        ),
        await file('sites.csv', ':ID(Site),name', 'S1,North'),
        `ApplicationSystem=${await file('header.csv', 'systemCode:ID,criticality:int,note:IGNORE')},${await file('systems.csv', 'APP,5,x')}`,
      ]
      const relationships = [
        await file(
          'calls.csv',
          ':START_ID(Things),:END_ID(Things),:TYPE,callsPerMin:double',
          'A,B,CALLS,1.5',
        ),
        // PART_OF and LOCATED_AT join several pairs of labels; the ends have one meaning each here.
        await file('placed.csv', ':START_ID(Things),:END_ID,:TYPE', 'A,S1,LOCATED_AT', 'A,APP,PART_OF'),
      ]
      const first = await run(graph, nodes, relationships)
      assert.deepEqual(first.rows, [])
      assert.deepEqual(first.nodes, counts(4))
      assert.deepEqual(first.relationships, counts(3))
      const second = await run(graph, nodes, relationships)
      assert.deepEqual(second.nodes, counts(0, 0, 4))
      assert.deepEqual(second.relationships, counts(0, 0, 3))
      assert.equal(second.version, first.version)
    }))

  it('refuses rows with file, line, field and reason, and goes on', () =>
    withGraph(async (graph) => {
      const ops = await file(
        'bad-ops.csv',
        'ciCode:ID(OpsObject),layer,minMembers:int',
        'A,SOFTWARE,1',
        'B,CELLAR,1',
        'C,SOFTWARE,many',
        ',SOFTWARE,1',
        'D,SOFTWARE',
        'E,"SOFT"WARE,1',
        'F,,',
      )
      const calls = await file(
        'bad-calls.csv',
        ':START_ID(OpsObject),:END_ID(OpsObject),:TYPE',
        'A,F,CALLS',
        'A,Z,CALLS',
        'A,A,CALLS',
        'A,F,HATES',
        'A,F,',
        'A,F,OWNS',
      )
      const { nodes, relationships, rows } = await run(graph, [ops], [calls])
      assert.deepEqual(nodes, counts(2, 0, 0, 5))
      assert.deepEqual(relationships, counts(1, 0, 0, 5))
      assert.deepEqual(
        rows.map(({ path, line, error }) => [path, line, error.field, error.code, error.reason]).sort(byLine),
        [
          [ops, 3, 'layer', 'BAD_USER_INPUT', 'wrongValue'],
          [ops, 4, 'minMembers', 'BAD_USER_INPUT', 'wrongValue'],
          [ops, 5, 'ciCode', 'BAD_USER_INPUT', 'missing'],
          [ops, 6, 'row', 'BAD_USER_INPUT', 'malformedFile'],
          [ops, 7, 'row', 'BAD_USER_INPUT', 'malformedFile'],
          [calls, 3, 'target', 'NOT_FOUND', 'danglingEnd'],
          [calls, 4, 'target', 'BAD_USER_INPUT', 'selfLoop'],
          [calls, 5, ':TYPE', 'BAD_USER_INPUT', 'unknownType'],
          [calls, 6, ':TYPE', 'BAD_USER_INPUT', 'missing'],
          [calls, 7, 'source', 'BAD_USER_INPUT', 'endNotAllowed'],
        ].sort(byLine),
      )
    }))

  it('masks personal values of refused rows', () =>
    withGraph(async (graph) => {
      const people = await file('people.csv', ':ID(Person),birthDate:date', 'P1,1970-02-31')
      const { rows } = await run(graph, [people])
      assert.deepEqual(
        rows.map(({ error }) => error.value),
        ['1970'],
      )
    }))

  it('stops before it writes where a header does not fit', async () => {
    const good = await file('good.csv', ':ID(Site)', 'S1')
    const bad: readonly (readonly string[])[] = [
      [await file('h1.csv', 'name', 'x')],
      [await file('h2.csv', ':ID(Nowhere)', 'x')],
      [await file('h3.csv', ':ID(Site),colour', 'x,y')],
      [await file('h4.csv', ':ID(Site),name:int', 'x,1')],
      [await file('h5.csv', 'name:ID(Site)', 'x')],
      [await file('h6.csv')],
      [`Nothing=${good}`],
      [join(folder, 'absent.csv')],
    ]
    for (const files of bad) {
      await withGraph(async (graph) => {
        await assert.rejects(run(graph, [good, ...files]), { code: 'BAD_USER_INPUT' })
        assert.equal(
          await graph.store.countNodes('Site', { kind: 'all' }, { visibility: { kind: 'all' }, signal }),
          0,
        )
      })
    }
  })

  it('asks the store where an end may have several labels', () =>
    withGraph(async (graph) => {
      const nodes = [
        await file('p.csv', ':ID(Person)', 'X', 'both'),
        await file('o.csv', ':ID(Organization)', 'Y', 'both'),
      ]
      const controls = await file(
        'controls.csv',
        ':START_ID,:END_ID,:TYPE',
        'X,Y,CONTROLS',
        'none,Y,CONTROLS',
        'both,Y,CONTROLS',
      )
      const { relationships, rows } = await run(graph, nodes, [controls])
      assert.deepEqual(relationships, counts(1, 0, 0, 2))
      assert.deepEqual(
        rows.map(({ line, error }) => [line, error.reason]),
        [
          [3, 'danglingEnd'],
          [4, 'wrongValue'],
        ],
      )
    }))

  it('keeps equal rows of a keyed type apart, and finds the same keys again in any order', () =>
    withGraph(async (graph) => {
      const accounts = await file('accounts.csv', ':ID(Account)', 'B:1', 'B:2')
      const header = ':START_ID(Account),:END_ID(Account),:TYPE,amountMinor:long'
      const rows = [
        'B:1,B:2,TRANSFER,100',
        'B:1,B:2,TRANSFER,100',
        'B:1,B:2,TRANSFER,250',
        'B:1,B:1,TRANSFER,1',
      ]
      const first = await run(graph, [accounts], [await file('t1.csv', header, ...rows)])
      assert.deepEqual(first.relationships, counts(4))
      const again = await run(graph, [accounts], [await file('t2.csv', header, ...rows.toReversed())])
      assert.deepEqual(again.relationships, counts(0, 0, 4))
    }))

  it('stops between two batches when it is told to, and keeps what was written', () =>
    withGraph(async (graph) => {
      const keys = Array.from({ length: LIMITS.importBatchRows + 1 }, (_, index) => `S${index}`)
      const sites = await file('many.csv', ':ID(Site)', ...keys)
      const stop = new AbortController()
      const stopped = run(graph, [sites], [], stop, () => stop.abort())
      await assert.rejects(stopped, { code: 'TIMEOUT' })
      const options = { visibility: { kind: 'all' }, signal: null } as const
      assert.equal(await graph.store.countNodes('Site', { kind: 'all' }, options), LIMITS.importBatchRows)
    }))
}

function exporting(withGraph: WithGraph): void {
  const awkward = [
    'plain',
    '',
    'say "no"',
    'two\nlines',
    'cr\r\nlf',
    ' spaced ',
    'a,b;c',
    '經緯 𠮷',
    '\\',
    "'",
  ]

  async function fill(graph: Graph): Promise<void> {
    const account = (key: string) => ({ label: 'Account', key })
    const entry = (key: string) => ({ label: 'WatchListEntry', key })
    const changes: Change[] = awkward.map((text, index) => ({
      op: 'upsertNode',
      ref: entry(`E${index}`),
      set: { nameZh: text, aliases: index % 2 ? [text] : [text, '', 'x;y\\', text], isPep: index % 2 === 0 },
    }))
    changes.push(
      { op: 'upsertNode', ref: entry('none'), set: { aliases: [] } },
      {
        op: 'upsertNode',
        ref: account('B:1'),
        set: { balanceMinor: 9223372036854775807n, openedOn: '2024-02-29' },
      },
      { op: 'upsertNode', ref: account('B:2'), set: { balanceMinor: -9223372036854775808n } },
      {
        op: 'upsertNode',
        ref: { label: 'ApplicationSystem', key: 'APP' },
        set: {
          availabilityTargetPct: 0.1 + 0.2,
          criticality: -2147483648,
          validFrom: '2024-01-01T00:00:00.001Z',
        },
      },
      { op: 'upsertNode', ref: { label: 'BatchChain', key: 'BC' }, set: { deadline: '23:59:59' } },
      { op: 'upsertNode', ref: { label: 'Person', key: 'P' }, set: {} },
      { op: 'upsertNode', ref: { label: 'Organization', key: 'P' }, set: { name: 'same key as the person' } },
      { op: 'upsertNode', ref: { label: 'Organization', key: 'O' }, set: {} },
    )
    for (const key of ['t1', 't2']) {
      changes.push({
        op: 'upsertRelationship',
        type: 'TRANSFER',
        source: account('B:1'),
        target: account('B:2'),
        key,
        set: { amountMinor: 9007199254740993n, occurredAt: '2024-01-01T00:00:00.000Z', currency: '' },
      })
    }
    const target = { label: 'Organization', key: 'O' }
    for (const label of ['Person', 'Organization']) {
      const source = { label, key: 'P' }
      changes.push({
        op: 'upsertRelationship',
        type: 'CONTROLS',
        source,
        target,
        key: null,
        set: { sharePct: 33.3 },
      })
    }
    changes.push({
      op: 'upsertRelationship',
      type: 'RELATED_TO',
      source: entry('E0'),
      target: entry('E1'),
      key: null,
      set: {},
    })
    const { outcomes } = await write(graph, changes)
    assert.deepEqual(
      outcomes.filter(({ status }) => status !== 'created'),
      [],
    )
  }

  for (const gzip of [false, true]) {
    it(`gives files that import to the same graph${gzip ? ', compressed' : ''}`, async () => {
      const directory = await mkdtemp(join(folder, 'out-'))
      const original = await withGraph(async (graph) => {
        await fill(graph)
        const summary = await exportGraph(graph, { directory, gzip, actor, now, signal }, () => {})
        assert.deepEqual([summary.nodes, summary.relationships], [awkward.length + 8, 5])
        const [entry] = await graph.store.auditEntries(1, 10)
        assert.equal(entry?.action, 'export')
        return contentsOf(graph)
      })
      const filesIn = async (name: string) =>
        (await readdir(join(directory, name))).map((file) => join(directory, name, file))
      await withGraph(async (graph) => {
        const { rows } = await run(graph, await filesIn('nodes'), await filesIn('relationships'))
        assert.deepEqual(rows, [])
        assert.deepEqual(await contentsOf(graph), original)
      })
    })
  }

  it('refuses a folder that holds something', async () => {
    await withGraph((graph) =>
      assert.rejects(
        exportGraph(graph, { directory: folder, gzip: false, actor, now, signal }, () => {}),
        {
          code: 'CONFLICT',
        },
      ),
    )
  })
}

type RefusalFacts = readonly (string | number | undefined)[]

function byLine(left: RefusalFacts, right: RefusalFacts): number {
  return String(left[0]).localeCompare(String(right[0])) || Number(left[1]) - Number(right[1])
}
