import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { nodeId, relationshipId } from '../../graph/model/refs.ts'
import { openEvents } from '../support/event-stream.ts'
import { as, type FullApp, openFullApp } from '../support/full-app.ts'
import { ask } from '../support/tiny-app.ts'

const UPSERT =
  'mutation ($label: String!, $rows: [JSON!]!) { upsertNodes(input: {label: $label, rows: $rows}) { version refused } }'
const LINK =
  'mutation ($type: String!, $rows: [JSON!]!) { upsertRelationships(input: {type: $type, rows: $rows}) { refused } }'
const FIELDS = 'op kind label type key id source { label key } target { label key }'

describe('the subscription to changes', () => {
  let full: FullApp
  beforeEach(async () => {
    full = await openFullApp()
  })
  afterEach(() => full.close())

  async function upsert(label: string, rows: readonly object[]): Promise<void> {
    const { body } = await ask(full.app, UPSERT, { variables: { label, rows }, headers: as('OPERATOR') })
    assert.equal(
      (body.data?.upsertNodes as { refused: number } | undefined)?.refused,
      0,
      JSON.stringify(body),
    )
  }
  async function link(type: string, rows: readonly object[]): Promise<void> {
    const { body } = await ask(full.app, LINK, { variables: { type, rows }, headers: as('OPERATOR') })
    assert.equal(
      (body.data?.upsertRelationships as { refused: number } | undefined)?.refused,
      0,
      JSON.stringify(body),
    )
  }
  /** The next event of a stream whose first step was begun before the write that causes it. */
  const changeOf = async (next: Promise<unknown>): Promise<unknown> =>
    ((await next) as { data: { changes: unknown } }).data.changes

  it('tells of a node that is created and of one that is updated', async () => {
    const events = await openEvents(full.app, `subscription { changes { version ${FIELDS} } }`, as('ANALYST'))
    const id = nodeId({ label: 'OpsObject', key: 'host-1' })
    const change = {
      kind: 'NODE',
      label: 'OpsObject',
      type: null,
      key: 'host-1',
      id,
      source: null,
      target: null,
    }

    const first = events.next()
    await upsert('OpsObject', [{ ciCode: 'host-1' }])
    assert.deepEqual(await changeOf(first), { version: '1', op: 'CREATE', ...change })
    const second = events.next()
    await upsert('OpsObject', [{ ciCode: 'host-1', name: 'core' }])
    assert.deepEqual(await changeOf(second), { version: '2', op: 'UPDATE', ...change })

    await events.leave()
  })

  it('tells of a relationship with its ends and its own key', async () => {
    await upsert('Account', [{ accountKey: 'A:1' }, { accountKey: 'A:2' }])
    const events = await openEvents(full.app, `subscription { changes { ${FIELDS} } }`, as('INVESTIGATOR'))
    const first = events.next()
    const ends = { source: { label: 'Account', key: 'A:1' }, target: { label: 'Account', key: 'A:2' } }
    await link('TRANSFER', [{ ...ends, transactionId: 'T1', amountMinor: '100' }])

    assert.deepEqual(await changeOf(first), {
      op: 'CREATE',
      kind: 'RELATIONSHIP',
      label: null,
      type: 'TRANSFER',
      key: 'T1',
      id: relationshipId('TRANSFER', 'T1'),
      ...ends,
    })
    await events.leave()
  })

  it('tells only of the labels and keys that were asked for', async () => {
    const query = `subscription { changes(labels: ["OpsObject"], keys: ["host-2"]) { key } }`
    const events = await openEvents(full.app, query, as('ANALYST'))
    const first = events.next()
    await upsert('Site', [{ siteCode: 'host-2' }])
    await upsert('OpsObject', [{ ciCode: 'host-1' }])
    await upsert('OpsObject', [{ ciCode: 'host-2' }])

    assert.deepEqual(await changeOf(first), { key: 'host-2' })
    await events.leave()
  })

  it('masks a personal key for one who does not see it, and gives no id that holds it', async () => {
    const events = await openEvents(full.app, 'subscription { changes { key id } }', as('DASHBOARD'))
    const first = events.next()
    await upsert('Account', [{ accountKey: 'BANK:6222021234567890' }])

    const change = await changeOf(first)
    assert.doesNotMatch(JSON.stringify(change), /622202/)
    assert.match(JSON.stringify(change), /7890/)
    assert.equal((change as { id: unknown }).id, null)
    await events.leave()
  })

  it('does not tell by its filter what a masked key is', async () => {
    const query = `subscription { changes(keys: ["BANK:6222021234567890", "marker"]) { key } }`
    const events = await openEvents(full.app, query, as('DASHBOARD'))
    const first = events.next()
    await upsert('Account', [{ accountKey: 'BANK:6222021234567890' }])
    await upsert('OpsObject', [{ ciCode: 'marker' }])

    assert.deepEqual(await changeOf(first), { key: 'marker' })
    await events.leave()
  })

  it('leaves an audit entry where it shows a personal key in clear', async () => {
    const events = await openEvents(full.app, 'subscription { changes { key } }', as('INVESTIGATOR'))
    const first = events.next()
    await upsert('Account', [{ accountKey: 'BANK:1' }])
    assert.deepEqual(await changeOf(first), { key: 'BANK:1' })

    const { body } = await ask(
      full.app,
      '{ auditEntries { entries { actor action outcome } chainIntact } }',
      {
        headers: as('COMPLIANCE'),
      },
    )
    const page = body.data?.auditEntries as { entries: readonly unknown[]; chainIntact: boolean }
    assert.deepEqual(page.entries.at(-1), {
      actor: 'investigator',
      action: 'read:personal',
      outcome: 'Account.accountKey',
    })
    assert.equal(page.chainIntact, true)
    await events.leave()
  })

  it('refuses a label that does not exist', async () => {
    const events = await openEvents(
      full.app,
      'subscription { changes(labels: ["Planet"]) { key } }',
      as('ANALYST'),
    )

    assert.match(JSON.stringify(await events.next()), /unknown label Planet/)
    assert.equal(await events.next(), null)
  })
})

describe('a live query over the real schema', () => {
  it('sends a list again when a node is added, and not for another label', async () => {
    const full = await openFullApp()
    const write = (label: string, rows: readonly object[]) =>
      ask(full.app, UPSERT, { variables: { label, rows }, headers: as('OPERATOR') })
    const query = 'query @live { opsObjects { totalCount } }'
    const events = await openEvents(full.app, query, as('DASHBOARD'))
    assert.deepEqual(await events.next(), { data: { opsObjects: { totalCount: 0 } } })

    await write('Site', [{ siteCode: 's' }])
    const next = events.next()
    await write('OpsObject', [{ ciCode: 'host-1' }])

    assert.deepEqual(await next, { data: { opsObjects: { totalCount: 1 } } })
    assert.equal(full.app.live.runs, 2)
    await events.leave()
    await full.close()
  })
})
