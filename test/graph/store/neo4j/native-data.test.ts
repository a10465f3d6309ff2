// The data in Neo4j is what the SDL says, so that other tools beside the product read it with plain Cypher.

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openNeo4jStore } from '../../../../graph/store/neo4j/store.ts'
import { CONTRACT_MODEL as model } from '../../../contract/contract-model.ts'
import { batch, link, maker, pay, putMaker, putThing, READ, thing } from '../../../contract/harness.ts'
import { runCypher, skipNeo4j, testOptions, wipe } from '../../../support/neo4j-server.ts'

const options = skipNeo4j ? null : testOptions(model)

/** Each property of one thing: what is written, and the type that Neo4j names for it. */
const TYPED = [
  { name: 'title', value: '大廈', type: 'STRING NOT NULL' },
  { name: 'size', value: 3, type: 'INTEGER NOT NULL' },
  { name: 'total', value: 9007199254740993n, type: 'INTEGER NOT NULL' },
  { name: 'ratio', value: 3, type: 'FLOAT NOT NULL' },
  { name: 'active', value: true, type: 'BOOLEAN NOT NULL' },
  { name: 'seenAt', value: '2026-02-28T23:59:59.999Z', type: 'ZONED DATETIME NOT NULL' },
  { name: 'day', value: '2024-02-29', type: 'DATE NOT NULL' },
  { name: 'clock', value: '23:59:58', type: 'LOCAL TIME NOT NULL' },
  { name: 'grade', value: 'LOW', type: 'STRING NOT NULL' },
  { name: 'tags', value: ['a', 'b'], type: 'LIST<STRING NOT NULL> NOT NULL' },
  { name: 'levels', value: [1, 2], type: 'LIST<INTEGER NOT NULL> NOT NULL' },
] as const

describe('the data in Neo4j', { skip: skipNeo4j }, () => {
  it('has the labels, relationship types and native value types of the SDL', async () => {
    const server = options ?? assert.fail()
    await wipe(server)
    const store = await openNeo4jStore(server)
    const set = Object.fromEntries(TYPED.map(({ name, value }) => [name, value]))
    await store.apply(
      batch([
        putThing('a', set),
        putThing('b'),
        putMaker('m'),
        link('MADE_BY', thing('a'), maker('m')),
        pay('p', 'a', 'b', { amountMinor: 5n, occurredAt: '2026-01-01T00:00:00.001Z' }),
      ]),
      null,
    )
    await store.close()

    const [node] = await runCypher(
      server,
      `MATCH (n:Thing {thingId: 'a'})
       RETURN labels(n) AS labels, ${TYPED.map(({ name }) => `valueType(n.${name}) AS ${name}`).join(', ')},
         toString(n.seenAt) AS seenAtText, toString(n.clock) AS clockText, toString(n.day) AS dayText,
         [name IN keys(n) WHERE NOT name STARTS WITH '_'] AS names`,
    )
    assert.deepEqual(node?.labels, ['Thing'])
    for (const { name, type } of TYPED) assert.equal(node[name], type, name)
    assert.deepEqual(
      [node.seenAtText, node.clockText, node.dayText],
      ['2026-02-28T23:59:59.999Z', '23:59:58', '2024-02-29'],
    )
    assert.deepEqual((node.names as string[]).sort(), ['thingId', ...TYPED.map(({ name }) => name)].sort())
    const relationships = await runCypher(
      server,
      `MATCH (a)-[r]->(b) WHERE type(r) <> ''
       RETURN type(r) AS type, a.thingId AS source, coalesce(b.code, b.thingId) AS target,
         r.amountMinor AS amount, toString(r.occurredAt) AS occurredAt, size(keys(r)) AS properties
       ORDER BY type`,
    )
    assert.deepEqual(relationships, [
      { type: 'MADE_BY', source: 'a', target: 'm', amount: null, occurredAt: null, properties: 0n },
      {
        type: 'PAYS',
        source: 'a',
        target: 'b',
        amount: 5n,
        occurredAt: '2026-01-01T00:00:00.001Z',
        properties: 3n,
      },
    ])
    const labels = await runCypher(server, 'MATCH (n) UNWIND labels(n) AS label RETURN DISTINCT label')
    const foreign = labels.map((row) => String(row.label)).filter((label) => !label.startsWith('_Jingwei'))
    assert.deepEqual(foreign.sort(), ['Maker', 'Thing'])
  })

  it('keeps what other tools wrote onto a node when the product changes it', async () => {
    const server = options ?? assert.fail()
    await wipe(server)
    const store = await openNeo4jStore(server)
    await store.apply(batch([putThing('a', { note: 'old', title: 't' })]), null)
    await runCypher(server, "MATCH (n:Thing {thingId: 'a'}) SET n.pagerank = 0.5, n.extra = 'kept'")

    await store.apply(batch([putThing('a', { note: null, title: 'new' })]), null)

    const [record] = await store.nodesByKeys('Thing', ['a'], READ)
    assert.deepEqual(record?.properties, { thingId: 'a', title: 'new' })
    const [node] = await runCypher(
      server,
      "MATCH (n:Thing {thingId: 'a'}) RETURN n.pagerank AS rank, n.extra AS extra, n.note AS note",
    )
    assert.deepEqual(node, { rank: 0.5, extra: 'kept', note: null })
    await store.close()
  })

  it('refuses a second node or payment under one key to every client', async () => {
    const server = options ?? assert.fail()
    await wipe(server)
    const store = await openNeo4jStore(server)
    await store.apply(batch([putThing('a'), putThing('b'), pay('p', 'a', 'b')]), null)
    await store.close()

    for (const cypher of [
      "CREATE (:Thing {thingId: 'a'})",
      "MATCH (a:Thing {thingId: 'a'}), (b:Thing {thingId: 'b'}) CREATE (b)-[:PAYS {paymentId: 'p'}]->(a)",
    ]) {
      await assert.rejects(runCypher(server, cypher), (error: Error) =>
        /ConstraintValidationFailed/.test(String((error.cause as Error).message)),
      )
    }
  })

  it('refuses a text that is too long for an index, and says how long it may be', async () => {
    const server = options ?? assert.fail()
    await wipe(server)
    const store = await openNeo4jStore(server)

    const { outcomes } = await store.apply(
      batch([putThing('a', { title: '長'.repeat(3_000) }), putThing('b', { note: '長'.repeat(3_000) })]),
      null,
    )

    const [tooLong, fine] = outcomes
    assert.ok(tooLong?.status === 'refused')
    assert.deepEqual([tooLong.error.reason, tooLong.error.field], ['tooLarge', 'title'])
    assert.equal(fine?.status, 'created')
    await store.close()
  })
})
