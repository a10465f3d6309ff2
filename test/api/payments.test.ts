// Relationships with a key have a list and an id of their own; personal values are masked.

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { relationshipId } from '../../graph/model/refs.ts'
import { type Api, openApi } from '../support/api.ts'

/** source, target, id, amount in minor units, day of March */
const TRANSFERS = [
  ['b1:1111', 'b1:2222', 't1', '100', 1],
  ['b1:1111', 'b1:2222', 't2', '9007199254740993', 2],
  ['b1:2222', 'b1:3333', 't3', '50', 3],
  ['b1:3333', 'b1:1111', 't4', null, 4],
] as const

describe('payments', () => {
  let api: Api
  before(async () => {
    api = await openApi()
    const accounts = ['b1:1111', 'b1:2222', 'b1:3333'].map((accountKey) => ({ accountKey, currency: 'CNY' }))
    const transfers = TRANSFERS.map(([source, target, transactionId, amountMinor, day]) => ({
      source: { key: source },
      target: { key: target },
      transactionId,
      amountMinor,
      occurredAt: `2026-03-0${day}T12:00:00+08:00`,
    }))
    const people = [{ personId: 'p1', nameZh: '王小明', birthDate: '1984-05-06', nationality: 'CN' }]
    const answer = await api.run(
      `mutation($accounts: [JSON!]!, $transfers: [JSON!]!, $people: [JSON!]!) {
        accounts: upsertNodes(input: { label: "Account", rows: $accounts }) { refused }
        people: upsertNodes(input: { label: "Person", rows: $people }) { refused }
        organizations: upsertNodes(input: { label: "Organization", rows: [{ orgCode: "o1", name: "One" }, { orgCode: "o2" }] }) { refused }
        transfers: upsertRelationships(input: { type: "TRANSFER", rows: $transfers }) { refused rows { id } }
        controls: upsertRelationships(input: { type: "CONTROLS", rows: [
          { source: { label: "Person", key: "p1" }, target: { label: "Organization", key: "o2" }, sharePct: 60 }
          { source: { label: "Organization", key: "o1" }, target: { label: "Organization", key: "o2" }, sharePct: 40 }
        ] }) { refused }
      }`,
      { accounts, transfers, people },
      ['SERVICE'],
    )
    assert.deepEqual(answer, {
      accounts: { refused: 0 },
      people: { refused: 0 },
      organizations: { refused: 0 },
      transfers: { refused: 0, rows: TRANSFERS.map(([, , id]) => ({ id: relationshipId('TRANSFER', id) })) },
      controls: { refused: 0 },
    })
  })
  after(() => api.close())

  const asInvestigator = ['INVESTIGATOR'] as const

  async function transactions(where: string): Promise<string> {
    const query = `{ transactions(where: ${where}) { totalCount nodes { transactionId } } }`
    const answer = (await api.run(query, {}, asInvestigator)) as {
      transactions: { totalCount: number; nodes: { transactionId: string }[] }
    }
    assert.equal(answer.transactions.totalCount, answer.transactions.nodes.length)
    return answer.transactions.nodes.map((node) => node.transactionId).join(' ')
  }

  const filters: [string, string][] = [
    ['{}', 't1 t2 t3 t4'],
    ['{ amountMinor: { gte: "9007199254740993" } }', 't2'],
    ['{ amountMinor: { gt: 9007199254740992 } }', 't2'],
    ['{ occurredAt: { lt: "2026-03-02T00:00:00Z" } }', 't1'],
    ['{ source: { accountKey: { eq: "b1:1111" } } }', 't1 t2'],
    ['{ target: { accountKey: { eq: "b1:1111" } } }', 't4'],
    ['{ source: { accountKey: { eq: "b1:1111" } }, amountMinor: { lte: "100" } }', 't1'],
    ['{ NOT: { source: { transfersOut: { some: { accountKey: { eq: "b1:2222" } } } } } }', 't3 t4'],
  ]
  for (const [where, keys] of filters) {
    it(`where ${where} finds ${keys}`, async () => assert.equal(await transactions(where), keys))
  }

  for (const where of [
    '{}',
    '{ amountMinor: { gt: "100" } }',
    '{ NOT: { amountMinor: { lte: "100" } } }',
    '{ transactionId: { in: ["t1", "t4"] } }',
    '{ OR: [{ occurredAt: { gte: "2026-03-02T00:00:00Z" } }, { amountMinor: { isNull: true } }] }',
  ]) {
    it(`of one account where ${where} are those that the list of all finds`, async () => {
      const own = where === '{}' ? '' : `, ${where.slice(1, -1)}`
      const fromList = await transactions(`{ source: { accountKey: { eq: "b1:1111" } }${own} }`)
      const answer = await api.run(`{ entity(label: "Account", key: "b1:1111") { ... on Account {
        transfersOut(edgeWhere: ${where}) { edges { properties { ... on Transaction { transactionId } } } } } } }`)
      const { entity } = answer as {
        entity: { transfersOut: { edges: { properties: { transactionId: string } }[] } }
      }
      const fromAccount = entity.transfersOut.edges.map((edge) => edge.properties.transactionId)
      assert.equal(fromAccount.sort().join(' '), fromList)
    })
  }

  it('of one account can be filtered by the other end', async () => {
    const answer = await api.run(
      `{ entity(label: "Account", key: "b1:1111") { ... on Account {
        transfersIn(edgeWhere: { source: { accountKey: { eq: "b1:3333" } } }) { totalCount }
        none: transfersIn(edgeWhere: { source: { accountKey: { eq: "b1:2222" } } }) { totalCount } } } }`,
      {},
      asInvestigator,
    )
    assert.deepEqual(answer, { entity: { transfersIn: { totalCount: 1 }, none: { totalCount: 0 } } })
  })

  it('are found by id, with both ends', async () => {
    const answer = await api.run(
      `{ node(id: "${relationshipId('TRANSFER', 't2')}") { id __typename ... on Transaction {
        amountMinor occurredAt source { currency } target { id } provenance { sourceCode } } } }`,
    )
    const { node } = answer as { node: Record<string, unknown> }
    assert.equal(node.__typename, 'Transaction')
    assert.equal(node.amountMinor, '9007199254740993')
    assert.equal(node.occurredAt, '2026-03-02T04:00:00.000Z')
    assert.deepEqual(node.source, { currency: 'CNY' })
    assert.equal(
      await api.run(`{ node(id: "${relationshipId('TRANSFER', 't9')}") { id } }`).then((it) => it.node),
      null,
    )
  })

  it('that are parallel stay apart, and pages of one show each once', async () => {
    const seen: string[] = []
    for (let cursor: string | null = null; ; ) {
      const query = `query($after: String) { entity(label: "Account", key: "b1:1111") { ... on Account {
        transfersOut(first: 1, after: $after) {
          totalCount pageInfo { hasNextPage endCursor } edges { properties { ... on Transaction { transactionId } } } } } } }`
      const { entity } = (await api.run(query, { after: cursor })) as {
        entity: {
          transfersOut: {
            totalCount: number
            pageInfo: { hasNextPage: boolean; endCursor: string }
            edges: { properties: { transactionId: string } }[]
          }
        }
      }
      assert.equal(entity.transfersOut.totalCount, 2)
      seen.push(...entity.transfersOut.edges.map((edge) => edge.properties.transactionId))
      if (!entity.transfersOut.pageInfo.hasNextPage) break
      cursor = entity.transfersOut.pageInfo.endCursor
    }
    assert.deepEqual(seen.sort(), ['t1', 't2'])
  })

  it('are summed exactly', async () => {
    const answer = await api.run(
      '{ transactions { aggregate(by: { measures: [amountMinor, occurredAt] }) { count groups { measures { field sum min max } } } } }',
    )
    assert.deepEqual(answer, {
      transactions: {
        aggregate: {
          count: 4,
          groups: [
            {
              measures: [
                { field: 'amountMinor', sum: '9007199254741143', min: '50', max: '9007199254740993' },
                {
                  field: 'occurredAt',
                  sum: null,
                  min: '2026-03-01T04:00:00.000Z',
                  max: '2026-03-04T04:00:00.000Z',
                },
              ],
            },
          ],
        },
      },
    })
  })

  it('that are parallel lead to one neighbour, which is aggregated once', async () => {
    const answer = await api.run(`{ entity(label: "Account", key: "b1:1111") { ... on Account {
      transfersOut { totalCount aggregate(by: { groupBy: [currency] }) { count groups { count values { value } } } } } } }`)
    const aggregate = { count: 1, groups: [{ count: 1, values: [{ value: 'CNY' }] }] }
    assert.deepEqual(answer, { entity: { transfersOut: { totalCount: 2, aggregate } } })
  })

  describe('and personal values', () => {
    const query = `{ entity(label: "Person", key: "p1") { displayName ... on Person { nameZh nameEn birthDate nationality } }
      accounts(first: 1) { nodes { accountKey key displayName } } }`

    it('are masked for those who may not see them', async () => {
      assert.deepEqual(await api.run(query), {
        entity: { displayName: '王***', nameZh: '王***', nameEn: null, birthDate: '1984', nationality: 'CN' },
        accounts: { nodes: [{ accountKey: 'b1:1111', key: 'b1:1111', displayName: 'b1:1111' }] },
      })
      assert.deepEqual(api.personalReads, [])
    })

    it('are shown in clear to an investigator, and noted', async () => {
      assert.deepEqual(await api.run(query, {}, asInvestigator), {
        entity: {
          displayName: '王小明',
          nameZh: '王小明',
          nameEn: null,
          birthDate: '1984-05-06',
          nationality: 'CN',
        },
        accounts: { nodes: [{ accountKey: 'b1:1111', key: 'b1:1111', displayName: 'b1:1111' }] },
      })
      const noted = [...new Set(api.personalReads)].sort()
      assert.deepEqual(noted, ['Person.birthDate', 'Person.nameZh'])
    })

    it('that are keys are identifiers, by which everybody filters and sorts', async () => {
      const answer = await api.run(
        '{ accounts(where: { accountKey: { gt: "b1:1111" } }, orderBy: { field: accountKey, direction: DESC }) { nodes { key } } }',
      )
      assert.deepEqual(answer, { accounts: { nodes: [{ key: 'b1:3333' }, { key: 'b1:2222' }] } })
    })

    it('that are keys are masked where a refusal names them', async () => {
      const answer = await api.run(`mutation { deleteNodes(input: { label: "Account", keys: ["b1:1111"] }) {
        rows { error { value message } } } }`)
      assert.doesNotMatch(JSON.stringify(answer), /b1:1111/)
      assert.match(JSON.stringify(answer), /1111/)
    })

    const guesses: [string, string][] = [
      ['filters', '{ persons(where: { birthDate: { gt: "1980-01-01" } }) { totalCount } }'],
      [
        'filters behind a quantifier',
        '{ organizations(where: { controlledBy: { some: { Person: { nameZh: { eq: "x" } } } } }) { totalCount } }',
      ],
      ['orders', '{ persons(orderBy: { field: nameZh }) { totalCount } }'],
      ['groups', '{ persons { aggregate(by: { groupBy: [birthDate] }) { count } } }'],
      ['figures', '{ persons { aggregate(by: { measures: [birthDate] }) { count } } }'],
    ]
    for (const [what, guess] of guesses) {
      it(`cannot be found out by ${what}`, async () => {
        const error = await api.refusal(guess)
        assert.deepEqual([error.code, error.reason], ['FORBIDDEN', 'maskedField'])
        assert.ok(await api.run(guess, {}, asInvestigator))
      })
    }

    it('cannot be found out by writing a guess; machines bring them without seeing them', async () => {
      const guess = `mutation { upsertNodes(input: { label: "Person", rows: [{ personId: "p1", nameZh: "王小明" }] }) {
        rows { status error { code field value allowed } }
      } }`
      const error = { code: 'FORBIDDEN', field: 'Person.nameZh', value: null, allowed: 'SERVICE' }
      assert.deepEqual(await api.run(guess, {}, ['OPERATOR']), {
        upsertNodes: { rows: [{ status: 'REFUSED', error }] },
      })
      for (const role of ['SERVICE', 'ADMIN'] as const) {
        assert.deepEqual(await api.run(guess, {}, [role]), {
          upsertNodes: { rows: [{ status: 'UNCHANGED', error: null }] },
        })
      }
    })
  })

  it('an end of several labels is counted, and grouped by what all nodes have', async () => {
    const controlled = (by: string) =>
      `{ entity(label: "Organization", key: "o2") { ... on Organization { controlledBy { aggregate(by: ${by}) { count groups { count } } } } } }`
    assert.deepEqual(await api.run(controlled('{ groupBy: [sourceCode] }')), {
      entity: { controlledBy: { aggregate: { count: 2, groups: [{ count: 2 }] } } },
    })
    const error = await api.refusal(controlled('{ groupBy: [name] }'))
    assert.deepEqual([error.code, error.field], ['BAD_USER_INPUT', 'groupBy'])
  })

  const controllers: [string, string][] = [
    ['{}', 'Organization o1, Person p1'],
    ['{ Person: {} }', 'Person p1'],
    ['{ Person: { nationality: { eq: "US" } } }', ''],
    ['{ Person: { nationality: { eq: "US" } }, Organization: { name: { eq: "One" } } }', 'Organization o1'],
  ]
  for (const [where, names] of controllers) {
    it(`an end of several labels where ${where} is ${names || 'nobody'}`, async () => {
      const answer = await api.run(`{ entity(label: "Organization", key: "o2") { ... on Organization {
        controlledBy(where: ${where}) { totalCount edges { node { label key } properties { ... on Control { sharePct } } } } } } }`)
      const { entity } = answer as {
        entity: { controlledBy: { totalCount: number; edges: { node: { label: string; key: string } }[] } }
      }
      const shown = entity.controlledBy.edges.map(({ node }) => `${node.label} ${node.key}`)
      assert.equal(shown.join(', '), names)
    })
  }
})
