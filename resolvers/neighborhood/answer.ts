// Field resolvers of the type Neighborhood and of what it contains.

import type { Hub, NearNode } from '../../graph/algorithms/neighborhood.ts'
import { LIMITS } from '../../graph/model/limits.ts'
import { neighborhoodPicture } from '../../graph/picture/subgraph.ts'
import type { ProjectedGraph } from '../../graph/projection/projected-graph.ts'
import type { Context } from '../context.ts'
import { LINK_FIELDS, type LinkParent } from '../traversal/shown-link.ts'
import { countNames, entityAt, namesOf } from '../traversal/shown-nodes.ts'
import { type PictureArguments, shownPicture } from '../traversal/shown-picture.ts'
import type { NeighborhoodAnswer } from './neighborhood.ts'

interface ViewedNode {
  readonly view: ProjectedGraph
  readonly node: number
}

export const Neighborhood = {
  center: ({ view, found }: NeighborhoodAnswer, _args: unknown, context: Context) =>
    entityAt(context, view, found.center),
  nodes: ({ view, listed }: NeighborhoodAnswer): (ViewedNode & NearNode)[] =>
    listed.map((near) => ({ ...near, view })),
  totalCount: ({ found }: NeighborhoodAnswer) => found.nodes.length,
  countsByLabel: ({ view, found }: NeighborhoodAnswer) =>
    countNames(found.nodes.map(({ node }) => view.labelOf(node))),
  relationships: ({ view, among }: NeighborhoodAnswer): LinkParent[] =>
    among.links.map((link) => ({ view, link })),
  relationshipsComplete: ({ among }: NeighborhoodAnswer) => !among.cut,
  hubs: ({ view, found }: NeighborhoodAnswer): (ViewedNode & Hub)[] =>
    found.hubs.slice(0, LIMITS.pageRowsMax).map((hub) => ({ ...hub, view })),
  completeness: ({ found }: NeighborhoodAnswer) => found.completeness,
  picture: async (answer: NeighborhoodAnswer, args: PictureArguments, context: Context) => {
    const { view, found, listed, among } = answer
    const nodes = [found.center, ...listed.map(({ node }) => node)]
    const naming = await namesOf(context, view, nodes.slice(0, LIMITS.pictureNodesMax))
    const total = found.nodes.length + 1
    return shownPicture(neighborhoodPicture(view, nodes, among.links, naming, total), args)
  },
}

const ENTITY_FIELD = {
  entity: ({ view, node }: ViewedNode, _args: unknown, context: Context) => entityAt(context, view, node),
}

export const NeighborhoodNode = ENTITY_FIELD
export const NeighborhoodHub = ENTITY_FIELD
export const NeighborhoodRelationship = LINK_FIELDS
