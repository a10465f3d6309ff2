// Pages of affected objects. A cursor is the place (round, label, key) of an object, so it stays good while the graph
// changes between two pages.

import type { Reached } from '../../graph/algorithms/failure-propagation.ts'
import { DomainError } from '../../graph/model/errors.ts'
import type { NodeRef } from '../../graph/model/refs.ts'
import { compareCodePoints } from '../../graph/model/values.ts'
import type { ProjectedGraph } from '../../graph/projection/projected-graph.ts'
import type { Blast } from './blastRadius.ts'

export interface AffectedEdge {
  readonly cursor: string
  readonly node: Reached
}

/** Objects after the cursor, in the order of (round, label, key). */
export function affectedPage({ view, result, first, after }: Blast) {
  const { failed } = result
  const start = after === null ? 0 : placeAfter(view, failed, parseCursor(after))
  const edges = failed
    .slice(start, start + first)
    .map((node): AffectedEdge => ({ cursor: cursorOf(view, node), node }))
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    totalCount: failed.length,
    pageInfo: {
      hasNextPage: start + edges.length < failed.length,
      hasPreviousPage: start > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  }
}

interface Place {
  readonly round: number
  readonly ref: NodeRef
}

function placeAfter(view: ProjectedGraph, failed: readonly Reached[], place: Place): number {
  let low = 0
  let high = failed.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isAfter(view, failed[middle]!, place)) high = middle
    else low = middle + 1
  }
  return low
}

function isAfter(view: ProjectedGraph, reached: Reached, place: Place): boolean {
  const ref = view.refOf(reached.node)
  const order =
    reached.round - place.round ||
    compareCodePoints(ref.label, place.ref.label) ||
    compareCodePoints(ref.key, place.ref.key)
  return order > 0
}

function cursorOf(view: ProjectedGraph, { node, round }: Reached): string {
  const { label, key } = view.refOf(node)
  return Buffer.from(JSON.stringify([round, label, key]), 'utf8').toString('base64url')
}

function parseCursor(cursor: string): Place {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (Array.isArray(parts) && parts.length === 3) {
      const [round, label, key] = parts as unknown[]
      if (typeof round === 'number' && typeof label === 'string' && typeof key === 'string') {
        return { round, ref: { label, key } }
      }
    }
  } catch {
    // Not JSON: answered below like any other foreign text.
  }
  throw new DomainError('BAD_USER_INPUT', 'badCursor', { field: 'after' })
}
