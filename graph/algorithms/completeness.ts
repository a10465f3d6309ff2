// How whole an answer is, in one shape for every traversal. Reaching a budget is data, not an error.

import { LIMITS } from '../model/limits.ts'
import type { ProjectedGraph } from '../projection/projected-graph.ts'

export type StoppedBy = 'DEPTH' | 'NODES' | 'PATHS' | 'TIME' | 'HUB' | 'CANCELLED'

export interface Completeness {
  /** True exactly if nothing was left out. */
  readonly complete: boolean
  readonly stoppedBy: StoppedBy | null
  /** Relationships looked at. */
  readonly expanded: number
  /** Nodes that were waiting when the work stopped; 0 where complete. */
  readonly frontierLeft: number
  /** Nodes with more neighbours than were followed. */
  readonly hubsTruncated: number
  /** Version of the graph that was read. */
  readonly version: number
  /** Point in time that was asked about, DateTime form; null: everything stored. */
  readonly asOf: string | null
}

export function completeness(
  graph: ProjectedGraph,
  facts: { expanded: number; stoppedBy?: StoppedBy | null; frontierLeft?: number; hubsTruncated?: number },
): Completeness {
  const { expanded, stoppedBy = null, frontierLeft = 0, hubsTruncated = 0 } = facts
  return {
    complete: stoppedBy === null,
    stoppedBy,
    expanded,
    frontierLeft,
    hubsTruncated,
    version: graph.version,
    asOf: graph.asOfMs === null ? null : new Date(graph.asOfMs).toISOString(),
  }
}

/** Asked from time to time while an algorithm runs; the algorithm itself reads no clock. */
export type ShouldStop = () => 'TIME' | 'CANCELLED' | null

/** An algorithm as a run of slices: whoever drives it may let other work run between two of them. */
export type Steps<Result> = Generator<undefined, Result, undefined>

/** Runs an algorithm without pause. */
export function finish<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** Counts expansions and says when it is time to poll. */
export class Meter {
  expanded = 0
  #nextPoll: number = LIMITS.expansionsPerPoll

  /** True if the algorithm should yield and poll now. */
  add(expansions: number): boolean {
    this.expanded += expansions
    if (this.expanded < this.#nextPoll) return false
    this.#nextPoll = this.expanded + LIMITS.expansionsPerPoll
    return true
  }
}
