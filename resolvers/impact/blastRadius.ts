// The root field `blastRadius`. The propagation itself: graph/algorithms/failure-propagation.ts.

import { type FailureResult, propagateFailure } from '../../graph/algorithms/failure-propagation.ts'
import { FAILURE_TYPES } from '../../graph/algorithms/failure-rules.ts'
import { DomainError } from '../../graph/model/errors.ts'
import { LIMITS } from '../../graph/model/limits.ts'
import type { NodeRef } from '../../graph/model/refs.ts'
import type { ProjectedGraph } from '../../graph/projection/projected-graph.ts'
import { inSlices, stopAfter } from '../../graph/workers/in-slices.ts'
import type { Context } from '../context.ts'
import { bounded, placeOf, rowsOf, viewAsOf } from '../traversal/arguments.ts'

interface BlastArguments {
  readonly of: readonly NodeRef[]
  readonly maxDepth?: number | null
  readonly types?: readonly string[] | null
  readonly asOf?: string | null
  readonly first?: number | null
  readonly after?: string | null
}

/** Parent of the type BlastRadius. */
export interface Blast {
  readonly view: ProjectedGraph
  readonly result: FailureResult
  readonly first: number
  readonly after: string | null
}

export async function blastRadius(_root: unknown, args: BlastArguments, context: Context): Promise<Blast> {
  const first = rowsOf(args.first)
  const depth = { least: 1, most: LIMITS.blastDepthMax, absent: LIMITS.blastDepthMax }
  const roundsMax = bounded('maxDepth', args.maxDepth, depth)
  const types = spreadingTypes(args.types)
  assertSeedCount(args.of.length)

  const view = await viewAsOf(context, args.asOf)
  const seeds = args.of.map((ref, index) => placeOf(view, context.graph.model, ref, `of[${index}]`))
  const shouldStop = stopAfter(LIMITS.traversalMs, context.signal)
  const options = { types, roundsMax, nodesMax: LIMITS.traversalNodesMax, shouldStop }
  const result = await inSlices(propagateFailure(view, seeds, options))
  return { view, result, first, after: args.after ?? null }
}

function assertSeedCount(count: number): void {
  if (count === 0) throw new DomainError('BAD_USER_INPUT', 'missing', { field: 'of', allowed: '1 or more' })
  if (count <= LIMITS.refsMax) return
  throw new DomainError('LIMIT_EXCEEDED', 'tooLarge', {
    field: 'of',
    value: String(count),
    allowed: String(LIMITS.refsMax),
  })
}

function spreadingTypes(types: readonly string[] | null | undefined): readonly string[] | null {
  types?.forEach((type, index) => {
    if (FAILURE_TYPES.includes(type)) return
    throw new DomainError('BAD_USER_INPUT', 'wrongValue', {
      field: `types[${index}]`,
      value: type,
      allowed: FAILURE_TYPES.join(', '),
    })
  })
  return types ?? null
}
