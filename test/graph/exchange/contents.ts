// Everything that a graph holds, in an order that does not depend on how it was written.

import type { Graph } from '../../../graph/graph.ts'
import type { ReadOptions } from '../../../graph/store/port.ts'

const OPTIONS: ReadOptions = { visibility: { kind: 'all' }, signal: null }

/** Two graphs hold the same exactly if these lists are equal. */
export async function contentsOf({ model, store }: Graph): Promise<string[]> {
  const lines: string[] = []
  const keys = new Map<number, string>()
  for (const node of model.nodes.values()) {
    const names = [...node.properties.keys()]
    for await (const page of store.scanNodes(node.label, names, OPTIONS)) {
      for (const { handle, key, values } of page) {
        keys.set(handle, `${node.label} ${JSON.stringify(key)}`)
        lines.push(`${node.label} ${JSON.stringify(key)} ${JSON.stringify(values, exact)}`)
      }
    }
  }
  for (const { type, properties } of model.relationships.values()) {
    for await (const page of store.scanRelationships(type, [...properties.keys()], OPTIONS)) {
      for (const { source, target, values } of page) {
        lines.push(`${type} ${keys.get(source)} ${keys.get(target)} ${JSON.stringify(values, exact)}`)
      }
    }
  }
  return lines.sort()
}

function exact(_name: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}n` : value
}
