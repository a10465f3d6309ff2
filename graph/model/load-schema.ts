// Reads the entity SDL that the product ships, and a bank's own files beside it.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type DocumentNode, Kind, parse } from 'graphql'
import { buildModel } from './build-registry.ts'
import type { Model } from './registry.ts'

const SHIPPED = fileURLToPath(new URL('../../schema', import.meta.url))

/** The parsed entity SDL: directives, scalars and entity types of the product, then those of `extraDirectory`. */
export function loadEntitySdl(extraDirectory: string | null = null): DocumentNode {
  const directories = extraDirectory === null ? [SHIPPED] : [SHIPPED, extraDirectory]
  const definitions = directories.flatMap((directory) =>
    readdirSync(directory)
      .filter((name) => name.endsWith('.graphql'))
      .sort()
      .flatMap(
        (name) => parse(readFileSync(join(directory, name), 'utf8'), { noLocation: true }).definitions,
      ),
  )
  return { kind: Kind.DOCUMENT, definitions }
}

export function loadModel(extraDirectory: string | null = null): Model {
  return buildModel(loadEntitySdl(extraDirectory))
}
