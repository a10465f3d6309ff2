import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Api, openApi } from '../support/api.ts'
import { load } from '../support/load-drawing.ts'

const BANK = `
  A -CALLS-> B
  B -CALLS-> D
  A -CALLS-> C
  C -CALLS-> D
  Account:B1:11110001 -TRANSFER-> Account:B1:22220002 {"transactionId": "T9"}
  Account:B1:11110001 -TRANSFER-> Account:B1:22220002 {"transactionId": "T1"}
  Account:B1:33330003 -TRANSFER-> Account:B1:22220002 {"transactionId": "T5"}
`

const FIELDS = `
  paths {
    length explanation nodes { key }
    relationships { type direction source { key } target { key } key keys parallel }
  }
  completeness { complete stoppedBy }
`

const object = (key: string) => `{label: "OpsObject", key: "${key}"}`
const account = (key: string) => `{label: "Account", key: "${key}"}`

describe('paths', () => {
  let api: Api
  before(async () => {
    api = await openApi()
    await load(api.graph, BANK)
  })
  after(() => api.close())

  it('gives the first shortest path with its relationships and in words', async () => {
    const answer = await api.run(`{ paths(source: ${object('A')}, target: ${object('D')}) { ${FIELDS} } }`)
    const step = (source: string, target: string) => ({
      type: 'CALLS',
      direction: 'OUT',
      source: { key: source },
      target: { key: target },
      key: null,
      keys: [],
      parallel: 1,
    })
    assert.deepEqual(answer.paths, {
      paths: [
        {
          length: 2,
          explanation: 'A to D in 2 steps: A -CALLS-> B -CALLS-> D',
          nodes: [{ key: 'A' }, { key: 'B' }, { key: 'D' }],
          relationships: [step('A', 'B'), step('B', 'D')],
        },
      ],
      completeness: { complete: true, stoppedBy: null },
    })
  })

  it('lists all simple paths, and says when there are more than asked for', async () => {
    const explanations = async (first: number) => {
      const query = `{
        paths(source: ${object('A')}, target: ${object('D')}, mode: ALL_SIMPLE, direction: OUT, first: ${first}) {
          paths { explanation } completeness { stoppedBy }
        }
      }`
      return (await api.run(query)).paths
    }
    const both = [
      { explanation: 'A to D in 2 steps: A -CALLS-> B -CALLS-> D' },
      { explanation: 'A to D in 2 steps: A -CALLS-> C -CALLS-> D' },
    ]
    assert.deepEqual(await explanations(2), { paths: both, completeness: { stoppedBy: null } })
    assert.deepEqual(await explanations(1), {
      paths: both.slice(0, 1),
      completeness: { stoppedBy: 'PATHS' },
    })
  })

  it('names parallel payments by their keys in order, and masks account numbers in texts', async () => {
    const answer = await api.run(
      `{ paths(source: ${account('B1:11110001')}, target: ${account('B1:33330003')}) { ${FIELDS} } }`,
    )
    const step = (direction: string, source: string, keys: string[]) => ({
      type: 'TRANSFER',
      direction,
      source: { key: source },
      target: { key: 'B1:22220002' },
      key: keys[0],
      keys,
      parallel: keys.length,
    })
    assert.deepEqual(answer.paths, {
      paths: [
        {
          length: 2,
          explanation: '***0001 to ***0003 in 2 steps: ***0001 -TRANSFER-> ***0002 <-TRANSFER- ***0003',
          nodes: [{ key: 'B1:11110001' }, { key: 'B1:22220002' }, { key: 'B1:33330003' }],
          relationships: [step('OUT', 'B1:11110001', ['T1', 'T9']), step('IN', 'B1:33330003', ['T5'])],
        },
      ],
      completeness: { complete: true, stoppedBy: null },
    })
  })

  it('shows account numbers in clear to an investigator, and notes it', async () => {
    const query = `{
      paths(source: ${account('B1:11110001')}, target: ${account('B1:22220002')}) {
        paths { explanation } picture(format: DOT) { content }
      }
    }`
    const masked = JSON.stringify(await api.run(query))
    assert.ok(!masked.includes('11110001'))
    const notedBefore = api.personalReads.length
    const clear = JSON.stringify(await api.run(query, {}, ['INVESTIGATOR']))
    assert.ok(clear.includes('B1:11110001'))
    assert.ok(api.personalReads.slice(notedBefore).includes('Account.accountKey'))
  })

  const REFUSALS = [
    { args: `source: ${object('A')}, target: ${object('A')}`, field: 'target', reason: 'sameEnds' },
    { args: `source: ${object('A')}, target: ${object('Z')}`, field: 'target', reason: 'notFound' },
    {
      args: `source: ${account('B1:99990009')}, target: ${object('A')}`,
      field: 'source',
      reason: 'notFound',
    },
    {
      args: `source: ${object('A')}, target: ${object('B')}, maxLength: 31`,
      field: 'maxLength',
      reason: 'outOfRange',
    },
    {
      args: `source: ${object('A')}, target: ${object('B')}, first: 0`,
      field: 'first',
      reason: 'outOfRange',
    },
    {
      args: `source: ${object('A')}, target: ${object('B')}, types: ["X"]`,
      field: 'types[0]',
      reason: 'unknownType',
    },
  ]
  for (const { args, field, reason } of REFUSALS) {
    it(`refuses (${args}) naming ${field}`, async () => {
      const refusal = await api.refusal(`{ paths(${args}) { completeness { complete } } }`)
      assert.deepEqual([refusal.reason, refusal.field], [reason, field])
      assert.ok(!JSON.stringify(refusal).includes('9999'), 'no account number in a message')
    })
  }
})
