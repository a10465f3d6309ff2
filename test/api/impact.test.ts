import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Api, openApi } from '../support/api.ts'
import { load } from '../support/load-drawing.ts'

const BANK = `
  K {"minMembers": 2, "name": "card cluster", "layer": "SOFTWARE", "typeCode": "DB_CLUSTER"}
  H {"layer": "IT_DEVICE", "typeCode": "SERVER"}
  VM1 {"layer": "VIRTUALIZATION", "typeCode": "VM"}
  VM2 {"layer": "VIRTUALIZATION", "typeCode": "VM"}
  OLD {"validTo": "2026-01-01T00:00:00.000Z"}
  VM1 -DEPLOYED_ON-> H
  VM2 -DEPLOYED_ON-> H
  OLD -DEPLOYED_ON-> H
  DB1 -DEPLOYED_ON-> VM1
  DB2 -DEPLOYED_ON-> VM2
  DB1 -MEMBER_OF_CLUSTER-> K
  DB2 -MEMBER_OF_CLUSTER-> K
  A -CALLS-> K
  R -CALLS-> K {"critical": false}
  A -PART_OF-> ApplicationSystem:CARDS
  TransactionChain:PAY {"channel": "MOBILE_BANK"}
  TransactionChain:PAY -INCLUDES-> A
  TransactionChain:WITHDRAW {"channel": "ATM"}
  TransactionChain:WITHDRAW -INCLUDES-> K
  TransactionChain:LOGIN {"channel": "MOBILE_BANK"}
  TransactionChain:LOGIN -INCLUDES-> A
  BatchChain:REPORT -INCLUDES-> DB1
  H -LOCATED_AT-> Site:S1
`

describe('blastRadius', () => {
  let api: Api
  before(async () => {
    api = await openApi()
    await load(api.graph, BANK)
  })
  after(() => api.close())

  it('names each failed object with its round, rule, causes and reason', async () => {
    const { blastRadius } = await api.run(`{
      blastRadius(of: [{label: "OpsObject", key: "VM1"}]) {
        seeds { key }
        affected {
          totalCount
          nodes {
            entity { key displayName } round rule causeCount causes { key }
            membersUp membersNeeded linksDown explanation
          }
        }
        completeness { complete stoppedBy frontierLeft hubsTruncated version asOf }
      }
    }`)
    const failed = (key: string, displayName: string, round: number, rule: string, cause: string) => ({
      entity: { key, displayName },
      round,
      rule,
      causeCount: 1,
      causes: [{ key: cause }],
      membersUp: null,
      membersNeeded: null,
      linksDown: null,
    })
    assert.deepEqual(blastRadius, {
      seeds: [{ key: 'VM1' }],
      affected: {
        totalCount: 3,
        nodes: [
          {
            ...failed('DB1', 'DB1', 1, 'DEPLOYED_ON', 'VM1'),
            explanation: 'deployed on VM1, which failed',
          },
          {
            ...failed('K', 'card cluster', 2, 'MEMBER_OF_CLUSTER', 'DB1'),
            membersUp: 1,
            membersNeeded: 2,
            explanation: 'cluster: DB1 failed, 1 of 2 members are up, 2 needed',
          },
          { ...failed('A', 'A', 3, 'CALLS', 'K'), explanation: 'calls K, which failed' },
        ],
      },
      completeness: {
        complete: true,
        stoppedBy: null,
        frontierLeft: 0,
        hubsTruncated: 0,
        version: '1',
        asOf: '2026-03-01T08:00:00.000Z',
      },
    })
  })

  it('tells what feels the failure, with counts', async () => {
    const { blastRadius } = await api.run(`{
      blastRadius(of: [{label: "Site", key: "S1"}]) {
        degraded { totalCount nodes { entity { key } round causes { key } explanation } }
        systems { totalCount nodes { entity { key } round membersFailed } }
        transactionChains { totalCount nodes { entity { key } round } }
        batchChains { totalCount nodes { entity { key } } }
        customerChannels { channel chains }
        countsByLabel { name count }
        countsByType { name count }
        countsByLayer { name count }
      }
    }`)
    assert.deepEqual(blastRadius, {
      degraded: {
        totalCount: 1,
        nodes: [
          {
            entity: { key: 'R' },
            round: 5,
            causes: [{ key: 'K' }],
            explanation: 'degraded: calls K, which failed, and goes on without',
          },
        ],
      },
      systems: { totalCount: 1, nodes: [{ entity: { key: 'CARDS' }, round: 5, membersFailed: 1 }] },
      transactionChains: {
        totalCount: 3,
        nodes: [
          { entity: { key: 'WITHDRAW' }, round: 4 },
          { entity: { key: 'LOGIN' }, round: 5 },
          { entity: { key: 'PAY' }, round: 5 },
        ],
      },
      batchChains: { totalCount: 1, nodes: [{ entity: { key: 'REPORT' } }] },
      customerChannels: [
        { channel: 'MOBILE_BANK', chains: 2 },
        { channel: 'ATM', chains: 1 },
      ],
      countsByLabel: [{ name: 'OpsObject', count: 7 }],
      countsByType: [
        { name: null, count: 3 },
        { name: 'VM', count: 2 },
        { name: 'DB_CLUSTER', count: 1 },
        { name: 'SERVER', count: 1 },
      ],
      countsByLayer: [
        { name: null, count: 3 },
        { name: 'VIRTUALIZATION', count: 2 },
        { name: 'IT_DEVICE', count: 1 },
        { name: 'SOFTWARE', count: 1 },
      ],
    })
  })

  it('pages through the affected objects without repeating or omitting one', async () => {
    const seen: string[] = []
    let after: string | null = null
    for (let page = 0; page < 4; page += 1) {
      const { blastRadius } = (await api.run(
        `query($after: String) {
          blastRadius(of: [{label: "OpsObject", key: "H"}], first: 2, after: $after) {
            affected { edges { node { entity { key } } } pageInfo { hasNextPage endCursor } }
          }
        }`,
        { after },
      )) as {
        blastRadius: { affected: { edges: { node: { entity: { key: string } } }[]; pageInfo: PageInfo } }
      }
      const { edges, pageInfo } = blastRadius.affected
      seen.push(...edges.map((edge) => edge.node.entity.key))
      after = pageInfo.endCursor
      assert.equal(pageInfo.hasNextPage, page < 2)
      if (!pageInfo.hasNextPage) break
    }
    assert.deepEqual(seen, ['VM1', 'VM2', 'DB1', 'DB2', 'K', 'A'])
  })

  it('counts what was valid at the asked time', async () => {
    const count = async (asOf: string) => {
      const query = `query($asOf: DateTime) {
        blastRadius(of: [{label: "OpsObject", key: "H"}], maxDepth: 1, asOf: $asOf) { affected { totalCount } }
      }`
      return (await api.run(query, { asOf })) as unknown
    }
    assert.deepEqual(await count('2025-12-31T00:00:00Z'), { blastRadius: { affected: { totalCount: 3 } } })
    assert.deepEqual(await count('2026-01-01T00:00:00Z'), { blastRadius: { affected: { totalCount: 2 } } })
  })

  it('sees a write at once', async () => {
    await load(api.graph, 'NEW -DEPENDS_ON-> LATE')
    const query = '{ blastRadius(of: [{label: "OpsObject", key: "LATE"}]) { affected { totalCount } } }'
    assert.deepEqual(await api.run(query), { blastRadius: { affected: { totalCount: 1 } } })
  })

  for (const format of ['MERMAID', 'DOT', 'SVG']) {
    it(`draws the spread as ${format} with every node`, async () => {
      const { blastRadius } = (await api.run(`{
        blastRadius(of: [{label: "OpsObject", key: "VM1"}]) {
          picture(format: ${format}) { format content nodesDrawn nodesTotal complete }
        }
      }`)) as { blastRadius: { picture: { content: string; [field: string]: unknown } } }
      const { content, ...facts } = blastRadius.picture
      assert.deepEqual(facts, { format, nodesDrawn: 10, nodesTotal: 10, complete: true })
      for (const key of ['VM1', 'DB1', 'card cluster', 'CARDS', 'PAY', 'LOGIN', 'WITHDRAW', 'REPORT']) {
        assert.ok(content.includes(key), key)
      }
    })
  }

  const REFUSALS = [
    {
      args: 'of: [{label: "OpsObject", key: "VM1"}, {label: "OpsObject", key: "NONE"}]',
      field: 'of[1]',
      code: 'NOT_FOUND',
    },
    { args: 'of: [{label: "Nothing", key: "VM1"}]', field: 'of[0].label', code: 'BAD_USER_INPUT' },
    { args: 'of: []', field: 'of', code: 'BAD_USER_INPUT' },
    {
      args: 'of: [{label: "OpsObject", key: "VM1"}], maxDepth: 0',
      field: 'maxDepth',
      code: 'BAD_USER_INPUT',
    },
    {
      args: 'of: [{label: "OpsObject", key: "VM1"}], maxDepth: 101',
      field: 'maxDepth',
      code: 'BAD_USER_INPUT',
    },
    {
      args: 'of: [{label: "OpsObject", key: "VM1"}], types: ["OWNS"]',
      field: 'types[0]',
      code: 'BAD_USER_INPUT',
    },
    { args: 'of: [{label: "OpsObject", key: "VM1"}], first: 501', field: 'first', code: 'BAD_USER_INPUT' },
    { args: 'of: [{label: "OpsObject", key: "VM1"}], after: "x"', field: 'after', code: 'BAD_USER_INPUT' },
  ]
  for (const { args, field, code } of REFUSALS) {
    it(`refuses (${args}) naming ${field}`, async () => {
      const refusal = await api.refusal(`{ blastRadius(${args}) { affected { totalCount } } }`)
      assert.deepEqual([refusal.code, refusal.field], [code, field])
    })
  }
})

interface PageInfo {
  readonly hasNextPage: boolean
  readonly endCursor: string | null
}
