import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { finish } from '../../../graph/algorithms/completeness.ts'
import { allSimplePaths, type Path, type PathOptions, shortestPath } from '../../../graph/algorithms/paths.ts'
import { hopsOver } from '../../../graph/algorithms/walk.ts'
import type { Projection } from '../../../graph/projection/projection.ts'
import { MODEL, project, ref, text } from '../../support/drawn-graph.ts'
import { plainPaths, stepText } from '../../support/plain-walk.ts'
import { randomDrawing } from '../../support/random-drawing.ts'

type Direction = 'OUT' | 'IN' | 'BOTH'

const DIAMOND = `
  A -CALLS-> C
  A -CALLS-> B
  B -CALLS-> D
  C -CALLS-> D
  A -DEPENDS_ON-> B
  D -CALLS-> E
  B -CALLS-> C
`

function options(direction: Direction, changes: Partial<PathOptions> = {}): PathOptions {
  const hops = hopsOver(MODEL, null, direction)
  return { hops, stepsMax: 12, pathsMax: 100, expansionsMax: 100_000, shouldStop: () => null, ...changes }
}

function pathText(graph: Projection, source: string, path: Path): string {
  return `${source}${path
    .map(({ node, type, direction }) =>
      stepText({ type: graph.typeName(type), direction, node: text(graph.refOf(node)) }),
    )
    .join('')}`
}

function search(
  graph: Projection,
  mode: typeof shortestPath,
  source: string,
  target: string,
  choice: PathOptions,
) {
  const [from, to] = [graph.indexOf(ref(source)), graph.indexOf(ref(target))]
  const found = finish(mode(graph, from, to, choice))
  return { ...found, texts: found.paths.map((path) => pathText(graph, source, path)) }
}

describe('shortestPath', () => {
  it('takes the first by name among equally short ones', async () => {
    const found = search(await project(DIAMOND), shortestPath, 'A', 'E', options('OUT'))
    assert.deepEqual(found.texts, ['A -CALLS-> B -CALLS-> D -CALLS-> E'])
    assert.equal(found.completeness.complete, true)
  })

  it('walks against relationships where asked', async () => {
    const graph = await project(DIAMOND)
    assert.deepEqual(search(graph, shortestPath, 'E', 'C', options('IN')).texts, ['E <-CALLS- D <-CALLS- C'])
    assert.deepEqual(search(graph, shortestPath, 'E', 'C', options('OUT')).texts, [])
    assert.deepEqual(search(graph, shortestPath, 'C', 'B', options('BOTH')).texts, ['C <-CALLS- B'])
  })

  it('walks an undirected type both ways whatever the direction', async () => {
    const graph = await project('A -CONNECTED_TO-> B')
    assert.deepEqual(search(graph, shortestPath, 'B', 'A', options('OUT')).texts, ['B <-CONNECTED_TO- A'])
  })

  it('tells "no way" from "no way within the length"', async () => {
    const graph = await project(`${DIAMOND}\nX`)
    const none = search(graph, shortestPath, 'A', 'X', options('OUT')).completeness
    assert.deepEqual([none.complete, none.stoppedBy], [true, null])
    const short = search(graph, shortestPath, 'A', 'E', options('OUT', { stepsMax: 2 })).completeness
    assert.deepEqual([short.complete, short.stoppedBy], [false, 'DEPTH'])
  })

  it('is the first of all simple paths on random graphs', async () => {
    await fc.assert(
      fc.asyncProperty(
        randomDrawing(7, ['CALLS', 'DEPENDS_ON', 'CONNECTED_TO'], 20),
        fc.constantFrom<Direction>('OUT', 'IN', 'BOTH'),
        async (drawing, direction) => {
          const found = search(await project(drawing), shortestPath, 'N0', 'N1', options(direction))
          assert.deepEqual(found.texts, plainPaths(drawing, 'N0', 'N1', direction, 12).slice(0, 1))
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('allSimplePaths', () => {
  it('lists paths by length, then by name and type', async () => {
    const found = search(await project(DIAMOND), allSimplePaths, 'A', 'D', options('OUT'))
    assert.deepEqual(found.texts, [
      'A -CALLS-> B -CALLS-> D',
      'A -DEPENDS_ON-> B -CALLS-> D',
      'A -CALLS-> C -CALLS-> D',
      'A -CALLS-> B -CALLS-> C -CALLS-> D',
      'A -DEPENDS_ON-> B -CALLS-> C -CALLS-> D',
    ])
    assert.equal(found.completeness.complete, true)
  })

  it('says whether longer paths may exist beyond the greatest length', async () => {
    const graph = await project(DIAMOND)
    const two = search(graph, allSimplePaths, 'A', 'D', options('OUT', { stepsMax: 2 }))
    assert.deepEqual([two.texts.length, two.completeness.stoppedBy], [3, 'DEPTH'])
    const three = search(graph, allSimplePaths, 'A', 'D', options('OUT', { stepsMax: 3 }))
    assert.deepEqual([three.texts.length, three.completeness.stoppedBy], [5, null])
  })

  it('stops at the greatest number of paths, and only says so if there are more', async () => {
    const graph = await project(DIAMOND)
    const four = search(graph, allSimplePaths, 'A', 'D', options('OUT', { pathsMax: 4 }))
    assert.deepEqual([four.texts.length, four.completeness.stoppedBy], [4, 'PATHS'])
    const five = search(graph, allSimplePaths, 'A', 'D', options('OUT', { pathsMax: 5 }))
    assert.deepEqual([five.texts.length, five.completeness.stoppedBy], [5, null])
  })

  it('stops at the budget of expansions, and when told to', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `M${index}`)
    const mesh = names.flatMap((a) => names.filter((b) => a !== b).map((b) => `${a} -CALLS-> ${b}`))
    const graph = await project(`${mesh.join('\n')}\nM0 -CALLS-> Z`)
    const choice = options('OUT', { expansionsMax: 500, pathsMax: 1_000_000 })
    assert.equal(search(graph, allSimplePaths, 'M1', 'Z', choice).completeness.stoppedBy, 'NODES')
    const told = options('OUT', { pathsMax: 1_000_000, shouldStop: () => 'CANCELLED' })
    assert.equal(search(graph, allSimplePaths, 'M1', 'Z', told).completeness.stoppedBy, 'CANCELLED')
  })

  it('keeps parallel payments as one step with all of them', async () => {
    const graph = await project(`
      Account:X -TRANSFER-> Account:Y {"transactionId": "T1"}
      Account:X -TRANSFER-> Account:Y {"transactionId": "T2"}
    `)
    const found = search(graph, allSimplePaths, 'Account:X', 'Account:Y', options('OUT'))
    assert.deepEqual(
      found.paths.map((path) => path.map((step) => step.edges.length)),
      [[2]],
    )
  })

  it('agrees with brute force on random graphs', async () => {
    await fc.assert(
      fc.asyncProperty(
        randomDrawing(6, ['CALLS', 'DEPENDS_ON', 'CONNECTED_TO'], 16),
        fc.constantFrom<Direction>('OUT', 'IN', 'BOTH'),
        fc.integer({ min: 1, max: 6 }),
        async (drawing, direction, stepsMax) => {
          const choice = options(direction, { stepsMax, pathsMax: 10_000 })
          const found = search(await project(drawing), allSimplePaths, 'N0', 'N1', choice)
          assert.deepEqual(found.texts, plainPaths(drawing, 'N0', 'N1', direction, stepsMax))
          if (found.completeness.complete) {
            assert.equal(found.texts.length, plainPaths(drawing, 'N0', 'N1', direction, 12).length)
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})
