// The engines that a test of something above the store runs on, each with an empty store.

import type { Model } from '../../graph/model/registry.ts'
import type { GraphStore } from '../../graph/store/port.ts'
import { openSqliteStore } from '../../graph/store/sqlite/store.ts'
import { neo4jHarness, skipNeo4j } from './neo4j-server.ts'

export interface Engine {
  readonly name: string
  readonly skip: string | false
  open(model: Model): Promise<GraphStore>
}

export const ENGINES: readonly Engine[] = [
  { name: 'sqlite', skip: false, open: (model) => openSqliteStore({ path: ':memory:', model }) },
  { name: 'neo4j', skip: skipNeo4j, open: (model) => neo4jHarness.open({ model }) },
]
