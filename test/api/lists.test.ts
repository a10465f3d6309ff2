// Root lists and relationship connections of the derived API, on the shipped model.

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { assertObjectType } from 'graphql'
import { type Api, openApi } from '../support/api.ts'

const OBJECTS = [
  { ciCode: 'app1', name: 'Mobile Bank', layer: 'SOFTWARE', status: 'OK', minMembers: 2 },
  { ciCode: 'app2', name: 'mobile gateway', layer: 'SOFTWARE', status: 'DOWN' },
  { ciCode: 'db1', name: '\u{1F5C4} store', layer: 'SOFTWARE', minMembers: 1 },
  { ciCode: 'vm1', name: '\uFFFDirtual', layer: 'OS', status: 'OK', minMembers: 2 },
  { ciCode: 'vm2', layer: 'OS', status: 'WARN' },
  { ciCode: 'host', name: '核心主機', layer: 'IT_DEVICE' },
]
const CALLS = [
  ['app1', 'app2', { p95Ms: 20, critical: true, sourceCode: 'apm' }],
  ['app1', 'db1', { p95Ms: 5 }],
  ['app2', 'db1', { p95Ms: 80, critical: false }],
] as const
const DEPLOYED = [
  ['app1', 'vm1'],
  ['app2', 'vm1'],
  ['db1', 'vm2'],
  ['vm1', 'host'],
  ['vm2', 'host'],
] as const

function end(key: string) {
  return { key }
}

async function seed(api: Api): Promise<void> {
  const { graph } = api
  assert.ok(graph)
  const upsertNodes =
    'mutation($i: UpsertNodesInput!) { upsertNodes(input: $i) { refused rows { error { message } } } }'
  const upsertRelationships =
    'mutation($i: UpsertRelationshipsInput!) { upsertRelationships(input: $i) { refused rows { error { message } } } }'
  const nodes = {
    OpsObject: OBJECTS,
    ApplicationSystem: [{ systemCode: 's1', name: 'Payments', criticality: 5 }],
  }
  for (const [label, rows] of Object.entries(nodes)) {
    const done = await api.run(upsertNodes, { i: { label, rows } })
    assert.deepEqual(done, { upsertNodes: { refused: 0, rows: rows.map(() => ({ error: null })) } })
  }
  const relationships = {
    CALLS: CALLS.map(([source, target, facts]) => ({ source: end(source), target: end(target), ...facts })),
    DEPLOYED_ON: DEPLOYED.map(([source, target]) => ({ source: end(source), target: end(target) })),
    CONNECTED_TO: [{ source: end('vm2'), target: end('host'), port: 'p1' }],
    PART_OF: [
      { source: { label: 'OpsObject', key: 'app1' }, target: { label: 'ApplicationSystem', key: 's1' } },
    ],
  }
  for (const [type, rows] of Object.entries(relationships)) {
    const done = await api.run(upsertRelationships, { i: { type, rows } })
    assert.deepEqual(done, { upsertRelationships: { refused: 0, rows: rows.map(() => ({ error: null })) } })
  }
}

describe('lists', () => {
  let api: Api
  before(async () => {
    api = await openApi()
    await seed(api)
  })
  after(() => api.close())

  async function found(where: string, more = ''): Promise<string> {
    const answer = await api.run(`{ opsObjects(where: ${where}${more}) { totalCount nodes { ciCode } } }`)
    const list = answer.opsObjects as { totalCount: number; nodes: { ciCode: string }[] }
    assert.equal(list.totalCount, list.nodes.length)
    return list.nodes.map((node) => node.ciCode).join(' ')
  }

  const filters: [string, string][] = [
    ['{}', 'app1 app2 db1 host vm1 vm2'],
    ['{ ciCode: { eq: "db1" } }', 'db1'],
    ['{ layer: { eq: OS } }', 'vm1 vm2'],
    ['{ layer: { in: [OS, IT_DEVICE] } }', 'host vm1 vm2'],
    ['{ layer: { notIn: [OS, SOFTWARE] } }', 'host'],
    ['{ layer: { in: [] } }', ''],
    ['{ status: { ne: OK } }', 'app2 db1 host vm2'],
    ['{ status: { eq: null } }', 'db1 host'],
    ['{ status: { isNull: false } }', 'app1 app2 vm1 vm2'],
    ['{ minMembers: { gt: 1, lte: 2 } }', 'app1 vm1'],
    ['{ NOT: { minMembers: { gte: 2 } } }', 'app2 db1 host vm2'],
    ['{ name: { startsWith: "mobile" } }', 'app2'],
    ['{ name: { startsWith: "MOBILE", ignoreCase: true } }', 'app1 app2'],
    ['{ name: { contains: "核心主机", ignoreCase: true } }', 'host'],
    ['{ name: { endsWith: "store" } }', 'db1'],
    ['{ OR: [{ layer: { eq: IT_DEVICE } }, { status: { eq: DOWN } }] }', 'app2 host'],
    ['{ OR: [] }', ''],
    ['{ AND: [{ layer: { eq: OS } }, { status: { eq: OK } }] }', 'vm1'],
    ['{ provenance: { sourceCode: { isNull: true } }, layer: { eq: OS } }', 'vm1 vm2'],
    ['{ calls: { some: { layer: { eq: SOFTWARE } } } }', 'app1 app2'],
    ['{ calls: { some: {} } }', 'app1 app2'],
    ['{ calls: { none: {} } }', 'db1 host vm1 vm2'],
    ['{ calls: { single: {} } }', 'app2'],
    ['{ calls: { single: { ciCode: { eq: "db1" } } } }', 'app1 app2'],
    ['{ calls: { all: { ciCode: { eq: "db1" } } } }', 'app2 db1 host vm1 vm2'],
    ['{ calls: { all: { ciCode: { eq: "db1" } }, some: {} } }', 'app2'],
    ['{ calledBy: { some: { status: { eq: DOWN } } } }', 'db1'],
    ['{ connectedTo: { some: { ciCode: { eq: "host" } } } }', 'vm2'],
    ['{ connectedTo: { some: { ciCode: { eq: "vm2" } } } }', 'host'],
    ['{ system: { criticality: { gte: 5 } } }', 'app1'],
    ['{ system: null, layer: { eq: SOFTWARE } }', 'app2 db1'],
    ['{ deployedOn: { some: { deployedOn: { some: { ciCode: { eq: "host" } } } } } }', 'app1 app2 db1'],
  ]
  for (const [where, keys] of filters) {
    it(`where ${where} finds ${keys || 'nothing'}`, async () => assert.equal(await found(where), keys))
  }

  const orders: [string, string][] = [
    ['{ field: name }', 'app1 app2 host vm1 db1 vm2'],
    ['{ field: name, direction: DESC }', 'vm2 db1 vm1 host app2 app1'],
    ['[null, { field: "name" }]', 'app1 app2 host vm1 db1 vm2'],
    ['{ field: name, nulls: FIRST }', 'vm2 app1 app2 host vm1 db1'],
    ['[{ field: minMembers, direction: DESC, nulls: LAST }, { field: name }]', 'app1 vm1 db1 app2 host vm2'],
  ]
  for (const [order, keys] of orders) {
    it(`orderBy ${order} gives ${keys}`, async () =>
      assert.equal(await found('{}', `, orderBy: ${order}`), keys))

    it(`pages of two in the order ${order} neither repeat nor omit a row`, async () => {
      const seen: string[] = []
      for (let cursor: string | null = null; ; ) {
        const query = `query($after: String) { opsObjects(orderBy: ${order}, first: 2, after: $after)
          { nodes { ciCode } pageInfo { hasNextPage hasPreviousPage endCursor } } }`
        const { opsObjects } = (await api.run(query, { after: cursor })) as {
          opsObjects: {
            nodes: { ciCode: string }[]
            pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string }
          }
        }
        assert.equal(opsObjects.pageInfo.hasPreviousPage, cursor !== null)
        seen.push(...opsObjects.nodes.map((node) => node.ciCode))
        if (!opsObjects.pageInfo.hasNextPage) break
        cursor = opsObjects.pageInfo.endCursor
      }
      assert.equal(seen.join(' '), keys)
    })

    it(`a relationship field with orderBy ${order} sorts as the root list does`, async () => {
      await api.run(
        `mutation { upsertNodes(input: { label: "DataSource", rows: [{ sourceCode: "all" }] }) { version } }`,
      )
      const rows = OBJECTS.map(({ ciCode }) => ({ source: { key: ciCode }, target: { key: 'all' } }))
      await api.run(
        'mutation($rows: [JSON!]!) { upsertRelationships(input: { type: "OBSERVED_IN", rows: $rows }) { version } }',
        { rows },
      )
      const answer = await api.run(
        `{ dataSources { nodes { objects(orderBy: ${order}) { nodes { ciCode } } } } }`,
      )
      const { dataSources } = answer as {
        dataSources: { nodes: { objects: { nodes: { ciCode: string }[] } }[] }
      }
      assert.equal(dataSources.nodes[0]?.objects.nodes.map((node) => node.ciCode).join(' '), keys)
    })
  }

  it('gives the properties of each relationship beside the neighbour', async () => {
    const answer = await api.run(`{ entity(label: "OpsObject", key: "app1") { ... on OpsObject {
      calls(edgeWhere: { p95Ms: { gte: 20 }, OR: [{ critical: { eq: true } }] }) {
        totalCount edges { node { ciCode } properties { provenance { sourceCode } ... on Call { p95Ms critical } } }
      } } } }`)
    const node = { ciCode: 'app2' }
    const properties = { provenance: { sourceCode: 'apm' }, p95Ms: 20, critical: true }
    assert.deepEqual(answer, { entity: { calls: { totalCount: 1, edges: [{ node, properties }] } } })
  })

  it('says how many nodes and relationships the store holds', async () => {
    const { model } = (await api.run(
      '{ model { labels { label count } relationshipTypes { type count } } }',
    )) as {
      model: {
        labels: { label: string; count: number }[]
        relationshipTypes: { type: string; count: number }[]
      }
    }
    const sizes = new Map([
      ...model.labels.map(({ label, count }) => [label, count] as const),
      ...model.relationshipTypes.map(({ type, count }) => [type, count] as const),
    ])
    const shown = ['OpsObject', 'ApplicationSystem', 'Person', 'CALLS', 'DEPLOYED_ON', 'OWNS']
    assert.deepEqual(
      shown.map((name) => sizes.get(name)),
      [6, 1, 0, 3, 5, 0],
    )
  })

  it('takes a filter of relationships only where they have properties of their own', () => {
    const argumentsOf = (label: string, field: string) => {
      const type = assertObjectType(api.schema.getType(label))
      return type.getFields()[field]?.args.map((argument) => argument.name)
    }
    assert.deepEqual(argumentsOf('OpsObject', 'calls'), ['where', 'orderBy', 'first', 'after', 'edgeWhere'])
    assert.deepEqual(argumentsOf('ApplicationSystem', 'objects'), ['where', 'orderBy', 'first', 'after'])
  })

  it('shows a single relationship as the node itself, and null where there is none', async () => {
    const answer = await api.run(
      '{ opsObjects(where: { layer: { eq: SOFTWARE } }) { nodes { system { name } } } }',
    )
    assert.deepEqual(answer, {
      opsObjects: { nodes: [{ system: { name: 'Payments' } }, { system: null }, { system: null }] },
    })
  })

  const refusals: [string, string, string, string][] = [
    ['a page above the limit', '{ opsObjects(first: 501) { totalCount } }', 'outOfRange', 'first'],
    ['a negative page', '{ opsObjects(first: -1) { totalCount } }', 'outOfRange', 'first'],
    ['a foreign cursor', '{ opsObjects(after: "abc") { nodes { id } } }', 'badCursor', 'after'],
    [
      'an unknown enumeration value',
      '{ opsObjects(where: { layer: { eq: CLOUD } }) { totalCount } }',
      'wrongValue',
      'layer.eq',
    ],
    [
      'an order by a property of another label',
      '{ opsObjects(orderBy: { field: birthDate }) { totalCount } }',
      'wrongValue',
      'orderBy',
    ],
    [
      'an edge filter by an unknown property',
      '{ opsObjects { nodes { calls(edgeWhere: { colour: { eq: 1 } }) { totalCount } } } }',
      'unknownProperty',
      'Call.colour',
    ],
    [
      'an edge filter with a wrong operator',
      '{ opsObjects { nodes { calls(edgeWhere: { p95Ms: { contains: 1 } }) { totalCount } } } }',
      'unknownProperty',
      'p95Ms.contains',
    ],
    [
      'a figure of a property that has none',
      '{ opsObjects { aggregate(by: { measures: [name] }) { count } } }',
      'wrongValue',
      'measures',
    ],
    ['a label that does not exist', '{ entity(label: "Ghost", key: "1") { id } }', 'unknownLabel', 'label'],
    ['an id that is none', '{ node(id: "zzz") { id } }', 'badId', 'id'],
  ]
  for (const [what, query, reason, field] of refusals) {
    it(`refuses ${what}`, async () => {
      const error = await api.refusal(query)
      assert.deepEqual([error.code, error.reason, error.field], ['BAD_USER_INPUT', reason, field])
    })
  }

  it('refuses a cursor once filter or order are others', async () => {
    const { opsObjects } = (await api.run('{ opsObjects(first: 1) { pageInfo { endCursor } } }')) as {
      opsObjects: { pageInfo: { endCursor: string } }
    }
    const cursor = opsObjects.pageInfo.endCursor
    for (const list of [
      `opsObjects(after: "${cursor}", where: { layer: { eq: OS } })`,
      `opsObjects(after: "${cursor}", orderBy: { field: name })`,
      `applicationSystems(after: "${cursor}")`,
    ]) {
      const error = await api.refusal(`{ ${list} { nodes { id } } }`)
      assert.equal(error.reason, 'badCursor')
    }
  })

  it('refuses a filter of too many parts, and of too many quantifiers in one another', async () => {
    const many = Array.from({ length: 101 }, () => '{ name: { eq: "a" } }').join(', ')
    const wide = await api.refusal(`{ opsObjects(where: { OR: [${many}] }) { totalCount } }`)
    assert.deepEqual([wide.code, wide.reason], ['LIMIT_EXCEEDED', 'tooLarge'])
    const nested = Array.from({ length: 5 }).reduce<string>((inner) => `{ calls: { some: ${inner} } }`, '{}')
    const deep = await api.refusal(`{ opsObjects(where: ${nested}) { totalCount } }`)
    assert.deepEqual([deep.code, deep.reason, deep.allowed], ['LIMIT_EXCEEDED', 'tooLarge', '4'])
  })

  it('counts, groups and measures all rows, whatever the page', async () => {
    const answer =
      await api.run(`{ opsObjects(where: { layer: { in: [OS, SOFTWARE] } }, first: 1) { nodes { ciCode } totalCount
        aggregate(by: { groupBy: [layer], measures: [minMembers] }) {
          count hasMoreGroups groups { count values { field value } measures { field sum avg min max } } } } }`)
    const group = (layer: string, count: number, measures: object) => ({
      count,
      values: [{ field: 'layer', value: layer }],
      measures: [{ field: 'minMembers', ...measures }],
    })
    assert.deepEqual(answer, {
      opsObjects: {
        nodes: [{ ciCode: 'app1' }],
        totalCount: 5,
        aggregate: {
          count: 5,
          hasMoreGroups: false,
          groups: [
            group('OS', 2, { sum: '2', avg: 2, min: '2', max: '2' }),
            group('SOFTWARE', 3, { sum: '3', avg: 1.5, min: '1', max: '2' }),
          ],
        },
      },
    })
  })

  it('counts, groups and measures the neighbours of each node', async () => {
    const answer =
      await api.run(`{ opsObjects(where: { ciCode: { in: ["host", "vm1", "vm2"] } }) { nodes { ciCode
        carries(where: { ciCode: { ne: "app2" } }, first: 0) { aggregate(by: { groupBy: [status], measures: [minMembers] }) {
          count groups { count values { value } measures { sum avg } } } } } } }`)
    const group = (value: string | null, count: number, sum: string | null, avg: number | null) => ({
      count,
      values: [{ value }],
      measures: [{ sum, avg }],
    })
    const carries = (count: number, ...groups: object[]) => ({ aggregate: { count, groups } })
    assert.deepEqual(answer, {
      opsObjects: {
        nodes: [
          { ciCode: 'host', carries: carries(2, group('OK', 1, '2', 2), group('WARN', 1, null, null)) },
          { ciCode: 'vm1', carries: carries(1, group('OK', 1, '2', 2)) },
          { ciCode: 'vm2', carries: carries(1, group(null, 1, '1', 1)) },
        ],
      },
    })
  })

  it('says that there are more groups than asked for, in lists and behind relationships', async () => {
    const answer = await api.run(`{
      opsObjects { aggregate(by: { groupBy: [layer], first: 2 }) { hasMoreGroups groups { count } } }
      entity(label: "OpsObject", key: "host") { ... on OpsObject {
        carries { aggregate(by: { groupBy: [ciCode], first: 1 }) { hasMoreGroups groups { count } } } } }
    }`)
    assert.deepEqual(answer, {
      opsObjects: { aggregate: { hasMoreGroups: true, groups: [{ count: 1 }, { count: 2 }] } },
      entity: { carries: { aggregate: { hasMoreGroups: true, groups: [{ count: 1 }] } } },
    })
  })
})
