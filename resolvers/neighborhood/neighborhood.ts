// The root field `neighborhood`. The search itself: graph/algorithms/neighborhood.ts.

import { type LinksAmong, linksAmong } from '../../graph/algorithms/links-among.ts'
import { findNeighborhood, type NearNode, type Neighborhood } from '../../graph/algorithms/neighborhood.ts'
import { hopsOver } from '../../graph/algorithms/walk.ts'
import { LIMITS } from '../../graph/model/limits.ts'
import type { NodeRef } from '../../graph/model/refs.ts'
import type { ProjectedGraph, WalkDirection } from '../../graph/projection/projected-graph.ts'
import { inSlices, stopAfter } from '../../graph/workers/in-slices.ts'
import type { Context } from '../context.ts'
import { bounded, placeOf, rowsOf, typesOf, viewAsOf } from '../traversal/arguments.ts'

interface NeighborhoodArguments {
  readonly of: NodeRef
  readonly hops?: number | null
  readonly direction: WalkDirection
  readonly types?: readonly string[] | null
  readonly first?: number | null
  readonly neighborsPerNode?: number | null
  readonly asOf?: string | null
}

/** Parent of the type Neighborhood. */
export interface NeighborhoodAnswer {
  readonly view: ProjectedGraph
  readonly found: Neighborhood
  /** The listed nodes, and the links among them and the center. */
  readonly listed: readonly NearNode[]
  readonly among: LinksAmong
}

export async function neighborhood(
  _root: unknown,
  args: NeighborhoodArguments,
  context: Context,
): Promise<NeighborhoodAnswer> {
  const { model } = context.graph
  const types = typesOf(model, args.types)
  const first = rowsOf(args.first)
  const hopsMax = bounded('hops', args.hops, {
    least: 1,
    most: LIMITS.neighborhoodHopsMax,
    absent: LIMITS.neighborhoodHopsDefault,
  })
  const hubNeighborsMax = bounded('neighborsPerNode', args.neighborsPerNode, {
    least: 1,
    most: LIMITS.hubNeighborsMax,
    absent: LIMITS.hubNeighborsDefault,
  })

  const view = await viewAsOf(context, args.asOf)
  const center = placeOf(view, model, args.of, 'of')
  const hops = hopsOver(model, types, args.direction)
  const found = await inSlices(
    findNeighborhood(view, center, {
      hops,
      hopsMax,
      nodesMax: LIMITS.traversalNodesMax,
      hubNeighborsMax,
      shouldStop: stopAfter(LIMITS.traversalMs, context.signal),
    }),
  )
  const listed = found.nodes.slice(0, first)
  const walked = listed.filter(({ hop }) => hop < hopsMax).map(({ node }) => node)
  const outer = listed.filter(({ hop }) => hop === hopsMax).map(({ node }) => node)
  const among = linksAmong(view, hops, [center, ...walked], outer, LIMITS.neighborhoodRelationshipsMax)
  return { view, found, listed, among }
}
