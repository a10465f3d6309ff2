// Why one object failed or is degraded: the rule and the objects that caused it, worked out from the result on demand, so
// that a large answer costs nothing for what is not shown.

import { NeighborBuffer, type ProjectedGraph } from '../projection/projected-graph.ts'
import { FailureFacts } from './failure-facts.ts'
import type { FailureResult } from './failure-propagation.ts'
import { FAILURE_RULES } from './failure-rules.ts'

export interface Explanation {
  /** Relation type whose rule made it fail. */
  readonly rule: string
  /** In the order of (label, key). */
  readonly causes: readonly number[]
  /** For a cluster: members that were still up, and how many it needs. */
  readonly members: { readonly up: number; readonly needed: number } | null
  /** For uplinks: links that were down, of how many. */
  readonly links: { readonly down: number; readonly all: number } | null
}

/** Of an object in `result.failed`. */
export function explainFailure(graph: ProjectedGraph, result: FailureResult, node: number): Explanation {
  const rule = FAILURE_RULES[result.rules[node]!]!
  const facts = new FailureFacts(graph)
  const wasDown = (other: number) => isDownBefore(result, other, result.rounds[node]!)
  const named = (causes: readonly number[]) => ordered(graph, causes)
  if (rule.kind === 'CLUSTER') {
    const members = facts.members(node)
    const down = members.filter(wasDown)
    const counted = { up: members.length - down.length, needed: facts.membersNeeded(node) }
    return { rule: rule.type, causes: named(down), members: counted, links: null }
  }
  if (rule.kind === 'UPLINKS') {
    const partners = facts.uplinkPartners(node)
    const down = partners.filter(wasDown)
    const counted = { down: down.length, all: partners.length }
    return { rule: rule.type, causes: named(down), members: null, links: counted }
  }
  const critical = (edge: number) => rule.kind !== 'CALL' || facts.isCritical(edge)
  const causes = suppliers(graph, node, rule.type, (other, edge) => wasDown(other) && critical(edge))
  return { rule: rule.type, causes: named(causes), members: null, links: null }
}

/** Of an object in `result.degraded`: every failed object that it calls without being critical. */
export function explainDegradation(graph: ProjectedGraph, result: FailureResult, node: number): Explanation {
  const facts = new FailureFacts(graph)
  const causes = suppliers(
    graph,
    node,
    'CALLS',
    (other, edge) => result.rounds[other]! >= 0 && !facts.isCritical(edge),
  )
  return { rule: 'CALLS', causes: ordered(graph, causes), members: null, links: null }
}

/** All rules but the counting ones point from what fails to what it needs. */
function suppliers(
  graph: ProjectedGraph,
  node: number,
  type: string,
  accepts: (other: number, edge: number) => boolean,
): number[] {
  const buffer = new NeighborBuffer()
  graph.readNeighbors(node, graph.typeNumber(type), 'OUT', buffer)
  const found: number[] = []
  for (let index = 0; index < buffer.count; index += 1) {
    if (accepts(buffer.nodes[index]!, buffer.edges[index]!)) found.push(buffer.nodes[index]!)
  }
  return found
}

function isDownBefore(result: FailureResult, node: number, round: number): boolean {
  const failedIn = result.rounds[node]!
  return failedIn >= 0 && failedIn < round
}

function ordered(graph: ProjectedGraph, nodes: readonly number[]): number[] {
  return graph.inOrder(new Set(nodes))
}
