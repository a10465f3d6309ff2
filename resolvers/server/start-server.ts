// The application behind a port: GraphQL, liveness, readiness and figures, timeouts against slow clients, and an
// orderly end.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { DomainError } from '../../graph/model/errors.ts'
import { LIMITS } from '../../graph/model/limits.ts'
import { type AppDependencies, createApp } from '../app.ts'
import { createMetrics } from './metrics.ts'
import { createReadiness, type ReadinessCheck } from './readiness.ts'
import { cutSlowClients } from './slow-clients.ts'

export interface ServerOptions extends Omit<AppDependencies, 'metrics'> {
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  readonly shutdownGraceMs?: number
}

export interface RunningServer {
  /** Address for people, with the port that was taken. */
  readonly url: string
  /** Stops accepting, and lets running work end within its grace. The graph stays open. Repeated calls wait for the first. */
  stop(): Promise<void>
}

/** Listens. Refuses, with BAD_USER_INPUT, to listen beyond this machine without keys, and a port that is taken. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { host, port, keys, graph, log } = options
  if (keys === null && !isLoopback(host)) {
    throw new DomainError('BAD_USER_INPUT', 'keysRequired', {
      field: 'host',
      value: host,
      allowed: 'a keys file, or listen on 127.0.0.1',
    })
  }
  const metrics = createMetrics()
  const readiness = createReadiness(graph, metrics.setGraphVersion)
  const stopFollowing = graph.onChanges((_records, version) => {
    metrics.setGraphVersion(version)
    readiness.follow(version)
  })
  const app = createApp({ ...options, metrics })
  const server = createServer(
    { connectionsCheckingInterval: LIMITS.connectionSweepMs },
    async (request, response) => {
      if (!(await answerOperator(request, response))) app.listener(request, response)
    },
  )
  server.maxConnections = LIMITS.connectionsMax
  server.headersTimeout = LIMITS.headersTimeoutMs
  server.requestTimeout = LIMITS.requestTimeoutMs
  server.keepAliveTimeout = LIMITS.keepAliveTimeoutMs
  const stopCutting = cutSlowClients(server)

  /** True if it was one of the operator's addresses. Their answers name no data of the bank. */
  async function answerOperator(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false
    switch (request.url) {
      case '/live':
        send(response, 200, 'application/json', JSON.stringify({ live: true }))
        return true
      case '/ready': {
        const state = await readiness.check()
        send(response, state.ready ? 200 : 503, 'application/json', JSON.stringify(state))
        return true
      }
      case '/metrics':
        send(response, 200, metrics.contentType, await metrics.text())
        return true
      default:
        return false
    }
  }

  await listen(server, host, port)
  readiness.begin()
  const url = urlOf(host, server)
  log.info({ url }, 'listening')

  let stopping: Promise<void> | null = null
  return {
    url,
    stop() {
      stopping ??= stopServer(server, app, readiness, options.shutdownGraceMs).then(() => {
        stopFollowing()
        stopCutting()
        log.info('stopped')
      })
      return stopping
    },
  }
}

async function stopServer(
  server: Server,
  app: { stopStreams(): void; stopWork(): void },
  readiness: ReadinessCheck,
  graceMs: number = LIMITS.shutdownGraceMs,
): Promise<void> {
  readiness.stop()
  const closed = new Promise<void>((done) => server.close(() => done()))
  app.stopStreams()
  // A connection that falls idle after its answer would otherwise stay open for the keep-alive time.
  const sweep = setInterval(() => server.closeIdleConnections(), 100)
  const giveUp = setTimeout(() => app.stopWork(), graceMs)
  const cut = setTimeout(() => server.closeAllConnections(), graceMs + LIMITS.shutdownAbortMs)
  await closed
  clearInterval(sweep)
  clearTimeout(giveUp)
  clearTimeout(cut)
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((done, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      failed(
        new DomainError(
          'BAD_USER_INPUT',
          'cannotListen',
          { field: 'port', value: `${host}:${port}`, allowed: error.code ?? error.name },
          error,
        ),
      )
    })
    server.listen(port, host, done)
  })
}

function urlOf(host: string, server: Server): string {
  const { port } = server.address() as AddressInfo
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}/`
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}

function send(response: ServerResponse, status: number, contentType: string, text: string): void {
  response.writeHead(status, {
    'content-type': contentType,
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
  response.end(text)
}
