// The root field `communities`. The scope: graph/algorithms/community-scope.ts; the engine: louvain-graphology.ts.

import { type Community, communitiesOf } from '../../graph/algorithms/communities.ts'
import { collectScope } from '../../graph/algorithms/community-scope.ts'
import { type Completeness, completeness } from '../../graph/algorithms/completeness.ts'
import { DomainError } from '../../graph/model/errors.ts'
import { LIMITS } from '../../graph/model/limits.ts'
import type { ProjectedGraph } from '../../graph/projection/projected-graph.ts'
import { inSlices, stopAfter } from '../../graph/workers/in-slices.ts'
import { runLouvain } from '../../graph/workers/run-louvain.ts'
import type { Context } from '../context.ts'
import { rowsOf, viewAsOf } from '../traversal/arguments.ts'
import { assertWeight, type ScopeArguments, scopeOf } from './scope.ts'

interface CommunitiesArguments {
  readonly scope: ScopeArguments
  readonly engine: 'GRAPHOLOGY'
  readonly seed: number
  readonly resolution: number
  readonly weight?: string | null
  readonly first?: number | null
  readonly asOf?: string | null
}

/** Parent of the type CommunitiesResult. */
export interface CommunitiesAnswer {
  readonly view: ProjectedGraph
  readonly listed: readonly Community[]
  readonly totalCount: number
  readonly nodeCount: number
  readonly pairCount: number
  readonly modularity: number
  readonly engine: 'GRAPHOLOGY'
  readonly seed: number
  readonly completeness: Completeness
}

export async function communities(
  _root: unknown,
  args: CommunitiesArguments,
  context: Context,
): Promise<CommunitiesAnswer> {
  const { engine, seed, resolution } = args
  const first = rowsOf(args.first)
  const { labels, types } = scopeOf(context.graph.model, args.scope)
  assertWeight(context.graph.model, types, args.weight ?? null)
  assertResolution(resolution)

  const view = await viewAsOf(context, args.asOf)
  const scope = await inSlices(
    collectScope(view, {
      labels,
      types,
      weight: args.weight ?? null,
      relationshipsMax: LIMITS.communityRelationshipsMax,
      shouldStop: stopAfter(LIMITS.traversalMs, context.signal),
    }),
  )
  if (scope.outcome === 'tooMany') throw tooLarge()
  // Part of a scope has no communities worth showing, so running out of time is an error here.
  if (scope.outcome !== 'done') throw new DomainError('TIMEOUT', 'deadline')

  const partition = await runLouvain(scope.pairs, { seed, resolution }, context.signal)
  const found = communitiesOf(scope, partition)
  return {
    view,
    listed: found.slice(0, first),
    totalCount: found.length,
    nodeCount: scope.nodes.length,
    pairCount: scope.pairs.sources.length,
    modularity: partition.modularity,
    engine,
    seed,
    completeness: completeness(view, { expanded: scope.expanded }),
  }
}

function assertResolution(resolution: number): void {
  if (resolution > 0 && resolution <= LIMITS.communityResolutionMax) return
  throw new DomainError('BAD_USER_INPUT', 'outOfRange', {
    field: 'resolution',
    value: String(resolution),
    allowed: `above 0, at most ${LIMITS.communityResolutionMax}`,
  })
}

function tooLarge(): DomainError {
  return new DomainError('LIMIT_EXCEEDED', 'tooLarge', {
    field: 'scope',
    value: `>${LIMITS.communityRelationshipsMax}`,
    allowed: String(LIMITS.communityRelationshipsMax),
  })
}
