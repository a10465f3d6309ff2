// Every operator on every type, two-valued where a value is absent.

import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { CompareOperator, Predicate } from '../../../graph/model/predicate.ts'
import type { ScalarValue } from '../../../graph/model/values.ts'
import type { GraphStore } from '../../../graph/store/port.ts'
import { CONTRACT_MODEL as model } from '../contract-model.ts'
import { batch, pay, putThing, READ, type StoreHarness, withStore } from '../harness.ts'

const EVERYTHING = ['1', '2', '3', '4']

function is(
  property: string,
  operator: CompareOperator,
  value: ScalarValue | readonly ScalarValue[],
): Predicate {
  return { kind: 'compare', property, operator, value, folded: false }
}

function isFolded(
  property: string,
  operator: CompareOperator,
  value: ScalarValue | readonly ScalarValue[],
): Predicate {
  return { kind: 'compare', property, operator, value, folded: true }
}

const not = (part: Predicate): Predicate => ({ kind: 'not', part })
const and = (...parts: Predicate[]): Predicate => ({ kind: 'and', parts })
const or = (...parts: Predicate[]): Predicate => ({ kind: 'or', parts })

/** Node 4 has nothing but its key. */
async function fill(store: GraphStore): Promise<void> {
  await store.apply(
    batch([
      putThing('1', {
        title: 'Alpha 大廈',
        note: '100%_[a]*',
        size: -5,
        total: 9007199254740992n,
        ratio: 0.1,
        active: false,
        seenAt: '2026-01-01T00:00:00.000Z',
        day: '2026-01-01',
        clock: '08:00:00',
        grade: 'LOW',
        tags: ['red', 'green'],
        aliases: ['Bank', '銀行'],
        levels: [1, 2],
        serials: [9007199254740993n],
      }),
      putThing('2', {
        title: 'ALPHA 大厦 two',
        note: '',
        size: 0,
        total: 9007199254740993n,
        ratio: 0.30000000000000004,
        active: true,
        seenAt: '2026-01-01T00:00:00.001Z',
        day: '2026-02-28',
        clock: '23:59:59',
        grade: 'MIDDLE',
        tags: [],
        aliases: ['bank'],
        levels: [2],
        serials: [9007199254740992n],
      }),
      putThing('3', {
        title: 'straße \u{20bb7}',
        note: 'it\'s \\ "quoted"',
        size: 2147483647,
        total: -9223372036854775808n,
        ratio: -1e300,
        active: true,
        seenAt: '1999-12-31T23:59:59.999Z',
        day: '1999-12-31',
        clock: '00:00:00',
        grade: 'HIGH',
        tags: ['Red', 'a"b', 'a,b'],
        levels: [],
      }),
      putThing('4'),
    ]),
    null,
  )
}

const CASES: readonly (readonly [string, Predicate, string[]])[] = [
  ['all', { kind: 'all' }, EVERYTHING],
  ['none', { kind: 'none' }, []],
  ['an empty and', and(), EVERYTHING],
  ['an empty or', or(), []],
  ['not none', not({ kind: 'none' }), EVERYTHING],

  ['text eq', is('title', 'eq', 'Alpha 大廈'), ['1']],
  ['text eq tells case', is('title', 'eq', 'alpha 大廈'), []],
  ['text eq the empty text', is('note', 'eq', ''), ['2']],
  ['text in', is('title', 'in', ['Alpha 大廈', 'nobody', 'straße \u{20bb7}']), ['1', '3']],
  ['text in nothing', is('title', 'in', []), []],
  ['text lt', is('title', 'lt', 'Alpha'), ['2']],
  ['text gte', is('title', 'gte', 'Alpha 大廈'), ['1', '3']],
  ['contains', is('title', 'contains', '大'), ['1', '2']],
  ['contains a wild card of LIKE', is('note', 'contains', '%_'), ['1']],
  ['contains a bracket', is('note', 'contains', '[a]*'), ['1']],
  ['contains quotes and backslash', is('note', 'contains', `'s \\ "q`), ['3']],
  ['contains the empty text', is('note', 'contains', ''), ['1', '2', '3']],
  ['startsWith', is('title', 'startsWith', 'Al'), ['1']],
  ['startsWith the whole', is('title', 'startsWith', 'Alpha 大廈'), ['1']],
  ['startsWith more than the whole', is('title', 'startsWith', 'Alpha 大廈!'), []],
  ['startsWith the empty text', is('title', 'startsWith', ''), ['1', '2', '3']],
  ['endsWith', is('title', 'endsWith', 'two'), ['2']],
  ['endsWith an astral character', is('title', 'endsWith', ' \u{20bb7}'), ['3']],
  ['endsWith more than the whole', is('title', 'endsWith', 'xx straße \u{20bb7}'), []],
  ['endsWith the empty text', is('title', 'endsWith', ''), ['1', '2', '3']],

  ['folded eq joins case and script', isFolded('title', 'eq', 'alpha 大厦'), ['1']],
  ['folded in', isFolded('title', 'in', ['alpha 大厦', 'alpha 大厦 two']), ['1', '2']],
  ['folded startsWith', isFolded('title', 'startsWith', 'alpha 大厦'), ['1', '2']],
  ['folded contains', isFolded('title', 'contains', '厦 t'), ['2']],
  ['folded endsWith', isFolded('title', 'endsWith', '大厦'), ['1']],
  ['folded contains ss for sharp s', isFolded('title', 'contains', 'strasse'), ['3']],
  ['folded lt', isFolded('title', 'lt', 'alpha 大厦 two'), ['1']],
  ['folded includes', isFolded('aliases', 'includes', 'bank'), ['1', '2']],
  ['folded includes, other script', isFolded('aliases', 'includes', '银行'), ['1']],

  ['int eq', is('size', 'eq', 0), ['2']],
  ['int in', is('size', 'in', [-5, 2147483647, 7]), ['1', '3']],
  ['int lt', is('size', 'lt', 0), ['1']],
  ['int lte', is('size', 'lte', 0), ['1', '2']],
  ['int gt', is('size', 'gt', 0), ['3']],
  ['int gte', is('size', 'gte', 0), ['2', '3']],
  ['long eq beyond 2^53', is('total', 'eq', 9007199254740993n), ['2']],
  ['long in beyond 2^53', is('total', 'in', [9007199254740992n, -9223372036854775808n]), ['1', '3']],
  ['long gt beyond 2^53', is('total', 'gt', 9007199254740992n), ['2']],
  ['float eq', is('ratio', 'eq', 0.30000000000000004), ['2']],
  ['float eq its neighbour', is('ratio', 'eq', 0.3), []],
  ['float in', is('ratio', 'in', [0.1, 0.3]), ['1']],
  ['float lt', is('ratio', 'lt', 0), ['3']],
  ['boolean eq false', is('active', 'eq', false), ['1']],
  ['boolean eq true', is('active', 'eq', true), ['2', '3']],
  ['boolean in', is('active', 'in', [true, false]), ['1', '2', '3']],
  ['time stamp gt', is('seenAt', 'gt', '2026-01-01T00:00:00.000Z'), ['2']],
  ['time stamp eq', is('seenAt', 'eq', '2026-01-01T00:00:00.000Z'), ['1']],
  ['time stamp in', is('seenAt', 'in', ['1999-12-31T23:59:59.999Z']), ['3']],
  ['day lt', is('day', 'lt', '2026-01-01'), ['3']],
  ['day eq', is('day', 'eq', '2026-02-28'), ['2']],
  ['time of day gte', is('clock', 'gte', '08:00:00'), ['1', '2']],
  ['time of day in', is('clock', 'in', ['00:00:00']), ['3']],
  ['enumeration eq', is('grade', 'eq', 'LOW'), ['1']],
  ['enumeration in', is('grade', 'in', ['LOW', 'HIGH']), ['1', '3']],

  ['list includes', is('tags', 'includes', 'red'), ['1']],
  ['list includes a text with a quote', is('tags', 'includes', 'a"b'), ['3']],
  ['list includes a text with a comma', is('tags', 'includes', 'a,b'), ['3']],
  ['list includes no part of an item', is('tags', 'includes', 'a'), []],
  ['list of ints includes', is('levels', 'includes', 2), ['1', '2']],
  ['list of longs includes', is('serials', 'includes', 9007199254740993n), ['1']],
  ['an empty list is a value', { kind: 'isNull', property: 'tags' }, ['4']],

  ['isNull', { kind: 'isNull', property: 'title' }, ['4']],
  ['not isNull', not({ kind: 'isNull', property: 'title' }), ['1', '2', '3']],
  ['keys', { kind: 'keys', keys: ['3', 'x', '1', '1'] }, ['1', '3']],
  ['no keys', { kind: 'keys', keys: [] }, []],
  ['not keys', not({ kind: 'keys', keys: ['1'] }), ['2', '3', '4']],
  ['the key as a property', is('thingId', 'gte', '3'), ['3', '4']],

  ['and', and(is('active', 'eq', true), is('size', 'gt', 0)), ['3']],
  ['or', or(is('size', 'lt', 0), is('grade', 'eq', 'HIGH')), ['1', '3']],
  ['or with an absent value', or(is('size', 'lt', 0), { kind: 'isNull', property: 'grade' }), ['1', '4']],
  ['not and', not(and(is('active', 'eq', true), is('size', 'gt', 0))), ['1', '2', '4']],
  ['not or', not(or(is('size', 'lt', 0), is('size', 'gt', 0))), ['2', '4']],
  ['not not', not(not(is('size', 'lt', 0))), ['1']],
  ['not not of an absent value', not(not(is('size', 'gt', -100))), ['1', '2', '3']],
  ['not not not', not(not(not(is('size', 'gt', -100)))), ['4']],
]

export function predicateContract(harness: StoreHarness): void {
  it('answers every operator on every type', () =>
    withStore(harness, { model }, async (store) => {
      await fill(store)

      for (const [name, where, expected] of CASES) {
        const found = await store.findNodes('Thing', { where, sort: [], after: null, limit: 10 }, READ)
        assert.deepEqual(
          found.map((record) => record.ref.key),
          expected,
          name,
        )
        assert.equal(await store.countNodes('Thing', where, READ), expected.length, `count of ${name}`)
        assert.deepEqual(await store.keysOfNodes('Thing', where, 10, READ), expected, `keys of ${name}`)
      }
    }))

  it('turns every comparison with an absent value from false into true under NOT', () =>
    withStore(harness, { model }, async (store) => {
      await fill(store)

      for (const [name, where, expected] of CASES) {
        const rest = EVERYTHING.filter((key) => !expected.includes(key))
        assert.deepEqual(await store.keysOfNodes('Thing', not(where), 10, READ), rest, `not ${name}`)
      }
    }))

  it('filters keyed relationships by their own properties', () =>
    withStore(harness, { model }, async (store) => {
      await store.apply(
        batch([
          putThing('a'),
          putThing('b'),
          pay('p1', 'a', 'b', { amountMinor: 1n, currency: 'CNY', channels: ['x'] }),
          pay('p2', 'b', 'a', { amountMinor: 2n, currency: 'CNY' }),
          pay('p3', 'a', 'b', {}),
        ]),
        null,
      )
      const keys = async (where: Predicate) => {
        const found = await store.findRelationships('PAYS', { where, sort: [], after: null, limit: 9 }, READ)
        assert.equal(await store.countRelationships('PAYS', where, READ), found.length)
        return found.map((record) => record.key)
      }

      assert.deepEqual(await keys(is('amountMinor', 'gte', 2n)), ['p2'])
      assert.deepEqual(await keys(not(is('amountMinor', 'gte', 2n))), ['p1', 'p3'])
      assert.deepEqual(await keys(is('channels', 'includes', 'x')), ['p1'])
      assert.deepEqual(await keys({ kind: 'keys', keys: ['p3', 'p1'] }), ['p1', 'p3'])
      assert.deepEqual(await keys(is('paymentId', 'eq', 'p2')), ['p2'])
    }))

  it('finds floats of every size again, by eq and by in', () =>
    withStore(harness, { model }, async (store) => {
      const floats = [1e21, 159899546857021570, -785913880330039200, 2 ** 53 + 2, 2 ** 53, 5e-324, 0.1, -1]
      await store.apply(batch(floats.map((ratio, index) => putThing(String(index), { ratio }))), null)

      for (const [index, ratio] of floats.entries()) {
        for (const where of [is('ratio', 'eq', ratio), is('ratio', 'in', [ratio])]) {
          assert.deepEqual(await store.keysOfNodes('Thing', where, 10, READ), [String(index)], String(ratio))
        }
      }
    }))

  it('rejects more keys than asked for with LIMIT_EXCEEDED', () =>
    withStore(harness, { model }, async (store) => {
      await fill(store)

      await assert.rejects(store.keysOfNodes('Thing', { kind: 'all' }, 3, READ), { code: 'LIMIT_EXCEEDED' })
      assert.equal((await store.keysOfNodes('Thing', { kind: 'all' }, 4, READ)).length, 4)
    }))

  it('takes a hundred thousand keys in one filter', () =>
    withStore(harness, { model }, async (store) => {
      await fill(store)
      const keys = Array.from({ length: 100_000 }, (_, index) => String(index + 3))

      assert.deepEqual(await store.keysOfNodes('Thing', { kind: 'keys', keys }, 10, READ), ['3', '4'])
    }))
}
