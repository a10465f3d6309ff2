// Live queries: a query runs, and runs again when a write touches what it reads, at most every `intervalMs`. Equal
// queries of equal viewers share one run. A result is sent whole, and only where it differs from the last one.

import type { ExecutionResult } from 'graphql'
import type { Graph } from '../../graph/graph.ts'
import { LIMITS } from '../../graph/model/limits.ts'
import { createMailbox, type Mailbox } from './mailbox.ts'
import { type Reads, touches } from './reads.ts'

export interface LiveQuery {
  /** Equal for queries that may share a run: same text, operation, variables, viewer and language. */
  readonly key: string
  readonly reads: Reads
  /** One run with fresh loaders. Never rejects: failures are in the result. */
  readonly run: (signal: AbortSignal) => Promise<ExecutionResult>
  /** Called before a result of an earlier run is shown to one who joins. Rejects where it may not be shown. */
  readonly beforeSharing: () => Promise<void>
}

export interface LiveQueries {
  /** Distinct queries that are live now, and runs so far: for figures. */
  readonly distinct: number
  readonly runs: number
  /** The results, from the first on. Ends when the signal aborts or the reader leaves. */
  open(query: LiveQuery, signal: AbortSignal): Promise<AsyncIterableIterator<ExecutionResult>>
  close(): void
}

interface Entry {
  readonly query: LiveQuery
  readonly readers: Set<Mailbox<ExecutionResult>>
  readonly stop: AbortController
  latest: { readonly result: ExecutionResult; readonly text: string } | null
  isStale: boolean
  isRunning: boolean
  /** True until `intervalMs` after the last run began. */
  isCooling: boolean
}

interface LiveSettings {
  readonly intervalMs?: number
  readonly retryMs?: number
  readonly eventsMax?: number
}

export function createLiveQueries(
  graph: Pick<Graph, 'onChanges'>,
  {
    intervalMs = LIMITS.liveIntervalMs,
    retryMs = LIMITS.liveRetryMs,
    eventsMax = LIMITS.subscriptionBufferMax,
  }: LiveSettings = {},
): LiveQueries {
  const entries = new Map<string, Entry>()
  let runs = 0

  const stopListening = graph.onChanges((records) => {
    for (const entry of entries.values()) if (touches(entry.query.reads, records)) refresh(entry)
  })

  /** Timers of an entry never outlive it. */
  function later(delayMs: number, entry: Entry, act: () => void): void {
    const timer = setTimeout(act, delayMs)
    entry.stop.signal.addEventListener('abort', () => clearTimeout(timer), { once: true })
  }

  function refresh(entry: Entry): void {
    entry.isStale = true
    advance(entry)
  }

  /** Starts a run if one is due and may start now. */
  function advance(entry: Entry): void {
    if (!entry.isStale || entry.isRunning || entry.isCooling || entry.stop.signal.aborted) return
    entry.isStale = false
    entry.isRunning = true
    entry.isCooling = true
    runs += 1
    later(intervalMs, entry, () => {
      entry.isCooling = false
      advance(entry)
    })
    void entry.query.run(entry.stop.signal).then((result) => {
      entry.isRunning = false
      deliver(entry, result)
      advance(entry)
    })
  }

  function deliver(entry: Entry, result: ExecutionResult): void {
    if (result.errors?.some((error) => error.extensions.retryable === true)) {
      later(retryMs, entry, () => refresh(entry))
    }
    const text = JSON.stringify(result)
    if (entry.latest?.text === text) return
    entry.latest = { result, text }
    for (const reader of entry.readers) reader.push(result)
  }

  function begin(query: LiveQuery): Entry {
    const entry: Entry = {
      query,
      readers: new Set(),
      stop: new AbortController(),
      latest: null,
      isStale: false,
      isRunning: false,
      isCooling: false,
    }
    entries.set(query.key, entry)
    return entry
  }

  function leave(entry: Entry, reader: Mailbox<ExecutionResult>): void {
    entry.readers.delete(reader)
    if (entry.readers.size > 0) return
    entry.stop.abort()
    if (entries.get(entry.query.key) === entry) entries.delete(entry.query.key)
  }

  return {
    get distinct() {
      return entries.size
    },
    get runs() {
      return runs
    },
    async open(query, signal) {
      const running = entries.get(query.key)
      if (running?.latest) await running.query.beforeSharing()
      // The query may have ended, or gone on, meanwhile.
      const entry = entries.get(query.key) ?? begin(query)
      const reader = createMailbox<ExecutionResult>(eventsMax, () => {
        signal.removeEventListener('abort', reader.end)
        leave(entry, reader)
      })
      entry.readers.add(reader)
      signal.addEventListener('abort', reader.end)
      if (signal.aborted) reader.end()
      else if (entry.latest) reader.push(entry.latest.result)
      else refresh(entry)
      return reader.events
    },
    close() {
      stopListening()
      for (const entry of [...entries.values()]) for (const reader of [...entry.readers]) reader.end()
    },
  }
}
