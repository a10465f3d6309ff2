// Answers by keys, scans, counts, search candidates, signals, health, closing.

import assert from 'node:assert/strict'
import { it } from 'node:test'
import { searchTokens } from '../../../graph/search/analyse.ts'
import type { GraphStore, NodeScanRow, ReadOptions } from '../../../graph/store/port.ts'
import { CONTRACT_MODEL as model } from '../contract-model.ts'
import {
  batch,
  collect,
  drop,
  link,
  maker,
  pay,
  putMaker,
  putThing,
  READ,
  type StoreHarness,
  thing,
  withStore,
  write,
} from '../harness.ts'

const ABORTED: ReadOptions = { ...READ, signal: AbortSignal.abort() }
const ALL = { kind: 'all' } as const
const FIND = { where: ALL, sort: [], after: null, limit: 10 }
const AGGREGATE = { where: ALL, groupBy: [], measures: [], limit: 10 }

const ABORTED_CALLS: Record<string, (store: GraphStore) => Promise<unknown>> = {
  apply: (store) => store.apply(batch([putThing('z')]), AbortSignal.abort()),
  nodesByKeys: (store) => store.nodesByKeys('Thing', ['a'], ABORTED),
  relationshipsByKeys: (store) => store.relationshipsByKeys('PAYS', ['a'], ABORTED),
  relationshipsByHandles: (store) => store.relationshipsByHandles('PAYS', [1], ABORTED),
  findNodes: (store) => store.findNodes('Thing', FIND, ABORTED),
  countNodes: (store) => store.countNodes('Thing', ALL, ABORTED),
  keysOfNodes: (store) => store.keysOfNodes('Thing', ALL, 10, ABORTED),
  aggregateNodes: (store) => store.aggregateNodes('Thing', AGGREGATE, ABORTED),
  findRelationships: (store) => store.findRelationships('PAYS', FIND, ABORTED),
  countRelationships: (store) => store.countRelationships('PAYS', ALL, ABORTED),
  aggregateRelationships: (store) => store.aggregateRelationships('PAYS', AGGREGATE, ABORTED),
  searchNodes: (store) =>
    store.searchNodes({ tokens: [{ text: 'a', prefix: true }], labels: ['Thing'], limit: 10 }, ABORTED),
  scanNodes: (store) => collect(store.scanNodes('Thing', [], ABORTED)),
  scanRelationships: (store) => collect(store.scanRelationships('PAYS', [], ABORTED)),
  counts: (store) => store.counts(ABORTED),
}

export function readContract(harness: StoreHarness): void {
  it('answers by keys in the order of the keys, repeated ones too, with null for what is missing', () =>
    withStore(harness, { model }, async (store) => {
      await write(store, putThing('a'), putThing('b'))

      const records = await store.nodesByKeys('Thing', ['b', 'x', 'a', 'b', ''], READ)

      assert.deepEqual(
        records.map((record) => record?.ref.key ?? null),
        ['b', null, 'a', 'b', null],
      )
      assert.deepEqual(await store.nodesByKeys('Thing', [], READ), [])
    }))

  it('scans all nodes of a label with the asked columns, absent values as null', () =>
    withStore(harness, { model }, async (store) => {
      await write(
        store,
        putThing('a', { total: 9007199254740993n, active: true, tags: ['x'], note: 'n' }),
        putThing('b', { ratio: 0.5 }),
        putMaker('m'),
      )

      const rows = await collect(store.scanNodes('Thing', ['total', 'active', 'tags', 'ratio'], READ))

      assert.deepEqual(rows.map(({ key, values }) => [key, values]).sort(), [
        ['a', [9007199254740993n, true, ['x'], null]],
        ['b', [null, null, null, 0.5]],
      ])
      assert.deepEqual(await collect(store.scanNodes('Maker', [], READ)).then((all) => all.length), 1)
    }))

  it('joins scanned relationships to scanned nodes by handle', () =>
    withStore(harness, { model }, async (store) => {
      await write(
        store,
        putThing('a'),
        putThing('b'),
        putMaker('m'),
        link('OWNED_BY', thing('a'), maker('m')),
        link('OWNED_BY', thing('b'), thing('a')),
        pay('p1', 'b', 'a', { amountMinor: 5n }),
      )
      const things = await collect(store.scanNodes('Thing', [], READ))
      const makers = await collect(store.scanNodes('Maker', [], READ))
      const nameOf = (handle: number) =>
        [...things, ...makers].find((row: NodeScanRow) => row.handle === handle)?.key

      const owned = await collect(store.scanRelationships('OWNED_BY', [], READ))
      const paid = await collect(store.scanRelationships('PAYS', ['paymentId', 'amountMinor'], READ))

      assert.deepEqual(owned.map((row) => `${nameOf(row.source)}>${nameOf(row.target)}`).sort(), [
        'a>m',
        'b>a',
      ])
      assert.deepEqual(
        paid.map((row) => [nameOf(row.source), nameOf(row.target), ...row.values]),
        [['b', 'a', 'p1', 5n]],
      )
    }))

  it('scans more rows than one page holds, each once and in handle order', () =>
    withStore(harness, { model }, async (store) => {
      const keys = Array.from({ length: 12_000 }, (_, index) => `k${index}`)
      await store.apply(
        batch(
          keys.map((key) => putThing(key)),
          { bulk: true },
        ),
        null,
      )
      const pages: number[] = []
      const rows: NodeScanRow[] = []

      for await (const page of store.scanNodes('Thing', [], READ)) {
        pages.push(page.length)
        rows.push(...page)
      }

      assert.equal(new Set(rows.map((row) => row.key)).size, keys.length)
      assert.equal(rows.length, keys.length)
      assert.ok(rows.every((row, index) => index === 0 || row.handle > (rows[index - 1]?.handle ?? 0)))
    }))

  it('counts nodes by label and relationships by type, with zero for what is empty', () =>
    withStore(harness, { model }, async (store) => {
      await write(store, putThing('a'), putThing('b'), link('USES', thing('a'), thing('b')))

      const { nodes, relationships } = await store.counts(READ)

      assert.deepEqual(Object.fromEntries(nodes), { Thing: 2, Maker: 0 })
      assert.deepEqual(Object.fromEntries(relationships), {
        BESIDE: 0,
        MADE_BY: 0,
        OWNED_BY: 0,
        PAYS: 0,
        USES: 1,
      })
    }))

  it('finds nodes by the tokens of the analyser, whole or as a prefix, all of them together', () =>
    withStore(harness, { model }, async (store) => {
      const title = 'PRD-Core-DB 01 大廈管理'
      await write(
        store,
        putThing('t1', { title }),
        putThing('t2', { title: '大樓', aliases: ['Zürich', 'prdx'] }),
        putMaker('m1', { name: 'prd makers' }),
      )
      const search = async (...tokens: { text: string; prefix: boolean }[]) => {
        const { refs, capped } = await store.searchNodes(
          { tokens, labels: ['Thing', 'Maker'], limit: 10 },
          READ,
        )
        assert.equal(capped, false)
        return refs.map((ref) => `${ref.label} ${ref.key}`).sort()
      }
      const tokens = searchTokens(model.nodes.get('Thing') ?? assert.fail(), { thingId: 't1', title })

      for (const text of tokens) assert.ok((await search({ text, prefix: false })).includes('Thing t1'), text)
      assert.deepEqual(await search({ text: '大', prefix: false }), ['Thing t1', 'Thing t2'])
      assert.deepEqual(await search({ text: 'prd', prefix: true }), ['Maker m1', 'Thing t1', 'Thing t2'])
      assert.deepEqual(await search({ text: 'prd', prefix: true }, { text: '管理', prefix: false }), [
        'Thing t1',
      ])
      assert.deepEqual(await search({ text: 'prd', prefix: true }, { text: 'nothing', prefix: false }), [])
      assert.deepEqual(await search({ text: 't2', prefix: true }), ['Thing t2'], 'the key is found as well')
      assert.deepEqual(await search(), [])
    }))

  it('searches only the asked labels and says when candidates were cut off', () =>
    withStore(harness, { model }, async (store) => {
      await write(
        store,
        putThing('t1', { title: 'bank' }),
        putThing('t2', { title: 'bank' }),
        putMaker('bank'),
      )
      const tokens = [{ text: 'bank', prefix: false }]

      const things = await store.searchNodes({ tokens, labels: ['Thing'], limit: 2 }, READ)
      const cut = await store.searchNodes({ tokens, labels: ['Thing', 'Maker'], limit: 2 }, READ)

      assert.deepEqual(things.refs.map((ref) => ref.key).sort(), ['t1', 't2'])
      assert.equal(things.capped, false)
      assert.equal(cut.refs.length, 2)
      assert.equal(cut.capped, true)
    }))

  it('finds a node by its new words after a change, and by none after its deletion', () =>
    withStore(harness, { model }, async (store) => {
      const found = async (text: string) =>
        (await store.searchNodes({ tokens: [{ text, prefix: false }], labels: ['Thing'], limit: 9 }, READ))
          .refs.length
      await write(store, putThing('a', { title: 'old words', aliases: ['also'] }))

      await write(store, putThing('a', { title: 'new words' }))
      assert.deepEqual([await found('old'), await found('new'), await found('also')], [0, 1, 1])

      await write(store, putThing('a', { title: null, size: 1 }))
      assert.deepEqual([await found('new'), await found('also')], [0, 1])

      await write(store, drop(thing('a')))
      assert.equal(await found('also'), 0)
    }))

  for (const [name, call] of Object.entries(ABORTED_CALLS)) {
    it(`rejects ${name} with TIMEOUT once its signal is aborted`, () =>
      withStore(harness, { model }, async (store) => {
        await assert.rejects(call(store), { name: 'DomainError', code: 'TIMEOUT' })
        assert.equal((await store.counts(READ)).nodes.get('Thing'), 0)
      }))
  }

  it('tells engine, version and whether it can be written to', () =>
    withStore(harness, { model }, async (store) => {
      await write(store, putThing('a'))

      const health = await store.health()

      assert.equal(health.ok, true)
      assert.equal(health.version, 1)
      assert.equal(health.readOnly, false)
      assert.equal(health.engine, store.engine)
    }))

  it('has everything again after it was closed and opened', async () => {
    const first = await harness.open({ model })
    await first.apply(
      batch([putThing('a', { total: 7n, title: 'bank' }), putThing('b'), pay('p1', 'a', 'b')], {
        idempotencyKey: 'once',
      }),
      null,
    )
    const [before] = await first.nodesByKeys('Thing', ['a'], READ)
    await first.close()

    const second = await harness.reopen({ model })
    try {
      const [after] = await second.nodesByKeys('Thing', ['a'], READ)
      assert.deepEqual(after?.properties, before?.properties)
      assert.equal(await second.version(), 1)
      assert.equal((await second.relationshipsByKeys('PAYS', ['p1'], READ))[0]?.key, 'p1')
      assert.equal((await second.changesSince(0, 10)).records.length, 3)
      assert.deepEqual(await write(second, putThing('a', { total: 7n }), putThing('c')), [
        'unchanged',
        'created',
      ])
      assert.equal(await second.version(), 2)
    } finally {
      await second.close()
    }
  })
}
