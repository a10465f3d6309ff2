import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { finish } from '../../../graph/algorithms/completeness.ts'
import { explainDegradation, explainFailure } from '../../../graph/algorithms/failure-explanation.ts'
import { type FailureOptions, propagateFailure } from '../../../graph/algorithms/failure-propagation.ts'
import type { Properties } from '../../../graph/model/values.ts'
import type { Projection } from '../../../graph/projection/projection.ts'
import { type Drawing, project, ref, text } from '../../support/drawn-graph.ts'
import { naiveFailure } from '../../support/naive-failure.ts'

const UNLIMITED: FailureOptions = { types: null, roundsMax: 100, nodesMax: 1000, shouldStop: () => null }

/** The published example: a host, two machines, a database on each, in a cluster that an application calls. */
const CLUSTER = (minMembers: number) => `
  K {"minMembers": ${minMembers}}
  VM1 -DEPLOYED_ON-> H
  VM2 -DEPLOYED_ON-> H
  DB1 -DEPLOYED_ON-> VM1
  DB2 -DEPLOYED_ON-> VM2
  DB1 -MEMBER_OF_CLUSTER-> K
  DB2 -MEMBER_OF_CLUSTER-> K
  A -CALLS-> K
`

function fail(graph: Projection, seeds: readonly string[], options: Partial<FailureOptions> = {}) {
  const places = seeds.map((seed) => graph.indexOf(ref(seed)))
  return finish(propagateFailure(graph, places, { ...UNLIMITED, ...options }))
}

async function failed(drawing: string, seeds: readonly string[], options: Partial<FailureOptions> = {}) {
  const graph = await project(drawing)
  return fail(graph, seeds, options).failed.map(({ node, round }) => `${round} ${text(graph.refOf(node))}`)
}

describe('propagateFailure', () => {
  const CASES: { name: string; drawing: string; seeds: string[]; expected: string[] }[] = [
    {
      name: 'a cluster with enough members stays',
      drawing: CLUSTER(1),
      seeds: ['VM1'],
      expected: ['1 DB1'],
    },
    {
      name: 'a host takes everything above it along',
      drawing: CLUSTER(1),
      seeds: ['H'],
      expected: ['1 VM1', '1 VM2', '2 DB1', '2 DB2', '3 K', '4 A'],
    },
    {
      name: 'a cluster that needs both members fails with one',
      drawing: CLUSTER(2),
      seeds: ['VM1'],
      expected: ['1 DB1', '2 K', '3 A'],
    },
    {
      name: 'a cluster without minMembers needs one member, and members may fail in different rounds',
      drawing: 'M1 -MEMBER_OF_CLUSTER-> K\nM2 -MEMBER_OF_CLUSTER-> K\nM2 -DEPENDS_ON-> P\nP -DEPENDS_ON-> M1',
      seeds: ['M1'],
      expected: ['1 P', '2 M2', '3 K'],
    },
    {
      name: 'a part fails the whole, not the other way round',
      drawing: 'WHOLE -COMPOSED_OF-> PART1\nWHOLE -COMPOSED_OF-> PART2',
      seeds: ['PART1'],
      expected: ['1 WHOLE'],
    },
    {
      name: 'a failed whole leaves its parts',
      drawing: 'WHOLE -COMPOSED_OF-> PART',
      seeds: ['WHOLE'],
      expected: [],
    },
    {
      name: 'a callee fails its critical callers, in a circle only once',
      drawing: 'A -CALLS-> B\nB -CALLS-> C {"critical": true}\nC -CALLS-> A',
      seeds: ['B'],
      expected: ['1 A', '2 C'],
    },
    {
      name: 'a predecessor fails its successors',
      drawing: 'B2 -DEPENDS_ON-> B1\nB4 -DEPENDS_ON-> B2\nB1 -DEPENDS_ON-> B0',
      seeds: ['B1'],
      expected: ['1 B2', '2 B4'],
    },
    {
      name: 'a failed site fails what stands there',
      drawing: 'H -LOCATED_AT-> Site:S\nV -DEPLOYED_ON-> H\nX -LOCATED_AT-> Site:T',
      seeds: ['Site:S'],
      expected: ['1 H', '2 V'],
    },
    {
      name: 'a failed object does not fail its site',
      drawing: 'H -LOCATED_AT-> Site:S\nG -LOCATED_AT-> Site:S',
      seeds: ['H'],
      expected: [],
    },
    {
      name: 'other relations spread nothing',
      drawing: 'A -SAME_AS-> B\nA -PART_OF-> ApplicationSystem:S\nB -PART_OF-> ApplicationSystem:S',
      seeds: ['A', 'B'],
      expected: [],
    },
  ]
  for (const { name, drawing, seeds, expected } of CASES) {
    it(`${name}`, async () => assert.deepEqual(await failed(drawing, seeds), expected))
  }

  const UPLINKS = `
    LOW {"layer": "IT_DEVICE"}
    UP1 {"layer": "VIRTUALIZATION"}
    UP2 {"layer": "OS"}
    SIDE {"layer": "IT_DEVICE"}
    RACK {"layer": "INFRASTRUCTURE"}
    BARE
    LOW -CONNECTED_TO-> UP1 {"subtype": "UPLINK"}
    UP2 -CONNECTED_TO-> LOW {"subtype": "UPLINK"}
    LOW -CONNECTED_TO-> SIDE {"subtype": "UPLINK"}
    LOW -CONNECTED_TO-> RACK {"subtype": "UPLINK"}
    LOW -CONNECTED_TO-> BARE {"subtype": "UPLINK"}
  `
  const UPLINK_CASES = [
    { name: 'the lower end stays while one uplink is up', seeds: ['UP1'], expected: [] },
    {
      name: 'the lower end fails with its last uplink',
      seeds: ['UP1', 'UP2'],
      expected: ['1 LOW', '2 RACK'],
    },
    { name: 'a peer of the same layer does not count', seeds: ['SIDE'], expected: [] },
    { name: 'a partner without layer does not count', seeds: ['BARE'], expected: [] },
    { name: 'a lower partner does not fail the higher end', seeds: ['RACK'], expected: [] },
    { name: 'the higher ends stay when the lower one fails', seeds: ['LOW'], expected: ['1 RACK'] },
  ]
  for (const { name, seeds, expected } of UPLINK_CASES) {
    it(`over connections, ${name}`, async () => assert.deepEqual(await failed(UPLINKS, seeds), expected))
  }

  it('ignores links that are no uplinks', async () => {
    const drawing = `
      LOW {"layer": "IT_DEVICE"}
      UP {"layer": "OS"}
      LOW -CONNECTED_TO-> UP {"subtype": "CABLE"}
      LOW -CONNECTED_TO-> UP2
    `
    assert.deepEqual(await failed(drawing, ['UP', 'UP2']), [])
  })

  it('degrades a caller whose call is not critical, and stops there', async () => {
    const graph = await project(`
      A -CALLS-> B {"critical": false}
      A -CALLS-> C {"critical": false}
      X -CALLS-> A
      Y -CALLS-> B
      Y -CALLS-> C {"critical": false}
    `)
    const result = fail(graph, ['B', 'C'])
    const names = (list: readonly { node: number; round: number }[]) =>
      list.map(({ node, round }) => `${round} ${graph.refOf(node).key}`)
    assert.deepEqual(names(result.failed), ['1 Y'])
    assert.deepEqual(names(result.degraded), ['1 A'])
    const why = explainDegradation(graph, result, result.degraded[0]!.node)
    assert.deepEqual(
      why.causes.map((cause) => graph.refOf(cause).key),
      ['B', 'C'],
    )
  })

  it('reports systems and chains of failed members, without spreading through them', async () => {
    const graph = await project(`
      A -CALLS-> B
      A -PART_OF-> ApplicationSystem:S
      B -PART_OF-> ApplicationSystem:S
      C -PART_OF-> ApplicationSystem:S
      TransactionChain:LOGIN -INCLUDES-> A
      TransactionChain:LOGIN -INCLUDES-> C
      BatchChain:REPORT -INCLUDES-> B
      BatchChain:OTHER -INCLUDES-> C
    `)
    const result = fail(graph, ['B'])
    const named = (label: string) =>
      result.reported
        .get(label)!
        .map(({ node, round, membersFailed }) => `${graph.refOf(node).key} ${round} ${membersFailed}`)
    assert.deepEqual(
      result.failed.map(({ node }) => graph.refOf(node).key),
      ['A'],
    )
    assert.deepEqual(named('ApplicationSystem'), ['S 0 2'])
    assert.deepEqual(named('TransactionChain'), ['LOGIN 1 1'])
    assert.deepEqual(named('BatchChain'), ['REPORT 0 1'])
  })

  it('names the rule and the causes, with members up and needed for a cluster', async () => {
    const graph = await project(CLUSTER(2))
    const result = fail(graph, ['VM1'])
    const why = result.failed.map(({ node }) => {
      const { rule, causes, members } = explainFailure(graph, result, node)
      return [graph.refOf(node).key, rule, causes.map((cause) => graph.refOf(cause).key).join(), members]
    })
    assert.deepEqual(why, [
      ['DB1', 'DEPLOYED_ON', 'VM1', null],
      ['K', 'MEMBER_OF_CLUSTER', 'DB1', { up: 1, needed: 2 }],
      ['A', 'CALLS', 'K', null],
    ])
  })

  it('counts the links that were down for an object that lost its uplinks', async () => {
    const graph = await project(UPLINKS)
    const result = fail(graph, ['UP1', 'UP2'])
    const why = explainFailure(graph, result, graph.indexOf(ref('LOW')))
    assert.deepEqual(why.links, { down: 2, all: 2 })
    assert.deepEqual(
      why.causes.map((cause) => graph.refOf(cause).key),
      ['UP1', 'UP2'],
    )
  })

  it('stops at the greatest round and says what was waiting only if something was', async () => {
    const graph = await project(CLUSTER(1))
    const cut = fail(graph, ['H'], { roundsMax: 2 }).completeness
    assert.deepEqual([cut.complete, cut.stoppedBy, cut.frontierLeft], [false, 'DEPTH', 1])
    const whole = fail(graph, ['H'], { roundsMax: 4 }).completeness
    assert.deepEqual([whole.complete, whole.stoppedBy, whole.frontierLeft], [true, null, 0])
  })

  it('stops at the greatest number of objects, in order', async () => {
    const graph = await project(CLUSTER(1))
    const result = fail(graph, ['H'], { nodesMax: 3 })
    assert.deepEqual(
      result.failed.map(({ node }) => graph.refOf(node).key),
      ['VM1', 'VM2', 'DB1'],
    )
    assert.equal(result.completeness.stoppedBy, 'NODES')
  })

  it('stops when it is told to, with whole rounds only', async () => {
    const lines = Array.from({ length: 5000 }, (_, index) => `X${index} -CALLS-> HUB\nY -CALLS-> X${index}`)
    const graph = await project(`HUB -DEPENDS_ON-> START\n${lines.join('\n')}`)
    const result = fail(graph, ['START'], { shouldStop: () => 'TIME' })
    assert.deepEqual([result.failed.length, result.completeness.stoppedBy], [1, 'TIME'])
  })

  it('spreads only over the asked types', async () => {
    assert.deepEqual(await failed(CLUSTER(1), ['H'], { types: ['DEPLOYED_ON'] }), [
      '1 VM1',
      '1 VM2',
      '2 DB1',
      '2 DB2',
    ])
  })

  it('counts only what is valid at the asked time', async () => {
    const graph = await project(`
      M1 -MEMBER_OF_CLUSTER-> K
      M2 -MEMBER_OF_CLUSTER-> K {"validTo": "2026-01-01T00:00:00.000Z"}
    `)
    const at = (time: string) => fail(graph.asOf(Date.parse(time)), ['M1'])
    assert.equal(at('2025-12-31T00:00:00Z').failed.length, 0)
    assert.equal(at('2026-01-01T00:00:00Z').failed.length, 1)
    assert.equal(at('2026-01-01T00:00:00Z').completeness.asOf, '2026-01-01T00:00:00.000Z')
  })

  it('agrees with a naive fixed point on random graphs', async () => {
    await fc.assert(
      fc.asyncProperty(
        randomDrawing(),
        fc.uniqueArray(fc.nat(9), { maxLength: 3 }),
        async (drawing, seeds) => {
          const graph = await project(drawing)
          const names = seeds.map((seed) => `N${seed}`)
          const result = fail(graph, names)
          const naive = naiveFailure(drawing, names)
          assert.deepEqual(
            result.failed.map(({ node, round }) => [graph.refOf(node).key, round]),
            naive.failed,
          )
          assert.deepEqual(
            result.degraded.map(({ node }) => graph.refOf(node).key),
            naive.degraded,
          )
          for (const { node } of result.failed) {
            assert.ok(explainFailure(graph, result, node).causes.length > 0)
          }
        },
      ),
      { numRuns: 400 },
    )
  })
})

function linkProperties(type: string, flag: boolean): Properties {
  if (type === 'CALLS') return { critical: flag }
  return type === 'CONNECTED_TO' ? { subtype: flag ? 'UPLINK' : 'OTHER' } : {}
}

function randomDrawing(): fc.Arbitrary<Drawing> {
  const layers = ['BATCH_SERVICE', 'OS', 'IT_DEVICE']
  const node = fc.record({
    layer: fc.option(fc.constantFrom(...layers), { nil: null }),
    minMembers: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
  })
  const link = fc.tuple(
    fc.constantFrom('MEMBER_OF_CLUSTER', 'COMPOSED_OF', 'DEPLOYED_ON', 'CONNECTED_TO', 'CALLS', 'DEPENDS_ON'),
    fc.nat(9),
    fc.nat(9),
    fc.boolean(),
  )
  return fc
    .tuple(fc.array(node, { minLength: 10, maxLength: 10 }), fc.array(link, { maxLength: 25 }))
    .map(([nodes, links]) => {
      const unique = new Map(links.map((row) => [row.slice(0, 3).join(), row]))
      return {
        nodes: nodes.map((properties, index) => ({ ref: ref(`N${index}`), properties })),
        relationships: [...unique.values()]
          .filter(([, source, target]) => source !== target)
          .map(([type, source, target, flag]) => ({
            type,
            source: ref(`N${source}`),
            target: ref(`N${target}`),
            properties: linkProperties(type, flag),
          })),
      }
    })
}
