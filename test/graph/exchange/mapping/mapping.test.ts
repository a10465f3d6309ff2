import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'
import { Groups } from '../../../../graph/exchange/mapping/aggregate.ts'
import { fillTable, Lookups } from '../../../../graph/exchange/mapping/lookups.ts'
import { readMapping } from '../../../../graph/exchange/mapping/mapping.ts'
import { MappingText } from '../../../../graph/exchange/mapping/mapping-text.ts'
import { DryRun } from '../../../../graph/exchange/row-sink.ts'
import { contentsOf } from '../contents.ts'
import { model, propertiesOf, runMapping, withFiles, withGraph } from './mapping-run.ts'

const counts = (created: number, updated = 0, unchanged = 0, refused = 0) => ({
  created,
  updated,
  unchanged,
  refused,
})

const PAYMENTS = `
defaults: { delimiter: "|", sourceCode: CORE }
sources:
  accounts: { files: accounts-*.csv }
  payments: { files: payments.csv.gz, quote: none }
nodes:
  - rows: accounts
    label: Account
    key: acct
    properties: { balanceMinor: { minorUnits: bal } }
relationships:
  - rows: payments
    type: TRANSFER
    source: { label: Account, key: dr }
    target: { label: Account, key: cr }
    key: ref
    properties: { amountMinor: { minorUnits: amt } }
`
const PAYMENT_FILES = {
  'accounts-1.csv': 'acct|bal\nA-1|10.50\nA-2|-3\n',
  // The columns of another delivery stand in another order.
  'accounts-2.csv': 'bal|kind|acct\n0|x|A-3\n1.005|x|A-4\n',
  'payments.csv.gz': gzipSync(
    'ref|dr|cr|amt\nP1|A-1|A-2|1.00\nP2|A-1|A-9|2\nP3|A-2"|A-3|2\nP4|A-2|A-3|5.25\n|A-2|A-3|5.25\n',
  ),
}

describe('an import by a mapping', () => {
  it('brings nodes of all files and then relationships, and nothing changes the second time', () =>
    withFiles(PAYMENT_FILES, (folder) =>
      withGraph(async (graph) => {
        const first = await runMapping(graph, folder, PAYMENTS)
        assert.deepEqual(first.nodes, counts(3, 0, 0, 1))
        assert.deepEqual(first.relationships, counts(2, 0, 0, 3))
        assert.deepEqual([...first.labels], [['Account', counts(3, 0, 0, 1)]])
        assert.deepEqual([...first.types], [['TRANSFER', counts(2, 0, 0, 3)]])
        assert.deepEqual(
          first.refused.map(({ path, line, error }) => [
            path.slice(folder.length + 1),
            line,
            error.field,
            error.value,
          ]),
          [
            // Keys of accounts are masked; an amount is no personal value.
            ['accounts-2.csv', 3, 'balanceMinor', '1.005'],
            ['payments.csv.gz', 3, 'target', 'Account ***'],
            ['payments.csv.gz', 4, 'source', 'Account ***'],
            ['payments.csv.gz', 6, 'transactionId', undefined],
          ],
        )
        assert.deepEqual(await propertiesOf(graph, 'Account', ['A-2']), [
          { accountKey: 'A-2', balanceMinor: -300n, sourceCode: 'CORE' },
        ])
        const before = await contentsOf(graph)
        const second = await runMapping(graph, folder, PAYMENTS)
        assert.deepEqual([second.nodes, second.relationships], [counts(0, 0, 3, 1), counts(0, 0, 2, 3)])
        assert.equal(second.version, first.version)
        assert.deepEqual(await contentsOf(graph), before)
      }),
    ))

  it('tells the same in a dry run and writes nothing', () =>
    withFiles(PAYMENT_FILES, (folder) =>
      withGraph(async (graph) => {
        const dry = await runMapping(graph, folder, PAYMENTS, true)
        assert.deepEqual([dry.nodes, dry.relationships], [counts(3, 0, 0, 1), counts(2, 0, 0, 3)])
        assert.deepEqual(await contentsOf(graph), [])
        const real = await runMapping(graph, folder, PAYMENTS)
        assert.deepEqual(
          dry.refused.map(({ line, error }) => [line, error.code, error.field]),
          real.refused.map(({ line, error }) => [line, error.code, error.field]),
        )
        assert.equal(dry.version, 0)
      }),
    ))

  it('refuses a line that cannot be read once, though nodes and relationships come from it', () =>
    withFiles({ 'own.csv': 'c,a\nC1,A1\nbroken\nC2,"A"2\n' }, (folder) =>
      withGraph(async (graph) => {
        const ends = 'source: { label: Customer, key: c }, target: { label: Account, key: a }'
        const { refused, nodes, relationships } = await runMapping(
          graph,
          folder,
          `
sources: { own: { files: own.csv } }
nodes: [{ rows: own, label: Customer, key: c }, { rows: own, label: Account, key: a }]
relationships: [{ rows: own, type: OWNS, ${ends} }]
`,
        )
        assert.deepEqual([nodes, relationships], [counts(2, 0, 0, 2), counts(1)])
        assert.deepEqual(
          refused.map(({ line, error }) => [line, error.value]),
          [
            [3, '1 fields instead of 2'],
            [4, 'a quote stands where none may stand'],
          ],
        )
      }),
    ))

  it('groups rows, and leaves rows out before and after', () =>
    withFiles(
      {
        'rows.csv':
          'sys,n,state,note\nB,0.10,OK,\nA,1,OK,a1\nB,0.20,BAD,x\nB,0.30,OK,b3\nC,,OK,\nB,x,OK,\nB,,OK,b5\n',
      },
      (folder) =>
        withGraph(async (graph) => {
          const { nodes, refused } = await runMapping(
            graph,
            folder,
            `
sources:
  groups:
    files: rows.csv
    where: { column: state, is: OK }
    aggregate:
      by: [sys]
      columns: { rows: count, total: { sum: n }, firstNote: { first: note }, lastNote: { last: note }, notes: { list: note } }
nodes:
  - rows: groups
    label: ApplicationSystem
    key: sys
    where: { column: sys, isNot: C }
    properties: { criticality: rows, availabilityTargetPct: total, name: { join: [firstNote, lastNote], with: "-" } }
  - rows: groups
    label: WatchListEntry
    key: sys
    properties: { aliases: notes }
`,
          )
          assert.deepEqual(nodes, counts(5, 0, 0, 1))
          // The row whose n is no number counts in no group.
          assert.deepEqual(
            refused.map(({ line, error }) => [line, error.value]),
            [[7, 'no number in n']],
          )
          assert.deepEqual(await propertiesOf(graph, 'ApplicationSystem', ['A', 'B', 'C']), [
            { systemCode: 'A', criticality: 1, availabilityTargetPct: 1, name: 'a1-a1' },
            { systemCode: 'B', criticality: 3, availabilityTargetPct: 0.4, name: 'b3-b5' },
            null,
          ])
          assert.deepEqual(await propertiesOf(graph, 'WatchListEntry', ['B']), [
            { entryKey: 'B', aliases: ['b3', 'b5'] },
          ])
        }),
    ))

  it('reads JSON and JSON lines: rows within records, numbers to the last digit, lists', () =>
    withFiles(
      {
        'r.jsonl':
          '{"id":1,"big":9007199254740993,"parts":[{"k":"x","n":0.10},{"k":"y","tags":["p","q"]}]}\n{"id":\n{"id":2,"parts":[]}\n',
        'r.json': '[{"id":"j1","flag":true,"in":{"n":null}},{"id":"j2","in":{"n":"N"}}]',
      },
      (folder) =>
        withGraph(async (graph) => {
          const { nodes, refused } = await runMapping(
            graph,
            folder,
            `
sources:
  records: { files: r.jsonl }
  parts: { files: r.jsonl, each: parts }
  whole: { files: r.json }
nodes:
  - { rows: records, label: Account, key: id, properties: { balanceMinor: big } }
  - rows: parts
    label: WatchListEntry
    key: { join: [id, parts.k], with: "." }
    properties: { biography: parts.n, aliases: parts.tags }
  - { rows: whole, label: WatchListEntry, key: id, properties: { isPep: flag, nameEn: in.n } }
`,
          )
          assert.deepEqual(nodes, counts(6, 0, 0, 2))
          assert.deepEqual(
            refused.map(({ line, error }) => [line, error.value]),
            [
              [2, 'not JSON'],
              [2, 'not JSON'],
            ],
          )
          assert.deepEqual(await propertiesOf(graph, 'Account', ['1', '2']), [
            { accountKey: '1', balanceMinor: 9007199254740993n },
            { accountKey: '2' },
          ])
          assert.deepEqual(await propertiesOf(graph, 'WatchListEntry', ['1.x', '1.y', 'j1', 'j2']), [
            { entryKey: '1.x', biography: '0.10' },
            { entryKey: '1.y', aliases: ['p', 'q'] },
            { entryKey: 'j1', isPep: true },
            { entryKey: 'j2', nameEn: 'N' },
          ])
        }),
    ))

  it('reads gb18030, null spellings, padded values, files without header and the mark behind the last line', () =>
    withFiles(
      {
        // 張偉 in gb18030, and a byte that is none.
        'gb.txt': Buffer.concat([
          Buffer.from('P1;'),
          Buffer.from([0x8f, 0x88, 0x82, 0xa5]),
          Buffer.from(' ;M\nP2;NULL;F\nP3;'),
          Buffer.from([0xff]),
          Buffer.from(';M\nP4;x\n\u001a'),
        ]),
      },
      (folder) =>
        withGraph(async (graph) => {
          const { nodes, refused } = await runMapping(
            graph,
            folder,
            `
sources:
  people: { files: gb.txt, delimiter: ";", encoding: gb18030, nulls: [NULL], trim: true, columns: [id, name, sex] }
nodes:
  - rows: people
    label: Person
    key: id
    properties: { nameZh: name, gender: { codes: sex, table: { M: MALE, F: FEMALE } } }
`,
          )
          assert.deepEqual(nodes, counts(2, 0, 0, 2))
          assert.deepEqual(
            refused.map(({ line, error }) => [line, error.value]),
            [
              [3, 'not GB18030 text'],
              [4, '2 fields instead of 3'],
            ],
          )
          assert.deepEqual(await propertiesOf(graph, 'Person', ['P1', 'P2']), [
            { personId: 'P1', nameZh: '張偉', gender: 'MALE' },
            { personId: 'P2', gender: 'FEMALE' },
          ])
        }),
    ))
})

const SOURCES = 'sources: { data: { files: data.csv } }\n'
const node = (rest: string) => `${SOURCES}nodes:\n  - { rows: data, label: Account, key: id${rest} }\n`

describe('a mapping that does not fit', () => {
  const cases: readonly [string, string, RegExp][] = [
    ['no YAML', 'sources: [', /^m\.yaml, line 1: .*expected YAML or JSON$/],
    ['an alias of nothing', `sources: *nothing`, /^m\.yaml, line 1: .*nothing/],
    [
      'aliases that grow',
      `a: &a [x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b]\nd: &d [*c, *c, *c, *c, *c, *c, *c, *c]\nsources: [*d, *d, *d]`,
      /^m\.yaml, line 1: .*at most 1000 values by alias$/,
    ],
    [
      'no sources',
      'nodes: []',
      /^m\.yaml, line 1, sources: got nothing; expected an object of sources by name$/,
    ],
    [
      'an unknown part',
      `${SOURCES}edges: []`,
      /^m\.yaml, line 2, edges: unknown name edges; expected one of sources, defaults, nodes, relationships$/,
    ],
    [
      'an unknown option',
      'sources:\n  a:\n    files: x.csv\n    delimeter: ";"',
      /^m\.yaml, line 4, sources\.a\.delimeter: unknown name delimeter; expected one of files, format, delimiter,/,
    ],
    [
      'a long delimiter',
      'sources:\n  a: { files: x.csv, delimiter: "::" }',
      /line 2, sources\.a\.delimiter: got ::; expected one character, or TAB$/,
    ],
    [
      'an unknown encoding',
      'sources: { a: { files: x.csv, encoding: utf-16 } }',
      /encoding: got utf-16; expected utf-8, gb18030, big5, windows-1252$/,
    ],
    [
      'an unknown source',
      `${SOURCES}nodes:\n  - { rows: date, label: Account, key: id }`,
      /^m\.yaml, line 3, nodes\[0\]\.rows: unknown source date; expected one of data$/,
    ],
    [
      'an unknown label',
      `${SOURCES}nodes:\n  - { rows: data, label: Acount, key: id }`,
      /^m\.yaml, line 3, nodes\[0\]\.label: unknown label Acount; expected one of Account,/,
    ],
    [
      'an unknown property',
      node(', properties: { balnceMinor: x }'),
      /^m\.yaml, line 3, nodes\[0\]\.properties\.balnceMinor: unknown property balnceMinor; expected one of .*balanceMinor/,
    ],
    [
      'the key among the properties',
      node(', properties: { accountKey: x }'),
      /accountKey is the key; expected key: \.\.\.$/,
    ],
    [
      'an unknown transform',
      node(', properties: { status: { upper: x } }'),
      /nodes\[0\]\.properties\.status: unknown transform upper; expected a column, or one of constant, join,/,
    ],
    [
      'two transforms',
      node(', properties: { status: { constant: x, hash: [id] } }'),
      /two transforms constant, hash; expected one$/,
    ],
    [
      'an unknown member of a transform',
      node(', properties: { status: { split: id, on: ";" } }'),
      /status\.on: unknown name on; expected one of split, at, item$/,
    ],
    [
      'a missing member of a transform',
      node(', properties: { status: { split: id } }'),
      /status: at is missing; expected what stands between the parts$/,
    ],
    [
      'a wrong member of a transform',
      node(', properties: { balanceMinor: { minorUnits: id, rounding: up } }'),
      /rounding: got up; expected exact or round$/,
    ],
    [
      'transforms too deep',
      node(`, properties: { status: ${'{ hash: ['.repeat(7)}id${'] }'.repeat(7)} }`),
      /transforms too deep; expected 5 within one another$/,
    ],
    [
      'a format that is none',
      node(', properties: { openedOn: { date: id, format: yyyy-MM-dd } }'),
      /format: got yyyy-MM-dd; expected a day made of YYYY,/,
    ],
    [
      'two tests',
      node(', where: { column: id, is: x, isNot: y }'),
      /where: 2 tests; expected one of is, isNot, matches, missing$/,
    ],
    [
      'a broken pattern',
      node(', where: { column: id, matches: "(" }'),
      /where\.matches: got \(; expected a regular expression$/,
    ],
    [
      'an unknown type',
      `${SOURCES}relationships:\n  - { rows: data, type: TRANSFERS, source: { label: Account, key: id }, target: { label: Account, key: id } }`,
      /relationships\[0\]\.type: unknown relationship type TRANSFERS; expected one of TRANSFER,/,
    ],
    [
      'ends that may not be joined',
      `${SOURCES}relationships:\n  - { rows: data, type: OWNS, source: { label: Person, key: id }, target: { label: Account, key: id } }`,
      /relationships\[0\]: OWNS from Person to Account; expected Customer -> Account$/,
    ],
    [
      'a key where there is none',
      `${SOURCES}relationships:\n  - { rows: data, type: OWNS, key: id, source: { label: Customer, key: id }, target: { label: Account, key: id } }`,
      /relationships\[0\]\.key: OWNS has no key;/,
    ],
  ]
  for (const [name, text, message] of cases) {
    it(`is refused in one line: ${name}`, () => {
      assert.throws(
        () => readMapping(new MappingText('m.yaml', text), model),
        (error: Error) => {
          assert.match(error.message, message)
          assert.doesNotMatch(error.message, /\n/)
          assert.equal((error as Error & { code: string }).code, 'BAD_USER_INPUT')
          return true
        },
      )
    })
  }

  const withFile: readonly [string, string, RegExp][] = [
    [
      'an unknown column',
      node(', properties: { status: state }'),
      /^m\.yaml, line 3, nodes\[0\]\.properties\.status: unknown column state of .*data\.csv; expected one of id, name, name$/,
    ],
    [
      'a column that stands there twice',
      node(', properties: { status: name }'),
      /properties\.status: two columns name in .*; expected one$/,
    ],
    [
      'a code that the property cannot have',
      node(', properties: { kind: { codes: id, table: { 1: DEBIT } } }'),
      /properties\.kind: kind cannot be DEBIT; expected DEPOSIT, CARD,/,
    ],
    [
      'a constant that the property cannot have',
      node(', properties: { openedOn: { constant: today } }'),
      /openedOn cannot be today; expected a calendar day/,
    ],
    [
      'a transform that cannot fill the property',
      node(', properties: { openedOn: { minorUnits: id } }'),
      /minorUnits for openedOn, a Date; expected Long, Int$/,
    ],
    [
      'a time without zone',
      node(', properties: { validFrom: { date: id, format: YYYYMMDD } }'),
      /properties\.validFrom: no zone; expected zone: Z, an offset/,
    ],
    [
      'a file that is not there',
      'sources: { data: { files: other-*.csv } }',
      /sources\.data\.files: no file .*other-\*\.csv; expected files that exist$/,
    ],
    [
      'a file of unknown format',
      'sources: { data: { files: data.bin } }\nnodes: [{ rows: data, label: Account, key: id }]',
      /sources\.data: no format for .*data\.bin; expected format: csv, json or jsonl$/,
    ],
    [
      'a lookup in an unknown source',
      node(', properties: { status: { lookup: id, rows: refs, by: a, take: b } }'),
      /properties\.status: unknown source refs; expected data$/,
    ],
    [
      'a column that a group does not have',
      'sources: { data: { files: data.csv, aggregate: { by: [id], columns: { n: count } } } }\nnodes:\n  - { rows: data, label: Account, key: name }',
      /nodes\[0\]\.key: unknown column name of .*; expected one of id, n$/,
    ],
  ]
  for (const [name, text, message] of withFile) {
    it(`is refused in one line before anything is written: ${name}`, () =>
      withFiles({ 'data.csv': 'id,name,name\n1,a,b\n', 'data.bin': 'x' }, (folder) =>
        withGraph(async (graph) => {
          await assert.rejects(runMapping(graph, folder, text), { code: 'BAD_USER_INPUT', message })
          assert.equal(await graph.store.version(), 0)
        }),
      ))
  }
})

describe('what a mapping keeps in memory', () => {
  const row = (line: number, ...cells: string[]) => ({ path: 'p', line, cells })
  const tooLarge = { code: 'LIMIT_EXCEEDED', reason: 'tooLarge' }

  it('is a bounded number of groups', () => {
    const groups = new Groups({ by: [0], columns: [] }, 2)
    for (const key of ['a', 'b', 'a']) groups.add(row(1, key))
    assert.throws(() => groups.add(row(4, 'c')), tooLarge)
  })

  it('is a bounded number of keys of a lookup', () => {
    const lookups = new Lookups()
    const place = ['p']
    const of = { kind: 'column', place, column: 'x' } as const
    lookups.tableOf({ kind: 'lookup', place, of, rows: 'r', by: 'k', take: 'v', otherwise: 'drop' })
    const [table] = lookups.all
    assert.ok(table)
    fillTable(table, [row(1, 'a', '1'), row(2, 'b', '2'), row(3, 'a', '3')], 2)
    assert.deepEqual(
      [...table.values],
      [
        ['a', '1'],
        ['b', '2'],
      ],
    )
    assert.throws(() => fillTable(table, [row(4, 'c', '4')], 2), tooLarge)
  })

  it('is a bounded number of new nodes in a dry run', async () => {
    const dry = new DryRun(async () => new Set(), 1)
    const upsert = (key: string) => ({ op: 'upsertNode', ref: { label: 'Site', key }, set: {} }) as const
    assert.deepEqual(await dry.write([upsert('a'), upsert('a')]), [
      { status: 'created' },
      { status: 'updated' },
    ])
    await assert.rejects(dry.write([upsert('b')]), tooLarge)
  })
})
