// Field resolvers of the type CommunitiesResult and of its communities.

import type { Community } from '../../graph/algorithms/communities.ts'
import type { ProjectedGraph } from '../../graph/projection/projected-graph.ts'
import type { Context } from '../context.ts'
import { rowsOf } from '../traversal/arguments.ts'
import { entitiesAt } from '../traversal/shown-nodes.ts'
import type { CommunitiesAnswer } from './communities.ts'

interface ViewedCommunity {
  readonly view: ProjectedGraph
  readonly community: Community
}

export const CommunitiesResult = {
  communities: ({ view, listed }: CommunitiesAnswer): ViewedCommunity[] =>
    listed.map((community) => ({ view, community })),
}

export const DetectedCommunity = {
  id: ({ community }: ViewedCommunity) => String(community.number),
  size: ({ community }: ViewedCommunity) => community.members.length,
  members: ({ view, community }: ViewedCommunity, args: { first?: number | null }, context: Context) =>
    entitiesAt(context, view, community.members.slice(0, rowsOf(args.first))),
}
