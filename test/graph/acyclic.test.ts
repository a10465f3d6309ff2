// Types that are declared acyclic stay so: by hand, and against a plain search on small random batches.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { parse } from 'graphql'
import { cycleRefusals } from '../../graph/acyclic.ts'
import { buildModel } from '../../graph/model/build-registry.ts'
import type { Change } from '../../graph/model/changes.ts'
import { loadModel } from '../../graph/model/load-schema.ts'
import type { Properties } from '../../graph/model/values.ts'
import { openGraph } from '../../graph/open-graph.ts'
import type { GraphView } from '../../graph/projection/view.ts'
import { openSqliteStore } from '../../graph/store/sqlite/store.ts'

const DIRECTIVES = readFileSync(new URL('../../schema/directives.graphql', import.meta.url), 'utf8')
const MODEL = buildModel(
  parse(`${DIRECTIVES} type Job @node(key: "code") { code: String! @pii(mask: FIRST1)
    waitsFor: [Job!]! @relationship(type: "WAITS_FOR", direction: OUT, acyclic: true) }`),
)
type Pair = readonly [string, string]

function link(
  [source, target]: Pair,
  sourceCode: string | null = null,
  type = 'WAITS_FOR',
  label = 'Job',
): Change {
  const ref = (key: string) => ({ label, key })
  const set: Properties = sourceCode === null ? {} : { sourceCode }
  return { op: 'upsertRelationship', type, source: ref(source), target: ref(target), key: null, set }
}

/** A view of the pairs, as the projection would show them. */
function viewOf(pairs: readonly Pair[]): GraphView {
  const keys = [...new Set(pairs.flat())]
  return {
    version: 1,
    nodeCount: keys.length,
    indexOf: ({ key }) => keys.indexOf(key),
    refOf: (node) => ({ label: 'Job', key: keys[node] ?? '' }),
    neighbors: (node) =>
      pairs
        .filter(([source]) => source === keys[node])
        .map(([, target], handle) => ({ node: keys.indexOf(target), handle })),
  }
}

/** Pairs of nodes of which the second is reached from the first, by repeated joining. */
function reaches(pairs: readonly Pair[], from: string, to: string): boolean {
  const reached = new Set([from])
  for (let grown = true; grown; ) {
    const more = pairs.filter(([source, target]) => reached.has(source) && !reached.has(target))
    for (const [, target] of more) reached.add(target)
    grown = more.length > 0
  }
  return reached.has(to)
}

function refusedOf(stored: readonly Pair[], changes: readonly Change[]): (string | null)[] {
  return cycleRefusals(MODEL, viewOf(stored), changes).map((refusal) => refusal?.error.value ?? null)
}

const node = fc.constantFrom('a', 'b', 'c', 'd', 'e')
const pair = fc.tuple(node, node)

describe('cycleRefusals', () => {
  it('refuses exactly what a plain search finds to close a cycle', () => {
    const rows = fc.array(fc.record({ pair, reported: fc.boolean() }), { maxLength: 8 })
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 6 }), rows, (stored, batch) => {
        const present: Pair[] = [...stored]
        const expected = batch.map(({ pair: [source, target], reported }) => {
          const known = present.some(([a, b]) => a === source && b === target)
          const refused = !reported && !known && reaches(present, target, source)
          if (!refused) present.push([source, target])
          return refused
        })
        const changes = batch.map(({ pair: ends, reported }) => link(ends, reported ? 'TOOL' : null))
        assert.deepEqual(
          refusedOf(stored, changes).map((value) => value !== null),
          expected,
        )
      }),
      { numRuns: 300 },
    )
  })

  it('names the cycle by its keys, masked where they are personal, and only so many', () => {
    const chain = Array.from({ length: 30 }, (_, index): Pair => [`n${index}`, `n${index + 1}`])
    const [value] = refusedOf(chain, [link(['n30', 'n0'])])
    assert.equal(value?.split(' -> ').length, 10)
    assert.match(value ?? '', /^n\*\*\* -> .* -> \.\.\. -> n\*\*\*$/)
  })
})

describe('writes of an acyclic type', () => {
  it('refuse the row that would close a cycle, and no other', async () => {
    const model = loadModel()
    const store = await openSqliteStore({ path: ':memory:', model })
    const graph = openGraph(model, store)
    const write = (changes: readonly Change[]) =>
      graph.write(
        {
          changes,
          actor: { name: 't', roles: [] },
          action: 't',
          at: '2026-03-01T08:00:00.000Z',
          idempotencyKey: null,
          bulk: false,
        },
        null,
      )
    const depends = (source: string, target: string, sourceCode: string | null = null) =>
      link([source, target], sourceCode, 'DEPENDS_ON', 'OpsObject')
    const statuses = async (...changes: Change[]) =>
      (await write(changes)).outcomes.map((one) => (one.status === 'refused' ? one.error : one.status))
    const refused = (value: string) => ({ code: 'CONFLICT', reason: 'cycle', field: 'target', value })

    await write(
      ['A', 'B', 'C'].map((key) => ({ op: 'upsertNode', ref: { label: 'OpsObject', key }, set: {} })),
    )
    assert.deepEqual(await statuses(depends('A', 'B'), depends('B', 'A'), depends('B', 'C')), [
      'created',
      refused('B -> A -> B'),
      'created',
    ])
    assert.deepEqual(await statuses(depends('C', 'A'), depends('A', 'B')), [
      refused('C -> A -> B -> C'),
      'unchanged',
    ])
    assert.deepEqual(await statuses(depends('C', 'A', 'CMDB')), ['created'])
    const both = await Promise.all([statuses(depends('A', 'C')), statuses(depends('C', 'B'))])
    assert.deepEqual(
      both.flat().map((one) => typeof one),
      ['object', 'object'],
    )
    await graph.close()
    await store.close()
  })
})
