// Labels, properties and relationship fields that ask for a role: nobody else reads them, nor finds them out.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import { parse } from 'graphql'
import { buildModel } from '../../graph/model/build-registry.ts'
import { nodeId } from '../../graph/model/refs.ts'
import type { Role } from '../../resolvers/context.ts'
import { type Api, openApi } from '../support/api.ts'

const DIRECTIVES = readFileSync(new URL('../../schema/directives.graphql', import.meta.url), 'utf8')
const SDL = /* GraphQL */ `
  type Desk @node(key: "code") {
    code: String!
    name: String @search
    limitMinor: Long @auth(roles: [COMPLIANCE])
    nickname: String @search @auth(roles: [COMPLIANCE, INVESTIGATOR])
    cases: [Secret!]! @relationship(type: "UNDER", direction: OUT)
    traders: [Trader!]! @relationship(type: "SITS_AT", direction: IN, properties: "Seat") @auth(roles: [COMPLIANCE])
    watches: [Watched!]! @relationship(type: "WATCHES", direction: OUT)
  }
  union Watched = Secret | Trader
  type Secret @node(key: "code") @auth(roles: [COMPLIANCE]) {
    code: String!
    name: String @search
  }
  type Trader @node(key: "code") {
    code: String!
    desks: [Desk!]! @relationship(type: "SITS_AT", direction: OUT, properties: "Seat")
  }
  type Seat @relationshipProperties {
    since: Date
    pay: Int @auth(roles: [COMPLIANCE])
  }
`

const plain = (answer: unknown): unknown => JSON.parse(JSON.stringify(answer))

describe('what asks for a role', () => {
  let api: Api
  before(async () => {
    api = await openApi(buildModel(parse(`${DIRECTIVES}\n${SDL}`)))
    const link = (type: string, target: string, facts = '') =>
      `${type}: upsertRelationships(input: { type: "${type}", rows: [${target}${facts}] }) { refused }`
    await api.run(
      `mutation {
        desks: upsertNodes(input: { label: "Desk", rows: [{ code: "d1", name: "North", limitMinor: 5, nickname: "shark" }] }) { refused }
        secrets: upsertNodes(input: { label: "Secret", rows: [{ code: "s1", name: "North case" }] }) { refused }
        traders: upsertNodes(input: { label: "Trader", rows: [{ code: "t1" }] }) { refused }
        ${link('UNDER', '{ source: { key: "d1" }, target: { key: "s1" } }')}
        ${link('SITS_AT', '{ source: { key: "t1" }, target: { key: "d1" }, pay: 9 }')}
        ${link('WATCHES', '{ source: { key: "d1" }, target: { label: "Secret", key: "s1" } }, { source: { key: "d1" }, target: { label: "Trader", key: "t1" } }')}
      }`,
      {},
      ['OPERATOR', 'COMPLIANCE'],
    )
  })
  after(() => api.close())

  const refusals: [string, string, string][] = [
    ['shows no property', '{ desks { nodes { limitMinor } } }', 'Desk.limitMinor'],
    [
      'filters by no property',
      '{ desks(where: { limitMinor: { gt: 1 } }) { totalCount } }',
      'Desk.limitMinor',
    ],
    ['sorts by no property', '{ desks(orderBy: { field: limitMinor }) { totalCount } }', 'Desk.limitMinor'],
    [
      'groups by no property',
      '{ desks { aggregate(by: { groupBy: [limitMinor] }) { count } } }',
      'Desk.limitMinor',
    ],
    [
      'measures no property',
      '{ desks { aggregate(by: { measures: [limitMinor] }) { count } } }',
      'Desk.limitMinor',
    ],
    ['follows no relationship', '{ desks { nodes { traders { totalCount } } } }', 'Desk.traders'],
    ['has no quantifier', '{ desks(where: { traders: { none: {} } }) { totalCount } }', 'Desk.traders'],
    [
      'filters by no property of a relationship',
      '{ traders { nodes { desks(edgeWhere: { pay: { gt: 1 } }) { totalCount } } } }',
      'Seat.pay',
    ],
    [
      'shows no property of a relationship',
      '{ traders { nodes { desks { edges { properties { ... on Seat { pay } } } } } } }',
      'Seat.pay',
    ],
    ['has no list of a label', '{ secrets { totalCount } }', 'Secret'],
    ['finds no node of a label by key', '{ entity(label: "Secret", key: "s1") { __typename } }', 'Secret'],
    [
      'finds no node of a label by id',
      `{ node(id: "${nodeId({ label: 'Secret', key: 's1' })}") { __typename } }`,
      'Secret',
    ],
    ['is led to no node of a label', '{ desks { nodes { cases { totalCount } } } }', 'Secret'],
    ['filters by no node of a label', '{ desks(where: { cases: { some: {} } }) { totalCount } }', 'Secret'],
    [
      'filters by no node of a label among several',
      '{ desks(where: { watches: { some: { Secret: {} } } }) { totalCount } }',
      'Secret',
    ],
    ['searches no label', '{ search(text: "north", labels: ["Secret"]) { complete } }', 'Secret'],
  ]
  for (const [what, query, field] of refusals) {
    it(`${what} to others`, async () => {
      const error = await api.refusal(query, {}, ['OPERATOR', 'ADMIN'])
      assert.deepEqual(
        [error.code, error.reason, error.field, error.allowed],
        ['FORBIDDEN', 'roleRequired', field, 'COMPLIANCE'],
      )
      assert.ok(await api.run(query, {}, ['COMPLIANCE']))
    })
  }

  it('is not written by others, nor found out by writing what may be there', async () => {
    const write = (roles: readonly Role[]) =>
      api.run(
        `mutation {
          upsertNodes(input: { label: "Desk", rows: [{ code: "d1", limitMinor: 5 }, { code: "d1", name: "North" }] }) {
            rows { status error { code field } }
          }
        }`,
        {},
        roles,
      )
    const refused = { status: 'REFUSED', error: { code: 'FORBIDDEN', field: 'Desk.limitMinor' } }
    assert.deepEqual(plain(await write(['SERVICE'])), {
      upsertNodes: { rows: [refused, { status: 'UNCHANGED', error: null }] },
    })
  })

  it('leaves the rest of an answer standing', async () => {
    const ids = ['Secret', 'Desk'].map((label) => nodeId({ label, key: label === 'Desk' ? 'd1' : 's1' }))
    const query = 'query($ids: [ID!]!) { nodes(ids: $ids) { id } }'
    const { data, errors } = await api.answer(query, { ids }, ['OPERATOR'])
    assert.deepEqual(JSON.parse(JSON.stringify(data)), { nodes: [null, { id: ids[1] }] })
    assert.equal(errors?.length, 1)
  })

  it('is left out where nodes of several labels are shown or tested', async () => {
    const shown = '{ desks { nodes { watches { totalCount nodes { key } } } } }'
    const watches = (...keys: string[]) => ({ totalCount: keys.length, nodes: keys.map((key) => ({ key })) })
    assert.deepEqual(await api.run(shown), { desks: { nodes: [{ watches: watches('t1') }] } })
    assert.deepEqual(await api.run(shown, {}, ['COMPLIANCE']), {
      desks: { nodes: [{ watches: watches('s1', 't1') }] },
    })
    const single = '{ desks(where: { watches: { single: {} } }) { totalCount } }'
    assert.deepEqual(await api.run(single), { desks: { totalCount: 1 } })
    assert.deepEqual(await api.run(single, {}, ['COMPLIANCE']), { desks: { totalCount: 0 } })
  })

  it('is not found by search, and found by those who hold a role', async () => {
    const keys = async (text: string, roles: readonly ('OPERATOR' | 'INVESTIGATOR' | 'COMPLIANCE')[]) => {
      const { search } = await api.run(`{ search(text: "${text}") { edges { node { key } } } }`, {}, roles)
      return (search as { edges: { node: { key: string } }[] }).edges.map(({ node }) => node.key)
    }
    assert.deepEqual(await keys('shark', ['OPERATOR']), [])
    assert.deepEqual(await keys('shark', ['INVESTIGATOR']), ['d1'])
    assert.deepEqual(await keys('north', ['OPERATOR']), ['d1'])
    assert.deepEqual((await keys('north', ['COMPLIANCE'])).sort(), ['d1', 's1'])
  })

  it('is absent for walks: neither reached nor found nor counted', async () => {
    const desk = '{ label: "Desk", key: "d1" }'
    const near = `{ neighborhood(of: ${desk}) { totalCount nodes { entity { label key } } } }`
    const shown = (roles: readonly Role[]) => api.run(near, {}, roles)
    const trader = { entity: { label: 'Trader', key: 't1' } }
    assert.deepEqual(plain(await shown(['ANALYST'])), { neighborhood: { totalCount: 1, nodes: [trader] } })
    const secret = { entity: { label: 'Secret', key: 's1' } }
    assert.deepEqual(plain(await shown(['COMPLIANCE'])), {
      neighborhood: { totalCount: 2, nodes: [secret, trader] },
    })
    const walk = `{ paths(source: ${desk}, target: { label: "Secret", key: "s1" }) { paths { length } } }`
    assert.equal((await api.refusal(walk, {}, ['ANALYST'])).code, 'NOT_FOUND')
  })

  it('is not written: a node refuses the request, a relationship its row', async () => {
    const writes = [
      'upsertNodes(input: { label: "Secret", rows: [{ code: "s2" }] }) { refused }',
      'deleteNodes(input: { label: "Secret", keys: ["s1"], detach: true }) { refused }',
    ]
    for (const write of writes) {
      const error = await api.refusal(`mutation { ${write} }`)
      assert.deepEqual([error.code, error.field], ['FORBIDDEN', 'Secret'])
    }
    const answer = await api.run(`mutation { upsertRelationships(input: { type: "WATCHES", rows: [
      { source: { key: "d1" }, target: { label: "Secret", key: "s1" } }
      { source: { key: "d1" }, target: { label: "Trader", key: "t1" } }
    ] }) { rows { status error { code field } } } }`)
    assert.deepEqual(answer, {
      upsertRelationships: {
        rows: [
          { status: 'REFUSED', error: { code: 'FORBIDDEN', field: 'Secret' } },
          { status: 'UNCHANGED', error: null },
        ],
      },
    })
  })

  it('is told by the model', async () => {
    const { model } = await api.run('{ model { labels { label roles properties { name roles } } } }')
    const labels = (model as { labels: { label: string; roles: string[] | null }[] }).labels
    assert.deepEqual(
      labels.map(({ label, roles }) => [label, roles]),
      [
        ['Desk', null],
        ['Secret', ['COMPLIANCE']],
        ['Trader', null],
      ],
    )
  })

  it('cannot be a key alone, which ids and cursors hold', () => {
    const sdl = 'type A @node(key: "code") { code: String! @auth(roles: [ADMIN]) }'
    assert.throws(() => buildModel(parse(`${DIRECTIVES}\n${sdl}`)), /A\.code: .*@auth on the type/)
  })
})
