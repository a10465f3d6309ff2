// THE list of resolver modules, one line each.

import * as audit from './audit/index.ts'
import * as changes from './changes/index.ts'
import * as communities from './communities/index.ts'
import * as entities from './entities/index.ts'
import * as impact from './impact/index.ts'
import * as neighborhood from './neighborhood/index.ts'
import * as paths from './paths/index.ts'
import * as search from './search/index.ts'

/** `{ Query?, Mutation?, Subscription?, <Type>? }`: field resolvers by GraphQL type. */
export type ResolverModule = Readonly<Record<string, object>>

export const MODULES: readonly ResolverModule[] = [
  audit,
  changes,
  communities,
  entities,
  impact,
  neighborhood,
  paths,
  search,
]
