import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Worker } from 'node:worker_threads'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { communitiesOf } from '../../../graph/algorithms/communities.ts'
import { collectScope, type ScopeOptions } from '../../../graph/algorithms/community-scope.ts'
import { finish } from '../../../graph/algorithms/completeness.ts'
import { louvainGraphology } from '../../../graph/algorithms/louvain-graphology.ts'
import { LIMITS } from '../../../graph/model/limits.ts'
import type { Projection } from '../../../graph/projection/projection.ts'
import { runLouvain } from '../../../graph/workers/run-louvain.ts'
import { type Drawing, draw, project, ref } from '../../support/drawn-graph.ts'
import { modularityOf, type Pair } from '../../support/modularity.ts'
import { randomDrawing } from '../../support/random-drawing.ts'

const SCOPE: ScopeOptions = {
  labels: ['OpsObject'],
  types: ['CALLS'],
  weight: null,
  relationshipsMax: 1_000_000,
  shouldStop: () => null,
}

function find(graph: Projection, options: Partial<ScopeOptions> = {}, seed = 1, resolution = 1) {
  const scope = finish(collectScope(graph, { ...SCOPE, ...options }))
  const partition = louvainGraphology(scope.pairs, { seed, resolution })
  const texts = communitiesOf(scope, partition).map(({ members }) =>
    members.map((node) => graph.refOf(node).key).join(' '),
  )
  return { scope, partition, texts }
}

/** Every pair of the names, once. */
function clique(names: readonly string[], type = 'CALLS'): string {
  return names.flatMap((a, index) => names.slice(index + 1).map((b) => `${a} -${type}-> ${b}`)).join('\n')
}

describe('communities', () => {
  it('finds two cliques joined by one relationship, the larger first', async () => {
    const graph = await project(`${clique(['P', 'Q', 'R'])}\n${clique(['A', 'B', 'C', 'D'])}\nD -CALLS-> P`)
    const { texts, partition } = find(graph)
    assert.deepEqual(texts, ['A B C D', 'P Q R'])
    // 10 relationships: inside 6 and 3; degrees 13 and 7 of 20.
    assert.ok(Math.abs(partition.modularity - (0.9 - (13 / 20) ** 2 - (7 / 20) ** 2)) < 1e-12)
  })

  it('orders communities of one size by their first member, and leaves nodes without relationships alone', async () => {
    const graph = await project(`Z\n${clique(['C', 'D', 'E'])}\n${clique(['A', 'B', 'F'])}`)
    assert.deepEqual(find(graph).texts, ['A B F', 'C D E', 'Z'])
  })

  it('answers a scope without relationships with single nodes and modularity 0', async () => {
    const { texts, partition } = find(await project('B\nA'))
    assert.deepEqual([texts, partition.modularity], [['A', 'B'], 0])
  })

  it('looks only at the labels and types of the scope', async () => {
    const graph = await project(`${clique(['A', 'B', 'C'])}\nA -DEPENDS_ON-> D\nA -LOCATED_AT-> Site:S`)
    assert.deepEqual(find(graph).texts, ['A B C', 'D'])
    assert.equal(find(graph, { types: ['CALLS', 'DEPENDS_ON', 'LOCATED_AT'] }).scope.pairs.sources.length, 4)
  })

  it('sums the weights of parallel payments in either direction', async () => {
    const pay = (from: string, to: string, id: string, amountMinor: number) =>
      `Account:${from} -TRANSFER-> Account:${to} {"transactionId": "${id}", "amountMinor": ${amountMinor}}`
    const graph = await project(
      [pay('X', 'Y', 'T1', 5), pay('Y', 'X', 'T2', 7), pay('Y', 'Z', 'T3', 1), pay('X', 'X', 'T4', 9)].join(
        '\n',
      ),
    )
    const { scope } = find(graph, { labels: ['Account'], types: ['TRANSFER'], weight: 'amountMinor' })
    const { sources, targets, weights } = scope.pairs
    assert.deepEqual(
      [[...sources], [...targets], [...weights]],
      [
        [0, 1],
        [1, 2],
        [12, 1],
      ],
    )
  })

  it('says when the scope has too many relationships, or when it was told to stop', async () => {
    const graph = await project(clique(['A', 'B', 'C', 'D']))
    assert.equal(finish(collectScope(graph, { ...SCOPE, relationshipsMax: 5 })).outcome, 'tooMany')
    assert.equal(finish(collectScope(graph, { ...SCOPE, relationshipsMax: 6 })).outcome, 'done')
  })

  it('gives a partition whose modularity another function confirms, and the same one for the same seed', async () => {
    await fc.assert(
      fc.asyncProperty(
        randomDrawing(12, ['CALLS'], 40),
        fc.integer(),
        fc.constantFrom(0.5, 1, 2),
        async (drawing, seed, resolution) => {
          const graph = await project(drawing)
          const { scope, partition, texts } = find(graph, {}, seed, resolution)
          assert.deepEqual(
            texts.flatMap((names) => names.split(' ')).sort(),
            drawing.nodes.map((n) => n.ref.key).sort(),
          )
          const pairs = pairsOf(scope.pairs)
          if (pairs.length === 0) return
          const expected = modularityOf(pairs, partition.communityOf, resolution)
          assert.ok(Math.abs(partition.modularity - expected) < 1e-9)
          assert.deepEqual(find(graph, {}, seed, resolution).texts, texts)
        },
      ),
      { numRuns: 150 },
    )
  })

  it('gives the same answer in a worker, and leaves it when aborted', async () => {
    const ring = Array.from({ length: 6000 }, (_, index) => [index, (index + 1) % 6000] as const)
    const pairs = {
      nodeCount: 6000,
      sources: Uint32Array.from(ring, ([a, b]) => Math.min(a, b)),
      targets: Uint32Array.from(ring, ([a, b]) => Math.max(a, b)),
      weights: new Float64Array(6000).fill(1),
    }
    const options = { seed: 7, resolution: 1 }
    assert.deepEqual(await runLouvain(pairs, options, null), louvainGraphology(pairs, options))
    const stop = new AbortController()
    const left = runLouvain(pairs, options, stop.signal)
    stop.abort()
    await assert.rejects(left, { code: 'TIMEOUT' })
  })

  it('has few workers at once, whoever asks, and a caller that waits may leave', async () => {
    const path = Array.from({ length: 6000 }, (_, index) => index)
    const pairs = {
      nodeCount: 6001,
      sources: Uint32Array.from(path),
      targets: Uint32Array.from(path, (place) => place + 1),
      weights: new Float64Array(6000).fill(1),
    }
    let working = 0
    let most = 0
    const watch = (worker: Worker) => {
      working += 1
      most = Math.max(most, working)
      worker.once('exit', () => {
        working -= 1
      })
    }
    process.on('worker', watch)
    const stop = new AbortController()
    const callers = Array.from({ length: LIMITS.communityWorkersMax + 3 }, (_, index) =>
      runLouvain(pairs, { seed: index, resolution: 1 }, null),
    )
    const leaving = runLouvain(pairs, { seed: 1, resolution: 1 }, stop.signal)
    stop.abort()

    await assert.rejects(leaving, { code: 'TIMEOUT' })
    await Promise.all(callers)
    await runLouvain(pairs, { seed: 1, resolution: 1 }, null)
    process.off('worker', watch)
    assert.equal(most, LIMITS.communityWorkersMax)
  })
})

const DATA = fileURLToPath(new URL('../../../../shared/data/communities/', import.meta.url))

/** Modularity as the literature gives it for the best or usual partitions, less what a seed may cost. */
const KNOWN = [
  { file: 'karate.gml', nodes: 34, pairs: 78, modularity: 0.4 },
  { file: 'dolphins.gml', nodes: 62, pairs: 159, modularity: 0.5 },
  { file: 'polbooks.gml', nodes: 105, pairs: 441, modularity: 0.51 },
]

describe('communities of graphs with known ones', {
  skip: !existsSync(DATA) && 'the data folder is absent',
}, () => {
  for (const { file, nodes, pairs: pairCount, modularity } of KNOWN) {
    it(`reaches the known modularity on ${file}, and keeps most neighbours within their true group`, async () => {
      const { drawing, truth } = readGml(readFileSync(`${DATA}${file}`, 'utf8'))
      const graph = await project(drawing)
      const { scope, partition } = find(graph)
      assert.deepEqual([scope.nodes.length, scope.pairs.sources.length], [nodes, pairCount])
      assert.ok(partition.modularity > modularity, `${partition.modularity}`)
      const recomputed = modularityOf(pairsOf(scope.pairs), partition.communityOf)
      assert.ok(Math.abs(recomputed - partition.modularity) < 1e-9)

      const groups = scope.nodes.map((node) => truth.get(graph.refOf(node).key)!)
      assert.ok(purity(partition.communityOf, groups) > 0.8)
    })
  }

  it('separates most countries of the research network', async () => {
    const { drawing, truth } = readGml(gunzipSync(readFileSync(`${DATA}eurosis.gml.gz`)).toString('utf8'))
    const graph = await project(drawing)
    const { scope, partition } = find(graph)
    const groups = scope.nodes.map((node) => truth.get(graph.refOf(node).key)!)
    assert.equal(scope.nodes.length, 1285)
    assert.ok(purity(partition.communityOf, groups) > 0.7)
  })
})

function pairsOf(pairs: { sources: Uint32Array; targets: Uint32Array; weights: Float64Array }): Pair[] {
  return Array.from(pairs.sources, (source, index) => ({
    source,
    target: pairs.targets[index]!,
    weight: pairs.weights[index]!,
  }))
}

/** Share of the nodes that are in the most common true group of their community. */
function purity(communityOf: Uint32Array, groups: readonly string[]): number {
  const byCommunity = Map.groupBy([...communityOf.keys()], (place) => communityOf[place]!)
  const common = [...byCommunity.values()].map((places) =>
    Math.max(...[...Map.groupBy(places, (place) => groups[place]!).values()].map((same) => same.length)),
  )
  return common.reduce((sum, count) => sum + count, 0) / groups.length
}

function readGml(gml: string): { drawing: Drawing; truth: Map<string, string> } {
  const truth = new Map<string, string>()
  for (const block of gml.matchAll(/node\s*\[([^\]]*)\]/g)) {
    const id = /\bid\s+(\S+)/.exec(block[1]!)![1]!
    truth.set(`N${id}`, /\bgt\s+"([^"]*)"/.exec(block[1]!)![1]!)
  }
  const relationships = [...gml.matchAll(/edge\s*\[([^\]]*)\]/g)].map((block) => ({
    type: 'CALLS',
    source: ref(`N${/\bsource\s+(\S+)/.exec(block[1]!)![1]!}`),
    target: ref(`N${/\btarget\s+(\S+)/.exec(block[1]!)![1]!}`),
    properties: {},
  }))
  const nodes = draw([...truth.keys()].join('\n')).nodes
  return { drawing: { nodes, relationships }, truth }
}
