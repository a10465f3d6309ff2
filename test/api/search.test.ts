import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { LIMITS } from '../../graph/model/limits.ts'
import { loadBank } from '../../seed/load.ts'
import { type Api, NOW, openApi } from '../support/api.ts'

const SEARCH = /* GraphQL */ `
  query ($text: String!, $labels: [String!], $first: Int, $after: String) {
    search(text: $text, labels: $labels, first: $first, after: $after) {
      complete
      totalCount
      nodes { key }
      pageInfo { hasNextPage endCursor }
      edges { property match node { id label key } }
    }
  }
`

interface Found {
  readonly search: {
    readonly complete: boolean
    readonly totalCount: number
    readonly nodes: readonly { readonly key: string }[]
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
    readonly edges: readonly {
      readonly property: string
      readonly match: string
      readonly node: { readonly id: string; readonly label: string; readonly key: string }
    }[]
  }
}

describe('search in the demo bank', () => {
  let api: Api
  before(async () => {
    api = await openApi()
    await loadBank(api.graph, { objects: LIMITS.seedObjectsMin, seed: 1, at: NOW, signal: null }, () => {})
  })
  after(() => api.close())

  const find = async (variables: Record<string, unknown>, roles?: readonly ['INVESTIGATOR']) =>
    ((await api.run(SEARCH, variables, roles)) as unknown as Found).search

  it('finds the mobile bank chains by traditional and by simplified characters', async () => {
    const traditional = await find({ text: '手機銀行', labels: ['TransactionChain'] })
    const simplified = await find({ text: '手机银行', labels: ['TransactionChain'] })
    assert.deepEqual(traditional, simplified)
    const keys = traditional.edges.map(({ node }) => node.key)
    assert.ok(keys.includes('TC-MBANK-TRANSFER') && keys.includes('TC-MBANK-LOGIN'))
  })

  it('finds objects by a part of the host name and of the address, and by one letter', async () => {
    const { store } = api.graph
    const options = { visibility: { kind: 'all' }, signal: null } as const
    const [object] = await store.nodesByKeys('OpsObject', ['srv-core-db-01'], options)
    const { hostName, ipAddress } = object?.properties ?? {}
    assert.ok(typeof hostName === 'string' && typeof ipAddress === 'string')
    const texts = [hostName.slice(hostName.indexOf('db')), ipAddress.split('.').slice(1).join('.'), 'core-db']
    for (const text of texts) {
      const { edges } = await find({ text, labels: ['OpsObject'], first: LIMITS.pageRowsMax })
      assert.ok(
        edges.some(({ node }) => node.key === 'srv-core-db-01'),
        text,
      )
    }
    assert.ok((await find({ text: 's' })).edges.length > 0)
  })

  it('finds a person by a masked name only for those who see it, and notes that in the audit', async () => {
    const { store } = api.graph
    const options = { visibility: { kind: 'all' }, signal: null } as const
    const query = { where: { kind: 'all' }, sort: [], after: null, limit: 1 } as const
    const [person] = await store.findNodes('Person', query, options)
    const text = person?.properties.nameZh
    assert.ok(typeof text === 'string')
    assert.deepEqual((await find({ text, labels: ['Person'] })).edges, [])
    assert.equal(api.personalReads.length, 0)
    const { edges } = await find({ text, labels: ['Person'] }, ['INVESTIGATOR'])
    assert.ok(edges.some(({ node }) => node.key === person?.ref.key))
    assert.ok(api.personalReads.includes('Person.nameZh'))
  })

  it('gives pages that follow each other', async () => {
    const whole = await find({ text: 'db', first: 6 })
    const first = await find({ text: 'db', first: 3 })
    const second = await find({ text: 'db', first: 3, after: first.pageInfo.endCursor })
    assert.deepEqual([...first.edges, ...second.edges], whole.edges)
    assert.equal(first.pageInfo.hasNextPage, true)
    assert.deepEqual(
      whole.nodes.map(({ key }) => key),
      whole.edges.map(({ node }) => node.key),
    )
  })

  it('counts all hits on every page', async () => {
    let after: string | null = null
    let found = 0
    for (;;) {
      const page: Found['search'] = await find({ text: 'core', first: 7, after })
      found += page.edges.length
      after = page.pageInfo.endCursor
      if (page.pageInfo.hasNextPage) continue
      assert.ok(found > 7)
      assert.equal(page.totalCount, found)
      break
    }
    assert.equal((await find({ text: 'core', first: 1 })).totalCount, found)
  })

  const refused: readonly [string, Record<string, unknown>, string][] = [
    ['an unknown label', { text: 'a', labels: ['Planet'] }, 'unknownLabel'],
    ['an empty text', { text: '' }, 'missing'],
    ['a page of nothing', { text: 'a', first: 0 }, 'outOfRange'],
    ['a page beyond the limit', { text: 'a', first: LIMITS.pageRowsMax + 1 }, 'outOfRange'],
  ]
  for (const [name, variables, reason] of refused) {
    it(`refuses ${name}`, async () => {
      const error = await api.refusal(SEARCH, variables)
      assert.deepEqual([error.code, error.reason], ['BAD_USER_INPUT', reason])
    })
  }
})
