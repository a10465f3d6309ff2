// What a store does when the way to its server breaks, on a proxy in front of the test's Neo4j.

import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import { firstBrokenEntry } from '../../../../graph/model/audit.ts'
import { openNeo4jStore } from '../../../../graph/store/neo4j/store.ts'
import type { GraphStore } from '../../../../graph/store/port.ts'
import { CONTRACT_MODEL as model } from '../../../contract/contract-model.ts'
import { batch, collect, putThing, READ, told } from '../../../contract/harness.ts'
import { type BoltProxy, startProxy } from '../../../support/bolt-proxy.ts'
import { skipNeo4j, testOptions, wipe } from '../../../support/neo4j-server.ts'

const UNAVAILABLE = { name: 'DomainError', code: 'UNAVAILABLE' }

describe('opening a Neo4j store', () => {
  it('rejects with the address, without the user, where no server answers', async () => {
    const options = { username: 'neo4j', password: 'secret', database: 'neo4j', model }

    await assert.rejects(openNeo4jStore({ uri: 'bolt://127.0.0.1:1', ...options }), {
      ...UNAVAILABLE,
      reason: 'storeUnreachable',
      message: /127\.0\.0\.1:1/,
    })
  })
})

describe('a Neo4j store whose server goes away', { skip: skipNeo4j }, () => {
  let proxy: BoltProxy
  let store: GraphStore

  before(async () => {
    proxy = await startProxy(testOptions(model).uri)
  })
  after(() => proxy.close())

  beforeEach(async () => {
    proxy.set('clear')
    await wipe(testOptions(model))
    store = await openNeo4jStore(testOptions(model, proxy.uri))
  })

  afterEach(() => store.close())

  it('rejects every call with UNAVAILABLE while it is down and works again afterwards', async () => {
    await store.apply(batch([putThing('a')]), null)

    proxy.set('down')
    const calls = [
      () => store.apply(batch([putThing('b')]), null),
      () => store.nodesByKeys('Thing', ['a'], READ),
      () => store.countNodes('Thing', { kind: 'all' }, READ),
      () => collect(store.scanNodes('Thing', [], READ)),
      () => store.version(),
      () => store.changesSince(0, 10),
      () =>
        store.recordAudit({ at: '', actor: { name: '', roles: [] }, action: '', digest: '', outcome: '' }),
    ]
    await Promise.all(calls.map((call) => assert.rejects(call(), UNAVAILABLE)))
    assert.equal((await store.health()).ok, false)

    proxy.set('clear')
    assert.deepEqual(told((await store.apply(batch([putThing('b')]), null)).outcomes), ['created'])
    assert.equal(await store.countNodes('Thing', { kind: 'all' }, READ), 2)
    assert.equal((await store.health()).ok, true)
  })

  it('writes a batch once although the acknowledgement of its commit is lost', async () => {
    for (const idempotencyKey of [null, 'k']) {
      const before = await store.version()
      proxy.set('loses the next acknowledgement')

      const result = await store.apply(
        batch([putThing(`lost-${idempotencyKey}`), putThing('n', { note: String(idempotencyKey) })], {
          idempotencyKey,
        }),
        null,
      )

      assert.equal(result.version, before + 1)
      assert.equal(result.outcomes[0]?.status, 'created')
      assert.equal(result.records.length, 2)
      assert.equal(await store.version(), before + 1)
    }
    const entries = await store.auditEntries(0, 10)
    assert.equal(entries.length, 2)
    assert.equal(firstBrokenEntry(entries), null)
  })

  it('rejects with UNAVAILABLE where the server takes connections but does not answer', async () => {
    proxy.set('silent')

    await assert.rejects(openNeo4jStore(testOptions(model, proxy.uri)), UNAVAILABLE)
  })

  it('leaves a caller that goes away while the server is silent', async () => {
    proxy.set('silent')
    const caller = new AbortController()
    const answer = store.nodesByKeys('Thing', ['a'], { ...READ, signal: caller.signal })
    caller.abort()

    await assert.rejects(answer, { name: 'DomainError', code: 'TIMEOUT' })
  })
})
