// The API's schema: what the model gives by itself, the authored SDL of schema/api, and the modules' resolvers.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeExecutableSchema } from '@graphql-tools/schema'
import { type DocumentNode, type GraphQLSchema, isTypeDefinitionNode, parse } from 'graphql'
import { assert } from '../graph/model/errors.ts'
import type { Model } from '../graph/model/registry.ts'
import { derivedResolvers } from './derived/index.ts'
import { derivedSdl } from './derived/sdl.ts'
import { MODULES } from './index.ts'
import { SCALARS } from './scalars.ts'

const AUTHORED = fileURLToPath(new URL('../schema/api', import.meta.url))

export function buildApiSchema(model: Model): GraphQLSchema {
  const typeDefs = parse([...authoredSdl(), derivedSdl(model)].join('\n'), { noLocation: true })
  assertDeclaredOnce(typeDefs)
  return makeExecutableSchema({
    typeDefs,
    resolvers: [SCALARS, derivedResolvers(model), ...MODULES.map((module) => ({ ...module }))],
  })
}

/** A name that is declared twice would be merged in silence; `extend type` says that it is meant. */
function assertDeclaredOnce({ definitions }: DocumentNode): void {
  const seen = new Set<string>()
  for (const definition of definitions) {
    if (!isTypeDefinitionNode(definition)) continue
    const name = definition.name.value
    assert(!seen.has(name), `type ${name}: the name is taken by the API`)
    seen.add(name)
  }
}

/** Texts of schema/api/*.graphql. */
export function authoredSdl(): string[] {
  const names = readdirSync(AUTHORED).filter((name) => name.endsWith('.graphql'))
  return names.sort().map((name) => readFileSync(join(AUTHORED, name), 'utf8'))
}
