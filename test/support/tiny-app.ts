// The application over a schema of a few fields and a graph that only pretends, so that the server's own behaviour is
// tested without a store. Fields that fail, wait or show personal values stand here.

import { makeExecutableSchema } from '@graphql-tools/schema'
import { parse } from 'graphql'
import { pino } from 'pino'
import type { Graph } from '../../graph/graph.ts'
import type { AuditFacts } from '../../graph/model/audit.ts'
import { buildModel } from '../../graph/model/build-registry.ts'
import type { ChangeRecord } from '../../graph/model/changes.ts'
import { DomainError } from '../../graph/model/errors.ts'
import type { StoreHealth } from '../../graph/store/port.ts'
import type { Loaders } from '../../loaders/index.ts'
import { type App, type AppDependencies, createApp } from '../../resolvers/app.ts'
import type { Context } from '../../resolvers/context.ts'
import { createMetrics } from '../../resolvers/server/metrics.ts'

const MODEL_SDL = /* GraphQL */ `
  type Host @node(key: "code") {
    code: String!
    name: String
    calls: [Host!]! @relationship(type: "CALLS", direction: OUT)
    site: Site @relationship(type: "LOCATED_AT", direction: OUT)
  }
  type Site @node(key: "siteCode") {
    siteCode: String!
    secret: String @pii(mask: DROP)
  }
`

const API_SDL = /* GraphQL */ `
  directive @live on QUERY
  type Query {
    hosts(first: Int, where: HostWhere): HostConnection!
    sites: SiteConnection!
    "Not explained by the model: reads everything."
    ping: String!
    fails: String
    refuses(field: String!): String
    waits: String
    echo(number: Int!, level: Level): Int
    personal: String
  }
  type Mutation {
    touch: Int!
  }
  type Subscription {
    ticks: Int!
    never: Int!
  }
  enum Level {
    LOW
    HIGH
  }
  input HostWhere {
    name: String
    site: HostWhere
    and: [HostWhere!]
  }
  type HostConnection {
    totalCount: Int!
    nodes: [Host!]!
  }
  type SiteConnection {
    nodes: [Site!]!
  }
  type Host {
    code: String!
    name: String
    calls: [Host!]!
    site: Site
    riskScore: Int
  }
  type Site {
    siteCode: String!
    secret: String
  }
`

export interface TinyParts {
  readonly dependencies: AppDependencies
  readonly audits: Omit<AuditFacts, 'version'>[]
  readonly logged: () => string
  /** What `health` of the store does; replaced by tests. */
  health: () => Promise<StoreHealth>
  /** Versions that `view` gives, or the failure. */
  view: () => Promise<{ readonly version: number }>
  /** Signals that `waits` and `never` got, in order. */
  readonly signals: AbortSignal[]
  readonly metrics: AppDependencies['metrics']
  /** Number of hosts that `hosts` counts. */
  hostCount: number
  /** Executions of `hosts`. */
  hostReads: number
  touched: number
  auditFails: boolean
  change(...records: readonly ChangeRecord[]): void
}

export function nodeChange(label: string): ChangeRecord {
  return { kind: 'node', version: 2, op: 'update', ref: { label, key: 'a' }, handle: 1 }
}

export interface TinyApp extends TinyParts {
  readonly app: App
}

export function createTinyApp(overrides: Partial<AppDependencies> = {}): TinyApp {
  const parts = createTinyParts(overrides)
  return Object.assign(parts, { app: createApp(parts.dependencies) })
}

export function createTinyParts(overrides: Partial<AppDependencies> = {}): TinyParts {
  const listeners = new Set<Parameters<Graph['onChanges']>[0]>()
  const lines: string[] = []
  const audits: TinyParts['audits'] = []
  const signals: AbortSignal[] = []
  const model = buildModel(parse(MODEL_SDL))
  const state = {
    hostCount: 1,
    hostReads: 0,
    touched: 0,
    auditFails: false,
    health: async (): Promise<StoreHealth> => ({
      engine: 'sqlite',
      ok: true,
      version: 1,
      readOnly: false,
      detail: 'fake',
    }),
    view: async () => ({ version: 1 }),
  }

  const store: Partial<Graph['store']> = {
    async recordAudit(facts) {
      if (state.auditFails) throw new DomainError('UNAVAILABLE', 'storeUnavailable')
      audits.push(facts)
    },
    health: () => state.health(),
  }
  // Only what the server itself asks of a graph; the fields below ask nothing of it.
  const graph = {
    model,
    store,
    view: () => state.view(),
    onChanges(listener: Parameters<Graph['onChanges']>[0]) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  } as unknown as Graph

  const untilAborted = (signal: AbortSignal): Promise<never> => {
    signals.push(signal)
    return new Promise((_done, failed) => {
      signal.addEventListener('abort', () => failed(signal.reason), { once: true })
    })
  }
  const resolvers = {
    Query: {
      hosts: () => {
        state.hostReads += 1
        return { totalCount: state.hostCount, nodes: [{ code: 'a', name: 'A', calls: [] }] }
      },
      sites: () => ({ nodes: [{ siteCode: 's1' }] }),
      ping: () => 'pong',
      fails: () => {
        throw new Error('password hunter2 of 張三')
      },
      refuses: (_root: unknown, { field }: { readonly field: string }) => {
        throw new DomainError('BAD_USER_INPUT', 'outOfRange', { field, value: '101', allowed: '1 to 100' })
      },
      waits: (_root: unknown, _args: unknown, { signal }: Context) => untilAborted(signal),
      echo: (_root: unknown, { number }: { readonly number: number }) => number,
      personal: (_root: unknown, _args: unknown, { viewer, notePersonalRead }: Context) => {
        if (!viewer.seesPersonal) return null
        notePersonalRead('Person.nameZh')
        return '張三'
      },
    },
    Mutation: {
      touch: () => {
        state.touched += 1
        return state.touched
      },
    },
    Subscription: {
      ticks: {
        async *subscribe() {
          yield { ticks: 1 }
          yield { ticks: 2 }
        },
      },
      never: {
        async *subscribe(_root: unknown, _args: unknown, { signal }: Context) {
          await untilAborted(signal)
          yield { never: 0 }
        },
      },
    },
    Site: {
      secret: (_site: unknown, _args: unknown, { viewer, notePersonalRead }: Context) => {
        if (!viewer.seesPersonal) return null
        notePersonalRead('Site.secret')
        return 'clear'
      },
    },
  }
  const metrics = createMetrics()
  const dependencies: AppDependencies = {
    schema: makeExecutableSchema({ typeDefs: API_SDL, resolvers }),
    graph,
    createLoaders: () => ({}) as Loaders,
    keys: null,
    playground: false,
    log: pino({ level: 'info' }, { write: (line: string) => void lines.push(line) }),
    metrics,
    now: () => new Date('2026-01-02T03:04:05.678Z'),
    ...overrides,
  }
  return Object.assign(state, {
    dependencies,
    audits,
    signals,
    metrics,
    logged: () => lines.join(''),
    change(...records: readonly ChangeRecord[]) {
      for (const listener of listeners) listener(records, 2)
    },
  })
}

export interface Reply {
  readonly status: number
  readonly body: {
    readonly data?: Record<string, unknown> | null
    readonly errors?: readonly {
      readonly message: string
      readonly path?: readonly string[]
      readonly extensions: Record<string, unknown>
    }[]
  }
}

/** Posts a query as a well-behaved client does, and reads the answer. */
export async function ask(
  app: App,
  query: string,
  { variables, headers = {}, operationName }: AskOptions = {},
): Promise<Reply> {
  const response = await app.fetch(post(JSON.stringify({ query, variables, operationName }), headers))
  const text = await response.text()
  return { status: response.status, body: text === '' ? {} : JSON.parse(text) }
}

interface AskOptions {
  readonly variables?: unknown
  readonly headers?: Record<string, string>
  readonly operationName?: string
}

export function post(body: string, headers: Record<string, string> = {}, signal?: AbortSignal): Request {
  return new Request('http://localhost/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    body,
    ...(signal && { signal }),
  })
}
