// Random batches on an engine and on the in-memory oracle at once: same outcomes, same versions, and afterwards the
// same answers to random filters, orders, pages, aggregates, searches and counts. Few keys and values, so that rows
// meet; awkward ones, so that engines differ where they can.

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Change } from '../../graph/model/changes.ts'
import type { CompareOperator, Predicate, SortKey } from '../../graph/model/predicate.ts'
import type { PropertyModel } from '../../graph/model/registry.ts'
import type { Properties, ScalarName, ScalarValue, Value } from '../../graph/model/values.ts'
import { foldText } from '../../graph/search/fold.ts'
import type { AggregateGroup, GraphStore, Measure } from '../../graph/store/port.ts'
import { CONTRACT_MODEL as model } from './contract-model.ts'
import { batch, drop, link, maker, pay, READ, type StoreHarness, thing, unlink, unpay } from './harness.ts'
import { memoryStore } from './memory-store.ts'
import { placeOf } from './oracle.ts'

const KEYS = ['a', 'b', 'c', '中', '𠮷'] as const
const PAYMENT_KEYS = ['p1', 'p2', 'p3', 'p4'] as const
const TEXTS = [
  '',
  'a',
  'A',
  'ab',
  'Ａ',
  'ß',
  'é',
  '中',
  '中国',
  '中國',
  '𠮷',
  '%',
  '\\',
  "'",
  '"',
  'a b',
] as const

const scalars: Record<ScalarName, fc.Arbitrary<ScalarValue>> = {
  String: fc.constantFrom(...TEXTS),
  Int: fc.constantFrom(-2147483648, -1, 0, 1, 2, 2147483647),
  Long: fc.constantFrom(
    -9223372036854775808n,
    -1n,
    0n,
    9007199254740992n,
    9007199254740993n,
    9223372036854775807n,
  ),
  Float: fc.constantFrom(-1.5, 0, 0.1, 0.30000000000000004, 1e15, 3),
  Boolean: fc.boolean(),
  DateTime: fc.constantFrom(
    '2026-01-01T00:00:00.000Z',
    '2026-01-01T00:00:00.001Z',
    '1969-12-31T23:59:59.999Z',
  ),
  Date: fc.constantFrom('2026-01-01', '1999-12-31', '2024-02-29'),
  Time: fc.constantFrom('00:00:00', '12:30:00', '23:59:59'),
}

function scalarOf({ type }: PropertyModel): fc.Arbitrary<ScalarValue> {
  return type.enumeration ? fc.constantFrom(...type.enumeration.values) : scalars[type.scalar]
}

function valueOfProperty(property: PropertyModel): fc.Arbitrary<Value> {
  const one = scalarOf(property)
  return property.type.list ? fc.array(one, { maxLength: 3 }) : one
}

/** Some of the properties, some of them null. */
function setOf(properties: ReadonlyMap<string, PropertyModel>, key: string): fc.Arbitrary<Properties> {
  const entries = [...properties.values()]
    .filter((property) => property.name !== key)
    .map((property) => [property.name, fc.option(valueOfProperty(property), { nil: null, freq: 4 })] as const)
  return fc.record(Object.fromEntries(entries), { requiredKeys: [] }) as fc.Arbitrary<Properties>
}

const things = model.nodes.get('Thing')?.properties ?? assert.fail()
const makers = model.nodes.get('Maker')?.properties ?? assert.fail()
const propertiesOfType = (type: string) => model.relationships.get(type)?.properties ?? assert.fail()

const thingRef = fc.constantFrom(...KEYS).map(thing)
const makerRef = fc.constantFrom(...KEYS).map(maker)
const paymentKey = fc.constantFrom(...PAYMENT_KEYS)

function links(type: string, source: fc.Arbitrary<ReturnType<typeof thing>>, target: typeof source) {
  return fc.oneof(
    {
      weight: 3,
      arbitrary: fc
        .tuple(source, target, setOf(propertiesOfType(type), ''))
        .map(([a, b, set]) => link(type, a, b, set)),
    },
    { weight: 1, arbitrary: fc.tuple(source, target).map(([a, b]) => unlink(type, a, b)) },
  )
}

const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(thingRef, setOf(things, 'thingId'))
      .map(([ref, set]): Change => ({ op: 'upsertNode', ref, set })),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(makerRef, setOf(makers, 'code'))
      .map(([ref, set]): Change => ({ op: 'upsertNode', ref, set })),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.oneof(thingRef, makerRef), fc.boolean()).map(([ref, detach]) => drop(ref, detach)),
  },
  { weight: 3, arbitrary: links('USES', thingRef, thingRef) },
  { weight: 2, arbitrary: links('MADE_BY', thingRef, makerRef) },
  { weight: 2, arbitrary: links('OWNED_BY', thingRef, fc.oneof(thingRef, makerRef)) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        paymentKey,
        fc.constantFrom(...KEYS),
        fc.constantFrom(...KEYS),
        setOf(propertiesOfType('PAYS'), 'paymentId'),
      )
      .map(([key, source, target, set]) => pay(key, source, target, set)),
  },
  { weight: 1, arbitrary: paymentKey.map(unpay) },
)

const batches = fc.array(
  fc.record({
    changes: fc.array(change, { minLength: 1, maxLength: 12 }),
    idempotencyKey: fc.option(fc.constantFrom('k1', 'k2'), { nil: null, freq: 5 }),
    bulk: fc.boolean(),
  }),
  { minLength: 1, maxLength: 8 },
)

function comparison(property: PropertyModel): fc.Arbitrary<Predicate> {
  const { name: propertyName, type, searched } = property
  const textual = type.scalar === 'String' && type.enumeration === null
  const operators: CompareOperator[] = type.list
    ? ['includes']
    : [
        'eq',
        'in',
        'lt',
        'lte',
        'gt',
        'gte',
        ...(textual ? (['contains', 'startsWith', 'endsWith'] as const) : []),
      ]
  const one = scalarOf(property)
  return fc
    .tuple(fc.constantFrom(...operators), one, fc.array(one, { maxLength: 3 }), fc.boolean())
    .map(([operator, single, several, wish]): Predicate => {
      const folded = wish && searched
      const form = (value: ScalarValue) => (folded ? foldText(String(value)) : value)
      const value = operator === 'in' ? several.map(form) : form(single)
      return { kind: 'compare', property: propertyName, operator, value, folded }
    })
}

function predicateOver(
  properties: ReadonlyMap<string, PropertyModel>,
  keys: readonly string[],
): fc.Arbitrary<Predicate> {
  const all = [...properties.values()]
  const leaf: fc.Arbitrary<Predicate> = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...all).chain(comparison) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(...all).map(({ name }): Predicate => ({ kind: 'isNull', property: name })),
    },
    { weight: 1, arbitrary: fc.subarray([...keys]).map((some): Predicate => ({ kind: 'keys', keys: some })) },
    { weight: 1, arbitrary: fc.constantFrom<Predicate>({ kind: 'all' }, { kind: 'none' }) },
  )
  return fc.letrec<{ tree: Predicate; leaf: Predicate }>((tie) => ({
    leaf,
    tree: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      tie('leaf'),
      fc.array(tie('tree'), { maxLength: 3 }).map((parts): Predicate => ({ kind: 'and', parts })),
      fc.array(tie('tree'), { maxLength: 3 }).map((parts): Predicate => ({ kind: 'or', parts })),
      tie('tree').map((part): Predicate => ({ kind: 'not', part })),
    ),
  })).tree
}

function sortOver(properties: ReadonlyMap<string, PropertyModel>): fc.Arbitrary<SortKey[]> {
  const names = [...properties.values()].filter((property) => !property.type.list).map(({ name }) => name)
  return fc.uniqueArray(
    fc.record({
      property: fc.constantFrom(...names),
      direction: fc.constantFrom('ASC' as const, 'DESC' as const),
      nulls: fc.constantFrom('FIRST' as const, 'LAST' as const),
    }),
    { maxLength: 3, selector: (sort) => sort.property },
  )
}

function measuresOver(properties: ReadonlyMap<string, PropertyModel>): fc.Arbitrary<Measure[]> {
  const measures = [...properties.values()]
    .filter((property) => !property.type.list && property.type.scalar !== 'Boolean')
    .flatMap(({ name, type }): Measure[] => [
      { property: name, operator: 'min' },
      { property: name, operator: 'max' },
      ...(['Int', 'Long', 'Float'].includes(type.scalar)
        ? ([
            { property: name, operator: 'sum' },
            { property: name, operator: 'avg' },
          ] as const)
        : []),
    ])
  return fc.subarray(measures, { maxLength: 4 })
}

function questionsOver(properties: ReadonlyMap<string, PropertyModel>, keys: readonly string[]) {
  const scalarNames = [...properties.values()].filter(({ type }) => !type.list).map(({ name }) => name)
  return fc.record({
    where: predicateOver(properties, keys),
    sort: sortOver(properties),
    pageRows: fc.integer({ min: 1, max: 3 }),
    groupBy: fc.subarray(scalarNames, { maxLength: 2 }),
    measures: measuresOver(properties),
  })
}

type Question = typeof thingQuestion extends fc.Arbitrary<infer Q> ? Q : never
const thingQuestion = questionsOver(things, KEYS)
const paymentQuestion = questionsOver(propertiesOfType('PAYS'), PAYMENT_KEYS)

const scenario = fc.record({
  batches,
  things: fc.array(thingQuestion, { minLength: 1, maxLength: 8 }),
  payments: fc.array(paymentQuestion, { minLength: 1, maxLength: 4 }),
  search: fc.record({
    text: fc.constantFrom('a', 'ab', 'ss', '中', '中国', '𠮷', 'b', 'nothing'),
    prefix: fc.boolean(),
  }),
})

/** `runs` scenarios of up to a hundred changes and a dozen questions each. */
export function modelBasedContract(name: string, harness: StoreHarness, runs: number): void {
  describe(`random batches on ${name}`, { skip: harness.skip ?? false }, () => {
    it('are answered as by the plain in-memory model', async () => {
      await fc.assert(
        fc.asyncProperty(scenario, async (given) => {
          const store = await harness.open({ model })
          const oracle = memoryStore(model)
          try {
            for (const { changes, ...more } of given.batches) {
              assert.deepEqual(await outcomeOf(store, changes, more), await outcomeOf(oracle, changes, more))
            }
            assert.deepEqual(await contentOf(store), await contentOf(oracle))
            for (const question of given.things) await compareNodes(store, oracle, question)
            for (const question of given.payments) await comparePayments(store, oracle, question)
            const search = { tokens: [given.search], labels: ['Thing', 'Maker'], limit: 99 }
            const refs = async (one: GraphStore) =>
              (await one.searchNodes(search, READ)).refs.map((ref) => `${ref.label} ${ref.key}`).sort()
            assert.deepEqual(await refs(store), await refs(oracle))
          } finally {
            await store.close()
          }
        }),
        { numRuns: runs },
      )
    })
  })
}

async function outcomeOf(
  store: GraphStore,
  changes: readonly Change[],
  more: { idempotencyKey: string | null; bulk: boolean },
): Promise<unknown> {
  try {
    const { records, ...result } = await store.apply(batch(changes, more), null)
    // Handles are each engine's own, and so is the order in which a detached node's relationships go.
    return { ...result, records: records.map((record) => JSON.stringify({ ...record, handle: 0 })).sort() }
  } catch (error) {
    return error instanceof Error && 'reason' in error ? error.reason : error
  }
}

async function contentOf(store: GraphStore): Promise<unknown> {
  const { nodes, relationships } = await store.counts(READ)
  const makersFound = await store.findNodes(
    'Maker',
    { where: { kind: 'all' }, sort: [], after: null, limit: 99 },
    READ,
  )
  const feed = await store.changesSince(0, 100_000)
  const audit = await store.auditEntries(0, 1_000)
  return {
    counts: [Object.fromEntries(nodes), Object.fromEntries(relationships)],
    makers: makersFound.map(({ ref, properties }) => [ref, sorted(properties)]),
    feed: [feed.version, feed.resync, feed.records.length],
    audit: audit.map((entry) => entry.hash),
  }
}

async function compareNodes(store: GraphStore, oracle: GraphStore, question: Question): Promise<void> {
  const { where, groupBy, measures } = question
  const pages = async (one: GraphStore) =>
    paged(question, async (after) => {
      const found = await one.findNodes(
        'Thing',
        { where, sort: question.sort, after, limit: question.pageRows },
        READ,
      )
      return found.map(({ ref, properties }) => ({ key: ref.key, properties }))
    })
  assert.deepEqual(await pages(store), await pages(oracle))
  assert.equal(await store.countNodes('Thing', where, READ), await oracle.countNodes('Thing', where, READ))
  assert.deepEqual(
    await store.keysOfNodes('Thing', where, 99, READ),
    await oracle.keysOfNodes('Thing', where, 99, READ),
  )
  const query = { where, groupBy, measures, limit: 4 }
  compareGroups(
    await store.aggregateNodes('Thing', query, READ),
    await oracle.aggregateNodes('Thing', query, READ),
  )
}

async function comparePayments(store: GraphStore, oracle: GraphStore, question: Question): Promise<void> {
  const { where, groupBy, measures } = question
  const pages = async (one: GraphStore) =>
    paged(question, async (after) => {
      const found = await one.findRelationships(
        'PAYS',
        { where, sort: question.sort, after, limit: question.pageRows },
        READ,
      )
      return found.map(({ key, source, target, properties }) => ({
        key: key ?? '',
        source,
        target,
        properties,
      }))
    })
  assert.deepEqual(await pages(store), await pages(oracle))
  assert.equal(
    await store.countRelationships('PAYS', where, READ),
    await oracle.countRelationships('PAYS', where, READ),
  )
  const query = { where, groupBy, measures, limit: 4 }
  compareGroups(
    await store.aggregateRelationships('PAYS', query, READ),
    await oracle.aggregateRelationships('PAYS', query, READ),
  )
}

interface Placed {
  readonly key: string
  readonly properties: Properties
}

/** The whole list, gathered page by page. */
async function paged<T extends Placed>(
  { sort }: Question,
  page: (after: ReturnType<typeof placeOf> | null) => Promise<T[]>,
): Promise<unknown[]> {
  const rows: unknown[] = []
  let last: T | undefined
  do {
    const found = await page(last ? placeOf(last, sort) : null)
    rows.push(...found.map((row) => ({ ...row, properties: sorted(row.properties) })))
    last = found.at(-1)
    assert.ok(rows.length <= 99, 'a list of few rows comes to its end')
  } while (last)
  return rows
}

function compareGroups(actual: readonly AggregateGroup[], expected: readonly AggregateGroup[]): void {
  assert.deepEqual(actual.map(rounded), expected.map(rounded))
}

/** Floats to nine digits, on which engines that add in another order still agree. */
function rounded({ group, count, measures }: AggregateGroup): unknown[] {
  const round = (value: Value | null) => (typeof value === 'number' ? Number(value.toPrecision(9)) : value)
  return [group, count, measures.map(round)]
}

function sorted(properties: Properties): unknown[] {
  return Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : 1))
}
