// Keyset pages: no row twice, none left out, also while other rows come and go.

import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { SortKey } from '../../../graph/model/predicate.ts'
import type { GraphStore, NodeRecord } from '../../../graph/store/port.ts'
import { CONTRACT_MODEL as model } from '../contract-model.ts'
import { batch, drop, pay, putThing, READ, type StoreHarness, thing, withStore, write } from '../harness.ts'
import { placeOf } from '../oracle.ts'

/** Every order that a list of one or two properties can have. */
const ORDERS: SortKey[][] = [
  [],
  ...(['ASC', 'DESC'] as const).flatMap((direction) =>
    (['FIRST', 'LAST'] as const).flatMap((nulls): SortKey[][] => [
      [{ property: 'size', direction, nulls }],
      [{ property: 'title', direction, nulls }],
      [{ property: 'total', direction, nulls }],
      [{ property: 'ratio', direction, nulls }],
      [{ property: 'active', direction, nulls }],
      [{ property: 'seenAt', direction, nulls }],
      [{ property: 'thingId', direction, nulls }],
      [
        { property: 'active', direction, nulls },
        { property: 'size', direction: 'DESC', nulls: 'LAST' },
      ],
      [
        { property: 'title', direction: 'ASC', nulls: 'FIRST' },
        { property: 'active', direction, nulls },
        { property: 'total', direction, nulls },
      ],
    ]),
  ),
]

/** Few distinct values, so that every tie-break is needed; every third value is absent. */
function fill(store: GraphStore) {
  const changes = Array.from({ length: 25 }, (_, index) =>
    putThing(`k${String((index * 11) % 25).padStart(2, '0')}`, {
      size: index % 3 === 0 ? null : index % 4,
      title: index % 3 === 1 ? null : (['x', '中', '𠮷', 'Ａ'][index % 4] ?? null),
      total: index % 3 === 2 ? null : 9007199254740992n + BigInt(index % 3),
      ratio: index % 5 === 0 ? null : (index % 4) / 3,
      active: index % 5 === 1 ? null : index % 2 === 0,
      seenAt: index % 4 === 0 ? null : `2026-01-01T00:00:00.00${index % 3}Z`,
    }),
  )
  return store.apply(batch(changes), null)
}

async function nextPage(store: GraphStore, sort: readonly SortKey[], last: NodeRecord | null, limit: number) {
  const after = last ? placeOf({ key: last.ref.key, properties: last.properties }, sort) : null
  return store.findNodes('Thing', { where: { kind: 'all' }, sort, after, limit }, READ)
}

export function pagingContract(harness: StoreHarness): void {
  it('gives the same list in pages of any size as in one, for every order', () =>
    withStore(harness, { model }, async (store) => {
      await fill(store)

      for (const sort of ORDERS) {
        const whole = (await nextPage(store, sort, null, 99)).map((record) => record.ref.key)
        assert.equal(whole.length, 25)
        for (const size of [1, 4, 25]) {
          const keys: string[] = []
          for (let page = await nextPage(store, sort, null, size); page.length > 0; ) {
            keys.push(...page.map((record) => record.ref.key))
            page = await nextPage(store, sort, page.at(-1) ?? null, size)
          }
          assert.deepEqual(keys, whole, `${JSON.stringify(sort)} in pages of ${size}`)
        }
      }
    }))

  it('neither repeats nor omits unchanged rows while others are inserted and deleted', () =>
    withStore(harness, { model }, async (store) => {
      await fill(store)
      const sort: SortKey[] = [{ property: 'size', direction: 'ASC', nulls: 'LAST' }]
      const seen: string[] = []
      const deleted = new Set<string>()

      let last: NodeRecord | null = null
      for (let round = 0; ; round += 1) {
        const page: NodeRecord[] = await nextPage(store, sort, last, 4)
        const end = page.at(-1)
        if (end === undefined) break
        seen.push(...page.map((record) => record.ref.key))
        last = end
        // The row that the cursor stands on goes away, others come before and after it.
        deleted.add(end.ref.key)
        await write(
          store,
          drop(end.ref),
          putThing(`a-new-${round}`, { size: round % 4 }),
          putThing(`z-new-${round}`),
        )
        assert.ok(round < 50, 'new rows behind the cursor do not keep the list going for ever')
        if (round > 12) break
      }

      const old = seen.filter((key) => key.startsWith('k'))
      assert.equal(new Set(old).size, 25)
      assert.equal(new Set(seen).size, seen.length)
      assert.ok(deleted.size > 5)
    }))

  it('goes on from a place whose row does not exist', () =>
    withStore(harness, { model }, async (store) => {
      await write(store, putThing('a', { size: 1 }), putThing('b', { size: 3 }), putThing('c'))

      const found = await store.findNodes(
        'Thing',
        {
          where: { kind: 'all' },
          sort: [{ property: 'size', direction: 'ASC', nulls: 'LAST' }],
          after: { values: [2], key: 'zzz' },
          limit: 9,
        },
        READ,
      )

      assert.deepEqual(
        found.map((record) => record.ref),
        [thing('b'), thing('c')],
      )
    }))

  it('pages keyed relationships by their sort values and key', () =>
    withStore(harness, { model }, async (store) => {
      const payments = Array.from({ length: 9 }, (_, index) =>
        pay(`p${index}`, 'a', 'b', index % 3 === 0 ? {} : { amountMinor: BigInt(index % 2) }),
      )
      await store.apply(batch([putThing('a'), putThing('b'), ...payments]), null)
      const sort: SortKey[] = [{ property: 'amountMinor', direction: 'DESC', nulls: 'FIRST' }]
      const keys: (string | null)[] = []

      for (let after = null as ReturnType<typeof placeOf> | null; ; ) {
        const page = await store.findRelationships(
          'PAYS',
          { where: { kind: 'all' }, sort, after, limit: 2 },
          READ,
        )
        const last = page.at(-1)
        if (last === undefined) break
        keys.push(...page.map((record) => record.key))
        after = placeOf({ key: last.key ?? '', properties: last.properties }, sort)
      }

      assert.deepEqual(keys, ['p0', 'p3', 'p6', 'p1', 'p5', 'p7', 'p2', 'p4', 'p8'])
    }))
}
