// The command `serve`: the whole API over an open graph, until the process is told to stop.

import { readFile } from 'node:fs/promises'
import type { Logger } from 'pino'
import type { Graph } from '../../graph/graph.ts'
import { DomainError } from '../../graph/model/errors.ts'
import { createLoaders } from '../../loaders/index.ts'
import { buildApiSchema } from '../schema.ts'
import { type ApiKey, parseApiKeys } from '../viewer.ts'
import { startServer } from './start-server.ts'

export interface ServeOptions {
  /** Stays open: who opened it closes it. */
  readonly graph: Graph
  readonly host: string
  readonly port: number
  /** JSON file of API keys; null means the local development actor, on a loopback address only. */
  readonly keysFile: string | null
  /** Offer GraphiQL although keys are configured; without keys it is always offered. */
  readonly playground: boolean
  readonly log: Logger
  /** Called once the server listens, with its address. */
  readonly announce: (url: string) => void
}

const STOP_SIGNALS = ['SIGTERM', 'SIGINT'] as const

/** Serves until SIGTERM or SIGINT, then stops in order. Throws a DomainError where it cannot start. */
export async function serve(options: ServeOptions): Promise<void> {
  const { graph, host, port, keysFile, playground, log, announce } = options
  const keys = await readKeys(keysFile)
  const server = await startServer({
    graph,
    schema: buildApiSchema(graph.model),
    createLoaders,
    host,
    port,
    keys,
    playground: playground || keys === null,
    log,
    now: () => new Date(),
  })
  const told = Promise.withResolvers<string>()
  // The listeners stay until the end: a second signal, as a terminal sends to launcher and server, changes nothing.
  for (const signal of STOP_SIGNALS) process.on(signal, told.resolve)
  announce(server.url)
  log.info({ signal: await told.promise }, 'stopping')
  await server.stop()
  for (const signal of STOP_SIGNALS) process.off(signal, told.resolve)
}

async function readKeys(keysFile: string | null): Promise<readonly ApiKey[] | null> {
  if (keysFile === null) return null
  const text = await readFile(keysFile, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new DomainError(
      'BAD_USER_INPUT',
      'malformedFile',
      { field: 'keys file', value: error.code ?? error.name, allowed: 'a readable file' },
      error,
    )
  })
  return parseApiKeys(text)
}
