// The GraphQL application without a port and without an environment: requests in, responses out. Yoga speaks HTTP and
// event streams; what a request may be, who asks, and how an operation runs is decided here, in that order.

import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type ExecutionResult, GraphQLError } from 'graphql'
import { createYoga, type Plugin } from 'graphql-yoga'
import { DomainError } from '../graph/model/errors.ts'
import type { Locale } from '../graph/model/texts.ts'
import type { Viewer } from './context.ts'
import { checkEnvelope, type OperationRequest, readOperation } from './limits/request-body.ts'
import { createLiveQueries } from './live/live-queries.ts'
import { createStreamQuota } from './live/stream-quota.ts'
import { localeOf } from './locale.ts'
import { createDocuments, type PreparedOperation } from './operation/prepared.ts'
import { createRunner, type RunDependencies } from './operation/run.ts'
import { createStreams } from './operation/streams.ts'
import { asksForPage, GRAPHQL_PATH, playgroundPage } from './playground.ts'
import { refusal } from './problems.ts'
import type { Metrics } from './server/metrics.ts'
import { type ApiKey, authenticate, checkHost, mayIntrospect } from './viewer.ts'

export interface AppDependencies extends Omit<RunDependencies, 'stopStreams' | 'stopWork'> {
  /** Null: every request is the local development actor's, and must be addressed to a loopback name. */
  readonly keys: readonly ApiKey[] | null
  /** Serve GraphiQL to browsers. */
  readonly playground: boolean
  readonly metrics: Metrics
}

export interface App {
  fetch(request: Request): Promise<Response>
  listener(request: IncomingMessage, response: ServerResponse): void
  /** Live queries: distinct ones open, and runs so far. */
  readonly live: { readonly distinct: number; readonly runs: number }
  /** Ends live queries and subscriptions, so that their connections can close. */
  stopStreams(): void
  /** Gives up running operations with TIMEOUT. */
  stopWork(): void
}

interface Caller {
  readonly viewer: Viewer
  readonly locale: Locale
  readonly requestId: string
}

type Answer = ExecutionResult | AsyncIterable<ExecutionResult>

export function createApp(dependencies: AppDependencies): App {
  const { keys, playground, metrics, log, graph, schema } = dependencies
  const stopStreams = new AbortController()
  const stopWork = new AbortController()
  const running = { ...dependencies, stopStreams: stopStreams.signal, stopWork: stopWork.signal }
  const documents = createDocuments(schema)
  const runner = createRunner(running)
  const live = createLiveQueries(graph)
  const quota = createStreamQuota()
  const streams = createStreams(running, runner, live, quota)
  const callers = new WeakMap<Request, Caller>()
  metrics.watch({ openStreams: () => quota.open, liveQueries: () => live.distinct })

  async function answer(caller: Caller, request: Request, asked: OperationRequest): Promise<Answer> {
    const started = performance.now()
    const prepared = documents.prepare(asked.query, asked.operationName, caller.locale)
    if ('errors' in prepared) return finish('refused', prepared, started, caller)
    const refused = refusalOf(prepared, caller, request)
    if (refused) return finish(prepared.label, { errors: [refused] }, started, caller)

    const operation = { ...asked, ...caller, prepared, personalShown: new Set<string>() }
    const isStream = prepared.operation.operation === 'subscription' || prepared.live
    const result =
      isStream && acceptsEvents(request)
        ? await streams.open(operation, request.signal)
        : await runner.run(operation, request.signal)
    return finish(prepared.label, result, started, caller)
  }

  /** Figures and the one log line of an operation. The caller's own operation name is text of a stranger: not logged. */
  function finish(label: string, result: Answer, started: number, { requestId }: Caller): Answer {
    const outcome = outcomeOf(result)
    const durationMs = performance.now() - started
    metrics.observe(label, outcome, durationMs / 1000)
    log.info({ requestId, operation: label, outcome, durationMs: Math.round(durationMs) }, 'operation')
    return result
  }

  function refuse(error: unknown): never {
    const code = error instanceof GraphQLError ? String(error.extensions.code) : 'INTERNAL_SERVER_ERROR'
    metrics.refuse(code)
    log.info({ outcome: code }, 'request refused')
    throw error
  }

  const plugin: Plugin = {
    onRequest({ request, url, endResponse }) {
      if (!playground || !asksForPage(request)) return
      if (url.pathname === '/') {
        endResponse(new Response(null, { status: 302, headers: { location: GRAPHQL_PATH } }))
      }
      if (url.pathname === GRAPHQL_PATH) endResponse(playgroundPage())
    },
    onRequestParse({ request, url, setRequestParser }) {
      const locale = localeOf(request.headers.get('accept-language'))
      try {
        const viewer = authenticated(request, url, keys, locale)
        checkEnvelope(request, locale)
        callers.set(request, { viewer, locale, requestId: randomUUID() })
      } catch (error) {
        refuse(error)
      }
      setRequestParser(() => readOperation(request, locale).catch(refuse))
    },
    onParams({ request, params, setParamsHandler }) {
      const caller = callers.get(request)
      // The request parser above made the parameters, so they have its type.
      if (caller) setParamsHandler(() => answer(caller, request, params as OperationRequest))
    },
    onResponse({ request, response }) {
      const caller = callers.get(request)
      if (!caller) return
      response.headers.set('x-request-id', caller.requestId)
      response.headers.set('x-content-type-options', 'nosniff')
      if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store')
    },
  }
  const yoga = createYoga({
    schema,
    plugins: [plugin],
    graphqlEndpoint: GRAPHQL_PATH,
    batching: false,
    cors: false,
    graphiql: false,
    landingPage: false,
    logging: false,
    maskedErrors: false,
    maxRequestBodySize: false,
    multipart: false,
    parserAndValidationCache: false,
  })

  return {
    fetch: async (request) => yoga.fetch(request),
    listener: (request, response) => void yoga(request, response),
    live,
    stopStreams() {
      stopStreams.abort()
      live.close()
    },
    stopWork: () => stopWork.abort(),
  }
}

function authenticated(request: Request, url: URL, keys: readonly ApiKey[] | null, locale: Locale): Viewer {
  try {
    if (keys === null) checkHost(url)
    return authenticate(request.headers.get('authorization'), keys)
  } catch (error) {
    throw error instanceof DomainError ? refusal(error, locale) : error
  }
}

/** What the operation is refused for although it is valid. */
function refusalOf({ introspects, operation }: PreparedOperation, caller: Caller, request: Request) {
  if (introspects && !mayIntrospect(caller.viewer)) {
    const details = { field: '__schema', allowed: 'ANALYST, INVESTIGATOR, OPERATOR, COMPLIANCE, ADMIN' }
    return refusal(new DomainError('FORBIDDEN', 'roleRequired', details), caller.locale)
  }
  if (operation.operation === 'subscription' && !acceptsEvents(request)) {
    const details = { field: 'accept', value: 'a single answer', allowed: 'text/event-stream' }
    return refusal(new DomainError('UNSUPPORTED', 'unsupported', details), caller.locale, 406)
  }
  return null
}

function acceptsEvents(request: Request): boolean {
  return request.headers.get('accept')?.toLowerCase().includes('text/event-stream') === true
}

function outcomeOf(result: Answer): string {
  if (Symbol.asyncIterator in result) return 'STREAM'
  return String(result.errors?.[0]?.extensions.code ?? 'OK')
}
