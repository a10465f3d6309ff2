// Order: text by code point, numbers by size, absent values where asked, the key last.

import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { SortKey } from '../../../graph/model/predicate.ts'
import { CONTRACT_MODEL as model } from '../contract-model.ts'
import { batch, pay, putThing, READ, type StoreHarness, withStore } from '../harness.ts'

/** By code point: a fullwidth letter and a private-use character stand below an astral one, unlike in UTF-16 order. */
const BY_CODE_POINT = [
  '',
  ' ',
  'A',
  'Z',
  'a',
  'z',
  '~',
  'é',
  '中',
  '\ue000',
  'Ａ',
  '\uffee',
  '😀',
  '𠮷',
  '\u{10fffd}',
]

const ASC = { direction: 'ASC', nulls: 'LAST' } as const
const DESC = { direction: 'DESC', nulls: 'FIRST' } as const

export function findContract(harness: StoreHarness): void {
  it('orders text by code point, astral characters last', () =>
    withStore(harness, { model }, async (store) => {
      const shuffled = BY_CODE_POINT.map((note, index) => putThing(`k${(index * 7) % 15}`, { note }))
      await store.apply(batch(shuffled), null)

      for (const [sort, expected] of [
        [ASC, BY_CODE_POINT],
        [DESC, BY_CODE_POINT.toReversed()],
      ] as const) {
        const found = await store.findNodes(
          'Thing',
          { where: { kind: 'all' }, sort: [{ property: 'note', ...sort }], after: null, limit: 99 },
          READ,
        )
        assert.deepEqual(
          found.map((record) => record.properties.note),
          expected,
        )
      }
    }))

  it('orders keys by code point where nothing else decides', () =>
    withStore(harness, { model }, async (store) => {
      const keys = BY_CODE_POINT.filter((key) => key !== '')
      await store.apply(batch(keys.toReversed().map((key) => putThing(key))), null)

      assert.deepEqual(await store.keysOfNodes('Thing', { kind: 'all' }, 99, READ), keys)
      const found = await store.findNodes(
        'Thing',
        { where: { kind: 'all' }, sort: [{ property: 'size', ...DESC }], after: null, limit: 99 },
        READ,
      )
      assert.deepEqual(
        found.map((record) => record.ref.key),
        keys,
      )
    }))

  const sorted: readonly (readonly [string, SortKey[], string[]])[] = [
    ['numbers ascending, absent last', [{ property: 'size', ...ASC }], ['b', 'd', 'a', 'c', 'e']],
    [
      'numbers ascending, absent first',
      [{ property: 'size', direction: 'ASC', nulls: 'FIRST' }],
      ['e', 'b', 'd', 'a', 'c'],
    ],
    ['numbers descending, absent first', [{ property: 'size', ...DESC }], ['e', 'c', 'a', 'b', 'd']],
    [
      'numbers descending, absent last',
      [{ property: 'size', direction: 'DESC', nulls: 'LAST' }],
      ['c', 'a', 'b', 'd', 'e'],
    ],
    ['64-bit numbers', [{ property: 'total', ...ASC }], ['c', 'b', 'a', 'd', 'e']],
    ['false before true', [{ property: 'active', ...ASC }], ['b', 'c', 'a', 'd', 'e']],
    ['time stamps', [{ property: 'seenAt', ...DESC }], ['b', 'e', 'c', 'a', 'd']],
    [
      'two properties, each its own way',
      [
        { property: 'active', ...ASC },
        { property: 'size', ...DESC },
      ],
      ['c', 'b', 'a', 'd', 'e'],
    ],
    ['the key itself', [{ property: 'thingId', ...DESC }], ['e', 'd', 'c', 'b', 'a']],
  ]
  it('sorts by every kind of property, and by several', () =>
    withStore(harness, { model }, async (store) => {
      await store.apply(
        batch([
          putThing('a', {
            size: 10,
            total: 9007199254740993n,
            active: true,
            seenAt: '2026-01-01T00:00:00.000Z',
          }),
          putThing('b', { size: 2, total: 9007199254740992n, active: false }),
          putThing('c', {
            size: 100,
            total: -9223372036854775808n,
            active: false,
            seenAt: '2026-01-01T00:00:00.001Z',
          }),
          putThing('d', { size: 2, active: true, seenAt: '2025-12-31T23:59:59.999Z' }),
          putThing('e'),
        ]),
        null,
      )

      for (const [name, sort, expected] of sorted) {
        const found = await store.findNodes(
          'Thing',
          { where: { kind: 'all' }, sort, after: null, limit: 99 },
          READ,
        )
        assert.deepEqual(
          found.map((record) => record.ref.key),
          expected,
          name,
        )
      }
    }))

  it('sorts keyed relationships, with the key as tie-break', () =>
    withStore(harness, { model }, async (store) => {
      await store.apply(
        batch([
          putThing('a'),
          putThing('b'),
          pay('p3', 'a', 'b', { amountMinor: 5n }),
          pay('p1', 'b', 'a', { amountMinor: 5n }),
          pay('p2', 'a', 'b', { amountMinor: 7n }),
          pay('p0', 'a', 'b'),
        ]),
        null,
      )

      const found = await store.findRelationships(
        'PAYS',
        { where: { kind: 'all' }, sort: [{ property: 'amountMinor', ...ASC }], after: null, limit: 3 },
        READ,
      )

      assert.deepEqual(
        found.map((record) => record.key),
        ['p1', 'p3', 'p2'],
      )
    }))
}
