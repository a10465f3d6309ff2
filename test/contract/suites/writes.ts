// Nodes: created, merged, cleared, left alone, refused, deleted.

import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { Change } from '../../../graph/model/changes.ts'
import type { Properties } from '../../../graph/model/values.ts'
import { CONTRACT_MODEL as model } from '../contract-model.ts'
import {
  batch,
  drop,
  link,
  maker,
  pay,
  putMaker,
  putThing,
  READ,
  type StoreHarness,
  thing,
  told,
  unlink,
  unpay,
  withStore,
  write,
} from '../harness.ts'

/** A value of every type that is awkward somewhere. */
const AWKWARD: Properties = {
  title: 'Straße 大廈 𠮷',
  note: `quotes ' " \` and $dollar \\ backslash\nnew line`,
  size: -2147483648,
  total: 9223372036854775807n,
  ratio: 0.1,
  active: false,
  seenAt: '2026-02-28T23:59:59.999Z',
  day: '0099-12-31',
  clock: '23:59:59',
  grade: 'MIDDLE',
  tags: ['b', 'a', 'b', ''],
  aliases: ['Zürich', '蘇黎世'],
  levels: [3, -1, 0],
  serials: [9007199254740993n, -9223372036854775808n],
  group: '',
  source: 'named like an end',
  sourceCode: 'core',
  observedAt: '2026-01-01T00:00:00.000Z',
  validFrom: '1969-07-20T20:17:40.001Z',
  validTo: '9999-12-31T23:59:59.999Z',
}

/** Each refusal: what is there, what is asked, what is answered. */
const REFUSALS: { name: string; given: Change[]; asked: Change; answer: string }[] = [
  {
    name: 'a node without a required property',
    given: [],
    asked: putMaker('m1', {}),
    answer: 'BAD_USER_INPUT missing',
  },
  {
    name: 'a node whose required property is null',
    given: [],
    asked: putMaker('m1', { name: null }),
    answer: 'BAD_USER_INPUT missing',
  },
  {
    name: 'clearing a required property',
    given: [putMaker('m1')],
    asked: putMaker('m1', { name: null }),
    answer: 'BAD_USER_INPUT missing',
  },
  {
    name: 'deleting a node that is not there',
    given: [],
    asked: drop(thing('x')),
    answer: 'NOT_FOUND notFound',
  },
  {
    name: 'deleting a connected node without detach',
    given: [putThing('a'), putThing('b'), link('USES', thing('b'), thing('a'))],
    asked: drop(thing('a')),
    answer: 'CONFLICT stillConnected',
  },
  {
    name: 'a relationship from a missing node',
    given: [putThing('b')],
    asked: link('USES', thing('a'), thing('b')),
    answer: 'NOT_FOUND danglingEnd',
  },
  {
    name: 'a relationship to a missing node',
    given: [putThing('a')],
    asked: link('USES', thing('a'), thing('b')),
    answer: 'NOT_FOUND danglingEnd',
  },
  {
    name: 'a keyed relationship to a missing node',
    given: [putThing('a')],
    asked: pay('p1', 'a', 'b'),
    answer: 'NOT_FOUND danglingEnd',
  },
  {
    name: 'a key that connects other nodes',
    given: [putThing('a'), putThing('b'), putThing('c'), pay('p1', 'a', 'b')],
    asked: pay('p1', 'a', 'c'),
    answer: 'CONFLICT otherEnds',
  },
  {
    name: 'a key that connects the same nodes the other way round',
    given: [putThing('a'), putThing('b'), pay('p1', 'a', 'b')],
    asked: pay('p1', 'b', 'a'),
    answer: 'CONFLICT otherEnds',
  },
  {
    name: 'a second relationship where only one is allowed',
    given: [putThing('a'), putMaker('m1'), putMaker('m2'), link('MADE_BY', thing('a'), maker('m1'))],
    asked: link('MADE_BY', thing('a'), maker('m2')),
    answer: 'CONFLICT singleRelationship',
  },
  {
    name: 'deleting a relationship that is not there',
    given: [putThing('a'), putThing('b'), link('USES', thing('a'), thing('b'))],
    asked: unlink('USES', thing('b'), thing('a')),
    answer: 'NOT_FOUND notFound',
  },
  {
    name: 'deleting a relationship of a missing node',
    given: [putThing('a')],
    asked: unlink('USES', thing('a'), thing('b')),
    answer: 'NOT_FOUND notFound',
  },
  {
    name: 'deleting a keyed relationship that is not there',
    given: [],
    asked: unpay('p1'),
    answer: 'NOT_FOUND notFound',
  },
]

export function writeContract(harness: StoreHarness): void {
  it('gives back every type of value exactly as it was written', () =>
    withStore(harness, { model }, async (store) => {
      await write(store, putThing('a', AWKWARD))

      const [record] = await store.nodesByKeys('Thing', ['a'], READ)

      assert.deepEqual(record?.properties, { thingId: 'a', ...AWKWARD })
      assert.deepEqual(record?.ref, thing('a'))
    }))

  it('keeps absent properties, clears null ones and replaces the others', () =>
    withStore(harness, { model }, async (store) => {
      await write(store, putThing('a', { title: 'old', size: 1, note: 'stays', tags: ['x'] }))

      const outcomes = await write(store, putThing('a', { title: 'new', size: null, tags: null }))

      assert.deepEqual(outcomes, ['updated'])
      const [record] = await store.nodesByKeys('Thing', ['a'], READ)
      assert.deepEqual(record?.properties, { thingId: 'a', title: 'new', note: 'stays' })
    }))

  it('answers unchanged, and writes no version, where every given property is already so', () =>
    withStore(harness, { model }, async (store) => {
      await write(store, putThing('a', AWKWARD))
      const before = await store.version()

      const same = await store.apply(
        batch([putThing('a', AWKWARD), putThing('a', {}), putThing('a', { title: AWKWARD.title ?? null })]),
        null,
      )

      assert.deepEqual(told(same.outcomes), ['unchanged', 'unchanged', 'unchanged'])
      assert.equal(same.version, before)
      assert.deepEqual(same.records, [])
      assert.equal(await store.version(), before)
    }))

  it('takes null for a property that was never there as unchanged', () =>
    withStore(harness, { model }, async (store) => {
      assert.deepEqual(await write(store, putThing('a'), putThing('a', { note: null, serials: null })), [
        'created',
        'unchanged',
      ])
    }))

  it('tells an empty list and an empty text from no value', () =>
    withStore(harness, { model }, async (store) => {
      await write(store, putThing('a', { tags: [], note: '' }))

      const [record] = await store.nodesByKeys('Thing', ['a'], READ)

      assert.deepEqual(record?.properties, { thingId: 'a', tags: [], note: '' })
      assert.deepEqual(await write(store, putThing('a', { tags: null, note: null })), ['updated'])
    }))

  it('keeps labels apart that share a key', () =>
    withStore(harness, { model }, async (store) => {
      await write(store, putThing('x', { note: 'thing' }), putMaker('x', { name: 'maker' }))

      const [aThing] = await store.nodesByKeys('Thing', ['x'], READ)
      const [aMaker] = await store.nodesByKeys('Maker', ['x'], READ)

      assert.equal(aThing?.properties.note, 'thing')
      assert.equal(aMaker?.properties.name, 'maker')
      assert.notEqual(aThing?.handle, aMaker?.handle)
    }))

  it('lets later rows of a batch see earlier ones', () =>
    withStore(harness, { model }, async (store) => {
      const outcomes = await write(
        store,
        putThing('a', { size: 1 }),
        putThing('a', { size: 2 }),
        putThing('b'),
        link('USES', thing('a'), thing('b')),
        drop(thing('a')),
        unlink('USES', thing('a'), thing('b')),
        drop(thing('a')),
        putThing('a'),
      )

      assert.deepEqual(outcomes, [
        'created',
        'updated',
        'created',
        'created',
        'CONFLICT stillConnected',
        'deleted',
        'deleted',
        'created',
      ])
      const [record] = await store.nodesByKeys('Thing', ['a'], READ)
      assert.deepEqual(record?.properties, { thingId: 'a' })
    }))

  for (const { name, given, asked, answer } of REFUSALS) {
    it(`refuses ${name}, and writes the rows around it`, () =>
      withStore(harness, { model }, async (store) => {
        if (given.length > 0) await write(store, ...given)

        const outcomes = await write(store, putThing('before'), asked, putThing('after'))

        assert.deepEqual(outcomes, ['created', answer, 'created'])
        const around = await store.nodesByKeys('Thing', ['before', 'after'], READ)
        assert.ok(around.every((record) => record !== null))
      }))
  }

  it('says how many relationships keep a node, one to itself counted once', () =>
    withStore(harness, { model }, async (store) => {
      await write(
        store,
        putThing('a'),
        putThing('b'),
        putMaker('m'),
        link('USES', thing('a'), thing('a'), { reason: 'self' }),
        link('BESIDE', thing('a'), thing('b')),
        link('MADE_BY', thing('a'), maker('m')),
        pay('p1', 'a', 'b'),
        pay('p2', 'a', 'b'),
        pay('p3', 'b', 'a'),
      )

      const { outcomes } = await store.apply(batch([drop(thing('a'))]), null)

      const [outcome] = outcomes
      assert.equal(outcome?.status === 'refused' && outcome.error.allowed, '6')
    }))

  it('removes all relationships of a node that is deleted with detach, and tells of each', () =>
    withStore(harness, { model }, async (store) => {
      await write(
        store,
        putThing('a'),
        putThing('b'),
        link('USES', thing('a'), thing('a'), { reason: 'self' }),
        link('BESIDE', thing('a'), thing('b')),
        pay('p1', 'a', 'b'),
        pay('p2', 'b', 'a'),
      )

      const result = await store.apply(batch([drop(thing('a'), true)]), null)

      assert.deepEqual(told(result.outcomes), ['deleted'])
      const { nodes, relationships } = await store.counts(READ)
      assert.equal(nodes.get('Thing'), 1)
      assert.deepEqual(
        [...relationships.values()].filter((count) => count > 0),
        [],
      )
      const texts = result.records.map((record) =>
        record.kind === 'relationship' ? `${record.op} ${record.type} ${record.key ?? ''}` : record.kind,
      )
      assert.equal(texts.at(-1), 'node', 'the node goes last, when nothing hangs on it')
      assert.deepEqual(texts.slice(0, -1).sort(), [
        'delete BESIDE ',
        'delete PAYS p1',
        'delete PAYS p2',
        'delete USES ',
      ])
      assert.deepEqual(await write(store, drop(thing('b'))), ['deleted'])
    }))

  it('writes nothing at all where every row is refused', () =>
    withStore(harness, { model }, async (store) => {
      const result = await store.apply(batch([drop(thing('x')), putMaker('m', {})]), null)

      assert.equal(result.version, 0)
      assert.deepEqual(result.records, [])
      assert.deepEqual((await store.counts(READ)).nodes.get('Maker'), 0)
    }))

  it('accepts an empty batch', () =>
    withStore(harness, { model }, async (store) => {
      const result = await store.apply(batch([]), null)

      assert.deepEqual(result, { version: 0, outcomes: [], records: [], replayed: false })
    }))
}
