import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import type { Graph } from '../../graph/graph.ts'
import type { Change, ChangeRecord } from '../../graph/model/changes.ts'
import { DomainError } from '../../graph/model/errors.ts'
import { LIMITS } from '../../graph/model/limits.ts'
import { openGraph } from '../../graph/open-graph.ts'
import { deltaSize } from '../../graph/projection/delta.ts'
import type { Projection } from '../../graph/projection/projection.ts'
import { openSqliteStore } from '../../graph/store/sqlite/store.ts'
import { MODEL, ref, text } from '../support/drawn-graph.ts'
import { changesOf } from '../support/load-drawing.ts'
import { MemoryStore } from '../support/memory-store.ts'

function batch(changes: Change[], bulk = false) {
  const actor = { name: 'test', roles: [] }
  return { changes, actor, action: 'test', at: '2026-01-01T00:00:00.000Z', idempotencyKey: null, bulk }
}

async function callees(graph: Graph, name: string): Promise<string[]> {
  const view = await graph.view(null)
  return view.neighbors(view.indexOf(ref(name)), 'CALLS', 'OUT').map(({ node }) => text(view.refOf(node)))
}

describe('openGraph', () => {
  it('builds the view once, and lets a writer see its own write', async () => {
    const memory = new MemoryStore()
    await memory.apply(batch(changesOf('A -CALLS-> B')))
    const graph = openGraph(MODEL, memory.asStore())
    const before = await graph.view(null)
    const scans = memory.scans

    await graph.write(batch(changesOf('A -CALLS-> C')), null)

    assert.deepEqual(await callees(graph, 'A'), ['B', 'C'])
    assert.equal((await graph.view(null)).version, 2)
    assert.equal(before.neighbors(before.indexOf(ref('A')), 'CALLS', 'OUT').length, 1, 'a view never changes')
    assert.equal(memory.scans, scans)
    await graph.close()
  })

  it('shows deletions, and a node that comes back starts without its old relationships', async () => {
    const memory = new MemoryStore()
    await memory.apply(batch(changesOf('A -CALLS-> B\nA -CALLS-> C')))
    const graph = openGraph(MODEL, memory.asStore())
    await graph.view(null)

    await graph.write(
      batch([{ op: 'deleteRelationship', type: 'CALLS', source: ref('A'), target: ref('C'), key: null }]),
      null,
    )
    assert.deepEqual(await callees(graph, 'A'), ['B'])

    await graph.write(batch([{ op: 'deleteNode', ref: ref('B'), detach: true }]), null)
    assert.equal((await graph.view(null)).indexOf(ref('B')), -1)
    await graph.write(batch([{ op: 'upsertNode', ref: ref('B'), set: {} }]), null)
    assert.deepEqual(await callees(graph, 'A'), [])
    await graph.close()
  })

  it('tells listeners in version order, each record once, own writes and those of others', async () => {
    const memory = new MemoryStore()
    const graph = openGraph(MODEL, memory.asStore())
    const told: ChangeRecord[] = []
    const stop = graph.onChanges((records) => told.push(...records))

    await graph.write(batch(changesOf('A')), null)
    await memory.apply(batch(changesOf('B')))
    await graph.write(batch(changesOf('C')), null)
    stop()
    await graph.write(batch(changesOf('D')), null)

    assert.deepEqual(
      told.map((record) => [record.version, record.kind === 'node' ? record.ref.key : '']),
      [
        [1, 'A'],
        [2, 'B'],
        [3, 'C'],
      ],
    )
    await graph.close()
  })

  const retries = [
    { what: 'a batch that changes nothing', key: null, drawing: 'A' },
    { what: 'a batch that another process already applied', key: 'K', drawing: 'A -CALLS-> B' },
  ]
  for (const { what, key, drawing } of retries) {
    it(`loses no change of another process when the next own write is ${what}`, async () => {
      const store = await openSqliteStore({ path: ':memory:', model: MODEL })
      const graph = openGraph(MODEL, store)
      await graph.write(batch(changesOf('A')), null)
      await graph.view(null)
      const told: number[] = []
      graph.onChanges((_records, version) => told.push(version))
      await store.apply({ ...batch(changesOf('A -CALLS-> B')), idempotencyKey: 'K' }, null)

      const result = await graph.write({ ...batch(changesOf(drawing)), idempotencyKey: key }, null)

      assert.deepEqual([result.version, result.records], [2, []])
      assert.deepEqual(await callees(graph, 'A'), ['B'])
      assert.deepEqual(told, [2])
      await graph.close()
      await store.close()
    })
  }

  it('reads everything anew after a bulk load and after a gap in the change log', async () => {
    const memory = new MemoryStore()
    const graph = openGraph(MODEL, memory.asStore())
    await graph.view(null)

    await graph.write(batch(changesOf('A -CALLS-> B'), true), null)
    assert.deepEqual(await callees(graph, 'A'), ['B'])

    await memory.apply(batch(changesOf('A -CALLS-> C')))
    await memory.apply(batch(changesOf('A -CALLS-> D')))
    memory.oldest = 3
    await graph.write(batch(changesOf('A -CALLS-> E')), null)
    assert.deepEqual(await callees(graph, 'A'), ['B', 'C', 'D', 'E'])
    await graph.close()
  })

  const failures = [
    {
      what: 'while the store was away, and catches up',
      error: new DomainError('UNAVAILABLE', 'storeUnavailable'),
    },
    { what: 'for another reason, and catches up', error: new Error('gone') },
  ]
  for (const { what, error } of failures) {
    it(`keeps a write that the projection could not follow ${what}`, async () => {
      const memory = new MemoryStore()
      await memory.apply(batch(changesOf('A -CALLS-> B')))
      const graph = openGraph(MODEL, memory.asStore())
      await graph.view(null)
      const scans = memory.scans
      const read = memory.nodesByKeys
      memory.nodesByKeys = () => Promise.reject(error)

      const result = await graph.write(batch(changesOf('A -CALLS-> C')), null)
      memory.nodesByKeys = read

      assert.equal(result.version, 2)
      assert.deepEqual(await callees(graph, 'A'), ['B', 'C'])
      assert.equal(memory.scans, scans, 'nothing was read anew')
      await graph.close()
    })
  }

  it('shows no view without a write of its own: it is away with the store, or built anew', async () => {
    const memory = new MemoryStore()
    await memory.apply(batch(changesOf('A -CALLS-> B')))
    const graph = openGraph(MODEL, memory.asStore())
    await graph.view(null)
    const read = memory.nodesByKeys
    memory.nodesByKeys = () => Promise.reject(new DomainError('UNAVAILABLE', 'storeUnavailable'))
    await graph.write(batch(changesOf('A -CALLS-> C')), null)

    await assert.rejects(graph.view(null), { code: 'UNAVAILABLE' })
    memory.nodesByKeys = () => {
      memory.nodesByKeys = read
      return Promise.reject(new Error('cannot be followed'))
    }
    assert.deepEqual(await callees(graph, 'A'), ['B', 'C'])
    await graph.close()
  })

  it('keeps parallel payments apart and removes the one that was deleted', async () => {
    const memory = new MemoryStore()
    const transfer = (id: string) =>
      changesOf(`Account:X\nAccount:Y\nAccount:X -TRANSFER-> Account:Y {"transactionId": "${id}"}`)
    await memory.apply(batch(transfer('T1')))
    const graph = openGraph(MODEL, memory.asStore())
    await graph.view(null)
    await graph.write(batch(transfer('T2')), null)
    await graph.write(
      batch([{ op: 'deleteRelationship', type: 'TRANSFER', source: null, target: null, key: 'T1' }]),
      null,
    )

    const view = await graph.view(null)
    const transfers = view.neighbors(view.indexOf(ref('Account:X')), 'TRANSFER', 'OUT')
    const kept = memory.relationships.get('T2')!.handle
    assert.deepEqual(transfers, [{ node: view.indexOf(ref('Account:Y')), handle: kept }])
    await graph.close()
  })

  it('finds the one relationship that changed among many of a hub, in the base and beside it', async () => {
    const memory = new MemoryStore()
    const pay = (id: string, to: string) =>
      changesOf(
        `Account:HUB\nAccount:${to}\nAccount:HUB -TRANSFER-> Account:${to} {"transactionId": "${id}"}`,
      )
    const payees = ['A', 'B', 'C', 'D', 'E']
    await memory.apply(batch(payees.flatMap((to) => [...pay(`${to}1`, to), ...pay(`${to}2`, to)])))
    const graph = openGraph(MODEL, memory.asStore())
    await graph.view(null)
    const gone = (key: string): Change => ({
      op: 'deleteRelationship',
      type: 'TRANSFER',
      source: null,
      target: null,
      key,
    })

    await graph.write(batch(payees.flatMap((to) => [...pay(`${to}3`, to), ...pay(`${to}4`, to)])), null)
    await graph.write(batch([gone('A1'), gone('C2'), gone('E1'), gone('E3'), gone('B4')]), null)
    await graph.write(batch([...pay('A2', 'A'), ...pay('A4', 'A')]), null)

    const view = await graph.view(null)
    const found = view.neighbors(view.indexOf(ref('Account:HUB')), 'TRANSFER', 'OUT')
    const keys = new Map([...memory.relationships.values()].map(({ handle, key }) => [handle, key]))
    assert.deepEqual(found.map(({ handle }) => keys.get(handle)).sort(), [
      ...['A2', 'A3', 'A4', 'B1', 'B2', 'B3', 'C1', 'C3', 'C4'],
      ...['D1', 'D2', 'D3', 'D4', 'E2', 'E4'],
    ])
    await graph.close()
  })

  it('leaves a caller that aborts, while the build goes on for the others', async () => {
    const graph = openGraph(MODEL, new MemoryStore().asStore())
    const stop = new AbortController()
    const left = graph.view(stop.signal)
    const stayed = graph.view(null)
    stop.abort()
    await assert.rejects(left, { code: 'TIMEOUT' })
    assert.equal((await stayed).nodeCount, 0)
    await graph.close()
  })

  it('merges a large delta into a new base while writes go on, and loses none', async () => {
    const memory = new MemoryStore()
    await memory.apply(batch(changesOf('A -CALLS-> B')))
    const graph = openGraph(MODEL, memory.asStore())
    await graph.view(null)
    const many = Array.from(
      { length: LIMITS.deltaItemsMax + 1 },
      (_, index): Change => ({ op: 'upsertNode', ref: ref(`N${index}`), set: {} }),
    )
    await graph.write(batch(many), null)
    await graph.write(batch(changesOf('A -CALLS-> C\nA -CALLS-> N7')), null)

    const merged = async () => deltaSize(((await graph.view(null)) as Projection).delta) < 100
    while (!(await merged())) await setImmediate()

    assert.deepEqual(await callees(graph, 'A'), ['B', 'C', 'N7'])
    assert.equal((await graph.view(null)).version, 3)
    await graph.close()
  })

  it('follows what other processes write, from time to time', async (test) => {
    test.mock.timers.enable({ apis: ['setTimeout'] })
    const memory = new MemoryStore()
    const graph = openGraph(MODEL, memory.asStore())
    await graph.view(null)
    const told = new Promise<readonly ChangeRecord[]>((resolve) => graph.onChanges(resolve))
    await memory.apply(batch(changesOf('A -CALLS-> B')))

    test.mock.timers.tick(LIMITS.followIntervalMs)

    assert.equal((await told).length, 3)
    assert.deepEqual(await callees(graph, 'A'), ['B'])
    await graph.close()
  })

  it('goes on to answer while another process loads in bulk, and shows the load once it pauses', async (test) => {
    test.mock.timers.enable({ apis: ['setTimeout'] })
    const memory = new MemoryStore()
    await memory.apply(batch(changesOf('A -CALLS-> B')))
    const graph = openGraph(MODEL, memory.asStore())
    const told: string[] = []
    graph.onChanges((records) => told.push(...records.map(({ kind, version }) => `${kind} ${version}`)))
    await graph.view(null)
    const scans = memory.scans
    const look = async () => {
      const before = memory.looks
      test.mock.timers.tick(LIMITS.followIntervalMs)
      while (memory.looks < before + 1) await setImmediate()
      for (let turn = 0; turn < 20; turn += 1) await setImmediate()
    }

    await memory.apply(batch(changesOf('A -CALLS-> C'), true))
    await look()
    await memory.apply(batch(changesOf('A -CALLS-> D'), true))
    await look()
    await graph.write(batch(changesOf('A -CALLS-> E')), null)
    assert.deepEqual(await callees(graph, 'A'), ['B', 'E'])
    assert.deepEqual([(await graph.view(null)).version, memory.scans], [1, scans])

    await look()
    while ((await graph.view(null)).version < 4) await setImmediate()
    assert.deepEqual(await callees(graph, 'A'), ['B', 'C', 'D', 'E'])
    assert.deepEqual(
      [...new Set(told)],
      [
        ...['bulkNodes 2', 'bulkRelationships 2', 'bulkNodes 3', 'bulkRelationships 3'],
        ...['node 4', 'relationship 4'],
      ],
    )
    assert.equal(told.at(-1), 'bulkRelationships 3')
    await graph.close()
  })
})
