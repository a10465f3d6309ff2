import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Graph } from '../../graph/graph.ts'
import { DomainError } from '../../graph/model/errors.ts'
import { loadModel } from '../../graph/model/load-schema.ts'
import { openGraph } from '../../graph/open-graph.ts'
import type { GraphStore } from '../../graph/store/port.ts'
import { openSqliteStore } from '../../graph/store/sqlite/store.ts'
import { generateBank } from '../../seed/generate.ts'
import { type LoadProgress, type LoadReport, loadBank, mayLoadUnasked } from '../../seed/load.ts'
import { countRows } from './collected-bank.ts'

const OPTIONS = { objects: 500, seed: 1, at: '2026-03-31T00:00:00.000Z', signal: null }
const ALL = { visibility: { kind: 'all' }, signal: null } as const
const ignore = (): void => undefined

describe('loadBank', () => {
  let store: GraphStore
  let graph: Graph
  let first: LoadReport
  const progress: LoadProgress[] = []

  before(async () => {
    const model = loadModel()
    store = await openSqliteStore({ path: ':memory:', model })
    graph = openGraph(model, store)
    first = await loadBank(graph, OPTIONS, (step) => progress.push(step))
  })
  after(async () => {
    await graph.close()
    await store.close()
  })

  it('writes every row that the generator yields, and refuses none', async () => {
    const expected = countRows(generateBank(OPTIONS))
    const { nodes, relationships } = await store.counts(ALL)
    for (const [name, count] of expected) {
      assert.equal(nodes.get(name) ?? relationships.get(name), count, name)
    }
    assert.equal(first.refused, 0)
    assert.equal(first.relationships, 5_175)
  })

  it('reports progress up to the known total of relationships', () => {
    assert.deepEqual(
      progress.map((step) => step.relationshipsTotal),
      progress.map(() => 5_175),
    )
    assert.equal(progress.at(-1)?.relationships, 5_175)
  })

  it('leaves an audit entry of the actor demo for every batch', async () => {
    const entries = await store.auditEntries(0, 1_000)
    assert.equal(entries.length, progress.length)
    assert.ok(entries.every(({ actor, action }) => actor.name === 'demo' && action === 'demo'))
  })

  it('changes nothing when it is repeated', async () => {
    const again = await loadBank(graph, OPTIONS, ignore)
    assert.equal(again.unchanged, again.nodes + again.relationships)
    assert.equal(again.version, first.version)
  })

  it('stops when it is told to', async () => {
    const signal = AbortSignal.abort()
    await assert.rejects(
      loadBank(graph, { ...OPTIONS, signal }, ignore),
      (error) => error instanceof DomainError && error.code === 'TIMEOUT',
    )
  })
})

describe('mayLoadUnasked', () => {
  const storeWith = (facts: Partial<GraphStore>, organizations: number): GraphStore => {
    const counts = async () => ({
      nodes: new Map([['Organization', organizations]]),
      relationships: new Map<string, number>(),
    })
    return { engine: 'sqlite', readOnly: false, counts, ...facts } as GraphStore
  }

  it('allows an empty embedded store', async () => {
    assert.equal(await mayLoadUnasked(storeWith({}, 0)), true)
  })

  for (const [name, store] of [
    ['that holds one node', storeWith({}, 1)],
    ['that is read-only', storeWith({ readOnly: true }, 0)],
    ['that is a Neo4j server, even an empty one', storeWith({ engine: 'neo4j' }, 0)],
  ] as const) {
    it(`refuses a store ${name}`, async () => {
      assert.equal(await mayLoadUnasked(store), false)
    })
  }
})
