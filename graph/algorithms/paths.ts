/**
 * Question: how does one get from one node to another over relationships?
 * Input: relationship types with a direction each (undirected types both ways), every relationship counting one step;
 *   parallel relationships of a type are one step, relationships of a node to itself are none.
 * Output: SHORTEST: the first of the shortest paths. ALL_SIMPLE: every path without a repeated node, by length, then
 *   step by step by (label, key) of the node, type, and along before against the relationship.
 * Ties and randomness: by that order; none.
 * Limits: stepsMax, pathsMax, expansionsMax, time. `complete` is false where a longer path may exist (DEPTH) or where
 *   more were cut off (PATHS).
 * Cost: SHORTEST O(N + M); ALL_SIMPLE one pruned depth-first search for each length, in the worst case exponential and
 *   bounded by expansionsMax. Memory O(N).
 * Source: breadth-first search backwards from the target gives a lower bound of the steps left, by which a depth-first
 *   search that deepens one step at a time is pruned (Korf 1985, Artificial Intelligence 27, 97, with that bound).
 * Checked against: brute-force enumeration over plain objects.
 */

import type { ProjectedGraph } from '../projection/projected-graph.ts'
import {
  type Completeness,
  completeness,
  Meter,
  type ShouldStop,
  type Steps,
  type StoppedBy,
} from './completeness.ts'
import { type Distances, distancesTo, UNREACHED } from './distances.ts'
import { type Hop, type Step, Walker } from './walk.ts'

export interface PathOptions {
  readonly hops: readonly Hop[]
  readonly stepsMax: number
  readonly pathsMax: number
  readonly expansionsMax: number
  readonly shouldStop: ShouldStop
}

/** The steps from the source, each with the node it leads to. */
export type Path = readonly Step[]

export interface PathsFound {
  readonly paths: readonly Path[]
  readonly completeness: Completeness
}

/** The two ends differ. */
export function* shortestPath(
  graph: ProjectedGraph,
  source: number,
  target: number,
  options: PathOptions,
): Steps<PathsFound> {
  const meter = new Meter()
  const { hops, stepsMax, shouldStop } = options
  const distances = yield* distancesTo(graph, target, hops, { stepsMax, until: source, meter, shouldStop })
  if (distances.steps[source] === UNREACHED) return nothingFound(graph, distances, meter)
  const walker = new Walker(graph, hops)
  const path: Step[] = []
  for (let node = source; node !== target; node = path.at(-1)!.node) {
    const left = distances.steps[node]!
    path.push(walker.steps(node, (other) => distances.steps[other] === left - 1)[0]!)
  }
  return { paths: [path], completeness: completeness(graph, { expanded: meter.expanded }) }
}

/** The two ends differ. */
export function* allSimplePaths(
  graph: ProjectedGraph,
  source: number,
  target: number,
  options: PathOptions,
): Steps<PathsFound> {
  const meter = new Meter()
  const { hops, stepsMax, shouldStop } = options
  const distances = yield* distancesTo(graph, target, hops, { stepsMax, until: null, meter, shouldStop })
  if (distances.stopped || distances.steps[source] === UNREACHED) return nothingFound(graph, distances, meter)
  const search = new SimplePathSearch(graph, source, target, distances, meter, options)
  let stoppedBy: StoppedBy | null = null
  for (let length = distances.steps[source]!; length <= stepsMax && stoppedBy === null; length += 1) {
    stoppedBy = yield* search.pathsOfLength(length)
    if (!search.wasCut) break
  }
  if (stoppedBy === null && search.wasCut) stoppedBy = 'DEPTH'
  const facts = { expanded: meter.expanded, stoppedBy, frontierLeft: search.left }
  return { paths: search.found, completeness: completeness(graph, facts) }
}

function nothingFound(graph: ProjectedGraph, distances: Distances, meter: Meter): PathsFound {
  const stoppedBy: StoppedBy | null = distances.stopped ?? (distances.cut ? 'DEPTH' : null)
  const facts = { expanded: meter.expanded, stoppedBy, frontierLeft: distances.frontierLeft }
  return { paths: [], completeness: completeness(graph, facts) }
}

class SimplePathSearch {
  readonly found: Path[] = []
  /** True if the last length left steps aside only because they were too far from the target. */
  wasCut = false
  /** Nodes on the path that were not walked to the end when the search stopped. */
  left = 0
  readonly #walker: Walker
  readonly #source: number
  readonly #target: number
  readonly #distances: Distances
  readonly #meter: Meter
  readonly #options: PathOptions
  readonly #stepsOf = new Map<number, Step[]>()

  constructor(
    graph: ProjectedGraph,
    source: number,
    target: number,
    distances: Distances,
    meter: Meter,
    options: PathOptions,
  ) {
    this.#walker = new Walker(graph, options.hops)
    this.#source = source
    this.#target = target
    this.#distances = distances
    this.#meter = meter
    this.#options = options
  }

  *pathsOfLength(length: number): Steps<StoppedBy | null> {
    this.wasCut = false
    const path: Step[] = []
    const onPath = new Set([this.#source])
    const levels = [{ steps: this.#steps(this.#source), next: 0 }]
    for (let level = levels.at(-1); level; level = levels.at(-1)) {
      const step = level.steps[level.next]
      if (!step) {
        levels.pop()
        const last = path.pop()
        if (last) onPath.delete(last.node)
        continue
      }
      level.next += 1
      if (this.#meter.add(1)) {
        yield
        const stopped = this.#options.shouldStop()
        if (stopped) return this.#stop(stopped, levels.length)
      }
      if (this.#meter.expanded > this.#options.expansionsMax) return this.#stop('NODES', levels.length)
      if (onPath.has(step.node)) continue
      if (step.node === this.#target) {
        if (path.length + 1 !== length) continue
        if (this.found.length === this.#options.pathsMax) return this.#stop('PATHS', levels.length)
        this.found.push([...path, step])
      } else if (this.#reaches(step.node, length - path.length - 1)) {
        path.push(step)
        onPath.add(step.node)
        levels.push({ steps: this.#steps(step.node), next: 0 })
      }
    }
    return null
  }

  #stop(reason: StoppedBy, left: number): StoppedBy {
    this.left = left
    return reason
  }

  /** True if the target may be reached in exactly so many steps; remembers where only the length forbids it. */
  #reaches(node: number, stepsLeft: number): boolean {
    const least = this.#distances.steps[node]!
    if (least <= stepsLeft) return true
    if (least !== UNREACHED || this.#distances.cut) this.wasCut = true
    return false
  }

  #steps(node: number): Step[] {
    const known = this.#stepsOf.get(node)
    if (known) return known
    const steps = this.#walker.steps(node)
    this.#stepsOf.set(node, steps)
    return steps
  }
}
