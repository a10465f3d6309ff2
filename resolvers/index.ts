// THE list of resolver modules, one line each.

import * as entities from './entities/index.ts'

/** `{ Query?, Mutation?, Subscription?, <Type>? }`: field resolvers by GraphQL type. */
export type ResolverModule = Readonly<Record<string, object>>

export const MODULES: readonly ResolverModule[] = [entities]
