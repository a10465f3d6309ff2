// The API's schema: what the model gives by itself, the authored SDL of schema/api, and the modules' resolvers.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeExecutableSchema } from '@graphql-tools/schema'
import type { GraphQLSchema } from 'graphql'
import type { Model } from '../graph/model/registry.ts'
import { derivedResolvers } from './derived/index.ts'
import { derivedSdl } from './derived/sdl.ts'
import { MODULES } from './index.ts'
import { SCALARS } from './scalars.ts'

const AUTHORED = fileURLToPath(new URL('../schema/api', import.meta.url))

export function buildApiSchema(model: Model): GraphQLSchema {
  return makeExecutableSchema({
    // One text, so that a name that is declared twice is refused instead of merged.
    typeDefs: [...authoredSdl(), derivedSdl(model)].join('\n'),
    resolvers: [SCALARS, derivedResolvers(model), ...MODULES.map((module) => ({ ...module }))],
  })
}

/** Texts of schema/api/*.graphql. */
export function authoredSdl(): string[] {
  const names = readdirSync(AUTHORED).filter((name) => name.endsWith('.graphql'))
  return names.sort().map((name) => readFileSync(join(AUTHORED, name), 'utf8'))
}
