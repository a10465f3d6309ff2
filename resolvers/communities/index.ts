// Module `communities`: schema/api/communities.graphql.

import { communities } from './communities.ts'

export { CommunitiesResult, DetectedCommunity } from './answer.ts'
export const Query = { communities }
