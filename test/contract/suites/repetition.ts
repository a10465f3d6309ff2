// Idempotency keys: a repeated request is answered from memory, a different one under the same key is refused.

import assert from 'node:assert/strict'
import { it } from 'node:test'
import { CONTRACT_MODEL as model } from '../contract-model.ts'
import {
  batch,
  drop,
  putMaker,
  putThing,
  READ,
  type StoreHarness,
  thing,
  withStore,
  write,
} from '../harness.ts'

const ROWS = [
  putThing('a', { total: 9007199254740993n, tags: ['x'] }),
  putThing('b'),
  putMaker('m', {}),
  drop(thing('x')),
]

export function repetitionContract(harness: StoreHarness): void {
  it('answers a repeated batch with the stored outcome and writes nothing', () =>
    withStore(harness, { model }, async (store) => {
      const first = await store.apply(batch(ROWS, { idempotencyKey: 'k' }), null)
      await write(store, putThing('a', { total: 1n }))

      const again = await store.apply(
        batch(ROWS, { idempotencyKey: 'k', at: '2026-03-02T00:00:00.000Z' }),
        null,
      )

      assert.equal(first.replayed, false)
      assert.deepEqual(again, { version: 1, outcomes: first.outcomes, records: [], replayed: true })
      const [record] = await store.nodesByKeys('Thing', ['a'], READ)
      assert.equal(record?.properties.total, 1n, 'the later write stands')
      assert.equal(await store.version(), 2)
      assert.equal((await store.auditEntries(0, 10)).length, 2)
    }))

  it('does not care for the order in which a row names its properties', () =>
    withStore(harness, { model }, async (store) => {
      await store.apply(batch([putThing('a', { size: 1, note: 'n' })], { idempotencyKey: 'k' }), null)

      const again = await store.apply(
        batch([putThing('a', { note: 'n', size: 1 })], { idempotencyKey: 'k' }),
        null,
      )

      assert.equal(again.replayed, true)
    }))

  it('refuses other rows under a used key, and writes none of them', () =>
    withStore(harness, { model }, async (store) => {
      await store.apply(batch(ROWS, { idempotencyKey: 'k' }), null)

      for (const rows of [[putThing('c')], ROWS.slice(1), ROWS.toReversed(), []]) {
        await assert.rejects(store.apply(batch(rows, { idempotencyKey: 'k' }), null), {
          name: 'DomainError',
          code: 'CONFLICT',
          reason: 'otherPayload',
        })
      }
      assert.equal(await store.version(), 1)
      assert.equal((await store.counts(READ)).nodes.get('Thing'), 2)
    }))

  it('remembers a batch in which nothing changed as well', () =>
    withStore(harness, { model }, async (store) => {
      const rows = [drop(thing('x'))]
      await store.apply(batch(rows, { idempotencyKey: 'k' }), null)
      await write(store, putThing('x'))

      const again = await store.apply(batch(rows, { idempotencyKey: 'k' }), null)

      assert.equal(again.replayed, true)
      assert.equal(again.outcomes[0]?.status, 'refused')
      assert.equal((await store.counts(READ)).nodes.get('Thing'), 1)
    }))

  it('keeps the same rows under different keys apart', () =>
    withStore(harness, { model }, async (store) => {
      await store.apply(batch([putThing('a')], { idempotencyKey: 'k1' }), null)

      const other = await store.apply(batch([putThing('a')], { idempotencyKey: 'k2' }), null)

      assert.equal(other.replayed, false)
      assert.equal(other.outcomes[0]?.status, 'unchanged')
    }))

  it('writes a batch once when it is sent many times at once', () =>
    withStore(harness, { model }, async (store) => {
      const results = await Promise.all(
        Array.from({ length: 8 }, () => store.apply(batch(ROWS, { idempotencyKey: 'k' }), null)),
      )

      assert.equal(results.filter((result) => !result.replayed).length, 1)
      assert.ok(results.every((result) => result.version === 1))
      assert.equal(await store.version(), 1)
    }))

  it('forgets the oldest keys first', () =>
    withStore(
      harness,
      { model, retention: { changeVersionsKept: 100, idempotencyKeysKept: 3 } },
      async (store) => {
        for (let index = 0; index < 6; index += 1) {
          await store.apply(batch([putThing('a', { size: index })], { idempotencyKey: `k${index}` }), null)
        }

        const newest = await store.apply(batch([putThing('a', { size: 5 })], { idempotencyKey: 'k5' }), null)
        const oldest = await store.apply(batch([putThing('a', { size: 0 })], { idempotencyKey: 'k0' }), null)

        assert.equal(newest.replayed, true)
        assert.deepEqual([oldest.replayed, oldest.outcomes[0]?.status], [false, 'updated'])
      },
    ))
}
