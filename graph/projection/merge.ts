// Base and delta -> a new base, by reading the view as if it were a store. Slices of the work let others run.

import type { Value } from '../model/values.ts'
import type { NodeScanRow, RelationshipScanRow } from '../store/port.ts'
import type { ScanSource } from './build-base.ts'
import type { Column } from './column.ts'
import type { Projection } from './projection.ts'

const BATCH_ROWS = 20_000

/** Node numbers serve as handles of nodes; handles of relationships stay. */
export function scanSourceOf(graph: Projection): ScanSource {
  const { base, delta } = graph
  return {
    async *scanNodes(label, columns) {
      const own = base.nodeColumns.get(label)
      const start = base.labelStarts[base.labels.indexOf(label)]!
      const nodes = graph.nodesOf(label)
      for (let from = 0; from < nodes.length; from += BATCH_ROWS) {
        yield nodes.slice(from, from + BATCH_ROWS).map((node): NodeScanRow => {
          const changed = delta.nodeProperties.get(node)
          const values = columns.map((name) =>
            changed ? changed[name] : valueAt(own?.get(name), node - start),
          )
          return { handle: node, key: graph.refOf(node).key, values: values.map((value) => value ?? null) }
        })
      }
    },
    async *scanRelationships(type, columns) {
      const own = base.edgeColumns.get(type)
      const edges = edgesOf(graph, type)
      const start = base.typeStarts[base.types.indexOf(type)]!
      for (let from = 0; from < edges.length; from += BATCH_ROWS) {
        yield edges.slice(from, from + BATCH_ROWS).map((edge): RelationshipScanRow => {
          const changed = delta.edgeProperties.get(edge)
          const values = columns.map((name) =>
            changed ? changed[name] : valueAt(own?.get(name), edge - start),
          )
          return {
            handle: graph.handleOf(edge),
            source: graph.sourceOf(edge),
            target: graph.targetOf(edge),
            values: values.map((value) => value ?? null),
          }
        })
      }
    },
  }
}

function edgesOf({ base, delta }: Projection, type: string): number[] {
  const number = base.types.indexOf(type)
  const edges: number[] = []
  for (let edge = base.typeStarts[number]!; edge < base.typeStarts[number + 1]!; edge += 1) {
    if (!delta.removedEdges.has(edge)) edges.push(edge)
  }
  delta.edges.forEach((added, index) => {
    const edge = base.edgeCount + index
    if (added.type === number && !delta.removedEdges.has(edge)) edges.push(edge)
  })
  return edges
}

function valueAt(column: Column | undefined, place: number): Value | null {
  return column ? column.value(place) : null
}
