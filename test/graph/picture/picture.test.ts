import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { finish } from '../../../graph/algorithms/completeness.ts'
import { propagateFailure } from '../../../graph/algorithms/failure-propagation.ts'
import { LIMITS } from '../../../graph/model/limits.ts'
import { blastPicture, renderBlastText } from '../../../graph/picture/blast.ts'
import { renderDot } from '../../../graph/picture/dot.ts'
import { renderMermaid } from '../../../graph/picture/mermaid.ts'
import { keyNaming } from '../../../graph/picture/naming.ts'
import { cutPicture, type NodeState, type Picture } from '../../../graph/picture/picture.ts'
import { renderSvg } from '../../../graph/picture/svg.ts'
import type { Projection } from '../../../graph/projection/projection.ts'
import { MODEL, project, ref } from '../../support/drawn-graph.ts'

const STATES: readonly NodeState[] = ['SEED', 'FAILED', 'DEGRADED', 'REPORTED', 'FOCUS', 'PLAIN']
const NASTY = 'a"]; click n0 "javascript:x" <script>alert(1)</script> & #quot; \\N \n end|`x` 核心'

function pictureOf(texts: readonly string[]): Picture {
  const nodes = texts.map((text, id) => ({ id, lines: [text, 'kind'], state: STATES[id % 6]! }))
  return cutPicture('en', nodes, [{ source: 0, target: texts.length - 1, text: texts[0]! }])
}

function blast(graph: Projection, seed: string) {
  const options = { types: null, roundsMax: 100, nodesMax: 10_000, shouldStop: () => null }
  return finish(propagateFailure(graph, [graph.indexOf(ref(seed))], options))
}

describe('pictures', () => {
  it('differ by shape for every state, in Mermaid and in DOT', () => {
    const picture = pictureOf(STATES)
    const shapes = (lines: string[]) => new Set(lines)
    const mermaid = renderMermaid(picture)
      .split('\n')
      .filter((line) => line.includes(':::'))
    assert.equal(shapes(mermaid.map((line) => line.replace(/"[^"]*"|n\d|:::\w+|\s/g, ''))).size, 6)
    const dot = renderDot(picture)
      .split('\n')
      .filter((line) => /^ {2}n\d \[/.test(line))
    assert.equal(shapes(dot.map((line) => line.replace(/label="[^"]*", |n\d|\w*color="[^"]*"/g, ''))).size, 6)
  })

  it('keep a hostile text inside its label', async () => {
    const picture = pictureOf([NASTY, 'plain'])
    const mermaid = renderMermaid(picture)
    assert.equal(mermaid.split('\n').length, 1 + 2 + 1 + 2 + 1, 'head, two nodes, a link, two styles, an end')
    assert.ok(!/<script|`|click n0 "/.test(mermaid))
    assert.equal(renderDot(picture).split('\n').length, 3 + 2 + 1 + 1 + 1)

    const svg = await renderSvg(picture)
    assert.ok(!/<script|<a |href/.test(svg.replace(/xmlns:xlink="[^"]*"/, '')))
    assert.ok(svg.includes('&lt;script&gt;') && svg.includes('核心'))
    assert.ok(svg.includes('#quot;'), 'an entity in a name stays what it is')
  })

  it('are cut at the greatest number of nodes and say so', () => {
    const all = LIMITS.pictureNodesMax + 5
    const picture = pictureOf(Array.from({ length: all }, (_, index) => `N${index}`))
    assert.equal(picture.nodes.length, LIMITS.pictureNodesMax)
    assert.equal(picture.links.length, 0, 'the link to a node that is not drawn is left out')
    assert.ok(renderMermaid(picture).includes(`${LIMITS.pictureNodesMax} of ${all} nodes`))
    assert.ok(renderDot(picture).includes(`${LIMITS.pictureNodesMax} of ${all} nodes`))
  })

  it('draw a failure from the cause to what it makes fail, and to the chain that feels it', async () => {
    const graph = await project(
      'V -DEPLOYED_ON-> H\nW -CALLS-> V {"critical": false}\nTransactionChain:T -INCLUDES-> V',
    )
    const picture = blastPicture(graph, blast(graph, 'H'), keyNaming(MODEL, 'en'))
    const name = (id: number) => graph.refOf(id).key
    assert.deepEqual(
      picture.nodes.map(({ id, state }) => `${name(id)} ${state}`),
      ['H SEED', 'V FAILED', 'W DEGRADED', 'T REPORTED'],
    )
    assert.deepEqual(
      picture.links.map(({ source, target, text }) => `${name(source)} ${text} ${name(target)}`),
      ['H DEPLOYED_ON V', 'V CALLS W', 'V INCLUDES T'],
    )
  })
})

describe('renderBlastText', () => {
  const DRAWING = `
    K {"minMembers": 2}
    M1 -MEMBER_OF_CLUSTER-> K
    M2 -MEMBER_OF_CLUSTER-> K
    A -CALLS-> K
    A -PART_OF-> ApplicationSystem:S
  `

  it('tells the spread round by round with reasons', async () => {
    const graph = await project(DRAWING)
    assert.equal(
      renderBlastText(graph, blast(graph, 'M1'), keyNaming(MODEL, 'en')),
      [
        'Failed at start: 1',
        '└─ OpsObject M1',
        'Round 1: 1',
        '└─ OpsObject K: cluster: M1 failed, 1 of 2 members are up, 2 needed',
        'Round 2: 1',
        '└─ OpsObject A: calls K, which failed',
        'Systems affected: 1',
        '└─ ApplicationSystem S: members failed: 1',
        '',
      ].join('\n'),
    )
  })

  const LANGUAGES = [
    { locale: 'zh-Hant', line: '└─ OpsObject A:調用 K,而後者失效' },
    { locale: 'zh-Hans', line: '└─ OpsObject A:调用 K,而后者失效' },
  ] as const
  for (const { locale, line } of LANGUAGES) {
    it(`speaks ${locale}`, async () => {
      const graph = await project(DRAWING)
      const lines = renderBlastText(graph, blast(graph, 'M1'), keyNaming(MODEL, locale)).split('\n')
      assert.ok(lines.includes(line.replace('A:', 'A: ')), lines.join('\n'))
    })
  }

  it('says that nothing else fails', async () => {
    const graph = await project(DRAWING)
    assert.match(renderBlastText(graph, blast(graph, 'A'), keyNaming(MODEL, 'en')), /Nothing else fails\./)
  })
})
