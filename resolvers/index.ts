// THE list of resolver modules, one line each.

import * as audit from './audit/index.ts'
import * as changes from './changes/index.ts'
import * as entities from './entities/index.ts'
import * as search from './search/index.ts'

/** `{ Query?, Mutation?, Subscription?, <Type>? }`: field resolvers by GraphQL type. */
export type ResolverModule = Readonly<Record<string, object>>

export const MODULES: readonly ResolverModule[] = [audit, changes, entities, search]
