// Quantified filters against plain counting over drawings.

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { LIMITS } from '../../../graph/model/limits.ts'
import type { Predicate } from '../../../graph/model/predicate.ts'
import { resolveWhere, type WhereSource } from '../../../graph/query/resolve-where.ts'
import { EVERYTHING, type LabelledWhere, type Quantifier } from '../../../graph/query/where.ts'
import { type Drawing, MODEL, project, text } from '../../support/drawn-graph.ts'
import { randomDrawing } from '../../support/random-drawing.ts'

const OBJECT = 'OpsObject'

async function sourceOf(drawing: string | Drawing): Promise<WhereSource> {
  const view = await project(drawing)
  return {
    view: async () => view,
    keysOfNodes: async (_label, where) => keysOf(where),
    relationshipKeys: () => assert.fail('no relationship has a key here'),
  }
}

/** The only predicate of these tests that reaches the store. */
function keysOf(where: Predicate): readonly string[] {
  assert.equal(where.kind, 'keys')
  return where.kind === 'keys' ? where.keys : []
}

function quantified(fieldName: string, quantifier: Quantifier, inner: LabelledWhere) {
  const field = MODEL.nodes.get(OBJECT)!.relationships.find(({ name }) => name === fieldName)!
  return { kind: 'related', label: OBJECT, field, quantifier, inner } as const
}

function onlyKeys(...keys: string[]): LabelledWhere {
  return new Map([[OBJECT, { kind: 'own', predicate: { kind: 'keys', keys } }]])
}

function sortedKeys(predicate: Predicate): string[] {
  return predicate.kind === 'keys' ? [...predicate.keys].sort() : []
}

describe('resolveWhere', () => {
  it('counts the passing ends of random graphs as plain counting does', async () => {
    await fc.assert(
      fc.asyncProperty(
        randomDrawing(6, ['CALLS', 'CONNECTED_TO'], 12),
        fc.subarray(['N0', 'N1', 'N2', 'N3', 'N4', 'N5']),
        fc.constantFrom('CALLS', 'CONNECTED_TO'),
        async (drawing, wanted, type) => {
          const field = MODEL.nodes
            .get(OBJECT)!
            .relationships.find((one) => one.type === type && one.direction !== 'IN')!
          const source = await sourceOf(drawing)
          const ends = new Map<string, Set<string>>()
          const add = (owner: string, target: string) => {
            if (wanted.includes(target)) ends.set(owner, (ends.get(owner) ?? new Set()).add(target))
          }
          for (const row of drawing.relationships.filter((one) => one.type === type)) {
            add(text(row.source), text(row.target))
            if (field.direction === 'BOTH') add(text(row.target), text(row.source))
          }
          for (const [quantifier, accepts] of [
            ['some', (count: number) => count > 0],
            ['single', (count: number) => count === 1],
          ] as const) {
            const found = await resolveWhere(quantified(field.name, quantifier, onlyKeys(...wanted)), source)
            const expected = [...ends].filter(([, targets]) => accepts(targets.size)).map(([owner]) => owner)
            assert.deepEqual(sortedKeys(found), expected.sort(), `${quantifier} ${type}`)
          }
        },
      ),
      { numRuns: 150 },
    )
  })

  it('asks the store for nothing where every node passes', async () => {
    const source = await sourceOf('A -CALLS-> B\nB -CALLS-> C\nD')
    const all = new Map([[OBJECT, EVERYTHING]])
    assert.deepEqual(sortedKeys(await resolveWhere(quantified('calls', 'some', all), source)), ['A', 'B'])
  })

  it('lets other work run while it walks from very many nodes', async (test) => {
    const nodes = Array.from({ length: 3 * LIMITS.expansionsPerPoll }, (_, index) => `A -CALLS-> N${index}`)
    const source = await sourceOf(nodes.join('\n'))
    let now = 0
    test.mock.method(performance, 'now', () => {
      now += LIMITS.sliceMs
      return now
    })
    let turns = 0
    const count = () => {
      turns += 1
      other = setImmediate(count)
    }
    let other = setImmediate(count)
    const all = new Map([[OBJECT, EVERYTHING]])
    await resolveWhere(quantified('calls', 'some', all), source)
    clearImmediate(other)
    assert.ok(turns >= 3, `${turns} turns`)
  })
})
