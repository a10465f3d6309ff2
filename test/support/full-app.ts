// The whole application over the shipped schema, with one actor for each kind of role; over an embedded store in memory
// unless another is given.

import { pino } from 'pino'
import type { Graph } from '../../graph/graph.ts'
import { sm3Hex } from '../../graph/model/audit.ts'
import { loadModel } from '../../graph/model/load-schema.ts'
import type { Model } from '../../graph/model/registry.ts'
import { openGraph } from '../../graph/open-graph.ts'
import type { GraphStore } from '../../graph/store/port.ts'
import { openSqliteStore } from '../../graph/store/sqlite/store.ts'
import { createLoaders } from '../../loaders/index.ts'
import { type App, createApp } from '../../resolvers/app.ts'
import type { Role } from '../../resolvers/context.ts'
import { buildApiSchema } from '../../resolvers/schema.ts'
import { createMetrics } from '../../resolvers/server/metrics.ts'
import { parseApiKeys } from '../../resolvers/viewer.ts'

const ROLES: readonly Role[] = ['ADMIN', 'OPERATOR', 'DASHBOARD', 'INVESTIGATOR', 'COMPLIANCE', 'ANALYST']

export interface FullApp {
  readonly app: App
  readonly graph: Graph
  close(): Promise<void>
}

/** Headers of the actor that holds this one role; its name is the role in small letters. */
export function as(role: Role): Record<string, string> {
  return { authorization: `Bearer key-of-${role}` }
}

export async function openFullApp(
  open: (model: Model) => Promise<GraphStore> = (model) => openSqliteStore({ path: ':memory:', model }),
): Promise<FullApp> {
  const model = loadModel()
  const store = await open(model)
  const graph = openGraph(model, store)
  const keys = ROLES.map((role) => ({
    name: role.toLowerCase(),
    roles: [role],
    keySm3: sm3Hex(`key-of-${role}`),
  }))
  const app = createApp({
    schema: buildApiSchema(model),
    graph,
    createLoaders,
    keys: parseApiKeys(JSON.stringify(keys)),
    playground: false,
    log: pino({ level: 'silent' }),
    metrics: createMetrics(),
    now: () => new Date('2026-01-02T03:04:05.678Z'),
  })
  return {
    app,
    graph,
    async close() {
      app.stopStreams()
      await graph.close()
      await store.close()
    },
  }
}
