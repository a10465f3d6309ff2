// Relationships: identity by ends or by key, parallel ones, undirected ones, their properties.

import assert from 'node:assert/strict'
import { it } from 'node:test'
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
  unlink,
  unpay,
  withStore,
  write,
} from '../harness.ts'

export function relationshipContract(harness: StoreHarness): void {
  it('keeps one relationship for each pair of ends where the type has no key', () =>
    withStore(harness, { model }, async (store) => {
      await write(store, putThing('a'), putThing('b'))

      const outcomes = await write(
        store,
        link('USES', thing('a'), thing('b'), { weight: 1.5, target: 'word' }),
        link('USES', thing('a'), thing('b'), { weight: 1.5 }),
        link('USES', thing('a'), thing('b'), { weight: 2.5, target: null }),
        link('USES', thing('b'), thing('a')),
      )

      assert.deepEqual(outcomes, ['created', 'unchanged', 'updated', 'created'])
      const rows = await collect(store.scanRelationships('USES', ['weight', 'target'], READ))
      assert.deepEqual(rows.map((row) => row.values[0]).sort(), [2.5, null])
      assert.ok(rows.every((row) => row.values[1] === null))
    }))

  it('keeps parallel relationships apart by their key', () =>
    withStore(harness, { model }, async (store) => {
      await write(store, putThing('a'), putThing('b'))

      const outcomes = await write(
        store,
        pay('p1', 'a', 'b', { amountMinor: 100n, currency: 'CNY' }),
        pay('p2', 'a', 'b', { amountMinor: 100n, currency: 'CNY' }),
        pay('p1', 'a', 'b', { amountMinor: 100n }),
        pay('p1', 'a', 'b', { amountMinor: 200n }),
        pay('p3', 'a', 'a', { amountMinor: 1n }),
      )

      assert.deepEqual(outcomes, ['created', 'created', 'unchanged', 'updated', 'created'])
      const [first, missing, second, loop] = await store.relationshipsByKeys(
        'PAYS',
        ['p1', 'p9', 'p2', 'p3'],
        READ,
      )
      assert.deepEqual(first?.properties, { paymentId: 'p1', amountMinor: 200n, currency: 'CNY' })
      assert.equal(missing, null)
      assert.deepEqual([second?.key, second?.source, second?.target], ['p2', thing('a'), thing('b')])
      assert.deepEqual([loop?.source, loop?.target], [thing('a'), thing('a')])
      assert.equal((await store.counts(READ)).relationships.get('PAYS'), 3)
    }))

  it('frees a key when its relationship is deleted', () =>
    withStore(harness, { model }, async (store) => {
      await write(store, putThing('a'), putThing('b'), pay('p1', 'a', 'b', { currency: 'CNY' }))

      assert.deepEqual(await write(store, unpay('p1'), pay('p1', 'b', 'a')), ['deleted', 'created'])

      const [record] = await store.relationshipsByKeys('PAYS', ['p1'], READ)
      assert.deepEqual(record?.source, thing('b'))
      assert.deepEqual(record?.properties, { paymentId: 'p1' })
    }))

  it('stores an undirected relationship once', () =>
    withStore(harness, { model }, async (store) => {
      await write(store, putThing('a'), putThing('b'), link('BESIDE', thing('a'), thing('b'), { metres: 3 }))

      assert.deepEqual(
        await write(
          store,
          link('BESIDE', thing('a'), thing('b'), { metres: 3 }),
          unlink('BESIDE', thing('a'), thing('b')),
          unlink('BESIDE', thing('a'), thing('b')),
        ),
        ['unchanged', 'deleted', 'NOT_FOUND notFound'],
      )
    }))

  it('lets a new one take the place of a deleted one where only one is allowed', () =>
    withStore(harness, { model }, async (store) => {
      await write(store, putThing('a'), putMaker('m1'), putMaker('m2'))

      assert.deepEqual(
        await write(
          store,
          link('MADE_BY', thing('a'), maker('m1')),
          link('MADE_BY', thing('a'), maker('m1')),
          unlink('MADE_BY', thing('a'), maker('m1')),
          link('MADE_BY', thing('a'), maker('m2')),
        ),
        ['created', 'unchanged', 'deleted', 'created'],
      )
    }))

  it('does not limit a single relationship that is only advice', () =>
    withStore(harness, { model }, async (store) => {
      await write(store, putThing('a'), putThing('b'), putMaker('m1'), putMaker('m2'))

      assert.deepEqual(
        await write(
          store,
          link('OWNED_BY', thing('a'), maker('m1')),
          link('OWNED_BY', thing('a'), maker('m2')),
          link('OWNED_BY', thing('a'), thing('b')),
        ),
        ['created', 'created', 'created'],
      )
    }))

  it('gives relationships back by the handles that their records and scans carry', () =>
    withStore(harness, { model }, async (store) => {
      await write(store, putThing('a'), putThing('b'), putMaker('m'))
      const { records } = await store.apply(
        batch([link('OWNED_BY', thing('a'), maker('m'), { sourceCode: 'x' }), pay('p1', 'a', 'b')]),
        null,
      )
      const [owned, paid] = records.map((record) => ('handle' in record ? record.handle : -1))
      assert.ok(owned !== undefined && paid !== undefined)

      const [first, none] = await store.relationshipsByHandles('OWNED_BY', [owned, 987_654_321], READ)
      const [second] = await store.relationshipsByHandles('PAYS', [paid], READ)
      const [scanned] = await collect(store.scanRelationships('OWNED_BY', ['sourceCode'], READ))

      assert.deepEqual(
        [first?.key, first?.source, first?.target, first?.properties],
        [null, thing('a'), maker('m'), { sourceCode: 'x' }],
      )
      assert.equal(none, null)
      assert.equal(second?.key, 'p1')
      assert.equal(scanned?.handle, owned)
      assert.deepEqual(scanned?.values, ['x'])
    }))

  it('connects new nodes, not old ones, after a node came back under the same key', () =>
    withStore(harness, { model }, async (store) => {
      await write(store, putThing('a'), putThing('b'), link('USES', thing('a'), thing('b')))

      await write(store, drop(thing('a'), true), putThing('a'))

      assert.equal((await store.counts(READ)).relationships.get('USES'), 0)
      assert.deepEqual(await write(store, link('USES', thing('a'), thing('b'))), ['created'])
    }))

  it('keeps 64-bit amounts beyond 2^53 apart', () =>
    withStore(harness, { model }, async (store) => {
      await write(
        store,
        putThing('a'),
        putThing('b'),
        pay('p1', 'a', 'b', { amountMinor: 9007199254740992n }),
        pay('p2', 'a', 'b', { amountMinor: 9007199254740993n }),
      )

      const found = await store.findRelationships(
        'PAYS',
        {
          where: {
            kind: 'compare',
            property: 'amountMinor',
            operator: 'gt',
            value: 9007199254740992n,
            folded: false,
          },
          sort: [],
          after: null,
          limit: 10,
        },
        READ,
      )

      assert.deepEqual(
        found.map((record) => [record.key, record.properties.amountMinor]),
        [['p2', 9007199254740993n]],
      )
    }))
}
