// The generated bank as plain arrays, for tests that look at its rows.

import type { NodeRow, RelationshipRow, SeedBatch } from '../../seed/batches.ts'
import { generateBank } from '../../seed/generate.ts'

export interface CollectedBank {
  readonly nodes: readonly NodeRow[]
  readonly relationships: readonly RelationshipRow[]
}

export function collectBank(objects: number, seed: number): CollectedBank {
  const nodes: NodeRow[] = []
  const relationships: RelationshipRow[] = []
  for (const batch of generateBank({ objects, seed })) {
    if (batch.kind === 'nodes') nodes.push(...batch.rows)
    else relationships.push(...batch.rows)
  }
  return { nodes, relationships }
}

/** Numbers of rows by label or type, from the stream alone. */
export function countRows(batches: Iterable<SeedBatch>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const batch of batches) {
    const name = batch.kind === 'nodes' ? batch.label : batch.type
    counts.set(name, (counts.get(name) ?? 0) + batch.rows.length)
  }
  return counts
}
