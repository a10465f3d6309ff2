/**
 * Question: if these objects fail, what else fails, what is degraded, and which systems and chains feel it?
 * Input: the seeds, and the seven relation types of failure-rules.ts (six relation kinds, and LOCATED_AT for a failed
 *   site); relationships of an object to itself say nothing; only stored facts count, not the status of an object.
 * Output: the least fixed point of the rules, in rounds: an object's round is the first in which a rule holds given
 *   everything that failed in earlier rounds; seeds are round 0. A degraded object is one that did not fail but calls,
 *   without being critical, something that did. Systems and chains take the round of their first failed member.
 * Ties and randomness: order by (round, label, key); none.
 * Limits: roundsMax, nodesMax, time; a round that was cut short by time is left out whole.
 * Cost: O(relationships of what fails, and members and links of what is counted) time, O(N) memory.
 * Source: the operations-object rules of the README; a monotone fixed point, so the order of evaluation is free.
 * Checked against: hand-drawn cases, and a naive fixed point over plain objects.
 */

import { NeighborBuffer, type ProjectedGraph } from '../projection/projected-graph.ts'
import {
  type Completeness,
  completeness,
  Meter,
  type ShouldStop,
  type Steps,
  type StoppedBy,
} from './completeness.ts'
import { FailureFacts } from './failure-facts.ts'
import { FAILURE_RULES, type FailureRule, REPORTED } from './failure-rules.ts'

export interface FailureOptions {
  /** Relation types over which failures spread; null: all of FAILURE_TYPES. */
  readonly types: readonly string[] | null
  readonly roundsMax: number
  readonly nodesMax: number
  readonly shouldStop: ShouldStop
}

export interface Reached {
  readonly node: number
  readonly round: number
}

export interface ReportedNode extends Reached {
  /** Failed members, seeds included. */
  readonly membersFailed: number
}

export interface FailureResult {
  readonly seeds: readonly number[]
  /** Failed objects without the seeds. */
  readonly failed: readonly Reached[]
  readonly degraded: readonly Reached[]
  /** By label: ApplicationSystem, TransactionChain, BatchChain. */
  readonly reported: ReadonlyMap<string, readonly ReportedNode[]>
  /** Round in which a node failed, -1 where it did not. */
  readonly rounds: Int32Array
  /** Place in FAILURE_RULES of the rule by which a node failed. */
  readonly rules: Uint8Array
  readonly types: readonly string[] | null
  readonly completeness: Completeness
}

export function* propagateFailure(
  graph: ProjectedGraph,
  seeds: readonly number[],
  options: FailureOptions,
): Steps<FailureResult> {
  const state = new Propagation(graph, options)
  const start = graph.inOrder(new Set(seeds))
  for (const seed of start) state.rounds[seed] = 0

  const failed: Reached[] = []
  const degraded = new Map<number, number>()
  let stoppedBy: StoppedBy | null = null
  let left = 0
  let frontier: readonly number[] = start
  for (let round = 1; frontier.length > 0 && stoppedBy === null; round += 1) {
    const interrupted = yield* state.spread(frontier)
    if (interrupted) {
      stoppedBy = interrupted
      left = frontier.length
      break
    }
    const next = graph.inOrder(state.failing.keys())
    const newlyDegraded = [...state.degrading].filter(
      (node) => !degraded.has(node) && !state.failing.has(node),
    )
    if (round > options.roundsMax) {
      left = next.length + newlyDegraded.length
      if (left > 0) stoppedBy = 'DEPTH'
      break
    }
    for (const node of newlyDegraded) degraded.set(node, round)
    const taken = next.slice(0, options.nodesMax - failed.length)
    for (const node of taken) {
      state.rounds[node] = round
      state.rules[node] = state.failing.get(node)!
      failed.push({ node, round })
    }
    if (taken.length < next.length) {
      stoppedBy = 'NODES'
      left = next.length - taken.length
    }
    frontier = taken
  }

  return {
    seeds: start,
    failed,
    degraded: [...degraded]
      .filter(([node]) => state.rounds[node] === -1)
      .map(([node, round]) => ({ node, round }))
      .sort((a, b) => a.round - b.round || graph.compareNodes(a.node, b.node)),
    reported: yield* report(graph, [...start.map((node) => ({ node, round: 0 })), ...failed], state.meter),
    rounds: state.rounds,
    rules: state.rules,
    types: options.types,
    completeness: completeness(graph, { expanded: state.meter.expanded, stoppedBy, frontierLeft: left }),
  }
}

const CLUSTER_RULE = FAILURE_RULES.findIndex((rule) => rule.kind === 'CLUSTER')
const UPLINKS_RULE = FAILURE_RULES.findIndex((rule) => rule.kind === 'UPLINKS')

interface ActiveRule extends FailureRule {
  readonly place: number
  readonly number: number
}

/** What the rounds share. Counts of members and links down only grow, so each failed node is counted once. */
class Propagation {
  readonly rounds: Int32Array
  readonly rules: Uint8Array
  readonly meter = new Meter()
  /** What the last spread would fail, with the place of the rule, and what it would degrade. */
  readonly failing = new Map<number, number>()
  readonly degrading = new Set<number>()
  readonly #graph: ProjectedGraph
  readonly #facts: FailureFacts
  readonly #active: readonly ActiveRule[]
  readonly #shouldStop: ShouldStop
  readonly #buffer = new NeighborBuffer()
  readonly #membersDown = new Map<number, number>()
  readonly #linksDown = new Map<number, number>()

  constructor(graph: ProjectedGraph, options: FailureOptions) {
    this.rounds = new Int32Array(graph.nodeCount).fill(-1)
    this.rules = new Uint8Array(graph.nodeCount)
    this.#graph = graph
    this.#facts = new FailureFacts(graph)
    this.#shouldStop = options.shouldStop
    this.#active = FAILURE_RULES.map((rule, place) => ({
      ...rule,
      place,
      number: graph.typeNumber(rule.type),
    })).filter((rule) => options.types === null || options.types.includes(rule.type))
  }

  /** Fills `failing` and `degrading` with what follows from the frontier; says why if it was told to stop. */
  *spread(frontier: readonly number[]): Steps<'TIME' | 'CANCELLED' | null> {
    this.failing.clear()
    this.degrading.clear()
    const clusters = new Set<number>()
    const lowerEnds = new Set<number>()
    for (const node of frontier) {
      for (const rule of this.#active) {
        this.#graph.readNeighbors(node, rule.number, rule.towards, this.#buffer)
        if (this.meter.add(this.#buffer.count)) {
          yield
          const reason = this.#shouldStop()
          if (reason) return reason
        }
        this.#apply(rule, node, clusters, lowerEnds)
      }
    }
    for (const cluster of clusters) if (this.meter.add(this.#judgeCluster(cluster))) yield
    for (const end of lowerEnds) if (this.meter.add(this.#judgeUplinks(end))) yield
    return null
  }

  #apply(rule: ActiveRule, node: number, clusters: Set<number>, lowerEnds: Set<number>): void {
    const { nodes, edges, count } = this.#buffer
    for (let index = 0; index < count; index += 1) {
      const other = nodes[index]!
      if (this.rounds[other]! >= 0) continue
      if (rule.kind === 'CLUSTER') {
        clusters.add(other)
        this.#membersDown.set(other, (this.#membersDown.get(other) ?? 0) + 1)
      } else if (rule.kind === 'UPLINKS') {
        if (!this.#facts.isUplink(edges[index]!, other, node)) continue
        lowerEnds.add(other)
        this.#linksDown.set(other, (this.#linksDown.get(other) ?? 0) + 1)
      } else if (rule.kind === 'CALL' && !this.#facts.isCritical(edges[index]!)) {
        this.degrading.add(other)
      } else {
        this.#fail(other, rule.place)
      }
    }
  }

  /** Answers the number of members that it looked at. */
  #judgeCluster(cluster: number): number {
    const members = this.#facts.members(cluster).length
    const up = members - this.#membersDown.get(cluster)!
    if (up < this.#facts.membersNeeded(cluster)) this.#fail(cluster, CLUSTER_RULE)
    return members
  }

  /** Answers the number of links that it looked at. */
  #judgeUplinks(end: number): number {
    const links = this.#facts.uplinkPartners(end).length
    if (this.#linksDown.get(end) === links) this.#fail(end, UPLINKS_RULE)
    return links
  }

  #fail(node: number, rule: number): void {
    const earlier = this.failing.get(node)
    if (earlier === undefined || rule < earlier) this.failing.set(node, rule)
  }
}

/** Systems and chains of what failed, in the order of (round, label, key). Polls no clock: one look a failed object. */
function* report(
  graph: ProjectedGraph,
  failed: readonly Reached[],
  meter: Meter,
): Steps<Map<string, ReportedNode[]>> {
  const buffer = new NeighborBuffer()
  const found = new Map(REPORTED.map(({ label }) => [label, new Map<number, ReportedNode>()]))
  for (const { node, round } of failed) {
    for (const { label, type, towards } of REPORTED) {
      graph.readNeighbors(node, graph.typeNumber(type), towards, buffer)
      if (meter.add(buffer.count)) yield
      const nodes = found.get(label)!
      for (let index = 0; index < buffer.count; index += 1) {
        const other = buffer.nodes[index]!
        if (graph.labelOf(other) !== label) continue
        const known = nodes.get(other)
        nodes.set(other, {
          node: other,
          round: known?.round ?? round,
          membersFailed: (known?.membersFailed ?? 0) + 1,
        })
      }
    }
  }
  const sorted = (nodes: Map<number, ReportedNode>) =>
    [...nodes.values()].sort((a, b) => a.round - b.round || graph.compareNodes(a.node, b.node))
  return new Map([...found].map(([label, nodes]) => [label, sorted(nodes)]))
}
