import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Api, openApi } from '../support/api.ts'
import { load } from '../support/load-drawing.ts'

/** Two payments, so that each pair of accounts is tied twice. */
const pay = (from: string, to: string, id: string) =>
  ['a', 'b']
    .map((part) => `Account:${from} -TRANSFER-> Account:${to} {"transactionId": "${id}${part}"}`)
    .join('\n')

const BANK = [
  pay('A0001', 'A0002', 'T1'),
  pay('A0002', 'A0003', 'T2'),
  pay('A0003', 'A0001', 'T3'),
  pay('B0001', 'B0002', 'T4'),
  pay('B0002', 'A0003', 'T5'),
  'Account:Z0001',
].join('\n')

describe('communities', () => {
  let api: Api
  before(async () => {
    api = await openApi()
    await load(api.graph, BANK)
  })
  after(() => api.close())

  it('gives the communities of a scope with their members, the same for the same seed', async () => {
    const query = `{
      communities(scope: {labels: ["Account"], types: ["TRANSFER"]}, seed: 3) {
        communities { id size members(first: 2) { key } }
        totalCount nodeCount pairCount modularity engine seed completeness { complete }
      }
    }`
    const { communities } = await api.run(query, {}, ['INVESTIGATOR'])
    // 10 payments: inside 6 and 2; ends 14 and 6 of 20.
    const modularity = 0.8 - (14 / 20) ** 2 - (6 / 20) ** 2
    const { modularity: found, ...rest } = communities as { modularity: number }
    assert.ok(Math.abs(found - modularity) < 1e-9, String(found))
    assert.deepEqual(rest, {
      communities: [
        { id: '0', size: 3, members: [{ key: 'A0001' }, { key: 'A0002' }] },
        { id: '1', size: 2, members: [{ key: 'B0001' }, { key: 'B0002' }] },
        { id: '2', size: 1, members: [{ key: 'Z0001' }] },
      ],
      totalCount: 3,
      nodeCount: 6,
      pairCount: 5,
      engine: 'GRAPHOLOGY',
      seed: 3,
      completeness: { complete: true },
    })
    assert.deepEqual((await api.run(query, {}, ['INVESTIGATOR'])).communities, communities)
  })

  const REFUSALS = [
    { args: 'scope: {labels: ["X"]}', field: 'scope.labels[0]', reason: 'unknownLabel' },
    { args: 'scope: {types: ["X"]}', field: 'scope.types[0]', reason: 'unknownType' },
    { args: 'scope: {types: ["TRANSFER"]}, weight: "channel"', field: 'weight', reason: 'unknownProperty' },
    { args: 'scope: {types: ["TRANSFER"]}, resolution: 0', field: 'resolution', reason: 'outOfRange' },
    { args: 'scope: {types: ["TRANSFER"]}, first: -1', field: 'first', reason: 'outOfRange' },
  ]
  for (const { args, field, reason } of REFUSALS) {
    it(`refuses (${args}) naming ${field}`, async () => {
      const refusal = await api.refusal(`{ communities(${args}) { totalCount } }`)
      assert.deepEqual([refusal.reason, refusal.field], [reason, field])
    })
  }
})
