// Bulk writes: what each row is told, who may write, and that a writer sees its own write.

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Api, openApi } from '../support/api.ts'

const UPSERT = `mutation($input: UpsertNodesInput!) { upsertNodes(input: $input) {
  version created updated unchanged refused replayed rows { row status id error { code field value allowed retryable } } } }`
const RELATE = `mutation($input: UpsertRelationshipsInput!) { upsertRelationships(input: $input) {
  created refused rows { status error { code field } } } }`
const DELETE = `mutation($input: DeleteNodesInput!) { deleteNodes(input: $input) {
  deleted refused rows { status error { code field value } } } }`
const UNRELATE = `mutation($input: DeleteRelationshipsInput!) { deleteRelationships(input: $input) {
  deleted refused rows { status error { code } } } }`

interface Rows {
  readonly rows: readonly { readonly status: string; readonly error: { readonly code: string } | null }[]
}

describe('bulk writes', () => {
  let api: Api
  before(async () => {
    api = await openApi()
  })
  after(() => api.close())

  async function told(mutation: string, input: object): Promise<string[]> {
    const [result] = Object.values(await api.run(mutation, { input })) as Rows[]
    return (result?.rows ?? []).map(({ status, error }) => (error ? `${status} ${error.code}` : status))
  }

  it('tell each row what became of it, and a refused row stops no other', async () => {
    const rows = [
      { siteCode: 's1', role: 'PRIMARY' },
      { siteCode: 's2', role: 'MOON' },
      { siteCode: 's3', colour: 'red' },
      { name: 'nameless' },
      { siteCode: 's1', role: 'DR' },
      'not a row',
      { siteCode: 's4' },
    ]
    assert.deepEqual(await told(UPSERT, { label: 'Site', rows }), [
      'CREATED',
      'REFUSED BAD_USER_INPUT',
      'REFUSED BAD_USER_INPUT',
      'REFUSED BAD_USER_INPUT',
      'REFUSED CONFLICT',
      'REFUSED BAD_USER_INPUT',
      'CREATED',
    ])
    const again = [
      { siteCode: 's1', role: 'PRIMARY' },
      { siteCode: 's4', name: 'North' },
      { siteCode: 's1', name: 'x' },
    ]
    assert.deepEqual(await told(UPSERT, { label: 'Site', rows: again }), [
      'UNCHANGED',
      'UPDATED',
      'REFUSED CONFLICT',
    ])
  })

  it('name the field, the value and what is allowed', async () => {
    const answer = await api.run(UPSERT, {
      input: { label: 'Site', rows: [{ siteCode: 's2', status: 'MELTED' }] },
    })
    const { upsertNodes } = answer as { upsertNodes: { version: string; rows: unknown[] } }
    assert.deepEqual(upsertNodes.rows, [
      {
        row: 0,
        status: 'REFUSED',
        id: null,
        error: {
          code: 'BAD_USER_INPUT',
          field: 'status',
          value: 'MELTED',
          allowed: 'UP, DOWN, UNKNOWN',
          retryable: false,
        },
      },
    ])
  })

  it('refuse relationships without their ends in the store, and delete what is free', async () => {
    await told(UPSERT, { label: 'OpsObject', rows: [{ ciCode: 'a' }, { ciCode: 'b' }] })
    const rows = [
      { source: { key: 'a' }, target: { key: 'b' } },
      { source: { key: 'a' }, target: { key: 'ghost' } },
      { source: { key: 'a' }, target: { key: 'a' } },
    ]
    assert.deepEqual(await told(RELATE, { type: 'DEPLOYED_ON', rows }), [
      'CREATED',
      'REFUSED NOT_FOUND',
      'REFUSED BAD_USER_INPUT',
    ])
    assert.deepEqual(await told(DELETE, { label: 'OpsObject', keys: ['a', 'ghost', ''] }), [
      'REFUSED CONFLICT',
      'REFUSED NOT_FOUND',
      'REFUSED BAD_USER_INPUT',
    ])
    assert.deepEqual(await told(UNRELATE, { type: 'DEPLOYED_ON', rows: rows.slice(0, 1) }), ['DELETED'])
    assert.deepEqual(await told(DELETE, { label: 'OpsObject', keys: ['a'] }), ['DELETED'])
  })

  it('are seen by what the same request reads next', async () => {
    const answer = await api.run(`mutation {
      first: upsertNodes(input: { label: "OpsObject", rows: [{ ciCode: "x" }, { ciCode: "y" }] }) { created }
      second: upsertRelationships(input: { type: "CALLS", rows: [{ source: { key: "x" }, target: { key: "y" } }] }) { created }
      third: deleteNodes(input: { label: "OpsObject", keys: ["y"], detach: true }) { deleted }
    }`)
    assert.deepEqual(answer, { first: { created: 2 }, second: { created: 1 }, third: { deleted: 1 } })
    const after = await api.run(
      '{ opsObjects(where: { ciCode: { eq: "x" } }) { nodes { calls { totalCount } } } }',
    )
    assert.deepEqual(after, { opsObjects: { nodes: [{ calls: { totalCount: 0 } }] } })
  })

  it('repeated under one idempotency key give the first outcome again', async () => {
    const input = { label: 'Site', rows: [{ siteCode: 'k1' }], idempotencyKey: 'once' }
    const first = (await api.run(UPSERT, { input })).upsertNodes as Record<string, unknown>
    const second = (await api.run(UPSERT, { input })).upsertNodes as Record<string, unknown>
    assert.deepEqual([first.created, first.replayed], [1, false])
    assert.deepEqual(second, { ...first, replayed: true })
    const other = await api.refusal(UPSERT, { input: { ...input, rows: [{ siteCode: 'k2' }] } })
    assert.deepEqual([other.code, other.reason], ['CONFLICT', 'otherPayload'])
  })

  it('need a writing role', async () => {
    const input = { label: 'Site', rows: [] }
    const error = await api.refusal(UPSERT, { input }, ['ANALYST', 'INVESTIGATOR'])
    assert.deepEqual(
      [error.code, error.reason, error.allowed],
      ['FORBIDDEN', 'roleRequired', 'OPERATOR, SERVICE, ADMIN'],
    )
  })

  const refusals: [string, object, string, string][] = [
    ['an unknown label', { label: 'Ghost', rows: [{}] }, 'BAD_USER_INPUT', 'unknownLabel'],
    [
      'more rows than the limit',
      { label: 'Site', rows: Array(10_001).fill(1) },
      'LIMIT_EXCEEDED',
      'tooLarge',
    ],
    [
      'an idempotency key with spaces',
      { label: 'Site', rows: [], idempotencyKey: 'a b' },
      'BAD_USER_INPUT',
      'outOfRange',
    ],
  ]
  for (const [what, input, code, reason] of refusals) {
    it(`refuse ${what} as a whole`, async () => {
      const error = await api.refusal(UPSERT, { input })
      assert.deepEqual([error.code, error.reason], [code, reason])
    })
  }

  it('refuse JSON numbers that may have been rounded on their way', async () => {
    const input = { label: 'Account', rows: [{ accountKey: 'a', balanceMinor: 2 ** 53 }] }
    await assert.rejects(api.run(UPSERT, { input }), /2\^53-1/)
  })

  it('show the model they are checked against', async () => {
    const answer = await api.run(
      '{ model { digest labels { label key plural properties { name type mask values } } relationshipTypes { type key ends { source target } } limits { name value } } }',
    )
    const { model } = answer as {
      model: {
        labels: { label: string; key: string; properties: { name: string; mask: string | null }[] }[]
        relationshipTypes: { type: string; key: string | null }[]
        limits: { name: string; value: number }[]
      }
    }
    const account = model.labels.find(({ label }) => label === 'Account')
    assert.equal(account?.key, 'accountKey')
    assert.equal(account?.properties.find(({ name }) => name === 'accountKey')?.mask, 'LAST4')
    assert.equal(model.relationshipTypes.find(({ type }) => type === 'TRANSFER')?.key, 'transactionId')
    assert.equal(model.limits.find(({ name }) => name === 'pageRowsMax')?.value, 500)
  })
})
