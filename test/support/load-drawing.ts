// Writes a drawing into a graph, as one batch.

import type { Graph } from '../../graph/graph.ts'
import type { Change } from '../../graph/model/changes.ts'
import { draw, MODEL } from './drawn-graph.ts'

export function changesOf(drawing: string): Change[] {
  const { nodes, relationships } = draw(drawing)
  return [
    ...nodes.map((node): Change => ({ op: 'upsertNode', ref: node.ref, set: node.properties })),
    ...relationships.map((row): Change => {
      const { type, source, target } = row
      const keyName = MODEL.relationships.get(type)?.key ?? null
      const { [keyName ?? '']: keyValue, ...set } = row.properties
      const key = keyName === null ? null : String(keyValue)
      return { op: 'upsertRelationship', type, source, target, key, set }
    }),
  ]
}

export async function load(graph: Graph, drawing: string): Promise<void> {
  const actor = { name: 'test', roles: [] }
  const at = '2026-01-01T00:00:00.000Z'
  const changes = changesOf(drawing)
  const { outcomes } = await graph.write(
    { changes, actor, action: 'test', at, idempotencyKey: null, bulk: false },
    null,
  )
  const refused = outcomes.findIndex((outcome) => outcome.status === 'refused')
  if (refused >= 0) throw new Error(`refused: ${JSON.stringify(outcomes[refused])}`)
}
