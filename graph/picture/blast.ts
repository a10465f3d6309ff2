// A failure's spread as a picture and as a text for the command line. Arrows run from the cause to what it makes fail.

import { type Explanation, explainDegradation, explainFailure } from '../algorithms/failure-explanation.ts'
import type { FailureResult } from '../algorithms/failure-propagation.ts'
import { REPORTED } from '../algorithms/failure-rules.ts'
import { type ExplanationKey, explain } from '../model/explanations.ts'
import { LIMITS } from '../model/limits.ts'
import { NeighborBuffer, type ProjectedGraph } from '../projection/projected-graph.ts'
import { degradationText, failureText } from './failure-text.ts'
import {
  calledName,
  cutPicture,
  type Naming,
  type NodeState,
  type Picture,
  type PictureLink,
} from './picture.ts'

interface Entry {
  readonly node: number
  readonly state: NodeState
  readonly round: number
}

/** Nodes that a picture of the result draws, most important first: what failed, what is degraded, what feels it. */
export function blastNodes(result: FailureResult): number[] {
  return entries(result)
    .slice(0, LIMITS.pictureNodesMax)
    .map((entry) => entry.node)
}

export function blastPicture(graph: ProjectedGraph, result: FailureResult, naming: Naming): Picture {
  const all = entries(result)
  const drawn = all.slice(0, LIMITS.pictureNodesMax)
  const nodes = drawn.map(({ node, state, round }) => {
    const ref = graph.refOf(node)
    const what = explain(naming.locale, `state${state}` as ExplanationKey, { round })
    return { id: node, state, lines: [calledName(naming, ref), `${ref.label}, ${what}`] }
  })
  const links = drawn.flatMap((entry) => linksInto(graph, result, entry))
  return cutPicture(naming.locale, nodes, links, all.length)
}

function entries(result: FailureResult): Entry[] {
  const reported = [...result.reported.values()].flat()
  return [
    ...result.seeds.map((node): Entry => ({ node, state: 'SEED', round: 0 })),
    ...result.failed.map(({ node, round }): Entry => ({ node, state: 'FAILED', round })),
    ...result.degraded.map(({ node, round }): Entry => ({ node, state: 'DEGRADED', round })),
    ...reported
      .filter(({ node }) => !result.seeds.includes(node))
      .map(({ node, round }): Entry => ({ node, state: 'REPORTED', round })),
  ]
}

function linksInto(graph: ProjectedGraph, result: FailureResult, { node, state }: Entry): PictureLink[] {
  const from = ({ rule, causes }: Explanation) =>
    causes.map((cause) => ({ source: cause, target: node, text: rule }))
  if (state === 'FAILED') return from(explainFailure(graph, result, node))
  if (state === 'DEGRADED') return from(explainDegradation(graph, result, node))
  if (state === 'REPORTED') return membersOf(graph, result, node)
  return []
}

function membersOf(graph: ProjectedGraph, result: FailureResult, container: number): PictureLink[] {
  const kind = REPORTED.find(({ label }) => label === graph.labelOf(container))!
  const buffer = new NeighborBuffer()
  const back = kind.towards === 'OUT' ? 'IN' : 'OUT'
  graph.readNeighbors(container, graph.typeNumber(kind.type), back, buffer)
  return Array.from(buffer.nodes.subarray(0, buffer.count))
    .filter((member) => result.rounds[member]! >= 0)
    .sort((a, b) => graph.compareNodes(a, b))
    .map((member) => ({ source: member, target: container, text: kind.type }))
}

/** The spread as text, round by round, each object with its reason; ends with what was left out. */
export function renderBlastText(graph: ProjectedGraph, result: FailureResult, naming: Naming): string {
  const called = (node: number) => `${graph.labelOf(node)} ${calledName(naming, graph.refOf(node))}`
  const say = (key: ExplanationKey, parameters: object) => explain(naming.locale, key, parameters)
  const lines: string[] = []
  const section = (heading: string, rows: readonly number[], describe: (node: number) => string) => {
    lines.push(heading)
    const shown = rows.slice(0, LIMITS.pictureNodesMax)
    const more = rows.length - shown.length
    shown.forEach((node, index) => {
      lines.push(`${index === rows.length - 1 ? '└─' : '├─'} ${describe(node)}`)
    })
    if (more > 0) lines.push(`└─ ${say('rowsCut', { count: more })}`)
  }

  section(say('seedsHeading', { count: result.seeds.length }), result.seeds, called)
  for (const [round, reached] of Map.groupBy(result.failed, (failed) => failed.round)) {
    const nodes = reached.map(({ node }) => node)
    section(say('round', { round, count: nodes.length }), nodes, (node) => {
      const why = failureText(graph, naming, explainFailure(graph, result, node))
      return `${called(node)}: ${why}`
    })
  }
  if (result.failed.length === 0) lines.push(say('nothingElse', {}))
  if (result.degraded.length > 0) {
    const nodes = result.degraded.map(({ node }) => node)
    section(say('degradedHeading', { count: nodes.length }), nodes, (node) => {
      const why = degradationText(graph, naming, explainDegradation(graph, result, node))
      return `${called(node)}: ${why}`
    })
  }
  for (const [label, reported] of result.reported) {
    if (reported.length === 0) continue
    const counts = new Map(reported.map(({ node, membersFailed }) => [node, membersFailed]))
    const nodes = reported.map(({ node }) => node)
    section(say(`${label}Heading` as ExplanationKey, { count: nodes.length }), nodes, (node) => {
      return `${called(node)}: ${say('membersFailed', { count: counts.get(node) })}`
    })
  }
  const { complete, stoppedBy, frontierLeft } = result.completeness
  if (!complete) lines.push(say('incomplete', { stoppedBy, count: frontierLeft }))
  return `${lines.join('\n')}\n`
}
