import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { finish } from '../../../graph/algorithms/completeness.ts'
import { linksAmong } from '../../../graph/algorithms/links-among.ts'
import { findNeighborhood, type NeighborhoodOptions } from '../../../graph/algorithms/neighborhood.ts'
import { hopsOver } from '../../../graph/algorithms/walk.ts'
import type { Projection } from '../../../graph/projection/projection.ts'
import { draw, MODEL, project, ref, text } from '../../support/drawn-graph.ts'
import { plainHops } from '../../support/plain-walk.ts'
import { randomDrawing } from '../../support/random-drawing.ts'

const CHAIN = 'A -CALLS-> B\nB -CALLS-> C\nC -CALLS-> D\nX -CALLS-> A\nB -DEPENDS_ON-> A'

function around(graph: Projection, name: string, changes: Partial<NeighborhoodOptions> = {}) {
  const found = finish(
    findNeighborhood(graph, graph.indexOf(ref(name)), {
      hops: hopsOver(MODEL, null, 'BOTH'),
      hopsMax: 2,
      nodesMax: 100,
      hubNeighborsMax: 100,
      shouldStop: () => null,
      ...changes,
    }),
  )
  return { ...found, texts: found.nodes.map(({ node, hop }) => `${hop} ${text(graph.refOf(node))}`) }
}

describe('findNeighborhood', () => {
  it('lists nodes by hop and name, without the center', async () => {
    assert.deepEqual(around(await project(CHAIN), 'A').texts, ['1 B', '1 X', '2 C'])
  })

  it('follows the asked direction and types only', async () => {
    const graph = await project(CHAIN)
    assert.deepEqual(around(graph, 'A', { hops: hopsOver(MODEL, null, 'OUT') }).texts, ['1 B', '2 C'])
    assert.deepEqual(around(graph, 'A', { hops: hopsOver(MODEL, ['DEPENDS_ON'], 'BOTH') }).texts, ['1 B'])
  })

  it('follows the first neighbours of a hub by name and gives the true number', async () => {
    const spokes = ['S1', 'S2', 'S3', 'S4'].map((name) => `HUB -CALLS-> ${name}\nHUB -DEPENDS_ON-> ${name}`)
    const graph = await project(spokes.join('\n'))
    const found = around(graph, 'HUB', { hubNeighborsMax: 3 })
    assert.deepEqual(found.texts, ['1 S1', '1 S2', '1 S3'])
    assert.deepEqual(
      found.hubs.map(({ neighbors, followed }) => [neighbors, followed]),
      [[4, 3]],
    )
    assert.deepEqual([found.completeness.stoppedBy, found.completeness.hubsTruncated], ['HUB', 1])
    assert.equal(around(graph, 'HUB', { hubNeighborsMax: 4 }).completeness.complete, true)
  })

  it('stops at the greatest number of nodes and says how many were waiting', async () => {
    const found = around(await project(CHAIN), 'A', { nodesMax: 1 })
    assert.deepEqual(found.texts, ['1 B'])
    assert.deepEqual([found.completeness.stoppedBy, found.completeness.frontierLeft], ['NODES', 1])
  })

  it('names hubs by hop and name, in whichever order relationships were written', async () => {
    const drawing = 'A -CALLS-> Z\nB -CALLS-> X\nB -CALLS-> Y\nZ -CALLS-> V\nZ -CALLS-> W'
    const base = await project(drawing)
    const added = draw('A -CALLS-> B').relationships[0]!
    const { type, source, target, properties } = added
    const written = base.after(
      [{ kind: 'relationship', type, source, target, properties, handle: 99, keyless: true }],
      base.version + 1,
    )
    const hubs = around(written, 'A', { hubNeighborsMax: 2, hops: hopsOver(MODEL, null, 'BOTH') }).hubs

    assert.deepEqual(
      hubs.map(({ node }) => text(written.refOf(node))),
      ['B', 'Z'],
    )
  })

  it('agrees with plain relaxation on random graphs', async () => {
    await fc.assert(
      fc.asyncProperty(
        randomDrawing(8, ['CALLS', 'CONNECTED_TO'], 14),
        fc.constantFrom<'OUT' | 'IN' | 'BOTH'>('OUT', 'IN', 'BOTH'),
        fc.integer({ min: 1, max: 4 }),
        async (drawing, direction, hopsMax) => {
          const hops = hopsOver(MODEL, null, direction)
          const found = around(await project(drawing), 'N0', { hops, hopsMax })
          const expected = [...plainHops(drawing, 'N0', direction)]
            .filter(([, hop]) => hop <= hopsMax)
            .map(([name, hop]) => `${hop} ${name}`)
            .sort()
          assert.deepEqual(found.texts, expected)
        },
      ),
      { numRuns: 150 },
    )
  })
})

describe('linksAmong', () => {
  it('gives each relationship among the shown nodes once, in its own direction, and says if there are more', async () => {
    const graph = await project(CHAIN)
    const [a, b, c] = ['A', 'B', 'C'].map((name) => graph.indexOf(ref(name)))
    const named = (max: number) => {
      const { links, cut } = linksAmong(graph, hopsOver(MODEL, null, 'BOTH'), [a!, b!], [c!], max)
      const texts = links.map(
        ({ source, type, target }) =>
          `${graph.refOf(source).key} ${graph.typeName(type)} ${graph.refOf(target).key}`,
      )
      return { texts, cut }
    }
    assert.deepEqual(named(10), { texts: ['A CALLS B', 'B CALLS C', 'B DEPENDS_ON A'], cut: false })
    assert.deepEqual(named(2), { texts: ['A CALLS B', 'B DEPENDS_ON A'], cut: true })
  })
})
