// Counts, sums, means and extremes: exact for whole numbers, to 1e-9 for floats.

import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { AggregateQuery, Measure } from '../../../graph/store/port.ts'
import { CONTRACT_MODEL as model } from '../contract-model.ts'
import { batch, pay, putThing, READ, type StoreHarness, withStore } from '../harness.ts'

const LONG_MAX = 9223372036854775807n
const ALL: AggregateQuery = { where: { kind: 'all' }, groupBy: [], measures: [], limit: 10 }
const every = (property: string): Measure[] =>
  (['sum', 'avg', 'min', 'max'] as const).map((operator) => ({ property, operator }))

function near(actual: unknown, expected: number): void {
  assert.equal(typeof actual, 'number')
  const difference = Math.abs(Number(actual) - expected)
  assert.ok(difference <= 1e-9 * Math.max(1, Math.abs(expected)), `${actual} is not near ${expected}`)
}

export function aggregateContract(harness: StoreHarness): void {
  it('sums whole numbers exactly beyond 64 bits, either way', () =>
    withStore(harness, { model }, async (store) => {
      await store.apply(
        batch([
          putThing('a', { total: LONG_MAX, size: 2147483647, active: true }),
          putThing('b', { total: LONG_MAX, size: 2147483647, active: true }),
          putThing('c', { total: LONG_MAX, size: -1, active: true }),
          putThing('d', { total: -LONG_MAX - 1n, active: false }),
          putThing('e', { total: -LONG_MAX - 1n, active: false }),
          putThing('f'),
        ]),
        null,
      )
      const measures: Measure[] = [
        { property: 'total', operator: 'sum' },
        { property: 'size', operator: 'sum' },
      ]

      const [whole] = await store.aggregateNodes('Thing', { ...ALL, measures }, READ)
      const groups = await store.aggregateNodes('Thing', { ...ALL, measures, groupBy: ['active'] }, READ)

      assert.deepEqual(whole?.measures, [LONG_MAX - 2n, 4294967293n])
      assert.deepEqual(
        groups.map(({ group, count, measures: [total] }) => [group[0], count, total]),
        [
          [false, 2, -2n * LONG_MAX - 2n],
          [true, 3, 3n * LONG_MAX],
          [null, 1, null],
        ],
      )
    }))

  it('measures each type: exact sums as bigint, means as floats, extremes in the type of the property', () =>
    withStore(harness, { model }, async (store) => {
      await store.apply(
        batch([
          putThing('a', {
            size: 1,
            total: 9007199254740993n,
            ratio: 0.1,
            seenAt: '2026-01-01T00:00:00.001Z',
          }),
          putThing('b', {
            size: 2,
            total: 9007199254740992n,
            ratio: 0.2,
            seenAt: '2026-01-01T00:00:00.000Z',
          }),
          putThing('c', { size: 4, ratio: 0.3, note: '𠮷', day: '2026-01-02' }),
          putThing('d', { note: 'Ａ', day: '2026-01-01' }),
        ]),
        null,
      )
      const one = async (...measures: Measure[]) =>
        (await store.aggregateNodes('Thing', { ...ALL, measures }, READ))[0]?.measures ?? []

      const size = await one(...every('size'))
      const total = await one(...every('total'))
      const ratio = await one(...every('ratio'))
      const texts = await one(
        ...every('note').slice(2),
        ...every('day').slice(2),
        ...every('seenAt').slice(2),
        ...every('clock').slice(2),
      )

      assert.equal(size[0], 7n)
      near(size[1], 7 / 3)
      assert.deepEqual(size.slice(2), [1, 4])
      assert.equal(total[0], 18014398509481985n)
      near(total[1], 9007199254740992)
      assert.deepEqual(total.slice(2), [9007199254740992n, 9007199254740993n])
      near(ratio[0], 0.6)
      near(ratio[1], 0.2)
      assert.deepEqual(ratio.slice(2), [0.1, 0.3])
      assert.deepEqual(texts, [
        'Ａ',
        '𠮷',
        '2026-01-01',
        '2026-01-02',
        '2026-01-01T00:00:00.000Z',
        '2026-01-01T00:00:00.001Z',
        null,
        null,
      ])
    }))

  it('answers one group of no rows where nothing matches and nothing is grouped by', () =>
    withStore(harness, { model }, async (store) => {
      const measures = [...every('size'), ...every('ratio')]

      assert.deepEqual(await store.aggregateNodes('Thing', { ...ALL, measures }, READ), [
        { group: [], count: 0, measures: Array.from({ length: 8 }, () => null) },
      ])
      assert.deepEqual(await store.aggregateNodes('Thing', { ...ALL, groupBy: ['size'] }, READ), [])
    }))

  it('orders groups by their values with nulls last, and stops at the limit', () =>
    withStore(harness, { model }, async (store) => {
      await store.apply(
        batch([
          putThing('1', { grade: 'LOW', size: 2 }),
          putThing('2', { grade: 'LOW', size: 10 }),
          putThing('3', { grade: 'HIGH' }),
          putThing('4', { size: 10 }),
          putThing('5', {}),
          putThing('6', { grade: 'LOW', size: 2 }),
        ]),
        null,
      )
      const groups = async (groupBy: string[], limit: number) =>
        (await store.aggregateNodes('Thing', { ...ALL, groupBy, limit }, READ)).map(({ group, count }) => [
          ...group,
          count,
        ])

      assert.deepEqual(await groups(['grade'], 10), [
        ['HIGH', 1],
        ['LOW', 3],
        [null, 2],
      ])
      assert.deepEqual(await groups(['grade', 'size'], 10), [
        ['HIGH', null, 1],
        ['LOW', 2, 2],
        ['LOW', 10, 1],
        [null, 10, 1],
        [null, null, 1],
      ])
      assert.deepEqual(await groups(['grade', 'size'], 2), [
        ['HIGH', null, 1],
        ['LOW', 2, 2],
      ])
    }))

  it('groups by values of every type, astral text by code point', () =>
    withStore(harness, { model }, async (store) => {
      await store.apply(
        batch([
          putThing('1', {
            note: '𠮷',
            total: 9007199254740993n,
            ratio: 0.5,
            seenAt: '2026-01-01T00:00:00.001Z',
          }),
          putThing('2', {
            note: 'Ａ',
            total: 9007199254740992n,
            ratio: 0.5,
            seenAt: '2026-01-01T00:00:00.000Z',
          }),
          putThing('3', { note: '𠮷', total: 9007199254740992n, ratio: -1.5 }),
        ]),
        null,
      )
      const groups = async (property: string) =>
        (await store.aggregateNodes('Thing', { ...ALL, groupBy: [property] }, READ)).map(
          ({ group }) => group[0],
        )

      assert.deepEqual(await groups('note'), ['Ａ', '𠮷'])
      assert.deepEqual(await groups('total'), [9007199254740992n, 9007199254740993n])
      assert.deepEqual(await groups('ratio'), [-1.5, 0.5])
      assert.deepEqual(await groups('seenAt'), ['2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.001Z', null])
    }))

  it('aggregates keyed relationships, only those that match', () =>
    withStore(harness, { model }, async (store) => {
      await store.apply(
        batch([
          putThing('a'),
          putThing('b'),
          pay('p1', 'a', 'b', { amountMinor: LONG_MAX, currency: 'CNY' }),
          pay('p2', 'a', 'b', { amountMinor: 1n, currency: 'CNY' }),
          pay('p3', 'a', 'b', { amountMinor: 7n, currency: 'HKD' }),
          pay('p4', 'a', 'b', { amountMinor: 9n }),
        ]),
        null,
      )
      const query: AggregateQuery = {
        where: { kind: 'not', part: { kind: 'isNull', property: 'currency' } },
        groupBy: ['currency'],
        measures: [{ property: 'amountMinor', operator: 'sum' }],
        limit: 10,
      }

      assert.deepEqual(await store.aggregateRelationships('PAYS', query, READ), [
        { group: ['CNY'], count: 2, measures: [LONG_MAX + 1n] },
        { group: ['HKD'], count: 1, measures: [7n] },
      ])
    }))
}
