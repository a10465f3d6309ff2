import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Change } from '../../../graph/model/changes.ts'
import { LIMITS } from '../../../graph/model/limits.ts'
import { loadModel } from '../../../graph/model/load-schema.ts'
import { type SearchPage, type SearchRequest, searchGraph } from '../../../graph/search/search.ts'
import type { GraphStore, ReadOptions } from '../../../graph/store/port.ts'
import { ENGINES, type Engine } from '../../support/engines.ts'

const model = loadModel()
const options: ReadOptions = { visibility: { kind: 'all' }, signal: null }

const node = (label: string, key: string, set: Readonly<Record<string, string>>): Change => ({
  op: 'upsertNode',
  ref: { label, key },
  set,
})

const NODES: readonly Change[] = [
  node('Person', 'p-1', { nameZh: '張偉', nameEn: 'Zhang Wei' }),
  node('Person', 'p-2', { nameZh: '张伟明' }),
  node('Person', 'p-3', { nameZh: '偉' }),
  node('WatchListEntry', 'L:1', { nameZh: '张伟' }),
  node('Organization', 'org-1', { name: '張偉貿易有限公司' }),
  node('TransactionChain', 'TC-1', { name: '手機銀行轉賬' }),
  node('TransactionChain', 'TC-2', { name: '手机银行' }),
  node('TransactionChain', 'TC-3', { name: '銀行手機' }),
  node('OpsObject', 'web-01', {
    name: 'web 01',
    hostName: 'prd-web-01.bank.example',
    ipAddress: '10.20.30.40',
  }),
  node('OpsObject', 'web-010', { hostName: 'prd-web-02.bank.example', ipAddress: '10.20.3.4' }),
  node('OpsObject', 'db-01', {
    name: 'WEB-01 database',
    hostName: 'prd-db-01.bank.example',
    ipAddress: '172.16.20.30',
  }),
  node('OpsObject', 'q', { name: 'queue' }),
  node('Account', 'B:62220001', { status: 'quiet' }),
]

for (const engine of ENGINES)
  describe(`search with ${engine.name}`, { skip: engine.skip }, () => searching(engine))

function searching(engine: Engine): void {
  let store: GraphStore
  before(async () => {
    store = await engine.open(model)
    await write(NODES)
  })
  after(() => store.close())

  async function write(changes: readonly Change[]): Promise<void> {
    const batch = {
      changes,
      actor: { name: 'test', roles: [] },
      action: 'test',
      at: '2024-01-01T00:00:00.000Z',
      idempotencyKey: null,
      bulk: true,
    }
    const { outcomes } = await store.apply(batch, null)
    assert.ok(outcomes.every(({ status }) => status === 'created'))
  }

  const find = (text: string, request: Partial<SearchRequest> = {}): Promise<SearchPage> =>
    searchGraph(
      model,
      store,
      { text, labels: null, rights: { roles: [], seesPersonal: true }, first: 50, after: null, ...request },
      options,
    )
  const shown = ({ hits }: SearchPage) =>
    hits.map(({ ref, kind, property }) => `${kind} ${ref.key} ${property}`)

  const people = ['EXACT_NAME p-1 nameZh', 'EXACT_NAME L:1 nameZh', 'PREFIX org-1 name', 'PREFIX p-2 nameZh']
  const cases: readonly [string, readonly string[]][] = [
    ['張偉', people],
    ['张伟', people],
    [
      '伟',
      [
        'EXACT_NAME p-3 nameZh',
        'FRAGMENT org-1 name',
        'FRAGMENT p-1 nameZh',
        'FRAGMENT p-2 nameZh',
        'FRAGMENT L:1 nameZh',
      ],
    ],
    ['手機銀行', ['EXACT_NAME TC-2 name', 'PREFIX TC-1 name']],
    ['wei zhang', ['OVERLAP p-1 nameEn']],
    ['web-01', ['EXACT_KEY web-01 ciCode', 'PREFIX db-01 name', 'PREFIX web-010 ciCode']],
    ['WEB 01', ['EXACT_NAME web-01 name', 'PREFIX db-01 name', 'PREFIX web-010 ciCode']],
    ['02.bank', ['FRAGMENT web-010 hostName']],
    ['20.30', ['FRAGMENT db-01 ipAddress', 'FRAGMENT web-01 ipAddress']],
    ['10.20.3', ['PREFIX web-01 ipAddress', 'PREFIX web-010 ipAddress']],
    ['q', ['EXACT_KEY q ciCode']],
    ['database web', ['OVERLAP db-01 name']],
    ['62220001', ['FRAGMENT B:62220001 accountKey']],
    ['nothing like it', []],
  ]
  for (const [text, hits] of cases) {
    it(`finds ${hits.length} nodes by ${JSON.stringify(text)}, best first`, async () => {
      const page = await find(text)
      assert.deepEqual(shown(page), hits)
      assert.deepEqual([page.complete, page.hasNextPage], [true, false])
    })
  }

  it('looks only into the labels that are asked for', async () => {
    assert.deepEqual(shown(await find('張偉', { labels: ['WatchListEntry'] })), ['EXACT_NAME L:1 nameZh'])
    assert.deepEqual(shown(await find('張偉', { labels: [] })), [])
  })

  it('does not find people by values that the actor may not see', async () => {
    const request = { rights: { roles: [], seesPersonal: false } }
    assert.deepEqual(shown(await find('張偉', request)), ['EXACT_NAME L:1 nameZh', 'PREFIX org-1 name'])
    assert.deepEqual(shown(await find('zhang', request)), [])
    // One word in a masked property and one in the key must not confirm the masked one.
    assert.deepEqual(shown(await find('p 張偉', request)), [])
    assert.deepEqual(shown(await find('p-1', request)), ['EXACT_KEY p-1 personId'])
  })

  it('finds by keys, personal ones too, because a key is an identifier', async () => {
    const request = { rights: { roles: [], seesPersonal: false } }
    assert.deepEqual(shown(await find('62220001', request)), ['FRAGMENT B:62220001 accountKey'])
    assert.deepEqual(shown(await find('B:62220001', request)), ['EXACT_KEY B:62220001 accountKey'])
  })

  it('pages without repeating or omitting a hit', async () => {
    const all = shown(await find('1'))
    const paged: string[] = []
    let after: string | null = null
    for (;;) {
      const page: SearchPage = await find('1', { first: 2, after })
      paged.push(...shown(page))
      after = page.hits.at(-1)?.cursor ?? null
      if (!page.hasNextPage) break
    }
    assert.ok(all.length > 4)
    assert.deepEqual(paged, all)
  })

  const refused: readonly [string, string, Partial<SearchRequest>, string][] = [
    ['an unknown label', '伟', { labels: ['Planet'] }, 'unknownLabel'],
    ['an empty text', '', {}, 'missing'],
    ['a text of spaces', ' \t', {}, 'missing'],
    ['a text of punctuation', '-- …', {}, 'missing'],
    ['a text that is too long', 'x'.repeat(LIMITS.searchCharactersMax + 1), {}, 'wrongValue'],
    ['a cursor of nobody', '伟', { after: 'abc' }, 'badCursor'],
  ]
  for (const [name, text, request, reason] of refused) {
    it(`refuses ${name}`, () => assert.rejects(find(text, request), { code: 'BAD_USER_INPUT', reason }))
  }

  it('refuses the cursor of another search', async () => {
    const { hits } = await find('伟', { first: 1 })
    await assert.rejects(find('张', { after: hits[0]?.cursor ?? '' }), { reason: 'badCursor' })
  })

  it('says when more match than are ranked, and still puts the exact key first', async () => {
    const many = Array.from({ length: LIMITS.searchCandidatesMax + 1 }, (_, index) =>
      node('Site', `zzz-${String(index).padStart(5, '0')}`, { name: 'many' }),
    )
    await write([...many, node('Site', 'zzz', { name: 'one' })])
    const page = await find('zzz', { first: 3 })
    assert.deepEqual(shown(page).slice(0, 1), ['EXACT_KEY zzz siteCode'])
    assert.deepEqual([page.complete, page.hasNextPage, page.hits.length], [false, true, 3])
  })
}
