// Whose database it is: a foreign one is read and left alone until it is adopted.

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { parse } from 'graphql'
import { buildModel } from '../../../../graph/model/build-registry.ts'
import { openNeo4jStore } from '../../../../graph/store/neo4j/store.ts'
import type { GraphStore } from '../../../../graph/store/port.ts'
import { CONTRACT_MODEL as model } from '../../../contract/contract-model.ts'
import { batch, putThing, READ } from '../../../contract/harness.ts'
import { runCypher, skipNeo4j, TEST_MARKER, testOptions, wipe } from '../../../support/neo4j-server.ts'

const MARKER = 'somebody'

const FORBIDDEN = { name: 'DomainError', code: 'FORBIDDEN', reason: 'readOnly' }
const UNSUPPORTED = { name: 'DomainError', code: 'UNSUPPORTED', reason: 'unsupported' }
const NOTE = { at: '', actor: { name: '', roles: [] }, action: '', digest: '', outcome: '' }
const FIND = { tokens: [{ text: 'alpha', prefix: false }], labels: ['Thing'], limit: 10 }
const NAMED_ALPHA = {
  kind: 'compare',
  property: 'title',
  operator: 'eq',
  value: 'alpha',
  folded: true,
} as const

describe('a Neo4j database with nodes of others', { skip: skipNeo4j }, () => {
  before(async () => {
    const options = testOptions(model)
    await wipe(options)
    // The second node lets the suite empty the database again; it is not the one that marks a database as ours.
    await runCypher(
      options,
      `CREATE (a:Thing {thingId: 'a', title: 'Alpha'})-[:MADE_BY]->(:Maker {code: 'm', name: 'M'})
       CREATE (a)-[:KNOWS]->(:Stranger {name: 's'})
       CREATE (:_JingweiMeta {id: 2, marker: $marker})`,
      { marker: TEST_MARKER },
    )
  })
  after(() => wipe(testOptions(model)))

  const open = (adopt: boolean): Promise<GraphStore> =>
    openNeo4jStore({ ...testOptions(model), marker: MARKER, adopt })

  it('is opened for reading only and left as it is', async () => {
    const store = await open(false)

    assert.equal(store.readOnly, true)
    const [record] = await store.nodesByKeys('Thing', ['a'], READ)
    assert.deepEqual(record?.properties, { thingId: 'a', title: 'Alpha' })
    assert.equal((await store.counts(READ)).relationships.get('MADE_BY'), 1)
    assert.equal(await store.version(), 0)
    assert.equal((await store.health()).readOnly, true)
    await assert.rejects(store.apply(batch([putThing('b')]), null), FORBIDDEN)
    await assert.rejects(store.recordAudit(NOTE), FORBIDDEN)
    await store.close()
    const [counted] = await runCypher(testOptions(model), 'MATCH (n) RETURN count(n) AS nodes')
    assert.equal(counted?.nodes, 4n)
  })

  it('takes writes once it is adopted, and finds its nodes by search', async () => {
    const store = await open(true)

    assert.equal(store.readOnly, false)
    assert.deepEqual((await store.searchNodes(FIND, READ)).refs, [{ label: 'Thing', key: 'a' }])
    assert.equal(await store.countNodes('Thing', NAMED_ALPHA, READ), 1)
    const result = await store.apply(batch([putThing('a', { size: 1 })]), null)
    assert.deepEqual(
      result.outcomes.map((outcome) => outcome.status),
      ['updated'],
    )
    await store.close()
    const again = await open(false)
    assert.equal(again.readOnly, false)
    await again.close()
  })

  it('counts relationships that the model does not know as connections of a node', async () => {
    const store = await open(false)
    const remove = (detach: boolean) =>
      ({ op: 'deleteNode', ref: { label: 'Thing', key: 'a' }, detach }) as const

    const { outcomes } = await store.apply(batch([remove(false), remove(true)]), null)

    const [kept, gone] = outcomes
    assert.equal(kept?.status === 'refused' && kept.error.allowed, '2')
    assert.equal(gone?.status, 'deleted')
    await store.close()
    const strangers = await runCypher(
      testOptions(model),
      'MATCH (n:Stranger) RETURN COUNT { (n)--() } AS degree',
    )
    assert.deepEqual(strangers, [{ degree: 0n }])
  })

  it('is opened for reading only under another marker', async () => {
    const store = await openNeo4jStore({ ...testOptions(model), marker: 'other' })

    assert.equal(store.readOnly, true)
    await store.close()
  })

  it('has no search before it is adopted under a model that it was not indexed for', async () => {
    const fewer = { ...model, nodes: new Map([...model.nodes].filter(([label]) => label !== 'Maker')) }
    const store = await openNeo4jStore({ ...testOptions(fewer), marker: 'other' })

    await assert.rejects(store.searchNodes(FIND, READ), UNSUPPORTED)
    await assert.rejects(store.countNodes('Thing', NAMED_ALPHA, READ), UNSUPPORTED)
    await store.close()
  })
})

describe('a Neo4j database that breaks the keys of the model', { skip: skipNeo4j }, () => {
  after(() => wipe(testOptions(model)))

  it('is not opened, and says which constraint its data break', async () => {
    const twins = buildModel(parse('type Twin @node(key: "code") { code: String! }'))
    await wipe(testOptions(model))
    await runCypher(
      testOptions(model),
      "CREATE (:Twin {code: 'same'}), (:Twin {code: 'same'}), (:_JingweiMeta {id: 2, marker: $marker})",
      { marker: TEST_MARKER },
    )

    await assert.rejects(openNeo4jStore({ ...testOptions(twins), adopt: true }), {
      name: 'DomainError',
      code: 'CONFLICT',
      reason: 'schemaRefused',
      message: /`Twin`/,
    })
  })
})

describe('an empty Neo4j database', { skip: skipNeo4j }, () => {
  it('is opened for writing by several processes that begin on it at once', async () => {
    await wipe(testOptions(model))

    const stores = await Promise.all(Array.from({ length: 6 }, () => openNeo4jStore(testOptions(model))))

    assert.ok(stores.every((store) => !store.readOnly))
    const results = await Promise.all(
      stores.map((store, place) => store.apply(batch([putThing(`t${place}`)]), null)),
    )
    assert.deepEqual(results.map((result) => result.version).sort(), [1, 2, 3, 4, 5, 6])
    await Promise.all(stores.map((store) => store.close()))
  })
})
