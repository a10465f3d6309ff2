// Whether this process can answer: the store answers, and the projection is built. A store that went away makes the
// process unready and a store that came back makes it ready, without a restart.

import type { Graph } from '../../graph/graph.ts'
import { DomainError } from '../../graph/model/errors.ts'
import { LIMITS } from '../../graph/model/limits.ts'
import type { StoreHealth } from '../../graph/store/port.ts'
import { orAborted, startDeadline } from '../deadline.ts'

export interface Readiness {
  readonly ready: boolean
  /** Why not, in one sentence; null if ready. */
  readonly reason: string | null
  readonly store: StoreHealth | null
  readonly projection: { readonly built: boolean; readonly version: number | null }
}

export interface ReadinessCheck {
  /** Starts to build the projection if nobody has. */
  begin(): void
  check(): Promise<Readiness>
  /** The projection was brought forward to this version. */
  follow(version: number): void
  /** From now on not ready, so that a load balancer sends nothing more. */
  stop(): void
}

export function createReadiness(
  graph: Graph,
  onBuilt: (version: number) => void,
  timeoutMs: number = LIMITS.readinessTimeoutMs,
): ReadinessCheck {
  let builtVersion: number | null = null
  let building: Promise<void> | null = null
  let failure: string | null = null
  let isStopping = false

  function begin(): void {
    if (builtVersion !== null || building !== null) return
    building = graph.view(null).then(
      ({ version }) => {
        builtVersion = version
        onBuilt(version)
      },
      (error: unknown) => {
        // The next check tries again.
        building = null
        failure = error instanceof DomainError ? error.message : 'unexpected error'
      },
    )
  }

  async function storeHealth(): Promise<StoreHealth | null> {
    const deadline = startDeadline([], timeoutMs)
    try {
      return await orAborted(graph.store.health(), deadline.signal)
    } catch {
      // Why it does not answer is in the store's own log and in the errors of queries.
      return null
    } finally {
      deadline.release()
    }
  }

  return {
    begin,
    async check() {
      begin()
      const store = await storeHealth()
      const reason = reasonOf(store)
      return {
        ready: reason === null,
        reason,
        store,
        projection: { built: builtVersion !== null, version: builtVersion },
      }
    },
    follow(version) {
      if (builtVersion !== null) builtVersion = version
    },
    stop() {
      isStopping = true
    },
  }

  function reasonOf(store: StoreHealth | null): string | null {
    if (isStopping) return 'the server is stopping'
    if (store === null) return 'the store does not answer'
    if (!store.ok) return `the store is not well: ${store.detail}`
    if (builtVersion !== null) return null
    return failure === null
      ? 'the projection is being built'
      : `the projection could not be built: ${failure}`
  }
}
