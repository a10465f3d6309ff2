// Module `paths`: schema/api/paths.graphql.

import { paths } from './paths.ts'

export { GraphPath, PathRelationship, PathsResult } from './answer.ts'
export const Query = { paths }
