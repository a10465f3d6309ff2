import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { buildBase } from '../../../graph/projection/build-base.ts'
import type { Update } from '../../../graph/projection/delta.ts'
import { scanSourceOf as mergeSource } from '../../../graph/projection/merge.ts'
import { NeighborBuffer } from '../../../graph/projection/projected-graph.ts'
import { Projection } from '../../../graph/projection/projection.ts'
import { draw, MODEL, project, ref, scanSourceOf, text } from '../../support/drawn-graph.ts'

const WIRED = `
  H {"layer": "IT_DEVICE"}
  VM2
  VM1
  Site:S1
  VM1 -DEPLOYED_ON-> H
  VM2 -DEPLOYED_ON-> H
  VM2 -CALLS-> VM1 {"critical": false}
  VM1 -CALLS-> VM2
  VM1 -CONNECTED_TO-> H {"subtype": "UPLINK"}
  H -LOCATED_AT-> Site:S1
`

function neighborTexts(graph: Projection, name: string, type: string, direction: 'OUT' | 'IN' | 'BOTH') {
  return graph.neighbors(graph.indexOf(ref(name)), type, direction).map(({ node }) => text(graph.refOf(node)))
}

describe('the projection', () => {
  it('finds nodes by label and key and names them back', async () => {
    const graph = await project(WIRED)
    for (const name of ['H', 'VM1', 'VM2', 'Site:S1']) {
      assert.equal(text(graph.refOf(graph.indexOf(ref(name)))), name)
    }
    assert.equal(graph.indexOf(ref('VM3')), -1)
    assert.equal(graph.indexOf(ref('Site:H')), -1)
    assert.equal(graph.indexOf(ref('Nothing:H')), -1)
  })

  const CASES = [
    { name: 'H', type: 'DEPLOYED_ON', direction: 'IN', expected: ['VM1', 'VM2'] },
    { name: 'VM1', type: 'DEPLOYED_ON', direction: 'OUT', expected: ['H'] },
    { name: 'VM1', type: 'DEPLOYED_ON', direction: 'IN', expected: [] },
    { name: 'VM1', type: 'CALLS', direction: 'BOTH', expected: ['VM2', 'VM2'] },
    { name: 'H', type: 'CONNECTED_TO', direction: 'BOTH', expected: ['VM1'] },
    { name: 'H', type: 'LOCATED_AT', direction: 'OUT', expected: ['Site:S1'] },
    { name: 'H', type: 'NO_SUCH_TYPE', direction: 'OUT', expected: [] },
  ] as const
  for (const { name, type, direction, expected } of CASES) {
    it(`lists the ${direction} neighbours of ${name} over ${type} in key order`, async () => {
      assert.deepEqual(neighborTexts(await project(WIRED), name, type, direction), [...expected])
    })
  }

  it('keeps projected properties as columns and answers absent ones as absent', async () => {
    const graph = await project(WIRED)
    const layer = graph.nodeProperty('OpsObject', 'layer')
    assert.equal(layer.text(graph.indexOf(ref('H'))), 'IT_DEVICE')
    assert.equal(layer.text(graph.indexOf(ref('VM1'))), null)
    const critical = graph.relationshipProperty('CALLS', 'critical')
    const buffer = new NeighborBuffer()
    graph.readNeighbors(graph.indexOf(ref('VM2')), graph.typeNumber('CALLS'), 'OUT', buffer)
    const edge = buffer.edges[0]!
    assert.equal(graph.handleOf(edge), 2, 'the drawing has it in third place')
    assert.equal(critical.number(edge), 0)
    graph.readNeighbors(graph.indexOf(ref('VM1')), graph.typeNumber('CALLS'), 'OUT', buffer)
    assert.ok(Number.isNaN(critical.number(buffer.edges[0]!)))
  })

  it('leaves out what is not valid at the asked time, validTo excluded', async () => {
    const graph = await project(`
      A {"validFrom": "2026-01-01T00:00:00.000Z", "validTo": "2026-02-01T00:00:00.000Z"}
      B
      B -CALLS-> A
      B -CALLS-> C {"validFrom": "2026-03-01T00:00:00.000Z"}
    `)
    const at = (time: string) => graph.asOf(Date.parse(time))
    assert.deepEqual(neighborTexts(at('2026-01-01T00:00:00Z'), 'B', 'CALLS', 'OUT'), ['A'])
    assert.deepEqual(neighborTexts(at('2026-02-01T00:00:00Z'), 'B', 'CALLS', 'OUT'), [])
    assert.deepEqual(neighborTexts(at('2026-03-01T00:00:00Z'), 'B', 'CALLS', 'OUT'), ['C'])
    assert.equal(at('2026-02-01T00:00:00Z').indexOf(ref('A')), -1)
    assert.deepEqual(neighborTexts(graph, 'B', 'CALLS', 'OUT'), ['A', 'C'])
  })

  it('stops a build when its signal aborts', async () => {
    const stop = new AbortController()
    stop.abort()
    const build = buildBase(MODEL, scanSourceOf(draw(WIRED)), { signal: stop.signal, onProgress: null })
    await assert.rejects(build, { code: 'TIMEOUT' })
  })

  it('answers the same by a delta, by a merged base and by a fresh build', async () => {
    const names = ['A', 'B', 'C', 'D', 'E']
    const name = fc.constantFrom(...names)
    const action = fc.oneof(
      fc.record({ op: fc.constant('node'), at: name, gone: fc.boolean() }),
      fc.record({
        op: fc.constant('edge'),
        at: name,
        to: name,
        type: fc.constantFrom('CALLS', 'DEPENDS_ON'),
        gone: fc.boolean(),
        critical: fc.option(fc.boolean()),
      }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 40 }), fc.nat(40), async (actions, cut) => {
        const model = new PlainGraph()
        const early: Update[] = []
        const late: Update[] = []
        actions.forEach((step, index) => {
          const updates = model.apply(step)
          ;(index < cut ? early : late).push(...updates)
        })
        const start = (await project('')).after(early, 2)
        const merged = new Projection(
          MODEL,
          await buildBase(MODEL, mergeSource(start), { signal: null, onProgress: null }),
          2,
        )

        const expected = model.describe()
        assert.deepEqual(describeGraph(start.after(late, 3), names), expected)
        assert.deepEqual(describeGraph(merged.after(late, 3), names), expected)
        assert.deepEqual(describeGraph(merged.after([...early, ...late], 3), names), expected)
      }),
      { numRuns: 150 },
    )
  })
})

type Step =
  | { op: string; at: string; gone: boolean }
  | { op: string; at: string; to: string; type: string; gone: boolean; critical: boolean | null }

/** The plain model: nodes in a set, relationships in a map by their ends. */
class PlainGraph {
  readonly nodes = new Set<string>()
  readonly edges = new Map<string, { handle: number; critical: boolean | null }>()
  #handle = 100

  apply(step: Step): Update[] {
    if (!('to' in step)) {
      if (step.gone) {
        this.nodes.delete(step.at)
        for (const id of this.edges.keys()) {
          const [source, , target] = id.split(' ')
          if (source === step.at || target === step.at) this.edges.delete(id)
        }
      } else this.nodes.add(step.at)
      return [{ kind: 'node', ref: ref(step.at), properties: step.gone ? null : {} }]
    }
    const id = `${step.at} ${step.type} ${step.to}`
    if (!this.nodes.has(step.at) || !this.nodes.has(step.to)) return []
    this.#handle += 1
    const handle = this.edges.get(id)?.handle ?? this.#handle
    if (step.gone) this.edges.delete(id)
    else this.edges.set(id, { handle, critical: step.critical })
    const properties = step.gone ? null : { critical: step.critical }
    const ends = { source: ref(step.at), target: ref(step.to) }
    return [{ kind: 'relationship', type: step.type, ...ends, handle, keyless: true, properties }]
  }

  describe(): string[] {
    const critical = (id: string, value: boolean | null) => (id.includes(' CALLS ') ? String(value) : 'null')
    return [
      ...this.nodes,
      ...[...this.edges].flatMap(([id, { handle, critical: value }]) => [
        `OUT ${id} ${handle} ${critical(id, value)}`,
        `IN ${id} ${handle} ${critical(id, value)}`,
      ]),
    ].sort()
  }
}

function describeGraph(graph: Projection, names: readonly string[]): string[] {
  const lines: string[] = []
  for (const name of names) {
    const node = graph.indexOf(ref(name))
    if (node < 0) continue
    lines.push(name)
    for (const type of ['CALLS', 'DEPENDS_ON']) {
      const critical = graph.relationshipProperty(type, 'critical')
      const edges = [...Array(graph.base.edgeCount + graph.delta.edges.length).keys()]
      for (const direction of ['OUT', 'IN'] as const) {
        for (const { node: other, handle } of graph.neighbors(node, type, direction)) {
          const [source, target] =
            direction === 'OUT' ? [name, graph.refOf(other).key] : [graph.refOf(other).key, name]
          const edge = edges.findLast(
            (candidate) => graph.handleOf(candidate) === handle && !graph.delta.removedEdges.has(candidate),
          )!
          const flag = critical.number(edge)
          const value = Number.isNaN(flag) ? 'null' : String(flag === 1)
          lines.push(`${direction} ${source} ${type} ${target} ${handle} ${value}`)
        }
      }
    }
  }
  return lines.sort()
}
