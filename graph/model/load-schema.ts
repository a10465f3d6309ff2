// Reads the entity SDL that the product ships, and a bank's own files beside it.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type DefinitionNode, type DocumentNode, GraphQLError, Kind, parse } from 'graphql'
import { buildModel } from './build-registry.ts'
import type { Model } from './registry.ts'

const SHIPPED = fileURLToPath(new URL('../../schema', import.meta.url))

/** The parsed entity SDL: directives, scalars and entity types of the product, then those of `extraDirectory`. */
export function loadEntitySdl(extraDirectory: string | null = null): DocumentNode {
  const directories = extraDirectory === null ? [SHIPPED] : [SHIPPED, extraDirectory]
  return { kind: Kind.DOCUMENT, definitions: directories.flatMap(definitionsIn) }
}

/** Throws an error that names the file and line, or says that there is no file. */
function definitionsIn(directory: string): readonly DefinitionNode[] {
  const names = readdirSync(directory).filter((name) => name.endsWith('.graphql'))
  if (names.length === 0) throw new Error('there is no .graphql file')
  return names.sort().flatMap((name) => {
    try {
      return parse(readFileSync(join(directory, name), 'utf8'), { noLocation: true }).definitions
    } catch (error) {
      const line = error instanceof GraphQLError ? `:${error.locations?.[0]?.line}` : ''
      throw new Error(`${name}${line}: ${error instanceof Error ? error.message : error}`, { cause: error })
    }
  })
}

export function loadModel(extraDirectory: string | null = null): Model {
  return buildModel(loadEntitySdl(extraDirectory))
}
