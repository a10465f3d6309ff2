// Module `impact`: schema/api/impact.graphql.

import { blastRadius } from './blastRadius.ts'

export { AffectedContainer, AffectedObject, BlastRadius, DegradedObject } from './answer.ts'
export const Query = { blastRadius }
