// Writes the synthetic bank into a graph. Rows are upserts, so a load that was interrupted is completed by loading again
// with the same size and seed.

import type { Graph } from '../graph/graph.ts'
import type { GraphStore } from '../graph/store/port.ts'
import { type BankOptions, generateBank, relationshipTotal } from './generate.ts'

export interface LoadOptions extends BankOptions {
  /** Time of the writes, DateTime form. */
  readonly at: string
  /** Stops the load between two batches; what was written stays. */
  readonly signal: AbortSignal | null
}

/** Rows handed over so far, and which label or relationship type is being written. */
export interface LoadProgress {
  readonly name: string
  readonly nodes: number
  readonly relationships: number
  readonly relationshipsTotal: number
}

export interface LoadReport {
  readonly nodes: number
  readonly relationships: number
  /** Rows that were there already, as they are. */
  readonly unchanged: number
  /** Rows that the store refused: none, unless the graph held other data under the same keys. */
  readonly refused: number
  /** Version of the graph after the load. */
  readonly version: number
}

const ACTOR = { name: 'demo', roles: [] } as const

/**
 * The rule for loading without being asked: only into an embedded store that may be written and holds nothing. A bank's
 * own data, and any server, is left alone.
 */
export async function mayLoadUnasked(store: GraphStore): Promise<boolean> {
  if (store.engine !== 'sqlite' || store.readOnly) return false
  const { nodes } = await store.counts({ visibility: { kind: 'all' }, signal: null })
  return [...nodes.values()].every((count) => count === 0)
}

/** Rejects with TIMEOUT when told to stop, and with whatever the store rejects with. */
export async function loadBank(
  graph: Graph,
  options: LoadOptions,
  onProgress: (progress: LoadProgress) => void,
): Promise<LoadReport> {
  const relationshipsTotal = relationshipTotal(options.objects)
  const report = { nodes: 0, relationships: 0, unchanged: 0, refused: 0, version: 0 }
  for (const batch of generateBank(options)) {
    const { outcomes, version } = await graph.write(
      {
        changes: batch.rows,
        actor: ACTOR,
        action: 'demo',
        at: options.at,
        idempotencyKey: null,
        bulk: true,
      },
      options.signal,
    )
    report[batch.kind] += batch.rows.length
    report.unchanged += outcomes.filter(({ status }) => status === 'unchanged').length
    report.refused += outcomes.filter(({ status }) => status === 'refused').length
    report.version = version
    const { nodes, relationships } = report
    onProgress({
      name: batch.kind === 'nodes' ? batch.label : batch.type,
      nodes,
      relationships,
      relationshipsTotal,
    })
    // Engines may answer without waiting; others get their turn between two batches.
    await new Promise((resolve) => setImmediate(resolve))
  }
  return report
}
