// GraphQL text in, data out, in process, on an embedded store in memory. Errors are thrown as they were raised.

import { type ExecutionResult, type GraphQLSchema, graphql } from 'graphql'
import type { Graph } from '../../graph/graph.ts'
import { DomainError, type ErrorData } from '../../graph/model/errors.ts'
import { loadModel } from '../../graph/model/load-schema.ts'
import type { Model } from '../../graph/model/registry.ts'
import { openGraph } from '../../graph/open-graph.ts'
import { openSqliteStore } from '../../graph/store/sqlite/store.ts'
import { createLoaders } from '../../loaders/index.ts'
import type { Role, Viewer } from '../../resolvers/context.ts'
import { buildApiSchema } from '../../resolvers/schema.ts'
import { type CountingStore, countingStore } from './counting-store.ts'

export const NOW = '2026-03-01T08:00:00.000Z'

export interface Api {
  readonly graph: Graph
  readonly schema: GraphQLSchema
  readonly calls: CountingStore['calls']
  /** Runs as an actor of these roles, by default one that may do everything but see personal values. */
  run(query: string, variables?: Record<string, unknown>, as?: readonly Role[]): Promise<Answer>
  /** Data and errors as they are. */
  answer(query: string, variables?: Record<string, unknown>, as?: readonly Role[]): Promise<ExecutionResult>
  /** What the first error of a run names. */
  refusal(query: string, variables?: Record<string, unknown>, as?: readonly Role[]): Promise<ErrorData>
  /** Personal fields shown in clear since the API was opened. */
  readonly personalReads: readonly string[]
  close(): Promise<void>
}

// Tests read answers of many shapes; each assertion states the shape that it expects.
export type Answer = Record<string, unknown>

const SEES_PERSONAL: readonly Role[] = ['INVESTIGATOR', 'COMPLIANCE', 'ADMIN']

export async function openApi(model: Model = loadModel()): Promise<Api> {
  const { store, calls } = countingStore(await openSqliteStore({ path: ':memory:', model }))
  const graph = openGraph(model, store)
  const schema = buildApiSchema(model)
  const personalReads: string[] = []

  async function execute(query: string, variables: Record<string, unknown>, roles: readonly Role[]) {
    const viewer: Viewer = {
      name: 'tester',
      roles,
      visibility: { kind: 'all' },
      seesPersonal: roles.some((role) => SEES_PERSONAL.includes(role)),
    }
    const signal = new AbortController().signal
    const loaders = createLoaders(graph, { visibility: viewer.visibility, signal })
    const contextValue = {
      graph,
      viewer,
      loaders,
      locale: 'en',
      signal,
      now: () => new Date(NOW),
      notePersonalRead: (field: string) => personalReads.push(field),
    }
    return graphql({ schema, source: query, variableValues: variables, contextValue })
  }

  return {
    graph,
    schema,
    calls,
    personalReads,
    answer: (query, variables = {}, roles = ['OPERATOR']) => execute(query, variables, roles),
    async run(query, variables = {}, roles = ['OPERATOR']) {
      const { data, errors } = await execute(query, variables, roles)
      const [error] = errors ?? []
      if (error) throw error.originalError ?? error
      return JSON.parse(JSON.stringify(data))
    },
    async refusal(query, variables = {}, roles = ['OPERATOR']) {
      const { errors } = await execute(query, variables, roles)
      const [error] = errors ?? []
      const cause = error?.originalError ?? error
      if (cause instanceof DomainError) return cause.data
      throw cause ?? new Error('nothing was refused')
    },
    close: () => graph.close().then(() => store.close()),
  }
}
