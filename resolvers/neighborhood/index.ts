// Module `neighborhood`: schema/api/neighborhood.graphql.

import { neighborhood } from './neighborhood.ts'

export { Neighborhood, NeighborhoodHub, NeighborhoodNode, NeighborhoodRelationship } from './answer.ts'
export const Query = { neighborhood }
