import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { as, type FullApp, openFullApp } from '../support/full-app.ts'
import { ask } from '../support/tiny-app.ts'

const WRITE = 'mutation ($key: JSON!) { upsertNodes(input: {label: "Site", rows: [$key]}) { version } }'
const PAGE = `query ($after: Int!, $first: Int!) { auditEntries(after: $after, first: $first) {
  entries { sequence actor roles action version at hash previousHash } hasMore chainIntact firstBroken } }`

interface Page {
  readonly entries: readonly {
    readonly sequence: number
    readonly hash: string
    readonly previousHash: string
  }[]
  readonly hasMore: boolean
  readonly chainIntact: boolean
  readonly firstBroken: number | null
}

describe('the audit trail', () => {
  let full: FullApp
  before(async () => {
    full = await openFullApp()
    for (const siteCode of ['a', 'b', 'c']) {
      await ask(full.app, WRITE, { variables: { key: { siteCode } }, headers: as('OPERATOR') })
    }
  })
  after(() => full.close())

  async function page(afterSequence: number, first: number): Promise<Page> {
    const { body } = await ask(full.app, PAGE, {
      variables: { after: afterSequence, first },
      headers: as('COMPLIANCE'),
    })
    return body.data?.auditEntries as Page
  }

  it('has one entry a write, with who, what and when', async () => {
    const { entries, hasMore } = await page(0, 50)

    assert.deepEqual(
      entries.map(({ hash: _hash, previousHash: _previous, ...facts }) => facts),
      [1, 2, 3].map((sequence) => ({
        sequence,
        actor: 'operator',
        roles: ['OPERATOR'],
        action: 'upsertNodes',
        version: String(sequence),
        at: '2026-01-02T03:04:05.678Z',
      })),
    )
    assert.equal(hasMore, false)
  })

  it('is read in pages, each checked against the entry before it', async () => {
    const first = await page(0, 2)
    const second = await page(2, 2)

    assert.deepEqual(
      first.entries.map((entry) => entry.sequence),
      [1, 2],
    )
    assert.equal(first.hasMore, true)
    assert.deepEqual(
      second.entries.map((entry) => entry.sequence),
      [3],
    )
    assert.equal(second.entries[0]?.previousHash, first.entries[1]?.hash)
    assert.deepEqual([first.chainIntact, second.chainIntact, second.firstBroken], [true, true, null])
  })

  it('says from which entry on it was tampered with', async () => {
    const { store } = full.graph
    const original = store.auditEntries.bind(store)
    store.auditEntries = async (...args) =>
      (await original(...args)).map((entry) =>
        entry.sequence === 2 ? { ...entry, outcome: 'nothing happened' } : entry,
      )

    const whole = await page(0, 50)
    store.auditEntries = original

    assert.deepEqual([whole.chainIntact, whole.firstBroken], [false, 2])
  })

  it('is for compliance and administrators', async () => {
    for (const role of ['ANALYST', 'OPERATOR', 'DASHBOARD', 'INVESTIGATOR'] as const) {
      const { body } = await ask(full.app, '{ auditEntries { hasMore } }', { headers: as(role) })
      assert.equal(body.errors?.[0]?.extensions.code, 'FORBIDDEN', role)
    }
  })

  for (const [field, variables] of [
    ['first', { after: 0, first: 0 }],
    ['first', { after: 0, first: 501 }],
    ['after', { after: -1, first: 10 }],
  ] as const) {
    it(`refuses ${JSON.stringify(variables)}`, async () => {
      const { body } = await ask(full.app, PAGE, { variables, headers: as('ADMIN') })

      assert.equal(body.errors?.[0]?.extensions.code, 'BAD_USER_INPUT')
      assert.equal(body.errors?.[0]?.extensions.field, field)
    })
  }
})
