// Community detection off the event loop: small inputs at once, larger ones in a worker thread that an abort ends.

import { Worker } from 'node:worker_threads'
import type { WeightedPairs } from '../algorithms/community-scope.ts'
import { type LouvainOptions, louvainGraphology, type Partition } from '../algorithms/louvain-graphology.ts'
import { DomainError } from '../model/errors.ts'
import { LIMITS } from '../model/limits.ts'

/** Workers at work, and callers that wait for one: each may take gigabytes, so there are few. */
let working = 0
const waiting: (() => void)[] = []

/** The same answer either way. Rejects with TIMEOUT when the signal aborts, also while it waits for its turn. */
export async function runLouvain(
  pairs: WeightedPairs,
  options: LouvainOptions,
  signal: AbortSignal | null,
): Promise<Partition> {
  if (signal?.aborted) throw new DomainError('TIMEOUT', 'deadline')
  if (pairs.sources.length <= LIMITS.communityInlineRelationshipsMax) return louvainGraphology(pairs, options)
  await takeTurn(signal)
  try {
    return await inWorker(pairs, options, signal)
  } finally {
    const next = waiting.shift()
    if (next) next()
    else working -= 1
  }
}

function takeTurn(signal: AbortSignal | null): Promise<void> {
  if (working < LIMITS.communityWorkersMax) {
    working += 1
    return Promise.resolve()
  }
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const leave = () => {
    waiting.splice(waiting.indexOf(enter), 1)
    reject(new DomainError('TIMEOUT', 'deadline'))
  }
  const enter = () => {
    signal?.removeEventListener('abort', leave)
    resolve()
  }
  waiting.push(enter)
  signal?.addEventListener('abort', leave, { once: true })
  return promise
}

async function inWorker(
  pairs: WeightedPairs,
  options: LouvainOptions,
  signal: AbortSignal | null,
): Promise<Partition> {
  const worker = new Worker(new URL('./louvain-worker.ts', import.meta.url), {
    workerData: { pairs, options },
  })
  const { promise, resolve, reject } = Promise.withResolvers<Partition>()
  const leave = () => reject(new DomainError('TIMEOUT', 'deadline'))
  signal?.addEventListener('abort', leave, { once: true })
  if (signal?.aborted) leave()
  worker.once('message', resolve)
  worker.once('error', reject)
  worker.once('exit', () => reject(new Error('The community worker ended without an answer.')))
  try {
    return await promise
  } finally {
    signal?.removeEventListener('abort', leave)
    await worker.terminate()
  }
}
