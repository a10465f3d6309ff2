// Numbers of nodes by label and of relationships by type, from the server's count store.

import type { Model } from '../../model/registry.ts'
import { quoted } from './cypher.ts'
import type { Transaction } from './driver.ts'

/** Counts that one statement asks for; the time to plan it grows faster than their number. */
const COUNTS_PER_STATEMENT = 20

export interface Counts {
  readonly nodes: ReadonlyMap<string, number>
  readonly relationships: ReadonlyMap<string, number>
}

export async function countAll(transaction: Transaction, model: Model): Promise<Counts> {
  return {
    nodes: await countEach(transaction, [...model.nodes.keys()], (label) => `(x:${quoted(label)})`),
    relationships: await countEach(
      transaction,
      [...model.relationships.keys()],
      (type) => `()-[x:${quoted(type)}]->()`,
    ),
  }
}

async function countEach(
  transaction: Transaction,
  names: readonly string[],
  patternOf: (name: string) => string,
): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (let from = 0; from < names.length; from += COUNTS_PER_STATEMENT) {
    const some = names.slice(from, from + COUNTS_PER_STATEMENT)
    // A count alone is answered from the count store; its name joins it afterwards.
    const parts = some.map(
      (name, place) => `MATCH ${patternOf(name)} WITH count(x) AS count RETURN ${place} AS place, count`,
    )
    const rows = await transaction.run(parts.join(' UNION ALL '))
    for (const row of rows) counts.set(some[Number(row.place)]!, Number(row.count))
  }
  return counts
}
