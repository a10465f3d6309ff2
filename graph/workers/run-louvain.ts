// Community detection off the event loop: small inputs at once, larger ones in a worker thread that an abort ends.

import { Worker } from 'node:worker_threads'
import type { WeightedPairs } from '../algorithms/community-scope.ts'
import { type LouvainOptions, louvainGraphology, type Partition } from '../algorithms/louvain-graphology.ts'
import { DomainError } from '../model/errors.ts'
import { LIMITS } from '../model/limits.ts'

/** The same answer either way. Rejects with TIMEOUT when the signal aborts. */
export async function runLouvain(
  pairs: WeightedPairs,
  options: LouvainOptions,
  signal: AbortSignal | null,
): Promise<Partition> {
  if (signal?.aborted) throw new DomainError('TIMEOUT', 'deadline')
  if (pairs.sources.length <= LIMITS.communityInlineRelationshipsMax) return louvainGraphology(pairs, options)
  const worker = new Worker(new URL('./louvain-worker.ts', import.meta.url), {
    workerData: { pairs, options },
  })
  const { promise, resolve, reject } = Promise.withResolvers<Partition>()
  const leave = () => reject(new DomainError('TIMEOUT', 'deadline'))
  signal?.addEventListener('abort', leave, { once: true })
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
