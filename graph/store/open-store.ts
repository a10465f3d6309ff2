// The only switch on the engine's name.

import type { Model } from '../model/registry.ts'
import type { GraphStore } from './port.ts'
import { openSqliteStore } from './sqlite/store.ts'

export type StoreConfig =
  | { readonly engine: 'sqlite'; readonly path: string }
  | {
      readonly engine: 'neo4j'
      readonly uri: string
      readonly username: string
      readonly password: string
      readonly database: string
    }

export interface OpenStoreOptions {
  /** Makes a database with foreign data into ours. */
  readonly adopt?: boolean
  /** Whose data it is; the product's own name unless given. */
  readonly marker?: string
}

export async function openStore(
  config: StoreConfig,
  model: Model,
  options: OpenStoreOptions = {},
): Promise<GraphStore> {
  if (config.engine === 'sqlite') return openSqliteStore({ path: config.path, model, ...options })
  // Loaded only where it is asked for: most installations have no server to talk to.
  const { openNeo4jStore } = await import('./neo4j/store.ts')
  const { engine: _engine, ...connection } = config
  return openNeo4jStore({ ...connection, model, ...options })
}
