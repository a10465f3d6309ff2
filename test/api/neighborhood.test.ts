import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Api, openApi } from '../support/api.ts'
import { load } from '../support/load-drawing.ts'

const BANK = `
  A -CALLS-> B
  B -CALLS-> C
  C -CALLS-> D
  B -PART_OF-> ApplicationSystem:S
  C -PART_OF-> ApplicationSystem:S
  A -DEPENDS_ON-> B
`

describe('neighborhood', () => {
  let api: Api
  before(async () => {
    api = await openApi()
    await load(api.graph, BANK)
  })
  after(() => api.close())

  it('lists nodes by hop with the relationships that lead there', async () => {
    const { neighborhood } = await api.run(`{
      neighborhood(of: {label: "OpsObject", key: "A"}) {
        center { key }
        totalCount
        nodes { entity { key } hop }
        countsByLabel { name count }
        relationships { type source { key } target { key } parallel }
        relationshipsComplete
        completeness { complete }
      }
    }`)
    const link = (source: string, type: string, target: string) => ({
      type,
      source: { key: source },
      target: { key: target },
      parallel: 1,
    })
    assert.deepEqual(neighborhood, {
      center: { key: 'A' },
      totalCount: 3,
      nodes: [
        { entity: { key: 'B' }, hop: 1 },
        { entity: { key: 'S' }, hop: 2 },
        { entity: { key: 'C' }, hop: 2 },
      ],
      countsByLabel: [
        { name: 'OpsObject', count: 2 },
        { name: 'ApplicationSystem', count: 1 },
      ],
      relationships: [
        link('A', 'CALLS', 'B'),
        link('A', 'DEPENDS_ON', 'B'),
        link('B', 'CALLS', 'C'),
        link('B', 'PART_OF', 'S'),
      ],
      relationshipsComplete: true,
      completeness: { complete: true },
    })
  })

  it('counts everything that it reached though it lists less, and says what a picture leaves out', async () => {
    const { neighborhood } = await api.run(`{
      neighborhood(of: {label: "OpsObject", key: "A"}, hops: 3, first: 1) {
        totalCount nodes { entity { key } } picture { nodesDrawn nodesTotal complete }
      }
    }`)
    assert.deepEqual(neighborhood, {
      totalCount: 4,
      nodes: [{ entity: { key: 'B' } }],
      picture: { nodesDrawn: 2, nodesTotal: 5, complete: false },
    })
  })

  it('names hubs with their true number of neighbours', async () => {
    const { neighborhood } = await api.run(`{
      neighborhood(of: {label: "OpsObject", key: "B"}, hops: 1, neighborsPerNode: 2) {
        nodes { entity { key } }
        hubs { entity { key } neighbors followed }
        completeness { complete stoppedBy hubsTruncated }
      }
    }`)
    assert.deepEqual(neighborhood, {
      nodes: [{ entity: { key: 'S' } }, { entity: { key: 'A' } }],
      hubs: [{ entity: { key: 'B' }, neighbors: 3, followed: 2 }],
      completeness: { complete: false, stoppedBy: 'HUB', hubsTruncated: 1 },
    })
  })

  const REFUSALS = [
    { args: 'of: {label: "OpsObject", key: "NONE"}', field: 'of', reason: 'notFound' },
    { args: 'of: {label: "OpsObject", key: "A"}, hops: 7', field: 'hops', reason: 'outOfRange' },
    {
      args: 'of: {label: "OpsObject", key: "A"}, neighborsPerNode: 0',
      field: 'neighborsPerNode',
      reason: 'outOfRange',
    },
  ]
  for (const { args, field, reason } of REFUSALS) {
    it(`refuses (${args}) naming ${field}`, async () => {
      const refusal = await api.refusal(`{ neighborhood(${args}) { totalCount } }`)
      assert.deepEqual([refusal.reason, refusal.field], [reason, field])
    })
  }
})
