// The root field `paths`. The searches themselves: graph/algorithms/paths.ts.

import { allSimplePaths, type PathsFound, shortestPath } from '../../graph/algorithms/paths.ts'
import { hopsOver } from '../../graph/algorithms/walk.ts'
import { DomainError } from '../../graph/model/errors.ts'
import { LIMITS } from '../../graph/model/limits.ts'
import type { NodeRef } from '../../graph/model/refs.ts'
import type { ProjectedGraph, WalkDirection } from '../../graph/projection/projected-graph.ts'
import { inSlices, stopAfter } from '../../graph/workers/in-slices.ts'
import type { Context } from '../context.ts'
import { bounded, placeOf, typesOf, viewAsOf } from '../traversal/arguments.ts'
import { keysOnly } from '../traversal/shown-nodes.ts'

interface PathsArguments {
  readonly source: NodeRef
  readonly target: NodeRef
  readonly mode: 'SHORTEST' | 'ALL_SIMPLE'
  readonly direction: WalkDirection
  readonly types?: readonly string[] | null
  readonly maxLength?: number | null
  readonly first?: number | null
  readonly asOf?: string | null
}

/** Parent of the type PathsResult. */
export interface PathsAnswer {
  readonly view: ProjectedGraph
  readonly source: number
  readonly target: number
  readonly found: PathsFound
}

export async function paths(_root: unknown, args: PathsArguments, context: Context): Promise<PathsAnswer> {
  const { model } = context.graph
  const types = typesOf(model, args.types)
  const stepsMax = bounded('maxLength', args.maxLength, {
    least: 1,
    most: LIMITS.pathLengthMax,
    absent: LIMITS.pathLengthDefault,
  })
  const pathsMax = bounded('first', args.first, {
    least: 1,
    most: LIMITS.pathsMax,
    absent: LIMITS.pageRowsDefault,
  })

  const view = await viewAsOf(context, args.asOf)
  const source = placeOf(view, model, args.source, 'source')
  const target = placeOf(view, model, args.target, 'target')
  if (source === target) {
    const value = keysOnly(context).key(args.source)
    throw new DomainError('BAD_USER_INPUT', 'sameEnds', { field: 'target', value })
  }

  const search = args.mode === 'SHORTEST' ? shortestPath : allSimplePaths
  const found = await inSlices(
    search(view, source, target, {
      hops: hopsOver(model, types, args.direction),
      stepsMax,
      pathsMax,
      expansionsMax: LIMITS.pathExpansionsMax,
      shouldStop: stopAfter(LIMITS.traversalMs, context.signal),
    }),
  )
  return { view, source, target, found }
}
